"""What rows and columns mean: from the grid of a file to its forms, each with the doubts of its reading.

All readers share this one layout, so that the same form gives the same value whatever file it came in. Bad content
never raises: what is unclear is a doubt.
"""

from jiheng.reading.layout.recognise import Recognised, recognise

__all__ = ["Recognised", "recognise"]
