"""Where what is said of a form now differs from what a report said of it, in sentences."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

Record = Mapping[str, Any]


class Line(NamedTuple):
    """A sentence in Chinese and in English, without 「。」."""

    chinese: str
    english: str


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
    yield from _not_judged(then["not_judged"], now["not_judged"])


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


def _not_judged(then: Sequence[Record], now: Sequence[Record]) -> Iterator[Line]:
    old, new = ([(one["code"], one["reason"]) for one in found] for found in (then, now))
    for code, reason in old:
        if (code, reason) not in new:
            yield Line(f"{code} 当时未能判断：{reason.rstrip('。')}", f"{code} could not be judged then")
    for code, reason in new:
        if (code, reason) not in old:
            yield Line(f"{code} 现在未能判断：{reason.rstrip('。')}", f"{code} cannot be judged now")
