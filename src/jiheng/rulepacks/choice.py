"""Which pack applies, and which is set beside it for comparison (DOMAIN §2.3 and §2.3c)."""

from collections.abc import Sequence

from jiheng.rulepacks.bad_pack import BadPack
from jiheng.rulepacks.loading import known_packs, load_pack
from jiheng.rulepacks.pack import Kind, RulePack

DEFAULT = "as-printed"
ANY_LEVEL = "any"


def choose_packs(year: int | None, level: str | None, requested: Sequence[str]) -> tuple[RulePack, RulePack | None]:
    """Give the pack in force and the one set beside it, or ``None`` where there is none to compare with.

    ``year`` is the evaluation year, ``level`` the level of government where it is known (``central``), ``requested``
    what the user named: nothing, a pack, or a pack and one to compare with. Without a word from the user the form's
    own scheme is in force, with the regulation for that year and level beside it; a year without a regulation is not
    refused. Raises :class:`BadPack`.
    """
    if len(requested) > 2:  # noqa: PLR2004 - one in force, one beside it
        raise BadPack(
            f"指定了 {len(requested)} 个规则包",
            "最多写两个：前一个适用，后一个仅供对照",
            reason_en=f"{len(requested)} rule packs were named",
            remedy_en="Name two at most: the first applies, the second is for comparison",
        )
    pack = load_pack(requested[0] if requested else DEFAULT)
    if len(requested) > 1:
        beside: RulePack | None = load_pack(requested[1])
    else:
        beside = regulation_for(year, level) if pack.kind is Kind.FORM else None
    return pack, None if beside is not None and beside.sha256 == pack.sha256 else beside


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
