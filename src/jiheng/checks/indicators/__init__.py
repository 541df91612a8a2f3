"""Which indicators a form has, and whether each stands where it belongs."""
