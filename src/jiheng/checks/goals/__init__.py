"""年度总体目标: what was to be reached in words, and what is said to have been reached."""
