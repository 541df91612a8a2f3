"""What ``make bench`` runs: the library and its peers side by side, in one run, on one machine.

Every comparison alternates: a round calls each contestant once, in an order that changes from round to round, and a
ratio is taken within a round, so that whatever else the machine is doing falls on all of them alike. Before anything
is timed, all contestants must have given the same cells and merges. ``python -m benchmarks`` writes
``docs/reference/benchmarks.md`` and ``build/benchmarks.json``; ``--quick`` runs a few rounds and writes only the
latter, to see that everything still works.
"""
