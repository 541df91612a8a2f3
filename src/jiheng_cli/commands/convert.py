"""``jiheng convert``: forms as official tables of another layout or kind of file, or as sheets for their review."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from jiheng_cli.commands import assessing, beside, sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser, shown

if TYPE_CHECKING:
    from jiheng import Options, Reading

# Words of the command line that tests hold against the library's own.
FORMATS: Final = ("docx", "pdf", "xlsx")
LAYOUTS: Final = {"通用": "general", "AB": "ab", "云南": "yunnan", "四川": "sichuan"}
ASSESSED: Final = {"复核表": "review-sheet", "自评报告": "self-report"}
"""What is made of a form that was assessed."""
ONLY_WORD: Final = "self-report"
_LAYOUT_WORDS: Final = {**LAYOUTS, "(A)(B)": "ab", "（A）（B）": "ab", **ASSESSED}
_LONGEST_NAME: Final = 60
_LOST: Final = "FM019"  # a text that found no column: settled or not, it is to be seen
_NAMELESS: Final = "自评表"


def arguments(parser: Parser) -> None:
    """Take the forms, the layout, the kind of file, where to write, and for review sheets the rules."""
    sources.paths(parser)
    parser.option(
        "--layout",
        metavar="LAYOUT",
        choices=(*LAYOUTS.values(), *ASSESSED.values()),
        also=_LAYOUT_WORDS,
        default="general",
        chinese="哪种表式：通用（默认）、AB、云南、四川；或复核表、自评报告（起草，只有 docx）；写中文也行",
        english="which layout: the ministry's (default), its older one, Yunnan's, Sichuan's; a sheet for the review; "
        "the report, drafted (docx)",
    )
    parser.option(
        "--format",
        metavar="FORMAT",
        choices=FORMATS,
        chinese="省略时看 -o 的扩展名，没有就是 docx",
        english="left out, the suffix of -o decides, else docx",
    )
    parser.option(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        chinese="写成一个文件（每张表一页或一个工作表）；写文件夹则每张表一个文件",
        english="one file, a form a page or a sheet; for a folder a file each",
    )
    assessing.answers(parser)
    parser.example("convert 自评表.doc -o 自评表.docx", chinese="换成通用表式的 Word", english="as a Word document")
    parser.example("convert 自评表/ --layout 云南 -o 云南/", chinese="每张一个文件", english="in a folder, a file each")
    parser.example(
        "convert 自评表.docx --layout 自评报告 -o 自评报告.docx",
        chinese="起草自评报告，数字都取自表内",
        english="draft the report; every figure is the form's",
    )
    parser.example(
        "convert 自评表/ --layout 复核表 --rules mof-2020-10 -o 复核表.xlsx",
        chinese="复核用：自评、测算并列，复核处留空",
        english="sheets for the review",
    )


def run(typed: Namespace, desk: Desk) -> int:
    """Write the forms, and give 2 if anything could not be read or was no self-evaluation, else 0.

    Raises:
        Misuse: the words typed do not go together, or a file would be written over.
        CannotWrite: a file cannot be written, or what PDF needs is not installed.
    """
    from jiheng import NotRead, Options, Reading, read_files

    paths = sources.paths_of(typed, desk)
    is_folder, wanted = _where_to(typed, desk)
    options = Options(
        rules=assessing.rules_of(typed), year=assessing.year_of(typed, desk), **assessing.answers_of(typed, desk)
    )
    if typed.layout in ASSESSED.values():
        options = beside.under_agreement(options, typed, desk)
    items = tuple(desk.progress(read_files(*paths)))
    sources.complain([one for one in items if isinstance(one, NotRead)], desk, was_read=("没有转换", "Did not convert"))
    read = [one for one in items if isinstance(one, Reading)]
    forms = [one for one in read if not _is_other(one)]
    for one in read:
        if _is_other(one):
            _complain_of_other(one, desk)
    if not forms:
        desk.complain(desk.say("没有读到自评表，没有写文件。", "No self-evaluation was read, so nothing was written."))
        return 2
    if is_folder:
        _write_folder(forms, wanted, options, typed, desk)
    else:
        content = _written(forms, wanted, options, typed, desk)
        sources.deliver(lambda out: _put(content, out), wanted, typed, desk)
    _say_doubts(forms, typed, desk)
    return 0 if len(forms) == len(read) and all(one.passed_over for one in items if isinstance(one, NotRead)) else 2


def _where_to(typed: Namespace, desk: Desk) -> tuple[bool, str]:
    """Tell whether a folder is to be written, and in which format.

    Raises:
        Misuse: what was typed does not go together.
        CannotWrite: what ``-o`` gives is the name of nothing that could be written.
    """
    sources.refuse_nowhere(typed.output, desk)
    try:
        is_folder = _is_folder(typed.output)
        return is_folder, _format(typed, desk, is_folder=is_folder)
    except (OSError, ValueError) as error:  # a name that is too long, for one
        raise sources.cannot_write(typed.output, error, desk) from error


def _is_folder(output: str | None) -> bool:
    """Tell whether what is to be written is a folder: it is one, or is not there and has no suffix."""
    if not output or output == "-":
        return False
    path = Path(output)
    if path.exists() and not path.is_file():
        return path.is_dir()  # a device is written to as it is
    return output.endswith(("/", "\\")) or not path.suffix


def _format(typed: Namespace, desk: Desk, *, is_folder: bool) -> str:
    """Tell in which format to write: as ``--format`` says, else by the suffix of ``-o``, else Word.

    Raises:
        Misuse: the suffix is of no format of ours, or a file is there already.
    """
    say, output = desk.say, typed.output
    if output in {None, "-"} and desk.on_terminal:
        raise Misuse(
            say("Word、Excel、PDF 不能写到屏幕", "Word, Excel and PDF cannot be shown on a terminal"),
            say("请用 -o 写到文件或文件夹，如 -o 自评表.docx", "Write them with -o, as in -o forms.docx"),
        )
    suffix = Path(output or "").suffix.lower().lstrip(".")
    if not is_folder and suffix and suffix not in FORMATS:
        raise Misuse(
            say(f"写不了 .{suffix} 文件（「{output}」）", f"a .{suffix} file cannot be written ('{output}')"),
            say("文件名请以 .docx、.xlsx 或 .pdf 结尾", "Let the name end in .docx, .xlsx or .pdf"),
        )
    if not is_folder and suffix and typed.format not in {None, suffix}:
        raise Misuse(
            say(f"--format 是 {typed.format}，-o 却是「{output}」", f"--format is {typed.format}, but -o '{output}'"),
            say("请让两者一致，或省略 --format", "Let both agree, or leave --format out"),
        )
    if not is_folder and output not in {None, "-"}:
        _refuse_existing(Path(output), desk)
    wanted = str(typed.format or (suffix if not is_folder else "") or FORMATS[0])
    if typed.layout == ONLY_WORD and wanted != FORMATS[0]:
        raise Misuse(
            say(f"自评报告草稿没有 {wanted}", f"the drafted report is not written as {wanted}"),
            say("它要接着改写，请写成 .docx", "It is to be written on with, so let the name end in .docx"),
        )
    return wanted


def _refuse_existing(path: Path, desk: Desk) -> None:
    """Leave a file alone that is there already: somebody may have gone on writing in it.

    Raises:
        Misuse: there is one.
    """
    if path.is_file():
        raise Misuse(
            desk.say(f"「{path}」已经有了，没有覆盖", f"'{path}' is there already and was left alone"),
            desk.say("请用 -o 换一个名称，或先把它移走", "Choose another name with -o, or move it away first"),
        )


def _is_other(one: "Reading") -> bool:
    return getattr(one.form, "kind", None) is not None


def _complain_of_other(one: "Reading", desk: Desk) -> None:
    from jiheng import gather

    file, number = shown(one.source.file), one.source.number
    (why,) = gather([one]).unreadable
    desk.complain(
        desk.say(
            f"没有转换「{file}」第 {number} 张：{why.reason}，没有相应的表式。",
            f"Did not convert form {number} of '{file}': {why.reason_en}, and no layout is for it.",
        )
    )


def _written(forms: Sequence["Reading"], wanted: str, options: "Options", typed: Namespace, desk: Desk) -> bytes:
    """Write forms into one document.

    Raises:
        CannotWrite: what the format needs is not installed.
    """
    from jiheng import export, gather

    with sources.telling_what_is_missing(desk):
        if typed.layout in ASSESSED.values():
            return export(gather(forms, options), typed.layout, format=wanted)
        return export(forms, "form", format=wanted, layout=typed.layout)


def _put(content: bytes, out: BinaryIO) -> None:
    out.write(content)


def _write_folder(forms: Sequence["Reading"], wanted: str, options: "Options", typed: Namespace, desk: Desk) -> None:
    """Write a file for each form; all names are looked at before the first is written.

    Raises:
        Misuse: a file is there already.
        CannotWrite: the folder cannot be made, or a file cannot be written.
    """
    folder = Path(typed.output)
    names = _names(forms, wanted)
    for name in names:
        _refuse_existing(folder / name, desk)
    for one, name in zip(forms, names, strict=True):
        content = _written([one], wanted, options, typed, desk)
        sources.put_in(folder, name, lambda out, content=content: _put(content, out), desk)  # type: ignore[misc]  # the default binds content
    many, where = len(names), shown(str(folder))
    desk.complain(desk.say(f"已写到文件夹 {where}：{many} 份。", f"Written to the folder {where}: {many} files."))


def _names(forms: Sequence["Reading"], suffix: str) -> list[str]:
    """Name a file after each project."""
    from jiheng import FileNames

    names, behind = FileNames(), f".{suffix}"
    projects = (one.form.project.value or "" for one in forms)
    return [f"{names.of(one, behind=behind, longest=_LONGEST_NAME, instead=_NAMELESS)}{behind}" for one in projects]


def _say_doubts(forms: Sequence["Reading"], typed: Namespace, desk: Desk) -> None:
    """Say where the reading was doubtful, for what is written looks surer than what was read."""
    counted = [many for one in forms if (many := sum(not doubt.settled or doubt.code == _LOST for doubt in one.doubts))]
    if not counted:
        return
    forms_en = "1 form" if len(counted) == 1 else f"{len(counted)} forms"
    in_annex = typed.layout not in ASSESSED.values()
    where = desk.say("已列在表后的附栏里，", ", listed below the form") if in_annex else desk.say("", "")
    desk.complain(
        desk.say(
            f"有 {len(counted)} 张表读得没有把握，共 {sum(counted)} 处，{where}请与原表核对。",
            f"The reading of {forms_en} is doubtful in {sum(counted)} places{where}; please compare with the page.",
        )
    )
