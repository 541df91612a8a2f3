"""Numbers of persons in texts: telephones and identity cards, found, and shown in part only."""

import re
import unicodedata
from enum import Enum
from functools import cache
from typing import Any, Final, TypeVar

import msgspec

from jiheng.checks.terms import terms
from jiheng.form import Remark
from jiheng.rulepacks import RulePack

# The place holders of a date keep order numbers, codes and amounts from being taken for an identity number.
_IDENTITY: Final = re.compile(
    r"(?<![0-9A-Za-z.,])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
    r"|(?<=身份证)(?:号码|号)?\s*:?\s*\d{15}(?!\d)"
)
_NO_NUMBER: Final = r"(?![\d,]|\.\d|\s*(?:元|万|亿|人|个|户|亩|吨|公里|米|册|件))"
_MOBILE: Final = re.compile(rf"(?<![\d.,A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}{_NO_NUMBER}")
# The number of an office is its own business; it is a person's where a person is named beside it.
_FIXED: Final = re.compile(rf"(?<![\d.,A-Za-z])(?:\(?0\d{{2,3}}\)?[- ]?)?[2-8]\d{{6,7}}{_NO_NUMBER}")
_SHOWN_IN_FRONT, _SHOWN_BEHIND = 3, 2
PERSONS: Final = frozenset({"telephone", "filled_in_by", "project_head", "finance_head"})
"""The remarks that are about a person as wholes."""

# Digests are made of the same signs as numbers, and are nobody's.
_DIGEST: Final = re.compile(r"[0-9a-f]{12}|[0-9a-f]{64}")

_T = TypeVar("_T")


def numbers_in(printed: str, *, of_persons: bool) -> tuple[str, ...]:
    """List the numbers of persons in a text, each as it may be shown: 139******34.

    ``of_persons`` says that the whole text is about a person, as behind 联系电话.
    """
    text = unicodedata.normalize("NFKC", printed)
    found = [(match.start(), match[0]) for pattern in (_IDENTITY, _MOBILE) for match in pattern.finditer(text)]
    rest = _MOBILE.sub(_blanked, _IDENTITY.sub(_blanked, text))
    found += [
        (match.start(), match[0])
        for match in _FIXED.finditer(rest)
        if of_persons or _of_somebody().search(rest[: match.start()])
    ]
    return tuple(dict.fromkeys(_masked(number) for _, number in sorted(found)))


@cache
def _of_somebody() -> re.Pattern[str]:
    """The end of a text that names a person, right before that person's number."""
    surnames = "".join(sorted(terms("surnames")))
    return re.compile(
        r"(?:联系人|填报人|填表人|经办人|负责人|姓名|联络人)[^,;。]{0,12}$"
        rf"|(?:^|[\s,;、:。(])[{surnames}][\u4e00-\u9fff]{{1,2}}[\s,:(]*(?:(?:联系|办公)?电话|座机)?[\s:]*$"
    )


def _blanked(match: re.Match[str]) -> str:
    return "□" * len(match[0])


def _masked(number: str) -> str:
    signs = re.sub(r"[^0-9Xx]", "", number)
    hidden = len(signs) - _SHOWN_IN_FRONT - _SHOWN_BEHIND
    return f"{signs[:_SHOWN_IN_FRONT]}{'*' * hidden}{signs[-_SHOWN_BEHIND:]}"


def masked(text: str, *, of_persons: bool = False) -> str:
    """Give a text with the numbers of persons shown in part: 王某 139******34. ``of_persons`` as above."""
    if _DIGEST.fullmatch(text) or not any(sign.isdigit() for sign in text):
        return text
    text = _MOBILE.sub(_in_part, _IDENTITY.sub(_in_part, text))
    return _FIXED.sub(
        lambda match: _in_part(match) if of_persons or _of_somebody().search(text[: match.start()]) else match[0], text
    )


def _in_part(match: re.Match[str]) -> str:
    return _masked(match[0])


def without_numbers(value: _T, *, of_persons: bool = False) -> _T:
    """Give a record of ours, whatever it holds, with the numbers of persons masked in all its texts."""
    made: Any = value
    if isinstance(value, str) and not isinstance(value, Enum):
        made = masked(value, of_persons=of_persons)
    elif isinstance(value, tuple):
        made = tuple(without_numbers(one, of_persons=of_persons) for one in value)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, RulePack):
        about = of_persons or (isinstance(value, Remark) and value.code in PERSONS)
        held = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: new for name, old in held.items() if (new := without_numbers(old, of_persons=about)) != old}
        made = msgspec.structs.replace(value, **changed) if changed else value
    found: _T = made
    return found
