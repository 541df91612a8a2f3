"""Words typed in a shell → calls of the library → words printed. Nothing is decided here."""
