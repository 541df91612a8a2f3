"""What is doubted of a reading, and what speaks for it."""
