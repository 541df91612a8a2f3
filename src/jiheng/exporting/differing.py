"""Where what is said of a form now differs from what a report said of it, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

Record = Mapping[str, Any]

# What is held together in sentences of its own, what may be otherwise (the name of a file), and what is not asked again
# (answers, and what came of an earlier version).
_SAID_ELSEWHERE: Final = frozenset({"rules", "due", "beside", "findings", "not_judged"})
_NOT_ASKED: Final = frozenset({"source", "explanations", "since", "note"})
_HANGS_ON_ANSWERS: Final = frozenset({"verdict", "verdict_en"})


class Line(NamedTuple):
    """A sentence in Chinese and in English, without 「。」."""

    chinese: str
    english: str


def altered(then: Record, now: Record) -> Iterator[Line]:
    """Give what else is not as a new run over the very same file has it, by the names in the record.

    What the reader of a report sees has to be what the program said, names and remedies as much as points.
    """
    answered = _HANGS_ON_ANSWERS if then.get("explanations") is not None else frozenset()
    yield from _otherwise(then, now, ("报告的", "the report's"), _SAID_ELSEWHERE | answered)
    was, is_ = then["due"], now["due"]
    if not any(_points(was, is_)):
        yield from _otherwise(was, is_, (f"按 {was['rules']} 的测算里", f"by {was['rules']}:"))
    beside = {one["rules"]: one for one in now["beside"]}
    for one in then["beside"]:
        other = beside.get(one["rules"])
        if other is not None and not any(_points(one, other)):
            yield from _otherwise(one, other, (f"按 {one['rules']} 的测算里", f"by {one['rules']}:"))
    yield from altered_findings(then["findings"], now["findings"])
    if len(then["not_judged"]) == len(now["not_judged"]):
        for one, other in zip(then["not_judged"], now["not_judged"], strict=True):
            if (one["code"], one["reason"]) == (other["code"], other["reason"]):
                yield from _otherwise(one, other, (f"{one['code']} 未能判断的", f"{one['code']}, not judged:"))


def altered_findings(then: Sequence[Record], now: Sequence[Record]) -> Iterator[Line]:
    """As :func:`altered`, of findings that say and weigh the same."""
    new = {one["fingerprint"]: one for one in now}
    for one in then:
        other = new.get(one["fingerprint"])
        if other is not None and (one["severity"], one["message"]) == (other["severity"], other["message"]):
            yield from _otherwise(one, other, (f"{one['code']} 的", f"{one['code']}:"))


def _otherwise(
    then: Record, now: Record, about: tuple[str, str], left_out: frozenset[str] = frozenset()
) -> Iterator[Line]:
    names = [name for name in {**then, **now} if name not in left_out | _NOT_ASKED and _differ(then, now, name)]
    if names:
        yield Line(
            f"{about[0]} {'、'.join(names)} 与重算的不同", f"{about[1]} {', '.join(names)} not as computed again"
        )


def _differ(then: Record, now: Record, name: str) -> bool:
    nothing = object()
    return bool(then.get(name, nothing) != now.get(name, nothing))


def differences(then: Record, now: Record) -> Iterator[Line]:
    """Give where two records of one form differ in rules, points, findings, or in what could not be judged."""
    if (was := then["rules"]) != (is_ := now["rules"]):
        yield Line(f"适用的口径由 {was} 变为 {is_}", f"rules were {was}, are {is_}")
    yield from _points(then["due"], now["due"])
    beside = {one["rules"]: one for one in now["beside"]}
    for one in then["beside"]:
        if one["rules"] not in beside:
            yield Line(f"没有了与 {one['rules']} 的对照", f"no more comparison with {one['rules']}")
        else:
            yield from _points(one, beside.pop(one["rules"]))
    for name in beside:
        yield Line(f"多了与 {name} 的对照", f"compared with {name}, too")
    yield from finding_differences(then["findings"], now["findings"])
    yield from not_judged_differences(then["not_judged"], now["not_judged"])


def _points(then: Record, now: Record) -> Iterator[Line]:
    by, by_en = f"按 {then['rules']} ", f"by {then['rules']}: "
    if (before := _total(then)) != (after := _total(now)):
        yield Line(f"{by}测算总分由 {before} 变为 {after}", f"{by_en}the total due was {before}, is {after}")
    if (before := _shown(then["execution"])) != (after := _shown(now["execution"])):
        yield Line(f"{by}执行率得分由 {before} 变为 {after}", f"{by_en}points for execution were {before}, are {after}")
    rows, again = then["indicators"], now["indicators"]
    if len(rows) != len(again):
        yield Line(f"指标由 {len(rows)} 行变为 {len(again)} 行", f"{len(rows)} rows of indicators became {len(again)}")
        return
    for old, new in zip(rows, again, strict=True):
        name = new["name"] or f"第 {new['row'] + 1} 行"
        if (before := _shown(old["due"])) != (after := _shown(new["due"])):
            yield Line(f"{by}「{name}」由 {before} 变为 {after}", f"{by_en}“{name}” was {before}, is {after}")
        if (before := old["claimed_points"]) != (after := new["claimed_points"]):
            yield Line(f"「{name}」自评由 {before} 变为 {after}", f"“{name}”: claimed {before}, now {after}")


def _total(due: Record) -> str:
    low, high = due["low"], due["high"]
    if low is None:
        return "—"
    return f"{low if low == high else f'{low}～{high}'}（{'或'.join(due['grades'])}）"


def _shown(points: Record) -> str:
    if points["points"] is not None:
        return str(points["points"])
    return "—" if points["low"] is None else f"{points['low']}～{points['high']}"


def finding_differences(then: Sequence[Record], now: Sequence[Record]) -> Iterator[Line]:
    """Give which findings are gone, new, or say something else; they are held together by their fingerprints."""
    old, new = ({one["fingerprint"]: one for one in found} for found in (then, now))
    if len(then) - len(old) != len(now) - len(new):
        many = len(then) - len(old)
        yield Line(f"报告里有 {many} 条事项写了不止一次", f"findings that stand more than once: {many}")
    for name, one in old.items():
        if name not in new:
            yield Line(f"现在没有 {_named(one)}", f"not found now: {_named_en(one)}")
        elif one["severity"] != (weight := new[name]["severity"]):
            was = one["severity"]
            yield Line(f"{one['code']} 由 {was} 变为 {weight}", f"{one['code']} was {was}, is {weight}")
        elif one["message"] != new[name]["message"]:
            told, told_en = _named(new[name]), _named_en(new[name])
            yield Line(f"说法与报告不同，现在是 {told}", f"worded otherwise, now {told_en}")
    for name, one in new.items():
        if name not in old:
            yield Line(f"现在多出 {_named(one)}", f"found now: {_named_en(one)}")


def _named_en(one: Record) -> str:
    return f"{one['code']}, {one['message_en'] or one['message']}".rstrip("。.")


def _named(one: Record) -> str:
    return f"{one['code']}「{str(one['message']).rstrip('。')}」"


def not_judged_differences(then: Sequence[Record], now: Sequence[Record]) -> Iterator[Line]:
    """Give what could not be judged then or cannot be judged now."""
    old, new = ([(one["code"], one["reason"]) for one in found] for found in (then, now))
    for code, reason in old:
        if (code, reason) not in new:
            yield Line(f"{code} 当时未能判断：{str(reason).rstrip('。')}", f"{code} could not be judged then")
    for code, reason in new:
        if (code, reason) not in old:
            yield Line(f"{code} 现在未能判断：{reason.rstrip('。')}", f"{code} cannot be judged now")
