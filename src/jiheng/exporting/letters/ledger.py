"""The 整改台账 of the office: every matter that a unit was asked about, a line each, to be followed until done."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import BinaryIO, Final, NamedTuple

from jiheng.checks import Severity
from jiheng.exporting.letters.letter import Sender
from jiheng.exporting.letters.matters import SAY, Asked, OfForm, Unit, numbered
from jiheng.exporting.tables import said
from jiheng.exporting.tables.shapes import Cell, Column, Kind, Table
from jiheng.exporting.to_xlsx.book import Book
from jiheng.pile import Pile, Progress

_MENDED: Final = "已改"
_WAITING: Final = "已有说明，待核定"


class Entry(NamedTuple):
    """A matter with who is asked, what became of it, and by when it is due."""

    number: int
    in_letter: int | None
    unit: Unit
    form: OfForm
    weight: str
    about: str
    cells: str
    says: str
    do: str
    codes: str
    stands: str
    deadline: str


class Count(NamedTuple):
    """A unit with the name of its letter's file, without its ending, and the numbers of what it was asked."""

    unit: Unit
    letter: str
    forms: int
    quiet: int
    asked: Counter[Severity]
    waiting: int
    became: Counter[Progress]


def _blank(_: object, __: object) -> Cell:
    return None


_UNIT: Final = Column[Entry]("单位", "Unit", lambda one, _: one.unit.name, width=20)
LEDGER: Final = Table[Entry](
    "整改台账",
    "Ledger",
    (
        Column("序号", "No.", lambda one, _: one.number, Kind.COUNT, 6),
        Column("主管部门", "Department", lambda one, _: one.unit.department, width=18),
        _UNIT,
        Column("意见序号", "In letter", lambda one, _: one.in_letter, Kind.COUNT, 9),
        Column("项目", "Project", lambda one, say: say.name(one.form.project), width=22),
        Column("程度", "Weight", lambda one, _: one.weight, Kind.WEIGHT, 12),
        Column("事项", "Matter", lambda one, _: one.about, width=17),
        Column("表中位置", "Where", lambda one, _: one.cells, width=16),
        Column("审核意见", "Opinion", lambda one, _: one.says, Kind.LONG, 52),
        Column("请办理", "To do", lambda one, _: one.do, Kind.LONG, 38),
        Column("期限", "By", lambda one, _: one.deadline, width=14),
        Column("办理情况", "Stands", lambda one, _: one.stands, Kind.WORD, 12),
        Column("单位答复", "Answer", _blank, Kind.LONG, 24),
        Column("核实意见", "Verified", _blank, Kind.LONG, 20),
        Column("核实人", "By whom", _blank, width=10),
        Column("代码", "Code", lambda one, _: one.codes, width=10),
        Column("文件", "File", lambda one, _: one.form.file, width=30),
    ),
    kept=4,
    printed=15,
)


def _asked(severity: Severity) -> Column[Count]:
    return Column(severity.chinese, severity.name, lambda one, _: one.asked[severity], Kind.COUNT, 11)


def _became(chinese: str, *progress: Progress) -> Column[Count]:
    return Column(chinese, chinese, lambda one, _: sum(one.became[each] for each in progress), Kind.COUNT, 9)


_COUNTED: Final = (
    Column[Count]("单位", "Unit", lambda one, _: one.unit.name, width=26),
    Column[Count]("主管部门", "Department", lambda one, _: one.unit.department, width=22),
    Column[Count]("自评表", "Forms", lambda one, _: one.forms, Kind.COUNT, 9),
    Column[Count]("没有要办理的", "Nothing asked", lambda one, _: one.quiet, Kind.COUNT, 13),
    _asked(Severity.ERROR),
    _asked(Severity.DOUBT),
    Column[Count]("已有说明待核定", "Waiting", lambda one, _: one.waiting, Kind.COUNT, 15),
)
_SINCE: Final = (
    _became("已改（条）", Progress.MENDED),
    _became("已说明（条）", Progress.EXPLAINED),
    _became("未改（条）", Progress.LEFT),
    _became("新出现（条）", Progress.NEW),
)
_LETTER: Final = Column[Count]("意见文件", "Letter", lambda one, _: one.letter, width=36)


class Ledger(AbstractContextManager["Ledger"]):
    """The ledger on its way into a stream, unit by unit. Used in a ``with`` block, at whose end it is put there."""

    def __init__(self, out: BinaryIO, sender: Sender, pile: Pile) -> None:
        self._sender = sender
        self._pile = pile
        self._book = Book(out, "绩效自评整改台账", SAY)
        self._matters = self._book.table(LEDGER)
        self._number = 0
        self._counts: list[Count] = []

    def put(self, unit: Unit, forms: Sequence[OfForm], letter: str) -> None:
        """Put what a unit was asked about its forms in the letter of that name."""
        self._counts.append(_count(unit, forms, letter))
        for entry in _entries(unit, forms, self._sender):
            self._number += 1
            self._matters.put(entry._replace(number=self._number))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            since = () if self._pile.since is None else _SINCE
            self._book.table(Table("各单位情况", "Units", (*_COUNTED, *since, _LETTER), kept=1), self._counts)
            if self._pile.unreadable:
                self._book.table(said.UNREAD, (said.unread(one, SAY) for one in self._pile.unreadable))
        self._book.__exit__(kind, error, trace)


def _entries(unit: Unit, forms: Sequence[OfForm], sender: Sender) -> Iterator[Entry]:
    """Give the lines of a unit: what it is asked as its letter numbers it, what waits, what was mended."""
    deadline = sender.by_when if sender.deadline is not None else ""
    for number, form, one in numbered(forms):
        yield _entry(unit, form, one, number)._replace(stands=one.since, deadline=deadline)
    for form in forms:
        for one in form.waiting:
            yield _entry(unit, form, one, None)._replace(stands=_WAITING)
        for gone in form.mended:
            weight, cells = Severity[gone.severity].chinese, SAY.cell(gone.where.cell or "")
            yield Entry(0, None, unit, form, weight, "", cells, gone.message, "", gone.code, _MENDED, "")


def _entry(unit: Unit, form: OfForm, one: Asked, number: int | None) -> Entry:
    says, do, codes = "\n".join(one.says), "\n".join(one.do), "、".join(one.codes)
    return Entry(0, number, unit, form, one.severity.chinese, one.about, one.cells, says, do, codes, "", "")


def _count(unit: Unit, forms: Sequence[OfForm], letter: str) -> Count:
    became = Counter[Progress]()
    for form in forms:
        became.update({} if form.since is None else form.since.counts)
    return Count(
        unit,
        letter,
        len(forms),
        sum(form.is_quiet for form in forms),
        Counter(one.severity for form in forms for one in form.asked),
        sum(len(form.waiting) for form in forms),
        became,
    )
