"""The page of a check: its docstring, taken apart so that it can be shown, and its examples run.

A page is Markdown under six headings. Under 触发 and 不触发 fenced blocks hold examples:

- ```` ```rows ```` holds rows of indicators, cells separated by `` | ``: 一级 | 二级 | 三级 | 年度指标值 | 实际完成值 |
  分值 | 得分 | 偏差原因.
- ```` ```form FRAME ```` names a frame (:mod:`jiheng.checks.frames`) and holds the lines of it that differ.
- ```` ```pile ```` holds several forms for a check across forms, each after a line ``== 表甲``, with the lines of the
  standard frame that differ; after ``== 项目清单`` stand the entries of a roster, one a line: 项目编码 | 项目名称 |
  实施单位 | 批复数 | 调整后预算数 | 支付数, amounts in 元.

After either word may stand ``key=value`` settings: ``rules`` (a rule pack), ``stage``, ``year``, ``finished`` (yes/no),
``cells`` (see :class:`Cells`), ``declared`` (the frame that was approved as the declaration).
"""

import re
from enum import StrEnum
from typing import Final

import msgspec

from jiheng.checks.findings import STAGE_WORDS, Life, Stage, Who
from jiheng.checks.heads import Head
from jiheng.checks.registry import BadCheck
from jiheng.rulepacks import key_specs

HEADINGS: Final = ("查什么", "为什么", "触发", "不触发", "怎么改", "In English")

WHO_WORDS: Final = {
    Who.UNIT: "实施单位",
    Who.DECLARATION: "下年申报时",
    Who.TEMPLATE: "表样下发单位",
    Who.REVIEWER: "审核人",
}
LIFE_WORDS: Final = {Life.STABLE: "稳定", Life.PREVIEW: "试用（默认不开）"}

_HEADING: Final = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE: Final = re.compile(r"^```(rows|form|pile)\b([^\n]*)\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)
_PART: Final = "== "
_ROSTER: Final = "项目清单"
SETTINGS: Final = frozenset({"rules", "stage", "year", "finished", "cells", "declared"})


class Cells(StrEnum):
    """In what state the cells of an example come to us.

    Kept apart; joined by blanks, as when a table is copied as plain text, or joined so with 分值 and 得分 of each row
    of indicators run together; with the last line hidden, as a row of a
    sheet; with the figures of the last line seen in a picture, not clearly; with a further page that cannot be read.
    """

    APART = "apart"
    BLANKS = "blanks"
    RUN_TOGETHER = "run-together"
    HIDDEN = "hidden"
    UNCLEAR = "unclear"
    PAGE_MISSING = "page-missing"


class Example(msgspec.Struct, frozen=True):
    """One example of a page.

    ``triggers`` says whether the check must speak of it. ``frame`` is the frame it is put into, ``lines`` what differs
    from the frame. The rest is what the example asks for beyond a plain review: a rule pack, a stage, the year asked
    for, whether the project is finished, how the file keeps its cells, the frame that was declared. ``more`` are
    further forms of a pile, each by its lines, and ``roster`` the entries of a roster beside it.
    """

    triggers: bool
    frame: str
    lines: tuple[str, ...]
    rules: str | None = None
    stage: Stage = Stage.REVIEW
    year: int | None = None
    finished: bool | None = None
    cells: Cells = Cells.APART
    declared: str | None = None
    more: tuple[tuple[str, ...], ...] = ()
    roster: tuple[str, ...] = ()

    @property
    def forms(self) -> "tuple[Example, ...]":
        """Every form of the example as an example of its own."""
        return tuple(
            msgspec.structs.replace(self, lines=lines, more=(), roster=()) for lines in (self.lines, *self.more)
        )


class Page(msgspec.Struct, frozen=True):
    """A page taken apart. ``sections`` maps each heading to the Markdown under it."""

    sections: dict[str, str]
    examples: tuple[Example, ...]


def page_of(check: Head) -> Page:
    """Take the page of ``check`` apart.

    Raises:
        BadCheck: a heading is missing, empty, unknown or out of order, or an example cannot be understood.
    """
    pieces = _HEADING.split(check.page)
    headings = tuple(heading.strip() for heading in pieces[1::2])
    if pieces[0].strip() or headings != HEADINGS:
        raise BadCheck(f"page of {check.code}: the headings must be {HEADINGS}, and are {headings}")
    sections = dict(zip(headings, (text.strip() for text in pieces[2::2]), strict=True))
    if empty := [heading for heading, text in sections.items() if not text]:
        raise BadCheck(f"page of {check.code}: nothing stands under {empty}")
    examples = [
        _example(check.code, match, triggers=heading == "触发")
        for heading in ("触发", "不触发")
        for match in _FENCE.finditer(sections[heading])
    ]
    return Page(sections, tuple(examples))


def _example(code: str, match: re.Match[str], *, triggers: bool) -> Example:
    kind, words, body = match.groups()
    named = words.split()
    frame = "standard" if kind == "rows" or not named or "=" in named[0] else named.pop(0)
    settings = dict(word.partition("=")[::2] for word in named)
    if unknown := sorted(settings.keys() - SETTINGS):
        raise BadCheck(f"page of {code}: an example knows no {unknown}, only {sorted(SETTINGS)}")
    year, finished = settings.get("year"), settings.get("finished")
    lines = tuple(line for line in body.splitlines() if line.strip())
    forms, roster = _parted(code, lines) if kind == "pile" else ((lines,), ())
    return Example(
        triggers=triggers,
        frame=frame,
        lines=forms[0],
        more=forms[1:],
        roster=roster,
        rules=settings.get("rules"),
        stage=Stage(settings.get("stage", Stage.REVIEW)),
        year=None if year is None else int(year),
        finished=None if finished is None else finished == "yes",
        cells=Cells(settings.get("cells", Cells.APART)),
        declared=settings.get("declared"),
    )


def _parted(code: str, lines: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Part the lines of a pile into those of each form and those of the roster."""
    forms: list[list[str]] = []
    roster: list[str] = []
    current: list[str] | None = None
    for line in lines:
        if line.startswith(_PART):
            current = roster if line.removeprefix(_PART) == _ROSTER else []
            forms += [] if current is roster else [current]
        elif current is None:
            raise BadCheck(f"page of {code}: the forms of a pile begin with a line such as “{_PART}表甲”")
        else:
            current.append(line)
    if not forms:
        raise BadCheck(f"page of {code}: a pile needs a form")
    return tuple(map(tuple, forms)), tuple(roster)


def head(check: Head) -> tuple[tuple[str, str], ...]:
    """Give what stands above a page as pairs of words: how weighty, who acts, how mature, resting on what."""
    weights = [f"{STAGE_WORDS[stage]}时{weight.chinese}" for stage, weight in check.by_stage.items()]
    also = [f"{when}，{weight.chinese}" for weight, (when, _) in check.also.items()]
    return (
        ("程度", "；".join([*(weights or [check.severity.chinese]), *also])),
        ("谁来处理", WHO_WORDS[check.who]),
        ("状态", LIFE_WORDS[check.life]),
        ("依据", _basis(check)),
    )


def _basis(check: Head) -> str:
    """What the findings rest on: clauses, what the rule pack in force says on certain points, or the form alone."""
    rules = [f"{key_specs()[key].zh} `{key}`" for key in check.rules]
    if not rules:
        return "、".join(check.clauses) or "表内的空白、文字与算术，不涉及条款"
    return f"{'、'.join(check.clauses) or '表内的数字与文字'}；所用规则包在以下各项所据的条款：{'；'.join(rules)}"


def markdown(check: Head) -> str:
    """Give the whole page as Markdown, ready for `jiheng explain` and for the reference."""
    lines = [f"# {check.code} {check.title} `{check.name}`", ""]
    lines += [f"- {label}：{text}" for label, text in head(check)]
    return "\n".join([*lines, "", check.page, ""])
