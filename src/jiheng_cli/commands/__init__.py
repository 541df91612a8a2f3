"""A module per sub-command.

Each has ``arguments(parser)``, which says what may be typed, and ``run(words, desk)``, which does it and gives the exit
code. Sub-commands of other packages, found by the entry points ``jiheng.commands``, are modules of the same shape.
"""
