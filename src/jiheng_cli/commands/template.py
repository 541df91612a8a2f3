"""``jiheng template``: a workbook that a unit fills in without any system, and what came back beside what was sent."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from jiheng_cli.commands import assessing, returned, sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, shown

if TYPE_CHECKING:
    from jiheng import Reading

MOST_ROWS: Final = 200
DEFAULT_RULES: Final = "as-printed"


def arguments(parser: Parser) -> None:
    """Take what the workbook is made after and by which rules, or what is to be compared."""
    parser.plain(
        "paths",
        "[RETURNED…]",
        chinese="只与 --compare 同用：收回的表，可以给几份",
        english="only with --compare: the files that came back",
    )
    parser.option(
        "-o",
        "--output",
        metavar="FILE.xlsx",
        chinese="写到这个文件；与 --compare 同用时，是存对照结果的 .txt",
        english="the workbook to write; with --compare, a .txt for what was found",
    )
    parser.option(
        "--rows",
        metavar="N",
        chinese="留几行指标，省略时空白表 20 行，沿用上年的多留 5 行，按申报的不多留",
        english="rows for indicators (default 20; after last year's form 5 more than it has)",
    )
    parser.option(
        "--from",
        metavar="FORM",
        into="last_year",
        chinese="沿用上年的自评表：单位、项目、指标照抄，指标值和完成情况清空",
        english="after last year's form: project and indicators stay, targets and results are cleared",
    )
    parser.option(
        "--declaration",
        metavar="FORM",
        chinese="按批复的绩效目标表：指标、指标值、分值填好并锁住，只填完成情况",
        english="after the approved declaration: indicators, targets and maxima are filled in and locked",
    )
    parser.option(
        "--rules",
        metavar="PACK",
        chinese="右边的测算分按哪个办法；省略时按表内口径，见 jiheng rules list",
        english="the rule pack of the proposals beside the form; see jiheng rules list",
    )
    parser.option("--year", metavar="YYYY", chinese="哪一年度的表", english="the year of the form")
    parser.option(
        "--compare",
        metavar="SENT.xlsx",
        chinese="收回的表与下发的这份逐行对照：缺了、多了哪行，锁住的格子（含表头、公式）改了没有",
        english="hold what came back against the workbook sent out: rows missing, added, locked cells changed",
    )
    parser.example("template -o 自评表.xlsx", chinese="一张空白表", english="a blank form")
    parser.example(
        "template --declaration 绩效目标表.docx --rules mof-2020-10 -o 自评表.xlsx",
        chinese="目标已填好并锁住",
        english="targets filled in and locked",
    )
    parser.example("template --compare 下发.xlsx 收回.xlsx", chinese="收回后逐行对照", english="compare what came back")


def run(typed: Namespace, desk: Desk) -> int:
    """Write the workbook and give 0; or compare, and give 2 if a file cannot be read, 1 if something differs, else 0.

    Raises:
        Misuse: the words typed do not go together, or the file is there already.
        BadPack: the rule pack cannot be used.
    """
    if typed.compare is not None:
        return returned.compare(typed, desk)
    return _write(typed, desk)


def _write(typed: Namespace, desk: Desk) -> int:
    from jiheng import load_pack, write_template

    say = desk.say
    if typed.paths:
        raise Misuse(
            say(f"不知道拿「{typed.paths[0]}」做什么", f"it is not clear what '{typed.paths[0]}' is for"),
            say(
                "沿用上年的表请写 --from，按申报请写 --declaration，对照收回的表请写 --compare",
                "Say --from, --declaration or --compare before it",
            ),
        )
    if typed.last_year is not None and typed.declaration is not None:
        raise Misuse(
            say("--from 和 --declaration 只能用一个", "--from and --declaration do not go together"),
            say("有批复的目标表，就用 --declaration", "Where there is an approved declaration, use that"),
        )
    pack = load_pack(typed.rules or DEFAULT_RULES)
    rows, year = _rows(typed, desk), assessing.year_of(typed, desk)
    output = _output(typed, desk)
    last_year = None if typed.last_year is None else _form(typed.last_year, desk)
    declaration = None if typed.declaration is None else _form(typed.declaration, desk)
    if declaration is not None and not declaration.form.indicators:
        raise Misuse(
            say(f"「{typed.declaration}」里没有绩效指标", f"'{typed.declaration}' has no indicators"),
            say("请给批复的绩效目标表；只有项目和单位的，请用 --from", "Give the approved declaration, or use --from"),
        )

    money = []

    def write(out: BinaryIO) -> None:
        money.append(
            write_template(
                out,
                pack,
                rows=rows,
                last_year=None if last_year is None else last_year.form,
                declaration=None if declaration is None else declaration.form,
                year=year,
            )
        )

    sources.put(write, output, desk)
    _tell_left_out(last_year or declaration, desk)
    _tell_of_declaration(last_year, typed.last_year, desk)
    _tell_money(money[0], desk)
    name = shown(output)
    desk.complain(say(f"已写到 {name}，用 WPS 或 Excel 打开填写。", f"Written to {name}; open it in a spreadsheet."))
    return 0


def _tell_left_out(reading: "Reading | None", desk: Desk) -> None:
    """Say what of the form the official table has no room for."""
    many = 0 if reading is None else len(reading.form.criteria)
    if many:
        desk.complain(
            desk.say(
                f"表里有 {many} 行按评分标准打分的内容（决策、管理等），通用表样没有这些栏目，没有带过去。",
                f"The form has {many} rows scored by rules in words, which the official table has no room for.",
            )
        )


def _tell_of_declaration(last_year: "Reading | None", path: str, desk: Desk) -> None:
    """Say what was not taken over of a declaration that was given as the form of last year, perhaps by mistake."""
    if last_year is not None and getattr(last_year.form, "kind", None) == "declaration":
        desk.complain(
            desk.say(
                f"「{shown(path)}」是绩效目标申报表。--from 只沿用项目、单位和指标，年度加一，目标和金额都空着；"
                "要把批复的目标填好锁住、年度不变，请用 --declaration 另做一份。",
                f"'{shown(path)}' is a declaration. --from takes over no targets and no amounts, and the year is the "
                "next one; for a workbook with what was approved, use --declaration.",
            )
        )


def _tell_money(money: str, desk: Desk) -> None:
    """Say where the amounts of a declaration could not simply be filled in."""
    say, told = desk.say, ""
    if money == "doubtful":
        told = say(
            "年初预算数已填，但金额单位（元还是万元）存疑：这些格子标了红底、没有锁，请对照批复核对后再下发。",
            "The opening budget is filled in, but its unit of money is doubtful: the cells are marked and left open. "
            "Compare them with the approval before you send the workbook out.",
        )
    elif money == "left_out":
        told = say(
            "年初预算数没有带过去：目标表的金额单位或资金各行认不准。请对照批复填好，或留给单位填。",
            "The opening budget was left out: its unit of money or its rows are not known. Fill it in, or leave it to "
            "the unit.",
        )
    if told:
        desk.complain(told)


def _rows(typed: Namespace, desk: Desk) -> int | None:
    if typed.rows is None:
        return None
    if typed.rows.isascii() and typed.rows.isdigit() and len(typed.rows) < 4 and 0 < int(typed.rows) <= MOST_ROWS:  # noqa: PLR2004 - three figures
        return int(typed.rows)
    raise Misuse(
        desk.say(f"--rows 不能是「{typed.rows}」", f"--rows cannot be '{typed.rows}'"),
        desk.say(f"请写 1 到 {MOST_ROWS} 的数", f"Give a number from 1 to {MOST_ROWS}"),
    )


def _output(typed: Namespace, desk: Desk) -> str:
    """Give the name of the workbook, under which there is no file yet: somebody may have filled it in."""
    say, name = desk.say, typed.output or ""
    if not name.lower().endswith(".xlsx"):
        raise Misuse(
            say("要用 -o 写明文件名，以 .xlsx 结尾", "-o must name a file that ends in .xlsx"),
            say("如：-o 自评表.xlsx", "As in: -o form.xlsx"),
        )
    try:
        is_there = Path(name).is_file()
    except (OSError, ValueError):
        is_there = False  # writing it says why
    if is_there:
        raise Misuse(
            say(f"「{name}」已经有了，没有覆盖", f"'{name}' is there already and was left alone"),
            say("请换一个文件名，或先把它移走（里面可能已经填过）", "Choose another name; it may have been filled in"),
        )
    return str(name)


def _form(path: str, desk: Desk) -> "Reading":
    """Read the one form of a file.

    Raises:
        Misuse: it cannot be read, or it holds none or several.
    """
    from jiheng import NotRead, Reading, read_files

    say = desk.say
    found = list(read_files(path)) if path else []
    forms = [one for one in found if isinstance(one, Reading)]
    if len(forms) == 1:
        return forms[0]
    refused = next((one for one in found if isinstance(one, NotRead)), None)
    if forms:
        raise Misuse(
            say(f"「{path}」里有 {len(forms)} 张表，不知道用哪一张", f"'{path}' holds {len(forms)} forms"),
            say("请给只有一张表的文件", "Give a file with one form"),
        )
    if refused is not None:
        raise Misuse(
            say(f"「{path}」用不了：{refused.reason}", f"'{path}' cannot be used: {refused.reason_en}"),
            say(refused.remedy, refused.remedy_en),
        )
    raise Misuse(
        say(f"「{path}」里没有读到表", f"no form was found in '{path}'"),
        say("请给自评表或绩效目标表的文件", "Give the file of a form"),
    )
