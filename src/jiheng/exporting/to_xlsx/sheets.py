"""Which tables a workbook has, in their order, and how one walk over the forms fills them all."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, BinaryIO, NamedTuple

from jiheng.assess import Reading
from jiheng.exporting.tables import departments, forms, funds, rows, said, whole
from jiheng.exporting.tables.forms import AssessedForm, ReadForm
from jiheng.exporting.to_xlsx.book import Book, Leaf
from jiheng.exporting.words import CLOSING, Say
from jiheng.form import SelfEvaluation
from jiheng.pile import Pile


class Open(NamedTuple):
    """A sheet that every form puts its lines on."""

    leaf: Leaf[Any]
    lines: Callable[[AssessedForm], Iterable[Any]]


def fill_read(readings: Sequence[Reading], out: BinaryIO, say: Say) -> None:
    """Write what was read."""
    with Book(out, say("绩效自评表读表结果", "Self-evaluations as read"), say) as book:
        found = [
            ReadForm(number, reading, reading.form)
            for number, reading in enumerate(readings, start=1)
            if isinstance(reading.form, SelfEvaluation)
        ]
        book.table(forms.READ, found)
        book.table(rows.INDICATORS_READ, (row for one in found for row in rows.rows_read(one)))
        book.table(funds.FUNDS_READ, (line for one in found for line in funds.money_read(one)))
        if any(one.reading.doubts for one in found):
            book.table(said.DOUBTS, (line for one in found for line in said.doubts(one, one.reading.doubts, say)))
        book.table(whole.BASIS, whole.basis_of_files((one.source for one in found), say))


def fill_score(pile: Pile, out: BinaryIO, say: Say) -> None:
    """Write the points of a pile."""
    with Book(out, say("绩效自评表测算得分", "Points of self-evaluations"), say) as book:
        opened = [Open(book.table(forms.SCORES), _itself), *_rows(book), *_doubts(book, pile, say)]
        _walk(pile, [*opened, *_compared(book, pile)])
        _end(book, pile, say)


def fill_check(pile: Pile, out: BinaryIO, say: Say) -> None:
    """Write the findings of a pile."""
    with Book(out, say("项目支出绩效自评汇总表", "Summary of self-evaluations"), say) as book:
        opened = [Open(book.table(forms.SUMMARY), _itself)]
        book.table(whole.POINTS_TOLD, whole.points(pile, say))
        by_department = book.table(departments.DEPARTMENTS)
        opened += _rows(book)
        opened.append(Open(found := book.table(said.FINDINGS), partial(said.findings, say=say)))
        if pile.since is not None:
            opened.append(Open(found, partial(said.since_last_time, say=say)))
        opened += _doubts(book, pile, say)
        if pile.across:
            book.table(said.ACROSS, said.across(pile, say))
        if pile.across_not_judged or any(one.reasons for one in pile.gists):
            not_judged = book.table(said.NOT_JUDGED, said.not_judged_across(pile, say))
            opened.append(Open(not_judged, partial(said.not_judged, say=say)))
        if any(one.notes_source is not None for one in pile.gists):
            opened.append(Open(book.table(said.REASONS), partial(said.reasons, say=say)))
        opened += _compared(book, pile)
        counted = departments.Departments(pile.gists, say)
        _walk(pile, opened, counted)
        by_department.fill(counted)
        by_department.foot(counted.all)
        _end(book, pile, say)


def _itself(one: AssessedForm) -> Iterable[AssessedForm]:
    return (one,)


def _rows(book: Book) -> list[Open]:
    return [
        Open(book.table(rows.INDICATORS), rows.rows_assessed),
        Open(book.table(funds.FUNDS), funds.money_assessed),
    ]


def _doubts(book: Book, pile: Pile, say: Say) -> list[Open]:
    if not any(one.settled or one.open for one in pile.gists):
        return []
    return [Open(book.table(said.DOUBTS), partial(said.doubts_assessed, say=say))]


def _compared(book: Book, pile: Pile) -> list[Open]:
    if all(len(one.packs) == 1 for one in pile.gists):
        return []
    return [Open(book.table(whole.COMPARISONS), whole.compared)]


def _walk(pile: Pile, opened: Sequence[Open], counted: departments.Departments | None = None) -> None:
    """Take every form down once, and put its lines on every sheet."""
    for one in forms.assessed_forms(pile):
        for leaf, lines in opened:
            leaf.fill(lines(one))
        if counted is not None:
            counted.add(one.number - 1, one.assessment)


def _end(book: Book, pile: Pile, say: Say) -> None:
    """Say what could not be read, and what it all rests on."""
    if pile.unreadable:
        book.table(said.UNREAD, (said.unread(one, say) for one in pile.unreadable))
    book.table(whole.BASIS, (*whole.basis(pile, say), whole.Told("", say(*CLOSING))))
