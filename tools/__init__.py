"""What `make` runs, and nothing that the library or its users need."""
