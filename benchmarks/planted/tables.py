"""What was measured, as Markdown for the page of benchmarks, and the forms behind it as files."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.planted.crossing import Crossing, crossing
from benchmarks.planted.faults import Fault
from benchmarks.planted.measuring import Alarm, Clean, Faulty, Miss, clean, faulty, middle
from benchmarks.planted.writing import SUFFIX, kept

RECALL: Final = 0.99
ITEMS: Final = 1 / 20
_SHOWN: Final = 3
_ABOUT: Final = """\
没有错的表，是细心的审核人除措辞之外不会提意见的表；种错，是在这样的表上改出一处错，该在哪一栏哪一行指出，种的时候就记下。\
表和错都由种子生成，指标的写法与频次取自公开的表；错按各项检查「查什么」的那一句话去种，不看检查怎样写成。四分之一的表种两三处错。
"""


def measured(seed: int, clean_forms: int, faulty_forms: int, piles: int) -> Iterator[str]:
    """Measure, and write the tables."""
    yield from lines(seed, clean(seed, clean_forms), faulty(seed, faulty_forms), crossing(seed, piles, piles))


def lines(seed: int, good: Clean, bad: Faulty, across: Crossing) -> Iterator[str]:
    """Write the tables."""
    yield _ABOUT
    forms = f"没有错的表 {len(good.items)} 张，种了错的表 {bad.forms} 张"
    yield f"种子 {seed}；{forms}；没有错的批 {across.clean} 批，种了错的批 {across.piles} 批。\n"
    yield from _table(("目标", "界限", "测得", "结果"), _goals(good, bad, across))
    yield ""
    yield from _table(("每张表", "没有错的", "种了错的"), _forms(good, bad))
    yield "\n### 各种错\n"
    ways = sorted(bad.planted, key=lambda fault: (fault.code, fault.how))
    rows = [_found(fault.code, fault.how, bad.planted[fault], bad.found(fault)) for fault in ways]
    rows += [
        _found(fault.code, fault.how, count, count - len(across.missed.get(fault, ())))
        for fault, count in across.planted.items()
    ]
    absent = {**bad.absent, **dict.fromkeys(across.absent, "还没有这项检查")}
    rows += [(code, why, "", "", "") for code, why in sorted(absent.items())]
    yield from _table(("编号", "种法", "种下", "找到", ""), rows)
    yield "\n### 在没有错的表上多说的\n"
    yield from _table(("编号", "轻重", "处", "例"), _alarms(good, across))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    yield from (f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)


def _goals(good: Clean, bad: Faulty, across: Crossing) -> list[tuple[str, ...]]:
    reached, recall = {True: "达到", False: "**未达到**"}, f"≥ {RECALL:.0%}"
    return [
        ("种下的错在原处被指出", recall, f"{bad.recall:.2%}", reached[bad.recall >= RECALL]),
        ("跨表的错，所涉各表都被指出", recall, f"{across.recall:.2%}", reached[across.recall >= RECALL]),
        ("没有错的表每张的必须改正与请核实说明", f"≤ {ITEMS:g} 项", f"{good.rate:.3f} 项", reached[good.rate <= ITEMS]),
    ]


def _forms(good: Clean, bad: Faulty) -> list[tuple[str, ...]]:
    return [
        ("必须改正与请核实说明，项，中位", f"{middle(good.items):g}", f"{middle(bad.items):g}"),
        ("建议，条，中位", f"{middle(good.advice):g}", ""),
        ("读表存疑，处，平均", f"{len(good.doubts) / len(good.items):.3f}", ""),
        ("未能判断，处，平均", f"{sum(good.open) / len(good.open):.3f}", ""),
        ("从读文件到检查完，毫秒，中位", f"{middle(good.milliseconds):.2f}", f"{middle(bad.milliseconds):.2f}"),
    ]


def _found(code: str, how: str, planted: int, found: int) -> tuple[str, ...]:
    return code, how, str(planted), str(found), "" if planted == found else "**漏**"


def _alarms(good: Clean, across: Crossing) -> list[tuple[str, ...]]:
    alarms = [*good.alarms, *good.doubts]
    counted = Counter((alarm.said.code, alarm.said.weight) for alarm in alarms)
    examples = {alarm.said.code: alarm.said.message for alarm in reversed(alarms)}
    counted.update((one.code, one.severity.name) for _, one in across.alarms)
    examples |= {one.code: one.message for _, one in across.alarms}
    return [(code, weight, str(count), examples[code]) for (code, weight), count in counted.most_common()]


def examples(folder: Path, good: Clean, bad: Faulty) -> None:
    """Write the smallest forms of every kind of miss and false alarm into a folder, with a list of them."""
    folder.mkdir(parents=True, exist_ok=True)
    told = [*_missed(folder, bad.misses), *_false(folder, [*good.alarms, *good.doubts])]
    (folder / "list.txt").write_text("\n".join([*told, ""]), encoding="utf-8")


def _missed(folder: Path, misses: Sequence[Miss]) -> Iterator[str]:
    by_way: dict[Fault, list[Miss]] = defaultdict(list)
    for miss in misses:
        by_way[miss.fault].append(miss)
    for fault, found in sorted(by_way.items(), key=lambda one: (one[0].code, one[0].how)):
        yield f"missed {fault.code} {fault.how}: {len(found)}"
        for miss in sorted(found, key=lambda one: len(one.planted.draft.lines))[:_SHOWN]:
            draft = miss.planted.draft
            name = f"missed-{fault.code}-{miss.number}{SUFFIX[draft.style.medium]}"
            yield f"    {kept(folder / name, draft)} {_asked(miss)}"
            yield from (
                f"        {one.weight}: {one.block} {one.row} {one.field} {one.message}" for one in miss.instead
            )


def _false(folder: Path, alarms: Sequence[Alarm]) -> Iterator[str]:
    by_code: dict[str, list[Alarm]] = defaultdict(list)
    for alarm in alarms:
        by_code[alarm.said.code].append(alarm)
    for code, found in sorted(by_code.items()):
        yield f"false {code}: {len(found)}"
        for alarm in sorted(found, key=lambda one: len(one.draft.lines))[: 2 * _SHOWN]:
            name = f"false-{code}-{alarm.number}{SUFFIX[alarm.draft.style.medium]}"
            yield f"    {kept(folder / name, alarm.draft)}: {alarm.said.message}"


def _asked(miss: Miss) -> str:
    """Say where it must stand, and what was asked."""
    spot, asked = miss.planted.spot, miss.planted
    words = ["/".join(sorted(spot.blocks)), f"rows {sorted(spot.rows or ())}" * (spot.rows is not None)]
    words += [f"rules {asked.rules}" * bool(asked.rules), f"stage {asked.stage}" * (asked.stage != "review")]
    return " ".join(word for word in words if word)
