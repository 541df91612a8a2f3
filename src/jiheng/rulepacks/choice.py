"""Which pack applies, and which are set beside it for comparison (DOMAIN §2.3 and §2.3c)."""

from collections.abc import Sequence
from functools import lru_cache

from jiheng.rulepacks.loading import known_packs, load_pack
from jiheng.rulepacks.pack import Kind, RulePack

DEFAULT = "as-printed"
ANY_LEVEL = "any"


def choose_packs(year: int | None, level: str | None, requested: Sequence[str]) -> tuple[RulePack, ...]:
    """Give the pack in force, then those set beside it, each once.

    ``year`` is the evaluation year, ``level`` the level of government where it is known (``central``), ``requested``
    what the user named: nothing, a pack, or a pack and others to compare with. Without a word from the user the form's
    own scheme is in force; where it is in force alone, the regulation for that year and level is set beside it. A year
    without a regulation is not refused. Raises :class:`BadPack`.
    """
    named = [load_pack(one) for one in requested or (DEFAULT,)]
    if len(named) == 1 and named[0].kind is Kind.FORM:
        regulation = regulation_for(year, level)
        named += [] if regulation is None else [regulation]
    return tuple({pack.sha256: pack for pack in named}.values())


@lru_cache(maxsize=256)
def regulation_for(year: int | None, level: str | None) -> RulePack | None:
    """Give the regulation in force for an evaluation year and a level: the most particular, then the latest."""
    if year is None:
        return None
    fitting = [
        pack
        for pack in map(load_pack, known_packs())
        if pack.kind is Kind.REGULATION and pack.level in {ANY_LEVEL, level} and pack.covers(year)
    ]
    return max(fitting, key=lambda pack: (pack.level != ANY_LEVEL, pack.valid_from or 0), default=None)
