"""A grid as the bytes of a file, one module for each type: ``write(grid) -> bytes``, the same bytes each time."""
