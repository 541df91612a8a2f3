"""What recognition sees, frame by frame from left to right: the text it spells, and how probable exactly that text is.

Every frame gives each sign, and none, a probability. A text is spelled by every way of dealing its signs out to the
frames in order, each to one or several in a row, with frames without a sign between, which two of the same sign need.
The likeliest sign of a frame alone does not say whether a sign was lost between two frames or seen twice; the sum over
all ways does.
"""

import math
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import numpy as np

Frames: TypeAlias = np.ndarray[Any, np.dtype[np.float32]]
"""A row for each frame, a column for each sign; column 0 is that there is none, the last is a blank between words."""
Signs: TypeAlias = np.ndarray[Any, np.dtype[np.int64]]
Alike: TypeAlias = Mapping[int, tuple[int, ...]]

_NONE: Final = 0
_IMPOSSIBLE: Final = 1e-200


def spelled(seen: Frames) -> Signs:
    """Give the signs of the text that the likeliest sign of each frame spells."""
    likeliest = seen.argmax(axis=1)
    begins = likeliest != _NONE
    begins[1:] &= likeliest[1:] != likeliest[:-1]
    return np.asarray(likeliest[begins], np.int64)


def probability(seen: Frames, signs: Signs, alike: Alike) -> float:
    """Give the probability that frames say this text and no other; blanks between words count for nothing.

    ``alike`` names the signs that are as good as another, by each of them: a sign may be any of these.
    """
    groups = [alike.get(sign, (sign,)) for sign in signs.tolist() if sign != seen.shape[1] - 1]
    if not groups:
        return 0.0
    letters = np.array([group[0] for group in groups])
    # Between every two signs, and at both ends, there may be frames without one.
    count = 2 * len(groups) + 1
    gaps = seen[:, _NONE].astype(np.float64) + seen[:, -1]
    rows = np.empty((len(seen), count))
    rows[:, ::2] = gaps[:, None]
    for place, group in enumerate(groups):
        rows[:, 2 * place + 1] = seen[:, group].sum(axis=1)
    passes = np.zeros(count)
    passes[3::2] = letters[1:] != letters[:-1]
    reached = np.zeros(count)
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
