"""The summary of a pile as a record: its figures, and the points a report starts with, in both languages."""

from collections import Counter

from jiheng.checks import Severity
from jiheng.exporting.answer_records import exempted_record
from jiheng.exporting.finding_record import Weight
from jiheng.exporting.report import CommonRecord, GradesRecord, SpentRecord, SummaryRecord
from jiheng.exporting.summary import summary
from jiheng.exporting.summary_shapes import label
from jiheng.exporting.words import Say
from jiheng.pile import Pile, exempted, grades, money
from jiheng.reading import HowRead


def summary_record(pile: Pile) -> SummaryRecord:
    """Record the pile in figures, with its points in both languages."""
    items = Counter[Severity]()
    for one in pile.gists:
        items += one.items()
    sums, graded = money(pile.gists), grades(pile.gists)
    weightiest = pile.severity
    return SummaryRecord(
        forms=len(pile.gists),
        unreadable=sum(not one.passed_over for one in pile.unreadable),
        readings={how: sum(one.how_read is how for one in pile.gists) for how in HowRead},
        doubtful_readings=sum(bool(one.settled or one.open) for one in pile.gists),
        open_readings=sum(bool(one.open) for one in pile.gists),
        errors=items[Severity.ERROR],
        doubts=items[Severity.DOUBT],
        advice=items[Severity.ADVICE],
        to_review=sum(one.answered(errors=True) for one in pile.gists),
        answered=sum(one.answered(errors=False) for one in pile.gists),
        exempted=tuple(map(exempted_record, exempted(pile.gists))),
        not_judged=sum(one.not_judged for one in pile.gists),
        unscored=sum(one.unscored for one in pile.gists),
        weightiest=None if weightiest is None else Weight[weightiest.name],
        spent=SpentRecord(
            f"{sums.confirmed:f}", sums.waiting, {unit: f"{total:f}" for unit, total in sums.readings.items()}
        ),
        grades=GradesRecord(graded.same, graded.apart, graded.open, graded.unclaimed, graded.unscored),
        common=tuple(
            CommonRecord(one.code, one.example.name, Weight[one.severity.name], one.example.who, one.forms)
            for one in pile.common
        ),
        points=_sentences(pile, Say("zh")),
        points_en=_sentences(pile, Say("en")),
    )


def _sentences(pile: Pile, say: Say) -> tuple[str, ...]:
    found = []
    for point in summary(pile, say, hints=False):
        told = [
            text if place is None else f"【{place + 1}】{label(pile, place, alike, say)}{say('：', ': ')}{text}"
            for place, text, alike in point.details
        ]
        head = f"{point.head}{say('：', ': ')}{point.text}"
        found.append(say("；", "; ").join([head, *told]))
    return tuple(found)
