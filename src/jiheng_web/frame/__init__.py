"""What every page has: its frame, the language it speaks, its safe headers, and what is said when there is none."""
