"""``jiheng verify REPORT FILE…``: does a new run over the same forms say what the report says."""

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, shown

if TYPE_CHECKING:
    from jiheng import Verification

_MOST: Final = 50


def arguments(parser: Parser) -> None:
    """Take the report and the files it speaks of."""
    parser.plain(
        "paths",
        "REPORT FILE…",
        chinese="check 写的 JSON、JSONL 报告，然后是它说的表（文件、文件夹、压缩包；改名、挪动都不要紧）",
        english="a report of check in JSON or JSON Lines, then its forms (names and places may differ)",
    )
    parser.option(
        "--rules",
        metavar="PACK[,PACK…]",
        chinese="自己的办法挪了位置时，写它现在的文件夹；省略时用报告里记的",
        english="where your own rule packs are now; left out, as the report has it",
    )
    parser.example("verify 报告.json 自评表/", chinese="重算一遍，看是否与报告一致", english="run again and compare")


def run(typed: Namespace, desk: Desk) -> int:
    """Verify a report, and give 2 if something it rests on is not there, 1 if the new run differs, else 0.

    Raises:
        Misuse: the report or its forms were not named.
        BadFile: the report, or a rule pack it names, cannot be used.
    """
    from jiheng import verify

    say = desk.say
    report, *files = typed.paths or [""]
    if not report or not files or "" in files:
        raise Misuse(
            say("verify 后面要有报告，还要有它说的表", "verify needs a report and the forms it speaks of"),
            say("如：jiheng verify 报告.json 自评表/", "As in: jiheng verify report.json forms/"),
        )
    found = verify(report, *files, rules=tuple(filter(None, (typed.rules or "").split(","))))
    _print(found, desk)
    return 2 if found.missing else 0 if found.is_same else 1


def _print(found: "Verification", desk: Desk) -> None:
    say = desk.say
    desk.print(_verdict(found, desk))
    for line in (*found.missing, *found.changed, *found.causes):
        desk.print("  · " + shown(say(*line)))
    for one in found.differences[:_MOST]:
        desk.print(shown(f"  {_about(one.form, one.project, desk)}{say(one.message, one.message_en)}"))
    if (left := len(found.differences) - _MOST) > 0:
        desk.print(say(f"  另有 {left} 处不同", f"  {left} more"))
    if found.unused:
        many = len(found.unused)
        desk.print(
            say(
                f"  给的文件里有 {many} 份是报告没有提到的，没有用", f"  files of which the report says nothing: {many}"
            )
        )


def _verdict(found: "Verification", desk: Desk) -> str:
    say, forms, many = desk.say, found.forms, len(found.differences)
    if found.is_same:
        return say(
            f"一致：报告里的 {forms} 张表重算一遍，得分和事项都相同。",
            f"Same: in a new run over {forms} form{'s' * (forms != 1)}, points and findings are those of the report.",
        )
    told = (
        (len(found.missing), "缺 {} 份", "not there: {}"),
        (len(found.changed), "{} 份文件已改动", "files changed: {}"),
        (many, "得分和事项有 {} 处不同", "points and findings that differ: {}"),
    )
    listed = say("，", ", ").join(say(zh, en).format(count) for count, zh, en in told if count)
    if not found.changed and not many:
        return say(f"没有核对全：{listed}，给了的都相同。", f"Not complete: {listed}; all that was given is the same.")
    same = "" if many else say("，其余得分和事项相同", "; all else is the same")
    return say(f"不一致：{listed}{same}。", f"Different: {listed}{same}.")


def _about(form: int | None, project: str | None, desk: Desk) -> str:
    say = desk.say
    if form is None:
        return say("表与表之间：", "Across forms: ")
    return say(f"【{form}】{project or '（无项目名称）'}：", f"[{form}] {project or '(no project name)'}: ")
