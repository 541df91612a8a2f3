"""What is said first of a pile: seven points, each a sentence made of the pile's own figures (DOMAIN §4)."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from jiheng.checks import Reported, Severity, find
from jiheng.exporting.lines import clip
from jiheng.exporting.points import claimed_total, due_total
from jiheng.exporting.standing import asks_whether_finished, finished_hint, unit_hint, untold
from jiheng.exporting.summary_shapes import ASKED_ABOVE, Detail, Point, numbers, with_remedy
from jiheng.exporting.words import Say, forms, items_of
from jiheng.pile import Common, Money, Pile, grades, money, repeats, worth_seeing
from jiheng.values import yuan_in_words

_SHIFTS: Final = frozenset({"FM010", "FM011", "FM012"})
_MOST_TOLD: Final = 5
_MOST_TO_MEND: Final = 30
_LONGEST: Final = 120


def summary(pile: Pile, say: Say, *, hints: bool = True) -> tuple[Point, ...]:
    """Give the seven points in their order. ``hints``: with what to type to answer a question."""
    return (
        _reading(pile, say),
        _money(pile, say, hints=hints),
        _to_mend(pile, say),
        _worth_seeing(pile, say),
        _grades(pile, say),
        _common(pile, say),
        _open(pile, say, hints=hints),
    )


def _reading(pile: Pile, say: Say) -> Point:
    many, lost = len(pile.assessments), len(pile.unreadable)
    shifted, stray, unsettled = [], [], []
    for place, assessment in enumerate(pile.assessments):
        settled = {doubt.code for doubt in assessment.doubts if doubt.settled}
        if settled & _SHIFTS:
            shifted.append(place)
        if settled - _SHIFTS:
            stray.append(place)
        if not all(doubt.settled for doubt in assessment.doubts):
            unsettled.append(place)
    told = [
        say(f"读出 {many} 张", f"{forms(many)} read") if lost else say(f"{many} 张全部读出", f"all {forms(many)} read")
    ]
    told += _given_twice(pile, say)
    if shifted:
        told.append(
            say(
                f"{len(shifted)} 张有错位行，已按内容归位，请核对一眼",
                f"{forms(len(shifted))} with shifted rows, put in place by their content: please glance at them",
            )
        )
    if stray:
        told.append(
            say(
                f"{len(stray)} 张有归不到栏的文字，已原样留存",
                f"{forms(len(stray))} with texts that fit no column, kept as they stand",
            )
        )
    if unsettled:
        which = numbers(unsettled, say)
        told.append(
            say(
                f"{len(unsettled)} 张有读法未定（{which}），有关判断先不作，请对照原表",
                f"{forms(len(unsettled))} with open readings ({which}), not judged by: please compare with the page",
            )
        )
    if lost:
        told.append(say(f"另有 {lost} 份无法读取", f"not readable: {lost}"))
    details = tuple(
        Detail(
            None,
            say(
                f"{one.file}：{one.reason}。{one.remedy}。",
                f"{one.file}: {one.reason_en or one.reason}. {one.remedy_en or one.remedy}.",
            ),
        )
        for one in pile.unreadable
    )
    return Point(say("读表", "Reading"), say("；", "; ").join(told), details)


def _given_twice(pile: Pile, say: Say) -> list[str]:
    """Say which forms are from the very same file, a sentence for each file."""
    again: dict[int, list[int]] = {}
    for place, before in repeats(pile.assessments).items():
        again.setdefault(before, []).append(place)
    told = [
        say(
            f"{numbers(places, say)}与【{before + 1}】是同一份文件，只计一次",
            f"{numbers(places, say)} is the same file as 【{before + 1}】 and counts once",
        )
        for before, places in again.items()
    ]
    left = len(told) - _MOST_TOLD
    return told if left <= 0 else [*told[:_MOST_TOLD], say(f"另有 {left} 张也重复", f"repeated as well: {left}")]


def _title(code: str) -> str:
    check = find(code)
    return check.title if check is not None else code


def _money(pile: Pile, say: Say, *, hints: bool) -> Point:
    sums = money(pile.assessments)
    sure = (
        say(f"全年执行数合计{_yuan(sums.confirmed, say)}", f"spent in all:{_yuan(sums.confirmed, say)}")
        if sums.sure
        else say("没有可汇总的全年执行数", "no expenditure to add up")
    )
    if not sums.waiting:
        return Point(say("金额", "Amounts"), sure)
    units = tuple(dict.fromkeys(one.unit for place in sums.waiting for one in pile.assessments[place].unit.readings))
    told = [_asked(sums, len(pile.assessments) - len(repeats(pile.assessments)), say)]
    if hints:
        told.append(unit_hint(units, say))
    if sums.sure:
        others = len(sums.sure)
        told.append(say(f"其余 {others} 张表头单位清楚，{sure}", f"in the other {others} the unit is clear; {sure}"))
    # Where it is common to the pile the question is told in full there.
    why = [] if ASKED_ABOVE in pile.common_codes else _example(pile, sums.waiting, say)
    return Point(say("金额单位", "Unit of amounts"), say("；", "; ").join(told), tuple(why))


def _asked(sums: Money, many: int, say: Say) -> str:
    waiting, named = len(sums.waiting), numbers(sums.waiting, say)
    which = "" if waiting == many else say(f"（{named}）", f" ({named})")
    if not sums.readings:  # budgets only, nothing spent
        return say(
            f"请先确认一次：{waiting} 张{which}的金额按什么单位填",
            f"please confirm it once for {forms(waiting)}{which}",
        )
    readings = say("，", ", or ").join(
        say(f"按{unit}合计{_yuan(total, say)}", f"{_yuan(total, say).strip()} if in {unit}")
        for unit, total in sums.readings.items()
    )
    return say(
        f"请先确认一次：{waiting} 张{which}的全年执行数{readings}，确认前不计入汇总",
        f"please confirm it once: spent in {forms(waiting)}{which}, {readings}; until then it is in no sum",
    )


def _example(pile: Pile, asked: Sequence[int], say: Say) -> list[Detail]:
    """Show why on the first form that the question is asked of."""
    found = [(place, one) for place in asked for one in pile.assessments[place].findings if one.code == ASKED_ABOVE]
    return [
        Detail(None, say(f"如【{place + 1}】：", f"as in 【{place + 1}】: ") + with_remedy(one, say))
        for place, one in found[:1]
    ]


def _yuan(figure: Decimal, say: Say) -> str:
    """Say an amount so that it can stand right after a word: 合计约 2,282.49 亿元, 合计 500 万元."""
    words = say(yuan_in_words(figure), f"{figure:,.2f} yuan")
    return words if words.startswith("约") else f" {words}"


def _to_mend(pile: Pile, say: Say) -> Point:
    found = [
        (place, headline(item.findings[0], say))
        for place, assessment in enumerate(pile.assessments)
        for item in items_of(assessment.findings)
        if item.severity is Severity.ERROR
    ]
    head = say.severity(Severity.ERROR)
    if not found:
        return Point(head, say("没有", "none"))
    many, told = len({place for place, _ in found}), _alike(pile, found)
    if len(told) > _MOST_TO_MEND:
        left = sum(detail.alike for detail in told[_MOST_TO_MEND:])
        more = Detail(None, say(f"其余 {left} 项见各张", f"{left} more under their forms"))
        told = (*told[:_MOST_TO_MEND], more)
    return Point(head, say(f"{many} 张", forms(many)), told)


def _worth_seeing(pile: Pile, say: Say) -> Point:
    found = worth_seeing(pile, _MOST_TOLD, {ASKED_ABOVE})
    head = say("最该看", "Look first")
    if not found:
        return Point(head, say("没有", "none"))
    many = sum(one.alike for one in found)
    told = tuple(Detail(one.place, headline(one.finding, say), one.alike) for one in found)
    return Point(head, say(f"{many} 张", forms(many)), told)


def headline(finding: Reported, say: Say) -> str:
    """Give the first sentence of a message, cut where it is long."""
    message = say.message(finding)
    end = message.find(say("。", ". "))
    return clip(message if end < 0 else message[:end], _LONGEST)


def _grades(pile: Pile, say: Say) -> Point:
    found, head = grades(pile.assessments), say("等次", "Grades")
    if pile.assessments and len(found.same) == len(pile.assessments):
        return Point(head, say("各张测算与自评等次一致", "the grades due are those claimed on every form"))
    parts = (
        (found.same, "测算与自评一致", "agree"),
        (found.apart, "不一致", "differ"),
        (found.open, "不止一种可能", "may be one or another"),
        (found.unclaimed, "没有填总分，无从比较", "claim no total"),
        (found.unscored, "未能测算", "could not be scored"),
    )
    told = [say(f"{len(places)} 张{zh}", f"{len(places)} {en}") for places, zh, en in parts if places]
    alike = _alike(pile, ((place, _graded(pile, place, say)) for place in (*found.apart, *found.open)))
    return Point(head, say("，", ", ").join(told) or say("没有", "none"), alike[:_MOST_TOLD])


def _alike(pile: Pile, told: Iterable[tuple[int, str]]) -> tuple[Detail, ...]:
    """Say once what is said of several forms of one project. Forms without a name are not of one project."""
    found: dict[tuple[object, str], list[int]] = {}
    for place, text in told:
        found.setdefault((pile.assessments[place].form.project.value or place, text), []).append(place)
    return tuple(Detail(places[0], text, len(places)) for (_, text), places in found.items())


def _graded(pile: Pile, place: int, say: Say) -> str:
    due = pile.assessments[place].due
    claimed, found = claimed_total(due, say), due_total(due, say)
    return say(f"自评 {claimed}，测算 {found}", f"claimed {claimed}, due {found}")


def _common(pile: Pile, say: Say) -> Point:
    head = say("通病", "Common")
    if not pile.common:
        return Point(head, say("没有", "none"))
    told = tuple(Detail(None, _said_once(one, pile, say)) for one in pile.common)
    return Point(head, say("只说这一次，各张下不再重复", "said once, and not again under each form"), told)


def _said_once(one: Common, pile: Pile, say: Say) -> str:
    missing = [place for place in range(len(pile.assessments)) if place not in one.forms]
    but = numbers(missing, say)
    which = say(f"除{but}外都有", f"all but {but}") if missing else say("各张都有", "all")
    about = say("，", ", ").join([one.code, say.severity(one.severity), which])
    first, told = one.forms[0] + 1, with_remedy(one.example, say)
    return say(
        f"{_title(one.code)}〔{about}〕如【{first}】：{told}",
        f"{one.example.name} [{about}], as in 【{first}】: {told}",
    )


def _open(pile: Pile, say: Say, *, hints: bool) -> Point:
    """Say what could not be judged and what could not be scored, and why; where nothing is open, that nothing is."""
    reasons: dict[tuple[str, str], list[int]] = {}
    unjudged = without = 0
    for place, assessment in enumerate(pile.assessments):
        for one in assessment.not_judged:
            unjudged += 1
            reasons.setdefault((one.code, say(one.reason, one.reason_en or one.reason)), []).append(place)
        for row in untold(assessment):
            without += 1
            reasons.setdefault((say("得分", "points"), say(f"{row.reason}。", f"{row.reason_en}.")), []).append(place)
    counted = (
        say(f"{unjudged} 项", f"{unjudged} in all") if unjudged else "",
        say(f"得分未测算 {without} 项", f"not scored: {without}") if without else "",
    )
    told = [
        Detail(None, say(f"{codes}（{which}）：{reason}", f"{codes} ({which}): {reason}"))
        for reason, codes, which in _by_reason(reasons, say)[:_MOST_TO_MEND]
    ]
    if hints and any(map(asks_whether_finished, pile.assessments)):
        told.append(Detail(None, finished_hint(say)))
    head = say("未能判断", "Not judged")
    return Point(head, say("；", "; ").join(filter(None, counted)) or say("没有", "none"), tuple(told))


def _by_reason(reasons: dict[tuple[str, str], list[int]], say: Say) -> list[tuple[str, str, str]]:
    """Put codes and forms together by reason; the reason that most forms have comes first."""
    merged: dict[str, tuple[dict[str, None], dict[int, None]]] = {}
    for (code, reason), places in reasons.items():
        codes, seen = merged.setdefault(reason, ({}, {}))
        codes[code] = None
        seen.update(dict.fromkeys(places))
    weighed = sorted(merged.items(), key=lambda one: -len(one[1][1]))
    return [(reason, say("、", ", ").join(codes), numbers(sorted(seen), say)) for reason, (codes, seen) in weighed]
