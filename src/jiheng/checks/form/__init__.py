"""What the form says at its head and in its cells: names that are missing, cells left blank, marks left behind."""
