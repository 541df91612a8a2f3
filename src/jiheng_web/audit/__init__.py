"""The audit trail: who did what when, each line sealed with the one before it.

There is no act without its line.
"""
