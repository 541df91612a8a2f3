"""What lies beside forms and is written with them: what is agreed for a folder, and notes for people to fill in."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from jiheng_cli.commands import sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, shown

if TYPE_CHECKING:
    from jiheng import Options, Pile

_AGREED = "jiheng.pile.toml"
_NOTES = ".notes.yaml"
_MOST_NAMED = 5


def under_agreement(options: "Options", typed: Namespace, desk: Desk) -> "Options":
    """Give the options with what is agreed for the folder typed, and say in a line that it is so.

    Of several paths none speaks for the others: what is agreed for one of them is not used, and that is said.

    Raises:
        BadFile: the pile file is badly written.
    """
    from jiheng import read_pile_file

    paths = [path for path in sources.paths_of(typed, desk) if path != "-"]
    if len(paths) > 1:
        for path in paths:
            if (Path(path) / _AGREED).is_file():
                desk.complain(
                    desk.say(
                        f"给了几个路径，没有用「{path}」里的整批约定；要用，请单独检查这个文件夹。",
                        f"Several paths were given: what is agreed in '{path}' was not used; give that folder alone.",
                    )
                )
        return options
    agreed = read_pile_file(paths[0]) if paths else None
    if agreed is None:
        return options
    found = options.under(agreed)
    told = desk.say("；", "; ").join(_said(found, desk))
    desk.complain(desk.say(f"按整批约定 {agreed.file}：{told}。", f"As agreed in {agreed.file}: {told}."))
    for line in _overruled(options, found, desk):
        desk.complain(line)
    return found


def _said(options: "Options", desk: Desk) -> list[str]:
    """Say what of the agreement is used."""
    agreed, say = options.agreed, desk.say
    assert agreed is not None  # noqa: S101 - these are the options under it
    told = []
    if agreed.year is not None and options.year == agreed.year:
        told.append(say(f"{agreed.year} 年度", f"year {agreed.year}"))
    if agreed.rules and options.rules == agreed.rules:
        told.append(say(f"办法 {','.join(agreed.rules)}", f"rules {','.join(agreed.rules)}"))
    if agreed.place is not None and not agreed.rules:
        told.append(_place(agreed.place, options, desk))
    if agreed.level is not None:
        told.append(say(f"预算级次 {agreed.level}", f"level {agreed.level}"))
    units = tuple(dict.fromkeys(one.unit for one in agreed.units))
    if units and options.confirmed_unit is None:
        told.append(say(f"金额单位已确认（{'、'.join(units)}）", f"unit confirmed ({', '.join(units)})"))
    if agreed.exempt:
        told.append(say(f"免提 {len(agreed.exempt)} 条", f"exemptions: {len(agreed.exempt)}"))
    if agreed.roster is not None:
        told.append(say(f"项目清单 {agreed.roster}", f"roster {agreed.roster}"))
    return told or [say("没有写什么", "nothing is said in it")]


def _place(place: str, options: "Options", desk: Desk) -> str:
    from jiheng import known_packs, load_pack

    if options.rules == (place,):
        return desk.say(f"{place}的口径", f"the rules of {place}")
    if options.rules:
        return desk.say(f"地方 {place}", f"place {place}")
    known = [name for pack in known_packs() for name in load_pack(pack).places]
    # Another province may differ by one character only, so what merely looks alike is not offered.
    near = next((name for name in known if place.startswith(name)), None)
    meant = desk.say(f'（有「{near}」的；要用就写 place = "{near}"）', f" (there are those of {near})") if near else ""
    return desk.say(f"没有「{place}」的口径，按表内口径{meant}", f"no rules of {place} are known{meant}")


def _overruled(typed: "Options", found: "Options", desk: Desk) -> list[str]:
    """Say where the words typed go before what is agreed."""
    agreed = found.agreed
    assert agreed is not None  # noqa: S101 - as above
    units = {one.unit for one in agreed.units}
    pairs = (
        ("--year", typed.year, agreed.year, typed.year not in {None, agreed.year}),
        ("--rules", ",".join(typed.rules), ",".join(agreed.rules) or agreed.place, typed.rules != agreed.rules),
        ("--unit", typed.confirmed_unit, "、".join(sorted(units)), units != {typed.confirmed_unit}),
    )
    return [
        desk.say(
            f"{flag} {mine} 与整批约定里的 {theirs} 不同，以命令行为准。",
            f"{flag} {mine} differs from what is agreed, {theirs}; the command line goes first.",
        )
        for flag, mine, theirs, differs in pairs
        if mine and theirs and differs
    ]


def folder_to_write_in(typed: Namespace, desk: Desk) -> Path:
    """Give the folder for which a pile file is to be proposed.

    Raises:
        Misuse: not one folder was typed.
    """
    paths = sources.paths_of(typed, desk)
    if len(paths) == 1 and paths[0] != "-" and Path(paths[0]).is_dir():
        return Path(paths[0])
    raise Misuse(
        desk.say("--write-pile-file 要给一个文件夹", "--write-pile-file needs one folder"),
        desk.say(
            "请写放自评表的文件夹，如 jiheng check 自评表/ --write-pile-file",
            "Give the folder of the forms, as in: jiheng check forms/ --write-pile-file",
        ),
    )


def propose_agreement(pile: "Pile", folder: Path, desk: Desk) -> None:
    """Write a pile file for people to complete; where there is one, show what could be added and leave it alone.

    Raises:
        CannotWrite: the file cannot be written.
    """
    from jiheng import propose_pile_file

    path, text = folder / _AGREED, propose_pile_file(pile)
    name = shown(str(path))
    if path.exists() or path.is_symlink():
        desk.complain(
            desk.say(f"已有 {name}，没有改动。可以参照下面增补：", f"{name} is there and was left alone. To add to it:")
        )
        desk.complain(text)
        return
    _put(text, path, desk)
    desk.complain(
        desk.say(
            f"整批约定写到 {name}；请打开看一遍，改好后再检查这个文件夹即按它办。",
            f"The pile file was written to {name}; look through it, then check the folder again.",
        )
    )


def _put(text: str, path: Path, desk: Desk) -> None:
    def write(out: BinaryIO) -> None:
        out.write(text.encode())

    sources.put(write, str(path), desk)


def write_notes(pile: "Pile", typed: Namespace, desk: Desk) -> None:
    """Write the notes of every form beside it, or bring them up to date, and say how many reasons are wanted.

    Raises:
        CannotWrite: one of them cannot be written.
    """
    from jiheng import propose_notes

    say, written = desk.say, list[str]()
    seen = wanted = answered = again = ended = 0
    for one in propose_notes(pile, *sources.paths_of(typed, desk)):
        if one.changes:
            _put(one.text, one.path, desk)
            written.append(shown(str(one.path)))
        seen += 1
        wanted, answered = wanted + one.wanted, answered + one.answered
        again, ended = again + one.again, ended + one.ended
    unused = sum(one.file.casefold().endswith(_NOTES) for one in pile.unreadable)
    if unused:
        desk.complain(
            say(
                f"有 {unused} 份说明文件没有用上（原因见前面），都没有动；请改好后再加 --notes 运行。",
                f"Notes that were not used, for the reasons told, and left alone: {unused}. Mend them, then run again.",
            )
        )
    if not seen and not unused:
        desk.complain(
            say(
                "没有要写说明的事项，或表在压缩包里、旁边放不了说明文件；没有写说明文件。",
                "Nothing to answer, or the forms are in an archive, where notes cannot be put; none were written.",
            )
        )
    if not seen:
        return
    counted = (
        (wanted, f"待写 {wanted} 项", f"wanted: {wanted}"),
        (answered, f"已写 {answered} 项", f"answered: {answered}"),
        (again, f"待重看 {again} 项", f"to look at again: {again}"),
        (ended, f"已不再提出 {ended} 项", f"not raised any more: {ended}"),
    )
    named = say("、", ", ").join(written[:_MOST_NAMED])
    if len(written) > _MOST_NAMED:
        named = say(f"{named} 等 {len(written)} 份", f"{named} and others, {len(written)} in all")
    where = say(f"写到 {named}", f"written to {named}") if written else say("不用更新", "already up to date")
    told = say("，", ", ").join(say(zh, en) for many, zh, en in counted if many)
    desk.complain(say(f"说明文件{where}：{told}。", f"Notes {where}: {told}."))
