"""The 审核意见 that a unit is sent: what was looked at, what it is asked to do and by when, with room to answer."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from jiheng.checks import Reported, Severity, Who
from jiheng.exporting.letters.matters import SAY, Asked, OfForm, Unit, numbered
from jiheng.exporting.papers.shapes import Block, Cell, CellLook, Line, LineLook, NewPage, Paper, Table
from jiheng.exporting.words import CLOSING, title

_ORDINALS: Final = "一二三四五六七八九十"
_HEADS: Final = ("序号", "表中位置", "审核意见", "请办理", "单位答复")
_WIDTHS: Final = (11, 26, 60, 43, 28)
_ANNEX: Final = "下年申报提示和建议（不用答复）"
_LINES_TO_ANSWER: Final = 3
_MOST_NAMED: Final = 6
_MOST_READINGS: Final = 5
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
    """Write the letter to a unit about its forms; what asks for no answer now is its annex."""
    of_year = "" if year is None else f"{year}年度"
    about = f"{of_year}项目支出绩效自评的审核意见"  # a line of the title holds no more
    annex = _parts(
        (
            ("下年申报时请留意（目标已批复，现在请勿改动）", _later(forms)),
            ("供参考的建议", _advice(forms)),
        )
    )
    blocks: list[Block] = [
        Line(f"关于{about}", LineLook.TITLE),
        Line(f"{unit.called or '（表上没有写单位名称）'}：", LineLook.LIST),
        Line(f"你单位报送的{of_year}项目支出绩效自评表 {len(forms)} 张收悉。{_overall(forms)}"),
        *_parts(
            (
                ("请办理的事项", _asked(forms)),
                ("上次意见的办理情况", _since(forms)),
                ("已有说明、由审核人核定的事项", _waiting(forms)),
                ("各表共有的事项（只说一次）", _numbered(_pile_wide(forms, _of_now))),
                ("没有读准的地方（不是单位的问题，没有据此提意见）", _readings(forms)),
            )
        ),
        *_ending(forms, sender, has_annex=bool(annex)),
    ]
    if annex:
        blocks += (NewPage("附件"), Line("附件", LineLook.LIST), Line(_ANNEX, LineLook.TITLE), *annex)
    return Paper(title=f"{unit.called or ''}{about}", blocks=tuple(blocks), sheet="审核意见", is_report=True)


def _parts(parts: Iterable[tuple[str, Sequence[Block]]]) -> list[Block]:
    """Put parts that say something one below the other, under headings that count them."""
    written = [(head, found) for head, found in parts if found]
    blocks: list[Block] = []
    for ordinal, (head, found) in zip(_ORDINALS, written, strict=False):
        blocks += (Line(f"{ordinal}、{head}", LineLook.HEADING), *found)
    return blocks


def _overall(forms: Sequence[OfForm]) -> str:
    """Say in a sentence or two how many forms want what, and how many could not be judged as a whole."""
    many = {severity: [form for form in forms if _asks(form, severity)] for severity in Severity}
    told = [
        f"{severity.chinese} {sum(_asks(form, severity) for form in many[severity])} 项，涉及 {len(many[severity])} 张"
        for severity in (Severity.ERROR, Severity.DOUBT)
        if many[severity]
    ]
    others = [form for form in forms if not form.asked]
    quiet = sum(form.is_quiet for form in others)
    unjudged = len(others) - quiet
    left = [f"{unjudged} 张没有提出意见，但有未能判断的事项"] if unjudged else []
    if quiet and (told or left):
        left.append(f"其余 {quiet} 张没有要办理的事项")
    return f"经审核，{'；'.join([*told, *left]) or '没有需要改正或者说明的事项'}。"


def _asks(form: OfForm, severity: Severity) -> int:
    return sum(one.severity is severity for one in form.asked)


def _asked(forms: Sequence[OfForm]) -> list[Block]:
    """Lay what is asked out as a table, form by form."""
    asking = list(numbered(forms))
    if not asking:
        return []
    cells = [Cell(0, column, head, CellLook.CAPTION) for column, head in enumerate(_HEADS)]
    heights: list[tuple[int, int]] = []
    row, before = 1, None
    for number, form, one in asking:
        if form is not before:
            cells.append(
                Cell(row, 0, f"{SAY.name(form.project)}　（{form.file}）", CellLook.CAPTION, columns=len(_HEADS))
            )
            row, before = row + 1, form
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
    return f"【{one.severity.chinese}】{since}" + "\n".join(one.says)


def _since(forms: Sequence[OfForm]) -> list[Block]:
    """Say of each form what was mended since last time and what else was changed in it."""
    if all(form.since is None for form in forms):
        return []
    blocks: list[Block] = []
    for form in forms:
        if form.since is None:
            told = ["上次没有这张表"]
        else:
            told = [*(f"已改：{_first_sentence(one.message)}" for one in form.mended)]
            told += [f"表内改动：{line}" for line in form.changed]
        blocks += _of_form(form, told) if told else ()
    return blocks or [Line("表里没有改动；上次提出、还没有办理的，见「请办理的事项」中注明「上次已提」的各项。")]


def _first_sentence(text: str) -> str:
    return text.partition("。")[0]


def _waiting(forms: Sequence[OfForm]) -> list[Block]:
    return [
        block
        for form in forms
        if form.waiting
        for block in _of_form(form, (f"{one.about}：{'；'.join(one.says)}" for one in form.waiting))
    ]


def _of_form(form: OfForm, lines: Iterable[str]) -> Iterator[Line]:
    yield Line(f"【{form.project or form.called}】", LineLook.SUBHEADING)
    for line in lines:
        yield Line(_sentence(line))


def _numbered(lines: Iterable[str]) -> list[Block]:
    return [Line(f"{number}. {line}") for number, line in enumerate(lines, start=1)]


def _of_now(one: Reported) -> bool:
    """Tell whether somebody is asked something before the next declaration."""
    return one.who is not Who.DECLARATION and one.severity is not Severity.ADVICE


def _later(forms: Sequence[OfForm]) -> list[Block]:
    """Say what is for the next declaration, at first what all forms share."""
    shared = _pile_wide(forms, lambda one: one.who is Who.DECLARATION)
    return _numbered([*shared, *_listed([form.later for form in forms], forms)])


def _advice(forms: Sequence[OfForm]) -> list[Block]:
    """Give the rest of what asks for no answer, at first what all forms share."""
    shared = _pile_wide(forms, lambda one: one.who is not Who.DECLARATION and not _of_now(one))
    return _numbered([*shared, *_listed([form.advice for form in forms], forms)])


def _pile_wide(forms: Sequence[OfForm], is_wanted: Callable[[Reported], bool]) -> Iterator[str]:
    """Say once what all forms share, with the first of them that has a name as the example."""
    found: dict[str, list[tuple[OfForm, Reported]]] = {}
    for form in forms:
        of_form = {one.code: one for one in reversed(form.pile_wide) if is_wanted(one)}
        for code, one in of_form.items():
            found.setdefault(code, []).append((form, one))
    for code, told in found.items():
        form, one = next((each for each in told if each[0].project), told[0])
        shared = f"共 {len(told)} 张，例如{form.called}" if len(told) > 1 else form.called
        yield f"{title(code, SAY)}（{shared}）：{_with_remedy(one)}"


def _with_remedy(one: Reported) -> str:
    acts = SAY.acts(one)
    return _sentence(SAY.message(one)) + (f"{acts}：" if acts and SAY.remedy(one) else "") + SAY.remedy(one)


def _listed(found: Sequence[Sequence[tuple[str, Reported]]], forms: Sequence[OfForm]) -> Iterator[str]:
    """Name each check once, with the rows and forms that it speaks of, and what to do about it.

    Where that is not the same for all, because it quotes a row, the first is told as an example.
    """
    rows: dict[str, dict[str, list[str]]] = {}
    remedies: dict[str, dict[str, str]] = {}
    for form, told in zip(forms, found, strict=True):
        for about, one in told:
            remedies.setdefault(one.code, {}).setdefault(SAY.remedy(one), f"{form.called}的{about}")
            rows.setdefault(one.code, {}).setdefault(form.called, []).append(about)
    for code, named in rows.items():
        remedy, of_first = next(iter(remedies[code].items()))
        example = f"以{of_first}为例：" if len(remedies[code]) > 1 else ""
        yield f"{title(code, SAY)}：{_many(_row_told(*one) for one in named.items())}。{example}{remedy}"


def _row_told(called: str, about: Sequence[str]) -> str:
    return f"{called}的{'、'.join(dict.fromkeys(about))}"


def _readings(forms: Sequence[OfForm]) -> list[Block]:
    """Say where the reading was open: every place of a form that has few, else how many there are."""
    blocks: list[Block] = []
    for form in forms:
        told = [doubt.what for doubt in form.readings]
        if len(told) > _MOST_READINGS:
            told = [f"有 {len(told)} 处没有读准，有关判断没有作。请另交 Word 或 Excel 的原件，收到后再审"]
        blocks += _of_form(form, told) if told else ()
    return blocks


def _ending(forms: Sequence[OfForm], sender: Sender, *, has_annex: bool) -> Iterator[Block]:
    if any(form.asked for form in forms):
        yield Line(
            f"请于{sender.by_when}前，将改正后的自评表和填好「单位答复」一栏的本意见一并报送。"
            "对意见有不同看法的，在「单位答复」一栏写明理由即可；已批复的目标、指标和分值，请勿为此改动。"
        )
    if has_annex:
        yield Line(f"附件：{_ANNEX}")
    yield Line(sender.name or "（审核单位）", LineLook.RIGHT)
    yield Line("　　　年　　月　　日", LineLook.RIGHT)
    yield Line(f"草稿：请审核人逐条核定，发出前删去本行。{CLOSING[0]}", LineLook.NOTE)


def _many(names: Iterable[str]) -> str:
    told = list(dict.fromkeys(names))
    named = "；".join(told[:_MOST_NAMED])
    return named if len(told) <= _MOST_NAMED else f"{named}等 {len(told)} 张"


def _sentence(text: str) -> str:
    return text if _ENDED.search(text) else f"{text}。"
