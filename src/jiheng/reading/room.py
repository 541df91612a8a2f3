"""A count of steps that a file may cost us, so that the work stays in proportion to what a form needs."""

import msgspec

from jiheng.reading import refusals


class Room(msgspec.Struct):
    """How many more steps may be taken. ``what`` and ``what_en`` name what is counted, ``most`` is the whole."""

    what: str
    what_en: str
    most: int
    taken: int = 0

    def take(self, steps: int = 1) -> None:
        """Use up some steps; raises :class:`Unreadable` where fewer are left."""
        self.taken += steps
        if self.taken > self.most:
            raise refusals.too_large(self.what, f"{self.most:,}", self.what_en)
