"""Files damaged at random, read one after the other in a process that is watched: see :mod:`tests.fuzzing.__main__`."""
