"""What was found across forms, as people read it: one point of the summary, and where each form stands in it."""

from collections.abc import Mapping
from typing import Final

from jiheng.checks import ReportedAcross, Severity
from jiheng.exporting.answers import answer_line
from jiheng.exporting.summary_shapes import Detail, Point, numbers, with_remedy
from jiheng.exporting.words import Say, title
from jiheng.pile import Pile

_MOST_TOLD: Final = 30


def point(pile: Pile, say: Say) -> Point | None:
    """Give the point of the summary about forms beside one another.

    It is always there where there is more than one form, so that silence is seen to be one; of a single form only what
    was found.
    """
    if len(pile.gists) < 2 and not pile.across and not pile.across_not_judged:  # noqa: PLR2004 - one form is no pile
        return None
    open_ = [one for one in pile.across if one.is_open]
    counted = [
        say(f"{severity.chinese} {many} 项", f"{say.severity(severity).lower()}: {many}")
        for severity in sorted(Severity, reverse=True)
        if (many := sum(one.severity is severity for one in open_))
    ]
    if unjudged := len(pile.across_not_judged):
        counted.append(say(f"未能判断 {unjudged} 项", f"could not be judged: {unjudged}"))
    told = [told_of(one, say) for one in open_[:_MOST_TOLD]]
    if (left := len(open_) - _MOST_TOLD) > 0:
        told.append(say(f"其余 {left} 项见 --format xlsx 或 json", f"{left} more with --format xlsx or json"))
    told += [f"{title(one.code, say)}〔{one.code}〕{answer_line(one, say)}" for one in pile.across if not one.is_open]
    told += [
        f"{one.code}（{numbers(one.forms, say)}）：{say(one.reason, one.reason_en)}" for one in pile.across_not_judged
    ]
    head = say("表与表之间", "Across forms")
    text = say("，", ", ").join(counted) or say("没有", "none")
    return Point(head, text, tuple(Detail(None, one) for one in told), "across" if pile.across else "")


def told_of(one: ReportedAcross, say: Say) -> str:
    """Tell one finding: what it is called and weighs, which forms it speaks of, what it says and what to do."""
    about = say("，", ", ").join(filter(None, (one.code, say.severity(one.severity), numbers(one.forms, say))))
    return f"{title(one.code, say)}〔{about}〕{with_remedy(one, say)}"


def codes_by_form(pile: Pile) -> Mapping[int, tuple[str, ...]]:
    """Name for each form, by its place, the checks that found something of it beside others."""
    found: dict[int, dict[str, None]] = {}
    for one in pile.across:
        for form in one.forms if one.is_open else ():
            found.setdefault(form, {})[one.code] = None
    return {form: tuple(codes) for form, codes in found.items()}


def see_above(codes: tuple[str, ...], say: Say) -> str:
    """Say at a form that the summary has something about it beside others; nothing where it has not."""
    told = say("、", ", ").join(codes)
    return say(f"{told}，见汇总⑧", f"{told}, see ⑧ of the summary") if codes else ""
