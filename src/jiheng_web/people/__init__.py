"""Who works in the office, and what for."""
