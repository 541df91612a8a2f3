"""``jiheng template --compare``: what came back, said beside what was sent out."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, shown
from jiheng_cli.tongue import Tongue

if TYPE_CHECKING:
    from jiheng import Returned

_MOST_TOLD: Final = 30
_FOR_WRITING: Final = {
    "last_year": "--from",
    "declaration": "--declaration",
    "rows": "--rows",
    "rules": "--rules",
    "year": "--year",
}
_FIELDS: Final = {
    "dimension": ("一级指标", "dimension"),
    "category": ("二级指标", "category"),
    "name": ("三级指标", "indicator"),
    "target": ("年度指标值", "target"),
    "max_points": ("分值", "maximum points"),
    "project": ("项目名称", "project"),
    "competent_department": ("主管部门", "competent department"),
    "implementing_unit": ("实施单位", "implementing unit"),
    "expected": ("预期目标", "expected goal"),
    "amount_unit": ("金额单位", "unit of money"),
    "label": ("资金来源", "source of money"),
    "original_budget": ("年初预算数", "opening budget"),
    "execution_rate": ("执行率", "execution rate"),
}
_PRINTED: Final = ("表头文字", "what is printed")
_COUNTED: Final = {
    "id": ("按编号对上 {} 行", "{} matched by id"),
    "path": ("按类别和名称对上 {} 行", "{} by category and name"),
    "added": ("新增 {} 行", "{} added"),
    "hidden": ("隐藏 {} 行", "{} hidden"),
    "missing": ("缺少 {} 行", "{} missing"),
}
_LOST: Final = {
    "missing": ("缺少「{}」", "Missing '{}'"),
    "hidden": ("「{}」的行隐藏了，没有读", "Hidden and not read: '{}'"),
    "added": ("新增「{}」", "Added '{}'"),
}
_COMPARED: Final = {
    "but_formulas": ("这种文件看不出公式，公式没有对照。", "This kind of file does not tell of formulas."),
    "fields": (
        "与下发的工作簿版式不同，只对照了项目、单位、预期目标、年初预算数和指标，没有对照表头和公式。",
        "It is laid out otherwise than the workbook that was sent out: heads and formulas were not compared.",
    ),
}


def compare(typed: Namespace, desk: Desk) -> int:
    """Say of each file that came back what is changed; give 2 if one cannot be read, 1 if something differs, else 0.

    Raises:
        Misuse: the words typed do not go together, or what was sent out is no workbook of ours.
    """
    from jiheng import Unreadable, compare_with_template

    say = desk.say
    _refuse_what_is_for_writing(typed, desk)
    if not typed.paths or not typed.compare:
        raise Misuse(
            say("--compare 后面先写下发的表，再写收回的表", "--compare needs what was sent and what came back"),
            say("如：jiheng template --compare 下发.xlsx 收回.xlsx", "As in: --compare sent.xlsx returned.xlsx"),
        )
    if typed.output is not None:
        everything = Namespace(format=None, output=typed.output, paths=[typed.compare, *typed.paths])
        sources.format_of(everything, ("text",), desk)
    sent = _sent(typed.compare, desk)
    code = 0
    lines: list[str] = []
    for path in typed.paths:
        try:
            found = compare_with_template(sent, _content(path, desk), sent_file=typed.compare, returned_file=path)
        except Unreadable as why:
            name = shown(path)
            desk.complain(say(f"无法读取「{name}」：{why}", f"Cannot read '{name}': {why.reason_en}. {why.remedy_en}"))
            code = 2
            continue
        if not found:
            desk.complain(say(f"「{shown(path)}」里没有读到表。", f"No form was found in '{shown(path)}'."))
            code = 2
        for one in found:
            lines += (shown(line) for line in _told(one, path, say, most=_MOST_TOLD if typed.output is None else None))
            code = code if one.is_as_sent else max(code, 1)

    def write(out: BinaryIO) -> None:
        out.write("".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace"))

    sources.deliver(write, "text", typed, desk)
    return code


def _refuse_what_is_for_writing(typed: Namespace, desk: Desk) -> None:
    for name, option in _FOR_WRITING.items():
        if getattr(typed, name) is not None:
            raise Misuse(
                desk.say(f"--compare 不与 {option} 同用", f"--compare and {option} do not go together"),
                desk.say(f"对照时去掉 {option}；要做新表，去掉 --compare", f"Leave out {option}, or --compare"),
            )


def _sent(path: str, desk: Desk) -> bytes:
    """Give the bytes of the workbook that was sent out.

    Raises:
        Misuse: it is no workbook that ``jiheng template`` made.
    """
    from jiheng import Unreadable, compare_with_template

    content = _content(path, desk)
    try:
        compare_with_template(content, content, sent_file=path, returned_file=path)
    except Unreadable as why:
        raise Misuse(
            desk.say(f"读不了下发的「{path}」：{why.reason}", f"'{path}' cannot be read: {why.reason_en}"),
            desk.say(why.remedy, why.remedy_en),
        ) from why
    except ValueError as why:
        raise Misuse(
            desk.say(
                f"「{path}」不是 jiheng template 写出的填报表，里面没有各行的编号，没法对照",
                f"'{path}' was not written by jiheng template: it has no ids of rows to compare by",
            ),
            desk.say(
                "--compare 后面请先写当初下发的那份 .xlsx，再写收回的表",
                "After --compare give the .xlsx as it was sent out, then what came back",
            ),
        ) from why
    return content


def _content(path: str, desk: Desk) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise Misuse(
            desk.say(f"读不了「{path}」", f"'{path}' cannot be read"),
            desk.say("请核对文件名；要给文件，不能给文件夹", "See whether the name is right and is that of a file"),
        ) from error


def _told(one: "Returned", path: str, say: Tongue, most: int | None) -> Iterator[str]:
    """Say of a form how many rows were matched, and all that differs, or only the first so many things."""
    project = one.reading.form.project.value or say("（无项目名称）", "(no project name)")
    counted = [(how, sum(row.how == how for row in one.rows)) for how in _COUNTED]
    told = say("，", ", ").join(say(*_COUNTED[how]).format(many) for how, many in counted if many)
    yield say(f"{path} · {project}：{told or '没有指标行'}。", f"{path} · {project}: {told or 'no rows'}.")
    lines = [*_lost_and_added(one, say), *_changed(one, say)]
    yield from (f"  {line}" for line in lines[:most])
    if most is not None and (left := len(lines) - most) > 0:
        yield say(f"  另有 {left} 处，加 -o 对照.txt 可存下全部", f"  {left} more; -o FILE.txt keeps them all")
    if one.compared in _COMPARED:
        yield f"  {say(*_COMPARED[one.compared])}"
    verdict = ("没有缺行，锁住的内容没有改动。", "No row is missing, nothing that was locked is changed.")
    if not one.is_as_sent:
        verdict = ("请向单位核实；有依据的改动可以接受。", "Please ask the unit; a change may have its grounds.")
    yield f"  {say(*verdict)}"


def _lost_and_added(one: "Returned", say: Tongue) -> Iterator[str]:
    for how, words in _LOST.items():
        for row in one.rows:
            if row.how == how:
                yield say(*words).format(row.name)


def _changed(one: "Returned", say: Tongue) -> Iterator[str]:
    changes = [(change.about, change) for change in one.changed]
    changes += [(row.name, change) for row in one.rows for change in row.changed]
    for name, change in changes:
        what = (f"「{name}」" if name else "") + say(*_FIELDS.get(change.field, _PRINTED))
        now = say(f"收回「{change.returned}」", f"is now '{change.returned}'")
        if not change.returned:
            now = say("收回时空着", "is now blank")
        if change.field == "columns":
            yield say(
                f"表里加了或删了列：下发 {change.sent} 列，收回 {change.returned} 列",
                f"Columns were put in or taken out: {change.sent} were sent, {change.returned} came back",
            )
            continue
        cell = say(f"（{change.cell}）", f" ({change.cell})") if change.cell else ""
        if change.field == "execution_rate":
            read = say("，按收回的数读", " and is read as that") if change.returned else ""
            yield say(f"公式没有了：{what} {now}{read}{cell}", f"No formula any more: {what} {now}{read}{cell}")
            continue
        was = say(f"下发「{change.sent}」", f"'{change.sent}'") if change.sent else say("下发时空着", "was blank,")
        yield say(f"锁住的改了：{what} {was}，{now}{cell}", f"Changed though locked: {what} {was} {now}{cell}")
