"""``jiheng check``: what is doubtful in the forms, why, and what to do."""

from argparse import Namespace
from typing import TYPE_CHECKING, Final

from jiheng_cli.commands import assessing, beside, declared, rosters, since, sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Parser

if TYPE_CHECKING:
    from jiheng import Options

# Words of the command line that tests hold against the library's own.
FORMATS: Final = ("text", "csv", "html", "json", "jsonl", "md", "xlsx")
STAGES: Final = ("self-evaluation", "declaration", "review", "publication")
STAGE_WORDS: Final = dict(zip(("填报", "申报", "审核", "公开"), STAGES, strict=True))
AUDIENCES: Final = ("unit", "reviewer")
AUDIENCE_WORDS: Final = {"填表单位": "unit", "审核人": "reviewer", "单位": "unit"}
FAIL_ON: Final = ("error", "doubt", "never")


def arguments(parser: Parser) -> None:
    """Take everything that bears on findings."""
    assessing.arguments(parser, FORMATS)
    looked_at(parser)
    parser.option(
        "--fail-on",
        metavar="LEVEL",
        choices=FAIL_ON,
        default="error",
        chinese="有这一级以上的事项时退出码为 1：必须改正（默认）、请核实说明，或从不",
        english="exit with 1 from this severity on (default error)",
    )
    parser.flag("--all", chinese="建议也全文列出，不折叠", english="show advice in full")
    parser.flag(
        "--notes",
        chinese="在表旁写好（或更新）说明文件 表名.notes.yaml，填上理由再查即生效",
        english="write the notes beside each form to be filled in: form.notes.yaml",
    )
    parser.flag(
        "--write-pile-file",
        chinese="在文件夹里写一份整批约定 jiheng.pile.toml（年度、办法、金额单位、免提）供改定",
        english="propose jiheng.pile.toml for a folder: year, rules, unit, exemptions",
    )
    rosters.argument(parser)
    declared.argument(parser)
    since.argument(parser)
    parser.flag("--preview", chinese="连同试用中的检查", english="run checks in preview, too")
    parser.example("check 自评表.docx", chinese="检查一张表", english="look at one form")
    parser.example(
        "check 自评表.docx --for unit --stage self-evaluation", chinese="填表人自查", english="a unit checks its own"
    )
    parser.example(
        "check 自评表/ --rules mof-2020-10 --format html -o 报告.html",
        chinese="一叠表，按财预〔2020〕10号",
        english="a pile",
    )
    parser.example("check 自评表/ --roster 项目清单.xlsx", chinese="与项目清单核对", english="beside a list")
    parser.example(
        "check 自评表.docx --declaration 申报表.docx", chinese="与批复的目标表对照", english="beside what was approved"
    )
    parser.example("check 新版/ --since 旧版/", chinese="退回修改后再查：改了哪些", english="what was mended since")


def looked_at(parser: Parser) -> None:
    """Take the stage at which forms are looked at, and who is to read what is said."""
    parser.option(
        "--stage",
        metavar="STAGE",
        choices=STAGES,
        also=STAGE_WORDS,
        default="review",
        chinese="在哪个环节看：填报、申报、审核（默认）或公开，写中文也行",
        english="what the form is being used for (default review)",
    )
    parser.option(
        "--for",
        metavar="WHO",
        into="audience",
        choices=AUDIENCES,
        also=AUDIENCE_WORDS,
        default="reviewer",
        chinese="给填表单位看，还是给审核人看（默认），写中文也行",
        english="who is to read it (default reviewer)",
    )


def options_of(typed: Namespace, desk: Desk) -> "Options":
    """Give how forms are assessed, as it was typed.

    Raises:
        Misuse: an answer that was typed does not fit what it answers.
    """
    from jiheng import Audience, Options, Stage

    return Options(
        rules=assessing.rules_of(typed),
        stage=Stage(typed.stage),
        audience=Audience(typed.audience),
        year=assessing.year_of(typed, desk),
        **assessing.answers_of(typed, desk),
        preview=typed.preview,
        lang=desk.say.lang,
        unfolded=typed.all,
    )


def run(typed: Namespace, desk: Desk) -> int:
    """Assess the forms, write the report, and give 2 if anything was unreadable, 1 if findings weigh enough, else 0."""
    from jiheng import formats

    wanted = sources.format_of(typed, formats("check"), desk)
    options = options_of(typed, desk)
    folder = beside.folder_to_write_in(typed, desk) if typed.write_pile_file else None
    options = beside.under_agreement(options, typed, desk)
    earlier, roster = since.earlier_of(typed, desk), rosters.roster_of(typed, options, desk)
    approved = declared.declarations_of(typed, desk)
    pile = assessing.report("check", wanted, options, typed, desk, earlier, roster, approved)
    declared.complain(pile, approved, desk)
    if typed.notes:
        beside.write_notes(pile, typed, desk)
    if folder is not None:
        beside.propose_agreement(pile, folder, desk)
    if not pile.is_complete or (pile.since is not None and not pile.since.is_complete):
        return 2
    severity = pile.severity
    return 1 if severity is not None and typed.fail_on in _reached_by(severity.name) else 0


def _reached_by(severity: str) -> tuple[str, ...]:
    """Name the words of ``--fail-on`` that a finding of ``severity`` reaches."""
    return {"ERROR": ("error", "doubt"), "DOUBT": ("doubt",)}.get(severity, ())
