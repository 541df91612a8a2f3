"""Where one form ends and the next begins, and of what kind each is."""
