"""What is said first of a pile: seven points and what else there is, in sentences of its own figures (DOMAIN §4)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from jiheng.checks import Reported, Severity, Stage
from jiheng.exporting.across_words import point as across_point
from jiheng.exporting.answers import TO_REVIEW, confirmed_lines, exempted_line
from jiheng.exporting.lines import clip
from jiheng.exporting.points import claimed_total, due_total
from jiheng.exporting.since_words import point as since_point
from jiheng.exporting.standing import finished_hint, unit_hint
from jiheng.exporting.summary_reading import reading
from jiheng.exporting.summary_shapes import ASKED_ABOVE, Detail, Point, numbers, with_remedy
from jiheng.exporting.words import Say, forms, title
from jiheng.pile import Common, Money, Pile, exempted, grades, money, quoted, repeats, worth_seeing
from jiheng.values import yuan_in_words

_MOST_TOLD: Final = 5
_MOST_TO_MEND: Final = 30
_LONGEST: Final = 120
_MOST_OF_ONE: Final = 3
# Said instead of the reasons why one check could not judge many rows of one form.
_IN_THE_FORM: Final = ("好几行都没有判断，缘由列在各张下面。", "Many rows; the reasons stand under the form.")


def summary(pile: Pile, say: Say, *, hints: bool = True) -> tuple[Point, ...]:
    """Give the seven points in their order, then forms beside one another and what else was asked for.

    ``hints``: with what to type as an answer.
    """
    further = (across_point(pile, say), since_point(pile, say))
    return (
        reading(pile, say),
        _money(pile, say, hints=hints),
        _to_mend(pile, say),
        _worth_seeing(pile, say),
        _grades(pile, say),
        _common(pile, say),
        _open(pile, say, hints=hints),
        *(one for one in further if one is not None),
    )


def _money(pile: Pile, say: Say, *, hints: bool) -> Point:
    sums = money(pile.gists)
    sure = (
        say(f"全年执行数合计{_yuan(sums.confirmed, say)}", f"spent in all:{_yuan(sums.confirmed, say)}")
        if sums.sure
        else say("没有可汇总的全年执行数", "no expenditure to add up")
    )
    agreed = [Detail(None, f"{line}{say('。', '.')}") for line in confirmed_lines(pile, say)]
    if not sums.waiting:
        return Point(say("金额", "Amounts"), sure, tuple(agreed))
    asked = (pile.gists[place].amounts.readings for place in sums.waiting)
    units = tuple(dict.fromkeys(unit for readings in asked for unit, _ in readings))
    told = [_asked(sums, len(pile.gists) - len(repeats(pile.gists)), say)]
    if hints:
        in_a_file = say("，或写进整批约定 jiheng.pile.toml", ", or say so in jiheng.pile.toml")
        told.append(unit_hint(units, say) + in_a_file * (not say.in_pages))
    if sums.sure:
        others = len(sums.sure)
        told.append(say(f"其余 {others} 张表头单位清楚，{sure}", f"in the other {others} the unit is clear; {sure}"))
    # Where it is common to the pile the question is told in full there.
    why = [] if ASKED_ABOVE in pile.common_codes else _example(pile, sums.waiting, say)
    return Point(say("金额单位", "Unit of amounts"), say("；", "; ").join(told), (*agreed, *why))


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
    told = (place for place in asked if any(one.code == ASKED_ABOVE for one in pile.gists[place].mentions))
    first = next(told, None)
    if first is None:
        return []
    example = with_remedy(quoted(pile.assessments[first], ASKED_ABOVE), say)
    return [Detail(None, say(f"如【{first + 1}】：", f"as in 【{first + 1}】: ") + example)]


def _yuan(figure: Decimal, say: Say) -> str:
    """Say an amount so that it can stand right after a word: 合计约 2,282.49 亿元, 合计 500 万元."""
    words = say(yuan_in_words(figure), f"{figure:,.2f} yuan")
    return words if words.startswith("约") else f" {words}"


def _to_mend(pile: Pile, say: Say) -> Point:
    found = [(place, _mended(one, say)) for place, gist in enumerate(pile.gists) for one in gist.errors]
    head = say.severity(Severity.ERROR)
    if not found:
        return Point(head, say("没有", "none"))
    many, told = len({place for place, _ in found}), _alike(pile, found)
    if len(told) > _MOST_TO_MEND:
        left = sum(detail.alike for detail in told[_MOST_TO_MEND:])
        more = Detail(None, say(f"其余 {left} 项见各张", f"{left} more under their forms"))
        told = (*told[:_MOST_TO_MEND], more)
    return Point(head, say(f"{many} 张", forms(many)), told)


def _mended(one: Reported, say: Say) -> str:
    """Say what must be corrected, and whether a reason was given instead, which a reviewer has to look at."""
    return headline(one, say) + ("" if one.is_open else say(f"（{TO_REVIEW[0]}）", f" ({TO_REVIEW[1]})"))


def _worth_seeing(pile: Pile, say: Say) -> Point:
    found = worth_seeing(pile.gists, pile.assessments, _MOST_TOLD, {ASKED_ABOVE, *pile.common_codes})
    head = say("最该看", "Look first")
    many = sum(one.alike for one in found)
    text = [say(f"{many} 张", forms(many)) if many else say("没有", "none")]
    if answered := sum(one.answered(errors=False) for one in pile.gists):
        text.append(say(f"另有 {answered} 项已有说明，附在各张后面", f"{answered} answered, see the end of each form"))
    told = tuple(Detail(one.place, headline(one.finding, say), one.alike) for one in found)
    return Point(head, say("；", "; ").join(text), told)


def headline(finding: Reported, say: Say) -> str:
    """Give the first sentence of a message, cut where it is long."""
    message = say.message(finding)
    end = message.find(say("。", ". "))
    return clip(message if end < 0 else message[:end], _LONGEST)


def _grades(pile: Pile, say: Say) -> Point:
    found, head = grades(pile.gists), say("等次", "Grades")
    if pile.options.stage is Stage.DECLARATION:
        return Point(head, say("申报环节没有得分，不评等次", "none while goals are declared"))
    if pile.gists and len(found.same) == len(pile.gists):
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
        found.setdefault((pile.gists[place].project or place, text), []).append(place)
    return tuple(Detail(places[0], text, len(places)) for (_, text), places in found.items())


def _graded(pile: Pile, place: int, say: Say) -> str:
    due = pile.gists[place].due
    claimed, found = claimed_total(due, say), due_total(due, say)
    return say(f"自评 {claimed}，测算 {found}", f"claimed {claimed}, due {found}")


def _common(pile: Pile, say: Say) -> Point:
    head = say("通病", "Common")
    told = tuple(Detail(None, _said_once(one, pile, say)) for one in pile.common)
    told += tuple(Detail(None, exempted_line(one, say)) for one in exempted(pile.gists))
    if not pile.common:
        return Point(head, say("没有", "none"), told)
    return Point(head, say("只说这一次，各张下不再重复", "said once, and not again under each form"), told)


def _said_once(one: Common, pile: Pile, say: Say) -> str:
    missing = sorted(set(range(len(pile.gists))).difference(one.forms))
    but = numbers(missing, say)
    which = say(f"除{but}外都有", f"all but {but}") if missing else say("各张都有", "all")
    about = say("，", ", ").join([one.code, say.severity(one.severity), which])
    first, told = one.forms[0] + 1, with_remedy(one.example, say)
    return say(
        f"{title(one.code, say)}〔{about}〕如【{first}】：{told}",
        f"{one.example.name} [{about}], as in 【{first}】: {told}",
    )


def _open(pile: Pile, say: Say, *, hints: bool) -> Point:
    """Say what could not be judged and what could not be scored, and why; where nothing is open, that nothing is."""
    reasons: dict[tuple[str, str], list[int]] = {}
    unjudged = without = 0
    for place, gist in enumerate(pile.gists):
        many = Counter(code for code, _, _ in gist.reasons)
        for code, reason, reason_en in gist.reasons:
            if code is None:
                without += 1
                told_of = (say("得分", "points"), say(f"{reason}。", f"{reason_en}."))
            else:
                unjudged += 1
                told_of = (code, say(*(_IN_THE_FORM if many[code] > _MOST_OF_ONE else (reason, reason_en))))
            reasons.setdefault(told_of, []).append(place)
    counted = (
        say(f"{unjudged} 项", f"{unjudged} in all") if unjudged else "",
        say(f"得分未测算 {without} 项", f"not scored: {without}") if without else "",
    )
    told = [
        Detail(None, say(f"{codes}（{which}）：{reason}", f"{codes} ({which}): {reason}"))
        for reason, codes, which in _by_reason(reasons, say)[:_MOST_TO_MEND]
    ]
    if hints and any(one.asks_whether_finished for one in pile.gists):
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
