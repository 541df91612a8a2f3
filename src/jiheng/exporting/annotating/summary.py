"""The page that goes with an annotated file: how each form stands, a line for every item, and what is no comment.

One form has a page; of several in a file each has a heading in one table, and what they share is said once. What is
found is in the comments, and what stands here is enough to see how much of it there is and where.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from jiheng.assess import Options
from jiheng.checks import Severity
from jiheng.exporting.annotating.entries import Entry
from jiheng.exporting.annotating.shapes import Placed
from jiheng.exporting.annotating.telling import LONGEST_NAME, Told
from jiheng.exporting.lines import clip
from jiheng.exporting.papers.shapes import Air, Block, Cell, CellLook, Line, LineLook, Paper, Table
from jiheng.exporting.words import CLOSING, SEVERITIES, Say, reasons_of

_WIDTHS: Final = (7, 14, 20, 22, 37)
_LOOKS: Final = (CellLook.FIGURE, CellLook.WORD, CellLook.TEXT, CellLook.TEXT, CellLook.TEXT)
_HEADS: Final = (("序号", "No."), ("级别", "Weight"), ("事项", "Matter"), ("位置", "Where"), ("要点", "About"))


class FormNoted(msgspec.Struct, frozen=True):
    """A form of the file: what is said of it, where its comments came to stand, which of its cells were mended."""

    told: Told
    placed: tuple[Placed, ...]
    mended: tuple[str, ...] = ()


def summary(file: str, forms: Sequence[FormNoted], notices: Sequence[str], options: Options) -> Paper:
    """Lay out the page of one file; ``notices`` concern the file as a whole."""
    say = Say(options.lang)
    blocks: list[Block] = [
        Line(say("检查摘要", "Summary"), LineLook.TITLE),
        Line(f"{file}\n{say.audience(options)}", LineLook.SUBTITLE),
        *_notes(notices),
    ]
    if len(forms) == 1:
        told = forms[0].told
        blocks.append(Line(_name(told, say), LineLook.SUBHEADING))
        blocks += _notes((say(f"结论：{told.verdict}", f"Verdict: {told.verdict}"), *told.own, *told.common))
    else:
        blocks += _notes(_of_all(forms, say))
    blocks += _table(forms, say)
    blocks += _notes((*_besides(forms, say), *_in_full(forms), say(*CLOSING)))
    return Paper(say("检查摘要", "Summary"), tuple(blocks), is_report=True)


def _notes(lines: Iterable[str]) -> Iterator[Line]:
    return (Line(line, LineLook.NOTE) for line in lines)


def _name(told: Told, say: Say) -> str:
    """Name a form: its project, the year, who did it."""
    form = told.assessment.form
    year = form.fiscal_year.value
    about = (
        say.name(form.project.value),
        "" if year is None else say(f"{year}年度", str(year)),
        form.implementing_unit.value or form.competent_department.value or "",
    )
    return "　".join(clip(one, LONGEST_NAME) for one in about if one)


def _of_all(forms: Sequence[FormNoted], say: Say) -> Iterator[str]:
    """Say how much there is of what in all forms together, and what they share."""
    many = sum((form.told.many for form in forms), Counter[Severity]())
    counted = (
        say(f"{weight.chinese} {many[weight]} 项", f"{SEVERITIES[weight].lower()}: {many[weight]}")
        for weight in sorted(Severity, reverse=True)
    )
    yield say(f"共 {len(forms)} 张表：{'，'.join(counted)}。", f"{len(forms)} forms: {', '.join(counted)}.")
    yield from _together([form.told.common for form in forms])


def _together(lines: Sequence[Iterable[str]]) -> Iterator[str]:
    """Give the lines of all forms, each once, with the numbers of its forms where these are not all of them."""
    said: dict[str, list[str]] = {}
    for number, own in enumerate(lines, start=1):
        for line in own:
            said.setdefault(line, []).append(f"【{number}】")
    for line, numbers in said.items():
        of = "" if len(numbers) == len(lines) else "".join(numbers)
        yield f"{of}{line}"


def _table(forms: Sequence[FormNoted], say: Say) -> Iterator[Table]:
    """Give the table of all items, a line each; of several forms each has a line of its own above its items."""
    cells = [Cell(0, column, say(*head), CellLook.LABEL) for column, head in enumerate(_HEADS)]
    row = 1
    for number, form in enumerate(forms, start=1):
        if len(forms) > 1:
            told = form.told
            standing = say("；", "; ").join((told.verdict, *_glances(told, say), *told.own[:1]))
            cells.append(
                Cell(row, 0, f"【{number}】{_name(told, say)}\n{standing}", CellLook.CAPTION, columns=len(_HEADS))
            )
            row += 1
        for place, entry in enumerate(form.told.entries, start=1):
            if len(forms) > 1 and entry.is_slight:
                continue
            texts = (str(place), entry.weight, entry.matter, entry.cells, entry.gist)
            cells += [
                Cell(row, column, text, look) for column, (text, look) in enumerate(zip(texts, _LOOKS, strict=True))
            ]
            row += 1
    if row > 1:
        yield Table(_WIDTHS, tuple(cells), head_rows=1, air=Air.LEAST)


def _glances(told: Told, say: Say) -> Iterator[str]:
    """Count the comments that only ask for a glance, which of several forms are not listed."""
    if many := sum(entry.is_slight for entry in told.entries):
        yield say(f"读表说明 {many} 处", f"notes on the reading: {many}")


def _besides(forms: Sequence[FormNoted], say: Say) -> Iterator[str]:
    """Say what has no comment of its own, or another place than its own."""
    named: dict[str, list[str]] = {}
    for number, form in enumerate(forms, start=1):
        mark = f"【{number}】" if len(forms) > 1 else ""
        for head, apart in _apart(form, say, is_alone=len(forms) == 1):
            named.setdefault(head, []).extend(f"{mark}{item}" for item in apart)
    reasons = [
        [f"{reason}〔{codes}〕" for reason, codes in reasons_of(form.told.assessment.not_judged, say)] for form in forms
    ]
    if any(reasons):
        named[say("未能判断", "Could not be judged")] = list(_together(reasons))
    for head, items in named.items():
        yield f"{head}{say('：', ': ')}{say('；', '; ').join(items)}"


def _apart(form: FormNoted, say: Say, *, is_alone: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Name the cells that were mended, and by their numbers the comments that stand elsewhere or nowhere.

    What has no comment at all is named where the form ``is_alone``; of several the comment at the title names it, if
    there is one.
    """
    numbered = tuple(enumerate(zip(form.told.entries, form.placed[1:], strict=True), start=1))
    moved = tuple(str(number) for number, (entry, one) in numbered if _is_moved(entry, one))
    lost = tuple(str(number) for number, (_, one) in numbered if one.spot is None)
    if form.mended:
        yield say("已在副本里删去网页代码或多余空格", "Tags or stray blanks taken out in the copy"), form.mended
    if moved:
        told_zh = "以下各项在文件里没有找到所说的格，批注放在本行或标题处，请按位置核对"
        told_en = "The cell was not found in the file; the comment stands at its row or at the title"
        yield say(told_zh, told_en), moved
    if lost:
        told_zh = "以下各项在文件里没有可以放批注的地方，全文列在后面"
        told_en = "There was no place for a comment; these are given in full below"
        yield say(told_zh, told_en), lost
    if form.told.folded and (is_alone or form.placed[0].spot is None):
        yield (
            say("未逐条批注（建议或现在不用办的）", "Without a comment (advice, nothing to do now)"),
            form.told.folded,
        )


def _in_full(forms: Sequence[FormNoted]) -> Iterator[str]:
    """Give in full what has no comment."""
    for number, form in enumerate(forms, start=1):
        mark = f"【{number}】" if len(forms) > 1 else ""
        for entry, placed in zip(form.told.entries, form.placed[1:], strict=True):
            if placed.spot is None:
                yield "\n".join((f"{mark}{entry.weight}　{entry.matter}", *entry.sentences))


def _is_moved(entry: Entry, placed: Placed) -> bool:
    """Tell whether a comment that speaks of a cell stands at another one."""
    return bool(entry.cells) and placed.spot is not None and placed.spot >= len(entry.spots.own)
