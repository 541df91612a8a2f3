"""What became of forms since last time, as people read it: counts, marks on findings, what was mended, what changed."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

import jiheng
from jiheng.checks import Stage
from jiheng.checks.findings import STAGE_WORDS
from jiheng.exporting.lines import clip
from jiheng.exporting.summary_shapes import Detail, Point, is_alone, numbers
from jiheng.exporting.words import Say, document, forms, term
from jiheng.form import Block, Category
from jiheng.form.labels import PARTS, Part
from jiheng.pile import Change, FormSince, Otherwise, Pile, Progress
from jiheng.pile.changes import ROW
from jiheng.pile.pairing import Head
from jiheng.pile.since import asks_now
from jiheng.pile.version import Raised
from jiheng.rulepacks import RulePack

_MOST_TOLD: Final = 30
_LONGEST: Final = 120
_MARKS: Final = {
    Progress.LEFT: ("上次已提", "raised last time"),
    Progress.EXPLAINED: ("上次已提", "raised last time"),
    Progress.NEW: ("新", "new"),
    Progress.UNJUDGED: ("上次未查到", "not looked at last time"),
}
_COUNTED: Final = (
    (Progress.MENDED, "已改 {} 条", "mended: {}"),
    (Progress.EXPLAINED, "已说明 {} 条", "explained: {}"),
    (Progress.LEFT, "未改 {} 条", "not mended: {}"),
    (Progress.NEW, "新出现 {} 条", "new: {}"),
)
# What the labels of forms do not name, or name by its column only.
_NAMES: Final = {
    (Block.HEADER, "fiscal_year"): ("年度", "fiscal year"),
    (Block.INDICATORS, "category"): ("二级指标", "category"),
    (Block.INDICATORS, "name"): ("三级指标名称", "name"),
    (Block.INDICATORS, "target"): ("目标", "target"),
    (Block.TOTAL, "max_points"): ("总分的分值", "points to be had in all"),
    (Block.TOTAL, "claimed_points"): ("总分", "total"),
}


def mark(fingerprint: str, since: FormSince | None, say: Say) -> str:
    """Give the mark of a finding of today, in brackets that stand before its message; nothing without a last time."""
    found = None if since is None else since.marks.get(fingerprint)
    return "" if found is None else say("【{}】", "[{}] ").format(say(*_MARKS[found]))


def counted(counts: Mapping[Progress, int], say: Say) -> str:
    """Count what became of findings that ask something of somebody now."""
    told = [say(zh, en).format(counts[progress]) for progress, zh, en in _COUNTED if counts.get(progress)]
    return say("，", ", ").join(told) or say("没有要改的事项", "nothing was to be mended")


def form_lines(since: FormSince | None, pile: Pile, say: Say) -> tuple[str, ...]:
    """Say in a line what became of a form; nothing where nobody asked.

    Of a form alone, which has no summary, more lines say in what it was looked at otherwise last time.
    """
    if pile.since is None:
        return ()
    if since is None:
        return (say("上次没有这张表", "this form was not there last time"),)
    told = [say("表没有改动", "the form was not changed")] if since.is_same else []
    told.append(counted(since.counts, say))
    before, now = since.readings
    if before != now:
        told.append(say(f"读法未定的上次 {before} 处、本次 {now} 处", f"open readings: {before} before, {now} now"))
    told.append(say(f"上次：{since.source.file}", f"last time: {since.source.file}"))
    alone = _cautions((since.otherwise,), pile.packs, pile.options.stage, say) if is_alone(pile) else ()
    return (say("；", "; ").join(told), *alone)


def mended_lines(since: FormSince, say: Say, *, unfolded: bool = False) -> tuple[str, ...]:
    """Say what was raised last time and is mended, in the order of that time; where all is unfolded, advice too."""
    return tuple(_headline(one, say) for one in since.mended if unfolded or asks_now(one))


def _headline(one: Raised, say: Say) -> str:
    message = say(one.message, one.message_en or one.message)
    return f"{clip(message.partition(say('。', '. '))[0].rstrip('.'), _LONGEST)}〔{one.code}〕"


def unjudged_line(since: FormSince, say: Say) -> str:
    """Name what was raised last time and cannot be judged this time; nothing where there is none."""
    codes = say("、", ", ").join(dict.fromkeys(one.code for one in since.unjudged))
    many = len(since.unjudged)
    if not many:
        return ""
    return say(
        f"上次提出的另有 {many} 条本次没有查到结论（{codes}）：没有判断，或所在的行已删去",
        f"raised last time and open now, not judged or with its row taken out: {many} ({codes})",
    )


def change_lines(since: FormSince, stage: Stage, say: Say) -> tuple[str, ...]:
    """Say what was changed in a form; of what was approved with the budget, that this wants to be confirmed."""
    asks = stage is not Stage.DECLARATION
    return tuple(_change(one, say, asks=asks) for one in since.changes)


def _change(one: Change, say: Say, *, asks: bool) -> str:
    confirm = say("，请确认经批准", "; please confirm that this was approved") if asks and one.is_approved else ""
    if one.field == ROW:
        told = (
            say(f"增加指标「{one.after or '（未写名称）'}」", f"indicator added: {one.after or '(no name)'}")
            if one.before is None
            else say(f"删去指标「{one.before}」", f"indicator taken out: {one.before}")
        )
        return told + confirm
    name = _named(one, say)
    before, after = (_value(one, said, say) for said in (one.before, one.after))
    return say(f"{name}由{before}改为{after}", f"{name}: {before} became {after}") + confirm


def _named(one: Change, say: Say) -> str:
    special = _NAMES.get((one.block, one.field))
    name = term(PARTS[one.block], one.field, say) if special is None else say(*special)
    if one.block is Block.FUNDS and one.source is not None:
        return f"{one.named or term(Part.FUND_ROW, one.source, say)}{say('的', ': ')}{name}"
    return name if one.named is None or one.field == "name" else say(f"「{one.named}」的{name}", f"{one.named}: {name}")


def _value(one: Change, said: str | None, say: Say) -> str:
    if said is None:
        return say("空白", "blank")
    if one.field == "category":
        said = term(Part.CATEGORY, Category(said), say)
    elif one.block is Block.FUNDS:
        said = _grouped(said)
    return say(f"「{said}」", said)


def _grouped(figure: str) -> str:
    try:
        return f"{Decimal(figure):,}"
    except InvalidOperation:
        return figure


def point(pile: Pile, say: Say) -> Point | None:
    """Give the point of the summary: which forms were found again, what became of them; ``None`` if nobody asked."""
    since = pile.since
    if since is None:
        return None
    many, added, gone = len(since.pairs), len(pile.gists) - len(since.pairs), len(since.gone)
    told = [say(f"与上次对上 {many} 张", f"found again: {many} of {forms(len(pile.gists))}")]
    if added:
        fresh = [place for place in range(len(pile.gists)) if place not in since.pairs]
        told.append(say(f"新增 {added} 张（{numbers(fresh, say)}）", f"not there last time: {numbers(fresh, say)}"))
    if gone:
        told.append(say(f"上次有、本次没有 {gone} 张", f"there last time and not now: {gone}"))
    if many:
        told.append(counted(since.counts, say))
    details = [Detail(None, one) for one in _cautions(since.otherwise, pile.packs, pile.options.stage, say)]
    details += (
        Detail(
            None,
            say(
                f"上次的「{one.file}」没有读到：{one.reason}。{one.remedy}。",
                f"{one.file} of last time was not read: {one.reason_en}. {one.remedy_en}.",
            ),
        )
        for one in since.unreadable
        if not one.passed_over
    )
    details += (
        Detail(None, say(f"上次有、本次没有：{name}", f"there last time and not now: {name}"))
        for name in (_earlier(one, say) for one in since.gone)
    )
    details += _altered(pile, since.altered, say)
    return Point(say("比上次", "Since last time"), say("；", "; ").join(told), _shortened(details, say))


def _earlier(one: Head, say: Say) -> str:
    unit = say(f"（{one.unit}）", f" ({one.unit})") if one.unit else ""
    return f"{say.name(one.project)}{unit}{say('，', ', ')}{one.file}"


def _altered(pile: Pile, places: Sequence[int], say: Say) -> list[Detail]:
    """Say of each form what of the approved was changed in it."""
    asks = pile.options.stage is not Stage.DECLARATION
    confirm = say("，请确认经批准", "; please confirm that this was approved") if asks else ""
    told = []
    for place in places[:_MOST_TOLD]:
        found = pile.became(place, pile.assessments[place])
        lines = () if found is None else (_change(one, say, asks=False) for one in found.approved)
        told.append(Detail(place, say("；", "; ").join(lines) + confirm))
    left = len(places) - _MOST_TOLD
    return told if left <= 0 else [*told, Detail(None, say(f"另有 {left} 张也有改动", f"{left} more were changed"))]


def _shortened(details: Sequence[Detail], say: Say) -> tuple[Detail, ...]:
    left = len(details) - 2 * _MOST_TOLD
    if left <= 0:
        return tuple(details)
    return (*details[: 2 * _MOST_TOLD], Detail(None, say(f"另有 {left} 条见各张", f"{left} more, under their forms")))


def _cautions(found: Sequence[Otherwise], packs: Sequence[RulePack], stage: Stage, say: Say) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for one in found for line in _caution(one, packs, stage, say)))


def _caution(one: Otherwise, packs: Sequence[RulePack], stage: Stage, say: Say) -> Iterator[str]:
    if one.rules is not None:
        name = document(one.rules, packs[0])
        yield say(f"上次按{name}查，本次口径不同，结论不完全可比", f"last time under {name}: not fully comparable")
    if one.revised is not None:
        yield say(f"规则包 {one.revised} 的内容与上次不同", f"rule pack {one.revised} has changed since")
    if one.stage is not None:
        then, now = STAGE_WORDS[one.stage], STAGE_WORDS[stage]
        yield say(f"上次是{then}环节，本次是{now}环节，查的内容不同", f"at {one.stage} last time, at {stage} now")
    if one.version not in {None, jiheng.__version__}:
        yield say(
            f"上次用的是绩衡 {one.version} 版，检查项目可能有增减",
            f"last time with version {one.version}: checks may have come or gone",
        )
