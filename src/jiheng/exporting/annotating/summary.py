"""The page that goes with an annotated file: how each form stands, a line for every item, and what is no comment."""

from collections.abc import Iterator, Sequence

import msgspec

from jiheng.assess import Options
from jiheng.exporting.annotating.entries import Entry
from jiheng.exporting.annotating.shapes import Placed
from jiheng.exporting.annotating.telling import Told
from jiheng.exporting.papers.shapes import Block, Cell, CellLook, Line, LineLook, Paper, Table
from jiheng.exporting.words import CLOSING, Say, reasons_of

_WIDTHS = (7, 16, 23, 24, 30)
_HEADS = (("序号", "No."), ("级别", "Weight"), ("事项", "Matter"), ("位置", "Where"), ("要点", "About"))


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
        *(Line(notice, LineLook.NOTE) for notice in notices),
    ]
    for number, form in enumerate(forms, start=1):
        blocks += _form(form, number if len(forms) > 1 else None, say)
    blocks.append(Line(say(*CLOSING), LineLook.NOTE))
    return Paper(say("检查摘要", "Summary"), tuple(blocks), is_report=True)


def _form(form: FormNoted, number: int | None, say: Say) -> Iterator[Block]:
    told, basics = form.told, form.told.assessment.form
    year = basics.fiscal_year.value
    about = (
        say.name(basics.project.value),
        "" if year is None else say(f"{year}年度", str(year)),
        basics.implementing_unit.value or basics.competent_department.value or "",
    )
    mark = "" if number is None else f"【{number}】"
    yield Line(mark + "　".join(filter(None, about)), LineLook.SUBHEADING)
    yield Line(say(f"结论：{told.head[0]}", f"Verdict: {told.head[0]}"), LineLook.NOTE)
    for line in told.head[1:]:
        yield Line(line, LineLook.NOTE)
    if told.entries:
        yield _table(form, say)
    for head, lines in _besides(form, say):
        yield Line(f"{head}{say('：', ': ')}{say('；', '; ').join(lines)}", LineLook.NOTE)
    for entry, placed in zip(told.entries, form.placed[1:], strict=True):
        if placed.spot is None:
            yield Line("\n".join((f"{entry.weight}　{entry.matter}", *entry.sentences)), LineLook.NOTE)


def _besides(form: FormNoted, say: Say) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give what has no comment of its own, or another place than its own."""
    told = form.told
    numbered = tuple(enumerate(zip(told.entries, form.placed[1:], strict=True), start=1))
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
    if told.folded:
        yield say("未逐条批注（建议或现在不用办的）", "Without a comment (advice, nothing to do now)"), told.folded
    reasons = tuple(f"{reason}〔{codes}〕" for reason, codes in reasons_of(told.assessment.not_judged, say))
    if reasons:
        yield say("未能判断", "Could not be judged"), reasons


def _is_moved(entry: Entry, placed: Placed) -> bool:
    """Tell whether a comment that speaks of a cell stands at another one."""
    return bool(entry.cells) and placed.spot is not None and placed.spot >= len(entry.spots.own)


def _table(form: FormNoted, say: Say) -> Table:
    cells = [Cell(0, column, say(*head), CellLook.LABEL) for column, head in enumerate(_HEADS)]
    for row, entry in enumerate(form.told.entries, start=1):
        texts = (str(row), entry.weight, entry.matter, entry.cells, entry.gist)
        looks = (CellLook.FIGURE, CellLook.WORD, CellLook.TEXT, CellLook.TEXT, CellLook.TEXT)
        cells += [Cell(row, column, text, look) for column, (text, look) in enumerate(zip(texts, looks, strict=True))]
    return Table(_WIDTHS, tuple(cells), head_rows=1)
