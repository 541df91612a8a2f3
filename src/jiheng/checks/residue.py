"""What a template leaves behind in a cell: prompts, crosses to be replaced, dots, numbers without a text."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from jiheng.checks.cells import TextCell
from jiheng.checks.keywords import any_of
from jiheng.checks.terms import terms

# Without any of these nothing but a prompt can be left, and most cells have none.
_SIGNS: Final = frozenset("×XxＸ*＊○〇△_＿﹍□…⋯字标（(")
_LONG_CELLS: Final = frozenset({"expected", "achieved", "deviation_note"})

_CROSSES: Final = re.compile(
    r"[×△＊Ｘ]{2,}|(?<![\d*])\*{2,}(?![\d*])|(?<![A-Za-z0-9])[Xx]{2,}(?![A-Za-z0-9]|-\d)"
    r"|(?<![一二三四五六七八九十零○〇])[○〇]{2,}(?![一二三四五六七八九十零])"  # no 二〇〇八年
    r"|(?<![\d\sA-Za-z)）人个台件])[×XxＸ](?=[年月日个户家场万项件册期%％])"
    r"|[_＿﹍]{2,}|□{2,}|[（(]\s*[)）]"
)
# 「(100字以内)」, 「【限200字】」; without brackets only where it is the whole cell.
_LIMIT: Final = re.compile(
    r"[（(\[【][^（）()\[\]【】]{0,12}?\d{2,4}\s*个?字[^（）()\[\]【】]{0,6}[)）\]】]"
    r"|^\s*(?:请|限|不超过)?\s*\d{2,4}\s*字(?:以内|之内|左右)\s*$"
)
_DOTS: Final = r"(?:…+|⋯+|\.{3,}|。{3,}|·{3,})"
_ANY_DOTS: Final = re.compile(_DOTS)
# In a text of sentences an ellipsis may be meant; not where it stands for a line to be filled in.
_OUTER_DOTS: Final = re.compile(rf"{_DOTS}(?=\s*$)|(?<![^\n]){_DOTS}")
_EMPTY_NUMBER: Final = re.compile(
    r"(?<![^\s;；。])(?:三级指标|指标|目标)\s*\d{1,2}\s*[:：]?\s*(?=$|目标\s*\d|[;；。…])"
)
_PREFIX: Final = re.compile(r"\s*(指标\s*\d{1,2}\s*[:：])\s*(?=\S)")
# What stands before the name of a person; the beginning, a sign, or who it is.
_BEFORE_PERSON: Final = r"(?:^|(?<=[^\u3400-\u9fff])|(?<=[问员师户民工])|(?<=同志))"


def prefix_in(printed: str) -> str | None:
    """Give the 「指标1：」 before a name that was written behind it; ``None`` where there is none."""
    found = _PREFIX.match(printed) if "指标" in printed else None
    return None if found is None or residue_in(printed, "name") else found[1]


def residue_in(printed: str, cell: str) -> tuple[str, ...]:
    """List what a template left in a cell but for its prompts, each once; ``cell`` is the name of the field."""
    if not _may_hold(printed):
        return ()
    dots = _OUTER_DOTS if cell in _LONG_CELLS else _ANY_DOTS
    told = _masked().sub("", printed)
    found = [match[0].strip() for pattern in (_EMPTY_NUMBER, _LIMIT, dots) for match in pattern.finditer(printed)]
    return tuple(dict.fromkeys([*found, *(match[0].strip() for match in _CROSSES.finditer(told))]))


def prompts_in(cells: Iterable[TextCell]) -> tuple[str, ...]:
    """List the prompts of templates that stand anywhere in a form."""
    whole = "\n".join(cell.field.printed for cell in cells)
    return tuple(dict.fromkeys(any_of(terms("template_prompts")).findall(whole)))


def _may_hold(printed: str) -> bool:
    return not _SIGNS.isdisjoint(printed) or "..." in printed or "。。。" in printed or "···" in printed


@cache
def _masked() -> re.Pattern[str]:
    """Names of people that were made unreadable on purpose: 王××, 李**."""
    surnames = "".join(sorted(terms("surnames")))
    return re.compile(rf"{_BEFORE_PERSON}[{surnames}][×XxＸ*＊○]{{1,2}}(?![×XxＸ*＊○])")
