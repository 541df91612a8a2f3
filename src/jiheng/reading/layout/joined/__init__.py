"""Text whose cells were not kept apart: put back into rows, or left open."""
