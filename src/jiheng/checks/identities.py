"""When two forms speak of the same project or unit: names compared without width, blanks and punctuation."""

import re
import unicodedata
from typing import Final

from jiheng.form import Field, SelfEvaluation

_APART: Final = re.compile(r"[\W_]+")
_YEAR: Final = re.compile(r"(?<!\d)(?:(?:19|20)\d{2}(?!\d)(?:年度|年)?|二[〇零○][〇零○一二三四五六七八九]{2}年度?)")


def fold(name: str | None) -> str:
    """Give a name in the form in which names are compared: 「送戏 下乡（二期）」 and 「送戏下乡(二期)」 are one."""
    return _APART.sub("", unicodedata.normalize("NFKC", name or "")).casefold()


def without_year(text: str | None) -> str:
    """Give a text in half-width signs without the years in it."""
    return _YEAR.sub("", unicodedata.normalize("NFKC", text or ""))


def ageless(name: str | None) -> str:
    """As :func:`fold`, without the year: what 「2019年送戏下乡」 and 「2020年送戏下乡」 have in common."""
    return fold(without_year(name))


def folded(field: Field[str]) -> str:
    """Fold what stands in a field; nothing where it is blank or its reading is open, for then it cannot be compared."""
    return fold(field.value) if field.is_certain else ""


def said(form: SelfEvaluation) -> str:
    """Name a form for messages across forms: its project, its unit and its year, as far as they are written."""
    return named(form.project.value, form.implementing_unit.value, form.fiscal_year.value)


def named_en(project: str | None, unit: str | None, year: int | str | None = None) -> str:
    """As :func:`named`, for English messages."""
    more = ", ".join(filter(None, (unit, str(year) if year else "")))
    called = f"“{project}”" if project else "a project without a name"
    return f"{called}{f' ({more})' if more else ''}"


def named(project: str | None, unit: str | None, year: int | str | None = None) -> str:
    """As :func:`said`, of what a fact kept of a form."""
    more = "，".join(filter(None, (unit, f"{year} 年度" if year else "")))
    return f"「{project or '（无项目名称）'}」{f'（{more}）' if more else ''}"
