"""Across forms: what several forms say together, and what a roster says beside them."""
