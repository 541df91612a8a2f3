"""What recognition sees, frame by frame from left to right: the text it spells, and how probable exactly that text is.

Every frame gives each sign, and none, a probability. A text is spelled by every way of dealing its signs out to the
frames in order, each to one or several in a row, with frames without a sign between, which two of the same sign need.
The likeliest sign of a frame alone does not say whether a sign was lost between two frames or seen twice; the sum over
all ways does.
"""

import math
from typing import Any, Final, TypeAlias

import numpy as np

Frames: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]
"""A row for each frame, a column for each sign; column 0 is that there is none, the last is a blank between words."""
Signs: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]

_NONE: Final = 0
_IMPOSSIBLE: Final = 1e-200


def _begins(likeliest: Signs) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Mark the frames with which a sign begins."""
    begins = np.asarray(likeliest != _NONE, np.bool_)
    begins[1:] &= likeliest[1:] != likeliest[:-1]
    return begins


def spelled(seen: Frames) -> Signs:
    """Give the signs of the text that the likeliest sign of each frame spells."""
    likeliest = seen.argmax(axis=1)
    return np.asarray(likeliest[_begins(likeliest)], np.int64)


def least(seen: Frames) -> float:
    """Give the probability of the least certain sign of that text; 0 where there is none."""
    likeliest = seen.argmax(axis=1)
    return float(seen.max(axis=1)[_begins(likeliest)].min(initial=1.0)) if likeliest.any() else 0.0


def probability(seen: Frames, signs: Signs) -> float:
    """Give the probability that frames say this text and no other; blanks between words count for nothing."""
    letters = signs[signs != seen.shape[1] - 1]
    if not letters.size:
        return 0.0
    # Between every two signs, and at both ends, there may be frames without one.
    places = np.zeros(2 * letters.size + 1, np.int64)
    places[1::2] = letters
    gaps = seen[:, _NONE].astype(np.float64) + seen[:, -1]
    rows = seen[:, places].astype(np.float64)
    rows[:, ::2] = gaps[:, None]
    passes = np.zeros(places.size)
    passes[3::2] = letters[1:] != letters[:-1]
    reached = np.zeros(places.size)
    reached[:2] = rows[0, :2]
    logarithm = 0.0
    for row in rows[1:]:
        following = reached.copy()
        following[1:] += reached[:-1]
        following[2:] += passes[2:] * reached[:-2]
        reached = following * row
        share = float(reached.sum())
        if share < _IMPOSSIBLE:
            return 0.0
        reached /= share
        logarithm += math.log(share)
    return float(reached[-2:].sum()) * math.exp(logarithm)
