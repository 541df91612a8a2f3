"""Documents as they stand on paper: their blocks in :mod:`.shapes`, and a module for each way to write them down."""
