"""Copied texts: how long the check takes over very many, how much memory, and how many planted copies it finds.

It runs in a process of its own, so that the memory is that of the check: ``python -m benchmarks.across TEXTS ROUNDS``.
For comparison, whole texts are summed up by their smallest hashes (MinHash), which is the usual way to look for texts
that are alike as a whole.
"""

import sys
import time
from pathlib import Path
from typing import Final

import msgspec
import numpy as np

from benchmarks.copied_texts import Planted, plant
from benchmarks.memory import high_water_mark
from benchmarks.processes import run
from benchmarks.results import Section, at_least, at_most
from benchmarks.timing import Samples, Spread
from jiheng.checks import AcrossFinding, find
from jiheng.checks.heads import AcrossCheck
from jiheng.checks.shingles import NEXT
from jiheng.checks.similarity import letters
from jiheng.rulepacks import load_pack

_ROOT: Final = Path(__file__).parents[1]
_SEED: Final = 2020
_SECONDS: Final = 5
_RECALL: Final = 97
_ONE_IN: Final = 100  # one text in so many is a copy
_GRAM: Final = 3
_HASHES: Final = 32
_BAND: Final = 2

OURS: Final = "jiheng XF003：连续 8 字，套话除外，再逐字比较"
WHOLE: Final = "整段 MinHash（3 字、32 个、16 段 × 2），只找出成对的"


class Measured(msgspec.Struct, frozen=True):
    """Seconds by contestant, one figure a round; planted copies, and how many of them each found.

    ``groups`` is how many groups of projects the check named, ``alone`` how many of them hold no planted copy.
    ``before`` and ``after`` are the most memory the process held, in MB, once the texts were there and at the end.
    """

    texts: int
    letters: float
    seconds: dict[str, list[float]]
    planted: int
    found: dict[str, int]
    groups: int
    alone: int
    before: float
    after: float


def section(texts: int, rounds: int, folder: Path) -> Section:
    """Measure in a fresh process."""
    words = [sys.executable, "-m", "benchmarks.across", str(texts), str(rounds)]
    told = msgspec.json.decode(run(words, folder, start=_ROOT), type=Measured)
    samples = {name: Samples(name, tuple(seconds)) for name, seconds in told.seconds.items()}
    recall = {name: 100 * many / told.planted for name, many in told.found.items()}
    about = (
        f"{told.texts} 段，平均 {told.letters:.0f} 字；其中种下 {told.planted} 段抄了一半以上的，"
        f"XF003 找到 {told.found[OURS]} 段（{recall[OURS]:.1f}%），另指出 {told.alone} 组没有种过的；"
        f"整段 MinHash 找到 {told.found[WHOLE]} 段（{recall[WHOLE]:.1f}%）。"
        f"内存：比较之前 {told.before:.0f} MB，最多 {told.after:.0f} MB，含文字本身"
    )
    goals = (
        at_most(f"XF003，{told.texts} 段文字", _SECONDS, samples[OURS].spread, "s"),
        at_least("XF003，种下的抄录找到几成", _RECALL, Spread.of([recall[OURS]]), "%"),
    )
    return Section("表与表之间：写得一样的文字", about, tuple(samples.values()), OURS, goals, "s")


def measure(planted: Planted, rounds: int) -> Measured:
    """Run both contestants in turns over the same texts."""
    check, pack = find("XF003"), load_pack("house")
    if not isinstance(check, AcrossCheck):
        raise TypeError("XF003 is a check across forms")
    before = after = _peak()
    seconds: dict[str, list[float]] = {OURS: [], WHOLE: []}
    together, pairs = list[set[int]](), set[tuple[int, int]]()
    for number in range(rounds):
        begun = time.thread_time()
        told = list(check.judge("2020", planted.held, pack))
        seconds[OURS].append(time.thread_time() - begun)
        after = _peak() if number == 0 else after
        begun = time.thread_time()
        pairs = whole_texts(planted)
        seconds[WHOLE].append(time.thread_time() - begun)
        together = [{spot.form for spot in one.at} for one in told if isinstance(one, AcrossFinding)]
    group_of = {form: at for at, forms in enumerate(together) for form in forms}
    ours = [pair for pair in planted.copies if group_of.get(pair[0], -1) == group_of.get(pair[1])]
    lengths = [len(letters(one.fact.text)) for one in planted.held]
    return Measured(
        texts=len(planted.held),
        letters=sum(lengths) / len(lengths),
        seconds=seconds,
        planted=len(planted.copies),
        found={OURS: len(ours), WHOLE: len(pairs & set(planted.copies))},
        groups=len(together),
        alone=len(together) - len({group_of[source] for source, _ in ours}),
        before=before,
        after=after,
    )


def whole_texts(planted: Planted) -> set[tuple[int, int]]:
    """Pair texts of which two smallest hashes of runs of three characters are the same, with the next few as ours."""
    texts = [letters(one.fact.text) for one in planted.held]
    forms = np.array([one.form for one in planted.held])
    lengths = np.array([len(text) for text in texts]) - (_GRAM - 1)
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), "<u4").astype(np.uint64)
    grams = codes[:-2] | codes[1:-1] << np.uint64(21) | codes[2:] << np.uint64(42)
    of_text = np.repeat(np.arange(len(texts)), lengths + _GRAM - 1)
    grams = grams[of_text[: len(grams)] == of_text[_GRAM - 1 :]]
    begins = lengths.cumsum() - lengths
    dice = np.random.default_rng(_SEED)
    found: set[tuple[int, int]] = set()
    for _ in range(_HASHES // _BAND):
        band = np.zeros(len(texts), np.uint64)
        for _ in range(_BAND):
            odd = np.uint64(int(dice.integers(2**62)) * 2 + 1)
            band = band * odd + np.minimum.reduceat(grams * odd >> np.uint64(20), begins)
        order = np.argsort(band, kind="stable")
        band, form = band[order], forms[order]
        for step in range(1, NEXT + 1):
            same = band[step:] == band[:-step]
            for first, second in zip(form[:-step][same].tolist(), form[step:][same].tolist(), strict=True):
                found |= {(first, second), (second, first)}
    return found


def _peak() -> float:
    """The most memory this process has held, in MB."""
    return high_water_mark() or 0.0


if __name__ == "__main__":
    texts, rounds = map(int, sys.argv[1:])
    print(msgspec.json.encode(measure(plant(_SEED, texts, texts // _ONE_IN), rounds)).decode())
