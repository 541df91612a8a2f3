"""The way of many forms: every source is read, what cannot be read is kept beside, what all share is said once.

:func:`read_files` goes from paths to forms, :func:`gather` from forms to a :class:`Pile`. What is said of a pile as a
whole is figures here and becomes sentences in :mod:`jiheng.exporting`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from jiheng.assess import Assessment, Options, Reading, assess, read
from jiheng.checks import Reported, Severity
from jiheng.form import FormKind, OtherForm
from jiheng.reading.grid import Unreadable
from jiheng.reading.sources import Source, expand
from jiheng.values import UnitStatus

_SHARE: Final = "pile.said_once_from"
_KINDS: Final = {
    FormKind.DECLARATION: ("绩效目标申报表", "a declaration of goals"),
    FormKind.MONITORING: ("绩效运行监控表", "a monitoring form"),
    FormKind.WHOLE_DEPARTMENT: ("部门整体支出绩效自评表", "a self-evaluation of a whole department"),
    FormKind.TRANSFER_PAYMENT: ("转移支付绩效自评表", "a self-evaluation of a transfer payment"),
    FormKind.REVIEW_SHEET: ("复核表", "a review sheet"),
    FormKind.SUMMARY: ("自评汇总表", "a summary of self-evaluations"),
}


class NotRead(msgspec.Struct, frozen=True):
    """A file that gave no form to assess: what is wrong and what to do, in Chinese and in English, without 「。」."""

    file: str
    reason: str
    remedy: str
    reason_en: str
    remedy_en: str


class Common(msgspec.Struct, frozen=True):
    """A finding that most forms of the pile have, said once. ``forms`` are positions in the pile, from 0."""

    code: str
    severity: Severity
    forms: tuple[int, ...]
    example: Reported


class Money(msgspec.Struct, frozen=True):
    """全年执行数 of the whole pile; a form that is there :func:`twice <repeats>` counts once.

    ``waiting`` are the forms with amounts whose unit nobody has confirmed.

    ``confirmed`` is the sum in yuan of those in ``sure``. ``readings`` gives, for each unit that may be meant, what
    those waiting come to in yuan: never a sum to be used, only to be shown side by side.
    """

    waiting: tuple[int, ...]
    sure: tuple[int, ...]
    confirmed: Decimal
    readings: Mapping[str, Decimal]


class Grades(msgspec.Struct, frozen=True):
    """Which forms have which grade due, as positions in the pile; every form is in exactly one of the five.

    ``same`` is the grade that is claimed, ``apart`` another one, ``open`` one of several; of those ``unclaimed`` the
    total is blank, and of those ``unscored`` no total can be computed.
    """

    same: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()
    open: tuple[int, ...] = ()
    unclaimed: tuple[int, ...] = ()
    unscored: tuple[int, ...] = ()


class WorthSeeing(msgspec.Struct, frozen=True):
    """A form that wants a look first: its place, what says best why, and how many of its project say the same."""

    place: int
    finding: Reported
    alike: int = 1


class Pile(msgspec.Struct, frozen=True):
    """Forms assessed together. ``across`` holds what was judged across forms."""

    options: Options
    assessments: tuple[Assessment, ...]
    unreadable: tuple[NotRead, ...]
    common: tuple[Common, ...] = ()
    across: tuple[Reported, ...] = ()

    @property
    def severity(self) -> Severity | None:
        """The weightiest of all findings, or ``None`` where there is none."""
        weights = [one.severity for one in self.assessments if one.severity is not None]
        return max(weights, default=None)

    @property
    def common_codes(self) -> frozenset[str]:
        """The codes that are said once for the whole pile."""
        return frozenset(one.code for one in self.common)


def read_files(*paths: str) -> Iterator[Reading | NotRead]:
    """Read every self-evaluation in files, folders and archives, one after the other; ``-`` is standard input.

    What cannot be read, and forms of other kinds, are given as :class:`NotRead` in their place.
    """
    for path in paths:
        for source in expand(path):
            yield from _read(source)


def _read(source: Source) -> Iterator[Reading | NotRead]:
    file = source.name
    try:
        found = read(source.load(), file=file)
    except Unreadable as why:
        said = (why.reason, why.remedy, why.reason_en or why.reason, why.remedy_en or why.remedy)
        yield NotRead(file, *(sentence.rstrip("。.") for sentence in said))
        return
    if not found:
        yield NotRead(
            file,
            "里面没有找到项目支出绩效自评表",
            "请核对是不是这个文件；表格若是图片，请找原来的电子表，或照录成 .docx、.xlsx",
            "no self-evaluation form was found in it",
            "Make sure it is the right file; if the form is a picture, find its original or copy it as .docx or .xlsx",
        )
    for reading in found:
        yield _refuse(reading.form, file) if isinstance(reading.form, OtherForm) else reading


def _refuse(form: OtherForm, file: str) -> NotRead:
    kind, kind_en = _KINDS[form.kind]
    name = f"「{form.project.value}」" if form.project.value else ""
    return NotRead(
        file,
        f"{name}是{kind}，不是项目支出绩效自评表",
        "本程序目前只查项目支出绩效自评表，请换成那张表",
        f"{name or 'it'} is {kind_en}, not a project self-evaluation",
        "Give the project self-evaluation instead",
    )


def gather(items: Iterable[Reading | NotRead], options: Options = Options()) -> Pile:  # noqa: B008 - frozen, so shared
    """Assess every form of ``items`` and look at what they have in common.

    Raises:
        BadPack: a rule pack that ``options`` names is missing or badly written.
    """
    assessments: list[Assessment] = []
    unreadable: list[NotRead] = []
    for item in items:
        if isinstance(item, NotRead):
            unreadable.append(item)
        else:
            assessments.append(assess(item, options))
    return Pile(options, tuple(assessments), tuple(unreadable), said_once(assessments))


def said_once(assessments: Sequence[Assessment]) -> tuple[Common, ...]:
    """Give the findings that enough forms of a pile share, weightiest first. What must be mended is never one."""
    if len(assessments) < 2:  # noqa: PLR2004 - one form is no pile
        return ()
    least = assessments[0].pack.number(_SHARE) * len(assessments)
    common = [
        Common(
            code, max(one.severity for _, one in found), tuple(dict.fromkeys(place for place, _ in found)), found[0][1]
        )
        for code, found in _by_code(assessments).items()
    ]
    shared = [one for one in common if len(one.forms) >= least and one.severity < Severity.ERROR]
    return tuple(sorted(shared, key=lambda one: (-one.severity, -len(one.forms), one.code)))


def _by_code(assessments: Sequence[Assessment]) -> dict[str, list[tuple[int, Reported]]]:
    found: dict[str, list[tuple[int, Reported]]] = {}
    for place, assessment in enumerate(assessments):
        for finding in assessment.findings:
            found.setdefault(finding.code, []).append((place, finding))
    return found


def worth_seeing(pile: Pile, most: int, said: Collection[str] = ()) -> tuple[WorthSeeing, ...]:
    """Give up to ``most`` forms that want a look first, each with the one finding that says best why.

    These are the forms with most questions that are neither common to the pile nor, by their codes, ``said`` already;
    of its questions the one is given that fewest forms have. Forms with something to be mended are left out: they are
    looked at anyway. Forms of one project that are to be looked at for the same finding are one, with their number.
    """
    asked, told = _by_code(pile.assessments), {*said, *pile.common_codes}
    found: list[tuple[int, int, int, Reported]] = []
    for place, assessment in enumerate(pile.assessments):
        doubts = [one for one in assessment.findings if one.severity is Severity.DOUBT and one.code not in told]
        if doubts and assessment.severity is Severity.DOUBT:
            rarest = min(doubts, key=lambda one: len(asked[one.code]))
            found.append((-len(doubts), len(asked[rarest.code]), place, rarest))
    alike: dict[tuple[object, str], WorthSeeing] = {}
    for _, _, place, finding in sorted(found, key=lambda one: one[:3]):
        key = (pile.assessments[place].form.project.value or place, finding.code)  # those without a name are not one
        first = alike.get(key)
        alike[key] = (
            WorthSeeing(place, finding) if first is None else WorthSeeing(first.place, first.finding, first.alike + 1)
        )
    return tuple(alike.values())[:most]


def repeats(assessments: Sequence[Assessment]) -> Mapping[int, int]:
    """Give the places of forms that were read from the very bytes of an earlier one's file, each with that one's."""
    first: dict[tuple[str, int], int] = {}
    return {
        place: before
        for place, assessment in enumerate(assessments)
        if (before := first.setdefault((assessment.source.sha256, assessment.source.number), place)) != place
    }


def money(assessments: Sequence[Assessment]) -> Money:
    """Add up 全年执行数, confirmed amounts apart from those whose unit waits to be confirmed."""
    waiting: list[int] = []
    sure: list[int] = []
    confirmed, readings = Decimal(0), dict[str, Decimal]()
    again = repeats(assessments)
    for place, assessment in enumerate(assessments):
        if place in again:
            continue
        fund = assessment.form.total_fund
        spent = None if fund is None else fund.actual_expenditure.value
        if is_unit_asked(assessment):
            waiting.append(place)
            if spent is not None:
                for reading in assessment.unit.readings:
                    readings[reading.unit] = readings.get(reading.unit, Decimal(0)) + spent * reading.factor
        elif (yuan := assessment.unit.yuan(spent)) is not None:
            sure.append(place)
            confirmed += yuan
    return Money(tuple(waiting), tuple(sure), confirmed, readings)


def is_unit_asked(assessment: Assessment) -> bool:
    """Tell whether a form has amounts, and nobody knows in which unit."""
    amounts = (
        figure.value
        for fund in assessment.form.funds
        for figure in (fund.original_budget, fund.revised_budget, fund.actual_expenditure)
    )
    return assessment.unit.status is UnitStatus.PRESUMED and any(amounts)


def grades(assessments: Sequence[Assessment]) -> Grades:
    """Tell forms apart by grade: the one due is the one claimed, is another, may be one of several, or is not known."""
    found: dict[str, list[int]] = {}
    for place, assessment in enumerate(assessments):
        due = assessment.due
        if not due.grades:
            kind = "unscored"
        elif due.claimed_grade is None:
            kind = "unclaimed"
        elif due.grade is None:
            kind = "open"
        else:
            kind = "same" if due.grade == due.claimed_grade else "apart"
        found.setdefault(kind, []).append(place)
    return Grades(**{kind: tuple(places) for kind, places in found.items()})
