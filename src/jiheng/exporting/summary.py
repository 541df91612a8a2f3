"""What is said first of a pile: seven points, each a sentence made of the pile's own figures (DOMAIN §4)."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from jiheng.checks import Reported, Severity, Who, find
from jiheng.exporting.lines import clip
from jiheng.exporting.points import claimed_total, due_total
from jiheng.exporting.report import CommonRecord, GradesRecord, SpentRecord, SummaryRecord, Weight
from jiheng.exporting.words import Say, counts, forms, items_of
from jiheng.pile import Common, Pile, grades, money, worth_seeing
from jiheng.values import yuan_in_words

_MOST_TOLD: Final = 5
_MOST_TO_MEND: Final = 30
_MOST_NAMED: Final = 10
_LONGEST: Final = 120


class Point(NamedTuple):
    """One of the seven: what it is about, the sentence, and what stands under it, each with the form it speaks of.

    ``details`` are pairs of a form's position in the pile, or ``None`` for the pile as a whole, and a sentence.
    """

    head: str
    text: str
    details: tuple[tuple[int | None, str], ...] = ()


def summary(pile: Pile, say: Say) -> tuple[Point, ...]:
    """Give the seven points in their order; one that has nothing to say is left out."""
    points = (
        _reading(pile, say),
        _money(pile, say),
        _to_mend(pile, say),
        _worth_seeing(pile, say),
        _grades(pile, say),
        _common(pile, say),
        _not_judged(pile, say),
    )
    return tuple(point for point in points if point is not None)


def summary_record(pile: Pile) -> SummaryRecord:
    """Record the pile in figures, with the seven sentences in both languages."""
    items = Counter[Severity]()
    for assessment in pile.assessments:
        items += counts(items_of(assessment.findings))
    sums, (same, apart, open_) = money(pile.assessments), grades(pile.assessments)
    weightiest = pile.severity
    return SummaryRecord(
        forms=len(pile.assessments),
        unreadable=len(pile.unreadable),
        doubtful_readings=sum(bool(one.doubts) for one in pile.assessments),
        errors=items[Severity.ERROR],
        doubts=items[Severity.DOUBT],
        advice=items[Severity.ADVICE],
        not_judged=sum(len(one.not_judged) for one in pile.assessments),
        weightiest=None if weightiest is None else Weight[weightiest.name],
        spent=SpentRecord(
            f"{sums.confirmed:f}", sums.waiting, {unit: f"{total:f}" for unit, total in sums.readings.items()}
        ),
        grades=GradesRecord(same, apart, open_),
        common=tuple(
            CommonRecord(one.code, one.example.name, Weight[one.severity.name], one.example.who, one.forms)
            for one in pile.common
        ),
        points=_sentences(pile, Say("zh")),
        points_en=_sentences(pile, Say("en")),
    )


def _sentences(pile: Pile, say: Say) -> tuple[str, ...]:
    found = []
    for point in summary(pile, say):
        told = [
            text if place is None else f"【{place + 1}】{say.name(pile.assessments[place].form)}{say('：', ': ')}{text}"
            for place, text in point.details
        ]
        head = f"{point.head}{say('：', ': ')}{point.text}"
        found.append(say("；", "; ").join([head, *told]))
    return tuple(found)


def _reading(pile: Pile, say: Say) -> Point:
    many, lost = len(pile.assessments), len(pile.unreadable)
    doubtful: dict[str, list[int]] = {}
    for place, assessment in enumerate(pile.assessments):
        for code in dict.fromkeys(doubt.code for doubt in assessment.doubts):
            doubtful.setdefault(code, []).append(place)
    text = (
        say(f"读出 {many} 张", f"{forms(many)} read") if lost else say(f"{many} 张全部读出", f"all {forms(many)} read")
    )
    if doubtful:
        places = {place for found in doubtful.values() for place in found}
        told = say("、", ", ").join(
            say(f"{_title(code)} {len(found)} 张", f"{code} in {len(found)}")
            for code, found in sorted(doubtful.items())
        )
        text += say(
            f"，其中 {len(places)} 张读表存疑、待核（{told}）",
            f", {len(places)} of them with doubts to compare ({told})",
        )
    if lost:
        text += say(f"；另有 {lost} 份无法读取", f"; not readable: {lost}")
    details = tuple(
        (
            None,
            say(
                f"{one.file}：{one.reason}。{one.remedy}",
                f"{one.file}: {one.reason_en or one.reason}. {one.remedy_en or one.remedy}",
            ),
        )
        for one in pile.unreadable
    )
    return Point(say("读表", "Reading"), text, details)


def _title(code: str) -> str:
    check = find(code)
    return check.title if check is not None else code


def _money(pile: Pile, say: Say) -> Point | None:
    sums = money(pile.assessments)
    if not sums.waiting:
        spent = _yuan(sums.confirmed, say)
        return Point(say("金额", "Amounts"), say(f"全年执行数合计{spent}", f"spent in all:{spent}"))
    many = len(sums.waiting)
    readings = say("，", ", or ").join(
        say(f"按{unit}合计{_yuan(total, say)}", f"{_yuan(total, say).strip()} if in {unit}")
        for unit, total in sums.readings.items()
    )
    text = say(
        f"请先确认一次：{many} 张的全年执行数{readings}；确认前不计入汇总",
        f"please confirm it once: spent in {forms(many)}, {readings}; until then it is in no sum",
    )
    return Point(say("金额单位", "Unit of amounts"), text)


def _yuan(figure: Decimal, say: Say) -> str:
    """Say an amount so that it can stand right after a word: 合计约 2,282.49 亿元, 合计 500 万元."""
    words = say(yuan_in_words(figure), f"{figure:,.2f} yuan")
    return words if words.startswith("约") else f" {words}"


def _to_mend(pile: Pile, say: Say) -> Point:
    found = [
        (place, item.findings[0])
        for place, assessment in enumerate(pile.assessments)
        for item in items_of(assessment.findings)
        if item.severity is Severity.ERROR
    ]
    head = say.severity(Severity.ERROR)
    if not found:
        return Point(head, say("没有", "none"))
    many = len({place for place, _ in found})
    told: list[tuple[int | None, str]] = [(place, headline(finding, say)) for place, finding in found[:_MOST_TO_MEND]]
    if len(found) > _MOST_TO_MEND:
        left = len(found) - _MOST_TO_MEND
        told.append((None, say(f"其余 {left} 项见各张", f"{left} more under their forms")))
    return Point(head, say(f"{many} 张", forms(many)), tuple(told))


def _worth_seeing(pile: Pile, say: Say) -> Point | None:
    found = worth_seeing(pile, _MOST_TOLD)
    if not found:
        return None
    return Point(
        say("最该看", "Look first"),
        say(f"{len(found)} 张", forms(len(found))),
        tuple((place, headline(finding, say)) for place, finding in found),
    )


def headline(finding: Reported, say: Say) -> str:
    """Give the first sentence of a message, cut where it is long."""
    message = say.message(finding)
    end = message.find(say("。", ". "))
    return clip(message if end < 0 else message[:end], _LONGEST)


def _grades(pile: Pile, say: Say) -> Point | None:
    same, apart, open_ = grades(pile.assessments)
    if not (same or apart or open_):
        return None
    if len(same) == len(pile.assessments):
        text = say("各张测算与自评等次一致", "the grades due are those claimed on every form")
    else:
        parts = (
            say(f"{len(same)} 张测算与自评一致", f"{len(same)} agree") if same else "",
            say(f"{len(apart)} 张不一致", f"{len(apart)} differ") if apart else "",
            say(f"{len(open_)} 张不止一种可能", f"{len(open_)} may be one or another") if open_ else "",
        )
        text = say("，", ", ").join(filter(None, parts))
    told = tuple((place, _graded(pile, place, say)) for place in (*apart, *open_)[:_MOST_TOLD])
    return Point(say("等次", "Grades"), text, told)


def _graded(pile: Pile, place: int, say: Say) -> str:
    due = pile.assessments[place].due
    claimed, found = claimed_total(due, say), due_total(due, say)
    return say(f"自评 {claimed}，测算 {found}", f"claimed {claimed}, due {found}")


def _common(pile: Pile, say: Say) -> Point | None:
    if not pile.common:
        return None
    told = tuple((None, _said_once(one, pile, say)) for one in pile.common)
    return Point(
        say("通病", "Common"), say("只说这一次，各张下不再重复", "said once, and not again under each form"), told
    )


def _said_once(one: Common, pile: Pile, say: Say) -> str:
    missing = [place for place in range(len(pile.assessments)) if place not in one.forms]
    but = _numbers(missing, say)
    which = say(f"除{but}外都有", f"all but {but}") if missing else say("各张都有", "all")
    about = say("，", ", ").join([one.code, say.severity(one.severity), which])
    first = one.forms[0] + 1
    acts = "" if one.example.who is Who.UNIT else f"{say.who(one.example.who)}{say('：', ': ')}"
    told = say(
        f"{_title(one.code)}〔{about}〕如【{first}】：{say.message(one.example)}",
        f"{one.example.name} [{about}], as in 【{first}】: {say.message(one.example)}",
    )
    return f"{told} → {acts}{say.remedy(one.example)}" if say.remedy(one.example) else told


def _numbers(places: Sequence[int], say: Say) -> str:
    """Name forms by their numbers; of very many only the first."""
    named = "".join(f"【{place + 1}】" for place in places[:_MOST_NAMED])
    return (
        named
        if len(places) <= _MOST_NAMED
        else say(f"{named}等 {len(places)} 张", f"{named} and others, {len(places)} in all")
    )


def _not_judged(pile: Pile, say: Say) -> Point | None:
    reasons: dict[str, list[tuple[int, str]]] = {}
    many = 0
    for place, assessment in enumerate(pile.assessments):
        for one in assessment.not_judged:
            many += 1
            reasons.setdefault(say(one.reason, one.reason_en or one.reason), []).append((place, one.code))
    if not many:
        return None
    told = []
    for reason, found in reasons.items():
        codes = say("、", ", ").join(dict.fromkeys(code for _, code in found))
        which = _numbers(list(dict.fromkeys(place for place, _ in found)), say)
        told.append((None, say(f"{codes}（{which}）：{reason}", f"{codes} ({which}): {reason}")))
    return Point(say("未能判断", "Not judged"), say(f"{many} 项", f"{many} in all"), tuple(told))
