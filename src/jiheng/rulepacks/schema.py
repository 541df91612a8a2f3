"""Which keys a pack may set and what values they take: ``keys.toml``, and the checking of values against it."""

import tomllib
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import msgspec

from jiheng.rulepacks.bad_pack import BadFile
from jiheng.rulepacks.pack import Band, SettingValue

# Makes the error for something wrong with the value at hand: reason, remedy, and both in English.
Complain = Callable[[str, str, str, str], BadFile]


class KeySpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``keys.toml`` says of one key; its head explains the fields."""

    type: Literal["number", "share", "choice", "flag", "bands"]
    zh: str
    en: str
    min: Decimal = Decimal(0)
    max: Decimal = Decimal(1)
    choices: tuple[str, ...] = ()
    reason: bool = False
    gives: str = ""
    labels: tuple[str, ...] = ()
    whole: bool = False


@lru_cache(maxsize=1)
def key_specs() -> Mapping[str, KeySpec]:
    """Give every key that a pack may set, by its dotted name."""
    text = (Path(__file__).parent / "keys.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text, parse_float=Decimal), dict[str, KeySpec])


def plain(figure: Decimal) -> str:
    """Write a figure without exponent and without needless zeros."""
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _kind_of(raw: object) -> str:
    names = {bool: "true/false", str: "文字", list: "列表", dict: "表"}
    return next((name for kind, name in names.items() if isinstance(raw, kind)), "数" if _is_number(raw) else "日期")


def _is_number(raw: object) -> bool:
    return isinstance(raw, int | Decimal) and not isinstance(raw, bool)


def _number(raw: object, low: Decimal, high: Decimal, what: str, complain: Complain) -> Decimal:
    if not isinstance(raw, int | Decimal) or isinstance(raw, bool):
        raise complain(
            f"{what}应当是数，这里写的是{_kind_of(raw)}",
            "请改写成数，不加引号",
            f"{what} must be a number",
            "Write a number, without quotes",
        )
    figure = Decimal(raw)
    if not figure.is_finite() or not low <= figure <= high:
        limits = f"{plain(low)} 到 {plain(high)}"
        raise complain(
            f"{what} {raw} 不在 {limits} 之间",
            f"请改成 {limits} 之间的数",
            f"{what} {raw} is not between {plain(low)} and {plain(high)}",
            "Write a number within these limits",
        )
    return figure


def _word(raw: object, choices: tuple[str, ...], what: str, complain: Complain) -> str:
    if isinstance(raw, str) and raw and (not choices or raw in choices):
        return raw
    if choices:
        listed = "、".join(choices)
        raise complain(
            f"{what}「{raw}」不在可选的词里",
            f"请从 {listed} 中选一个",
            f"{what} “{raw}” is not one of the words to choose from",
            f"Choose one of {', '.join(choices)}",
        )
    raise complain(f"{what}应当是文字", "请写成加引号的文字", f"{what} must be text", "Write text in quotes")


def _band(raw: object, spec: KeySpec, complain: Complain) -> Band:
    known = {"from", "below", "to", spec.gives}
    if not isinstance(raw, dict) or not {"from", spec.gives} <= set(raw) <= known or {"below", "to"} <= set(raw):
        pattern = f"{{ from = …, below = … 或 to = …, {spec.gives} = … }}"
        raise complain(
            "分档写法不对",
            f"请把每一档写成 {pattern}",
            "a band is written wrongly",
            f"Write each band as {{ from = …, below = … or to = …, {spec.gives} = … }}",
        )
    # An open or closed top may lie at the end of the scale; what a band gives has limits of its own below.
    low = _number(raw["from"], spec.min, spec.max, "from", complain)
    top = raw.get("below", raw.get("to"))
    high = None if top is None else _number(top, spec.min, spec.max, "below / to", complain)
    if high is not None and (high < low or (high == low and "to" not in raw)):
        raise complain(
            f"分档的上限 {plain(high)} 不大于下限 {plain(low)}",
            "请核对这一档的 from 与 below（或 to）",
            f"a band ends at {plain(high)}, which is not above its start {plain(low)}",
            "Compare its from with its below (or to)",
        )
    if spec.gives == "points":
        return Band(low, high, "to" in raw, "", _number(raw["points"], Decimal(0), Decimal(1000), "points", complain))
    return Band(low, high, "to" in raw, _word(raw[spec.gives], spec.labels, spec.gives, complain))


def _bands(raw: object, spec: KeySpec, complain: Complain) -> tuple[Band, ...]:
    if not isinstance(raw, list) or not raw:
        raise complain("分档应当是列表", "请写成 [ { … }, { … } ]", "bands must be a list", "Write [ { … }, { … } ]")
    bands = tuple(_band(entry, spec, complain) for entry in raw)
    rising = sorted(bands, key=lambda band: band.low)
    for lower, upper in pairwise(rising):
        if lower.high is None or lower.high > upper.low or (lower.high == upper.low and lower.high_included):
            raise complain(
                f"从 {plain(lower.low)} 起与从 {plain(upper.low)} 起的两档重叠",
                "请让每一档止于下一档的起点（用 below）",
                f"the bands from {plain(lower.low)} and from {plain(upper.low)} overlap",
                "Let each band end where the next begins (with below)",
            )
        if spec.whole and lower.high != upper.low:
            raise complain(
                f"{plain(lower.high)} 与 {plain(upper.low)} 之间没有归入任何一档",
                "请让每一档止于下一档的起点（用 below）",
                f"nothing between {plain(lower.high)} and {plain(upper.low)} belongs to a band",
                "Let each band end where the next begins (with below)",
            )
    if spec.whole and rising[0].low != spec.min:
        raise complain(
            f"{plain(rising[0].low)} 以下没有归入任何一档",
            f"请让最低一档从 {plain(spec.min)} 起",
            f"nothing below {plain(rising[0].low)} belongs to a band",
            f"Let the lowest band begin at {plain(spec.min)}",
        )
    return bands


def check_value(raw: object, spec: KeySpec, complain: Complain) -> SettingValue:
    """Turn a value as TOML gave it into the value of a setting. Raises what ``complain`` makes where it is wrong."""
    if spec.type in {"number", "share"}:
        return _number(raw, spec.min, spec.max, "数值", complain)
    if spec.type == "choice":
        return _word(raw, spec.choices, "取值", complain)
    if spec.type == "bands":
        return _bands(raw, spec, complain)
    if not isinstance(raw, bool):
        raise complain(
            "应当写 true 或 false", "请改成 true 或 false", "this must be true or false", "Write one of them"
        )
    return raw
