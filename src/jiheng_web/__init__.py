"""The office: pages in a browser over the library, for one reviewer on a laptop or the offices of a district.

Each feature is a folder. Within one, imports run one way: views → acts | queries → models; only acts change anything,
and each writes its line in the audit trail in the transaction of the change.
"""
