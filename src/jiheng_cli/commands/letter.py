"""``jiheng letter``: what a review sends out, a letter for each unit and the ledger of the office over all of them."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from jiheng_cli.commands import assessing, beside, free_places, since, sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, expect, shown

if TYPE_CHECKING:
    from jiheng import Letter

# The formats that a test holds against the library's own, and those that are written where nobody says which.
FORMATS: Final = ("docx", "xlsx", "pdf")
USUAL: Final = ("docx", "xlsx")
_FOLDER: Final = "审核意见"
_MOST_NAMED: Final = 5


def arguments(parser: Parser) -> None:
    """Take the forms, the rules, who signs, and by when an answer is due."""
    sources.paths(parser)
    parser.option(
        "-o",
        "--output",
        metavar="FOLDER",
        default=_FOLDER,
        chinese=f"写到哪个文件夹（没有就新建），省略时是当前位置的「{_FOLDER}」",
        english=f"the folder to write to, made if need be (default {_FOLDER})",
    )
    parser.option(
        "--format",
        metavar="docx|xlsx|pdf",
        chinese="只要 Word、只要 Excel，或打印用的 PDF；省略时 Word、Excel 两样都写",
        english="only Word, only Excel, or PDF to print; left out, Word and Excel",
    )
    parser.option(
        "--deadline",
        metavar="YYYY-MM-DD",
        chinese="请单位在哪天前答复；省略时空着，打印后手填",
        english="by when answers are due; left out, it is left open",
    )
    parser.option(
        "--sender",
        metavar="NAME",
        chinese="落款，如「闵行区财政局」；省略时空着",
        english="who signs; left out, it is left open",
    )
    assessing.answers(parser)
    since.argument(parser)
    parser.example(
        "letter 自评表/ --deadline 2021-05-31 --sender 闵行区财政局",
        chinese="每个单位一份审核意见，另有一份整改台账",
        english="a letter for each unit, and the ledger",
    )
    parser.example("letter 新版/ --since 旧版/", chinese="第二轮：写明已改、未改、新出现", english="the second round")


def run(typed: Namespace, desk: Desk) -> int:
    """Write the letters and the ledger, and give 2 if anything could not be read, else 0."""
    from jiheng import Audience, Options, write_letters

    say = desk.say
    if typed.format is not None:
        expect("--format", typed.format, FORMATS, say)
    formats = USUAL if typed.format is None else (typed.format,)
    deadline, folder = assessing.day_of("--deadline", typed.deadline, desk), _folder(typed, desk)
    options = Options(
        rules=assessing.rules_of(typed),
        audience=Audience.UNIT,
        year=assessing.year_of(typed, desk),
        **assessing.answers_of(typed, desk),
    )
    options = beside.under_agreement(options, typed, desk)
    pile = assessing.gathered(options, typed, desk, since.earlier_of(typed, desk))
    sources.complain(pile.unreadable, desk)
    if not pile.gists:
        desk.complain(say("没有读到自评表，没有写审核意见。", "No self-evaluation was read, so no letter was written."))
        return 2
    if pile.since is not None and not pile.since.pairs and not pile.since.gone:
        raise Misuse(
            say("--since 里没有读到上次的表", "no form of last time was read from --since"),
            say(
                "没有写审核意见；请核对路径，第一轮的去掉 --since",
                "No letter was written; see the path",
            ),
        )
    letters = write_letters(pile, deadline=deadline, sender=typed.sender, formats=formats)
    with sources.telling_what_is_missing(desk):
        written = [_put(one, folder, desk) for one in letters]
    named = say("、", ", ").join(written[:_MOST_NAMED])
    more = say(f" 等 {len(written)} 份文件", f" and others, {len(written)} files in all")
    told = named if len(written) <= _MOST_NAMED else named + more
    where = shown(str(folder))
    desk.print(say(f"已写到文件夹 {where}：{told}。", f"Written to the folder {where}: {told}."))
    if doubtful := sum(bool(one.open) for one in pile.gists):
        desk.complain(
            say(
                f"有 {doubtful} 张表读得没有把握，有关判断没有作，意见里写明了；请先与原表核对，"
                "或请单位改交 Word、Excel 原件。",
                f"Forms of which the reading is doubtful, and which were judged in part only: {doubtful}. "
                "Compare them with the page first.",
            )
        )
    desk.print(
        say(
            "这是草稿：请审核人逐条看过、改定，再发给单位。",
            "These are drafts: a reviewer should go through them before they are sent.",
        )
    )
    is_complete = pile.is_complete and (pile.since is None or pile.since.is_complete)
    return 0 if is_complete else 2


def _folder(typed: Namespace, desk: Desk) -> Path:
    """Give the folder to write to, which holds no letters yet: a unit's answers in one of them would be lost.

    Raises:
        Misuse: it has no name, is a file, or letters lie in it.
    """
    sources.refuse_nowhere(typed.output, desk)
    say, folder = desk.say, Path(typed.output)
    if folder.exists() and not folder.is_dir():
        raise Misuse(
            say(f"-o 「{typed.output}」是文件，不是文件夹", f"-o '{typed.output}' is a file and no folder"),
            say("请换一个文件夹名", "Name a folder"),
        )
    free_places.refuse_name_of_file(typed.output, desk)
    there = sorted(path.name for path in folder.glob("*") if path.name.startswith((_FOLDER, "整改台账")))
    if there:
        raise Misuse(
            say(
                f"文件夹「{typed.output}」里已有「{there[0]}」等文件，没有覆盖",
                f"the folder '{typed.output}' holds letters already ('{there[0]}'), which were left alone",
            ),
            say(
                "请用 -o 换一个文件夹，或先把旧的移走（里面可能有单位的答复）",
                "Choose another with -o, or move the old ones away: answers may stand in them",
            ),
        )
    return folder


def _put(one: "Letter", folder: Path, desk: Desk) -> str:
    def write(out: BinaryIO) -> None:
        out.write(one.content)

    sources.put_in(folder, one.name, write, desk)
    return one.name
