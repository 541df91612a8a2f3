"""The year a form is about: in its title, or on a line of its own. Dates of filing are not it."""

import re

from jiheng.form.cleaning import fold

# Years are written with Chinese digits, too.
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_ALONE = re.compile(r"[(\[【]?((?:19|20)\d{2})[)\]】]?年?(?:年?度)?[)\]】]?")
_WITHIN = re.compile(r"(?<!\d)((?:19|20)\d{2})[)\]】]?年(?!\d)")
_LONGEST = 60


def _fold(text: str) -> str:
    return fold(text).translate(_DIGITS) if len(text) <= _LONGEST else ""


def year_alone(text: str) -> int | None:
    """Give the year that is all a line says, as in 「（2020年度）」, or ``None``."""
    found = _ALONE.fullmatch(_fold(text))
    return int(found[1]) if found else None


def year_within(text: str) -> int | None:
    """Give the first year that a title names, as in 「2021年度项目支出绩效自评表」, or ``None``."""
    found = _WITHIN.search(_fold(text))
    return int(found[1]) if found else None
