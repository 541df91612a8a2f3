"""The 审核意见 that a unit is sent: what was looked at, what it is asked to do and by when, with room to answer."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from jiheng.checks import Reported, Severity
from jiheng.exporting.letters.matters import SAY, Asked, OfForm, Unit
from jiheng.exporting.papers.shapes import Block, Cell, CellLook, Line, LineLook, Paper, Table
from jiheng.exporting.words import CLOSING, title

_ORDINALS: Final = "一二三四五六七八九十"
_HEADS: Final = ("序号", "表中位置", "审核意见", "请办理", "单位答复")
_WIDTHS: Final = (9, 26, 62, 43, 28)
_LINES_TO_ANSWER: Final = 3
_MOST_NAMED: Final = 6
_MOST_READINGS: Final = 10
# Behind the last sentence a message says in brackets what it rests on.
_ENDED: Final = re.compile(r"[。！？；](?:（[^（）]*）)?$")


class Sender(NamedTuple):
    """Who sends the letter, and by when an answer is due; what is not said is left open to be filled in by hand."""

    name: str | None = None
    deadline: date | None = None

    @property
    def by_when(self) -> str:
        """The day in words."""
        day = self.deadline
        return "　　　年　　月　　日" if day is None else f"{day.year}年{day.month}月{day.day}日"


def letter(unit: Unit, forms: Sequence[OfForm], year: int | None, sender: Sender) -> Paper:
    """Write the letter to a unit about its forms."""
    forms_of = f"{'' if year is None else f'{year}年度'}项目支出绩效自评表"
    about = f"{forms_of}的审核意见"
    blocks: list[Block] = [
        Line(f"关于{about}", LineLook.TITLE),
        Line(f"{unit.name or '（表上没有写单位名称）'}：", LineLook.LIST),
        Line(f"你单位报送的{forms_of} {len(forms)} 张收悉。{_overall(forms)}"),
    ]
    parts = (
        ("请办理的事项", _asked(forms)),
        ("上次意见的办理情况", _since(forms)),
        ("已有说明、由审核人核定的事项", _waiting(forms)),
        ("各表共有的事项（由表样下发单位或主管部门统一处理，不用逐张修改）", _pile_wide(forms)),
        ("下年申报时请留意（目标已批复，现在请勿改动）", _listed(forms, "later")),
        ("供参考的建议（不用答复）", _listed(forms, "advice")),
        ("请对照原表看一眼的地方（是读表没有把握，不是单位的问题）", _readings(forms)),
    )
    written = [(head, found) for head, found in parts if found]
    for ordinal, (head, found) in zip(_ORDINALS, written, strict=False):
        blocks += (Line(f"{ordinal}、{head}", LineLook.HEADING), *found)
    blocks += _ending(forms, sender)
    return Paper(title=f"{unit.name or ''}{about}", blocks=tuple(blocks), sheet="审核意见", is_report=True)


def _overall(forms: Sequence[OfForm]) -> str:
    """Say in a sentence or two how many forms want what."""
    many = {severity: [form for form in forms if _asks(form, severity)] for severity in Severity}
    told = [
        f"{severity.chinese} {sum(_asks(form, severity) for form in many[severity])} 项，涉及 {len(many[severity])} 张"
        for severity in (Severity.ERROR, Severity.DOUBT)
        if many[severity]
    ]
    quiet = sum(not form.asked for form in forms)
    if not told:
        return "经审核，没有需要改正或者说明的事项。"
    rest = f"；其余 {quiet} 张没有要办理的事项" if quiet else ""
    return f"经审核，{'；'.join(told)}{rest}。"


def _asks(form: OfForm, severity: Severity) -> int:
    return sum(one.severity is severity for one in form.asked)


def _asked(forms: Sequence[OfForm]) -> list[Block]:
    """Lay what is asked out as a table, the forms with what must be corrected first."""
    asking = sorted((form for form in forms if form.asked), key=lambda form: -max(one.severity for one in form.asked))
    if not asking:
        return []
    cells = [Cell(0, column, head, CellLook.CAPTION) for column, head in enumerate(_HEADS)]
    heights, row, number = [], 1, 0
    for form in asking:
        points = f"　{form.points}" if form.points else ""
        named = f"{form.project}{points}\n{form.file}"
        cells.append(Cell(row, 0, named, CellLook.CAPTION, columns=len(_HEADS)))
        row += 1
        for one in form.asked:
            number += 1
            cells += (
                Cell(row, 0, str(number), CellLook.WORD),
                Cell(row, 1, f"{one.about}\n{one.cells}" if one.cells else one.about, CellLook.TEXT),
                Cell(row, 2, _opinion(one), CellLook.LONG),
                Cell(row, 3, "\n".join(one.do) or "请核实。", CellLook.LONG),
                Cell(row, 4, "", CellLook.LONG, is_open=True),
            )
            heights.append((row, _LINES_TO_ANSWER))
            row += 1
    return [Table(_WIDTHS, tuple(cells), head_rows=1, least_heights=tuple(heights))]


def _opinion(one: Asked) -> str:
    since = f"（{one.since}）" if one.since else ""
    return f"【{one.severity.chinese}】{since}" + "\n".join(one.says) + f"〔{'、'.join(one.codes)}〕"


def _since(forms: Sequence[OfForm]) -> list[Block]:
    """Say of each form that was there last time what was mended and what else was changed."""
    if all(form.since is None for form in forms):
        return []
    blocks: list[Block] = []
    for form in forms:
        if form.since is None:
            told = ["上次没有这张表"]
        else:
            told = [*(f"已改：{line}" for line in form.mended), *(f"表内改动：{line}" for line in form.changed)]
        blocks += _of_form(form.project, told or ["没有改动"])
    return blocks


def _waiting(forms: Sequence[OfForm]) -> list[Block]:
    return [
        block
        for form in forms
        if form.waiting
        for block in _of_form(form.project, (f"{one.about}：{'；'.join(one.says)}" for one in form.waiting))
    ]


def _of_form(project: str, lines: Iterable[str]) -> Iterator[Line]:
    yield Line(f"【{project}】", LineLook.SUBHEADING)
    for line in lines:
        yield Line(_sentence(line), LineLook.LIST)


def _pile_wide(forms: Sequence[OfForm]) -> list[Block]:
    """Say once what all forms share, in the words of the first of them."""
    found: dict[str, list[tuple[str, Reported]]] = {}
    for form in forms:
        for one in form.pile_wide:
            found.setdefault(one.code, []).append((form.project, one))
    return [
        Line(
            _sentence(f"{title(code, SAY)}（{_many(name for name, _ in told)}）：{SAY.message(told[0][1])}")
            + SAY.remedy(told[0][1]),
            LineLook.LIST,
        )
        for code, told in found.items()
    ]


def _listed(forms: Sequence[OfForm], which: str) -> list[Block]:
    """Name each check once, with the rows and forms that it speaks of."""
    found: dict[str, dict[str, None]] = {}
    for form in forms:
        for one in getattr(form, which):
            found.setdefault(one.code, {})[form.project] = None
    return [Line(f"{title(code, SAY)}〔{code}〕：{_many(names)}。", LineLook.LIST) for code, names in found.items()]


def _readings(forms: Sequence[OfForm]) -> list[Block]:
    blocks: list[Block] = []
    for form in forms:
        told = [doubt.what for doubt in form.readings[:_MOST_READINGS]]
        if (left := len(form.readings) - _MOST_READINGS) > 0:
            told.append(f"另有 {left} 处，见检查报告")
        blocks += _of_form(form.project, told) if told else ()
    return blocks


def _ending(forms: Sequence[OfForm], sender: Sender) -> Iterator[Block]:
    if any(form.asked for form in forms):
        yield Line(
            f"请于{sender.by_when}前，将改正后的自评表和填好“单位答复”一栏的本意见一并报送。"
            "对意见有不同看法的，在“单位答复”一栏写明理由即可；已批复的目标、指标和分值，请勿为此改动。"
        )
    yield Line(sender.name or "（审核单位）", LineLook.RIGHT)
    yield Line("　　　年　　月　　日", LineLook.RIGHT)
    yield Line(CLOSING[0], LineLook.NOTE)


def _many(names: Iterable[str]) -> str:
    told = list(dict.fromkeys(names))
    named = "、".join(f"「{name}」" for name in told[:_MOST_NAMED])
    return named if len(told) <= _MOST_NAMED else f"{named}等 {len(told)} 张"


def _sentence(text: str) -> str:
    return text if _ENDED.search(text) else f"{text}。"
