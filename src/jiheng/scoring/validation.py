"""Whether a pack holds: it loads, and its cases come out as they say."""

from pathlib import Path

from jiheng.rulepacks import load_pack
from jiheng.scoring.cases import CaseOutcome, run_cases


def validate_pack(id_or_path: str | Path) -> tuple[int, tuple[CaseOutcome, ...]]:
    """Load a pack and run its cases; give how many there are, and those that did not come out.

    Raises :class:`~jiheng.rulepacks.BadPack` where the pack or its cases cannot be read.
    """
    outcomes = run_cases(load_pack(id_or_path))
    return len(outcomes), tuple(outcome for outcome in outcomes if outcome.faults)
