"""``jiheng.pile.toml`` as it is proposed for a pile: what is known is written down, what is open stands as a choice."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from jiheng.checks import Who
from jiheng.exporting.words import Say, title
from jiheng.pile import Money, Pile, money
from jiheng.rulepacks import known_places, load_pack
from jiheng.values import yuan_in_words

_SAY: Final = Say()
_MOST_OFFERED: Final = 6
_EXAMPLE: Final = "mof-2020-10"
_HEAD: Final = (
    "# 整批约定：检查这个文件夹时自动读取。命令行上另写了的，以命令行为准。",
    "# 以 # 开头的是备注或备选；要用哪一行，去掉行首的 # 即可。",
)


def propose_pile_file(pile: Pile) -> str:
    """Write what can be agreed for a pile, from its forms and from what was asked for. Nothing is put on any disk.

    The year is written down where all forms are of one, the rules where some were named, a unit where one was
    confirmed. What nobody has decided stands in comments.
    """
    parts = (_HEAD, tuple(_year(pile)), tuple(_rules(pile)), tuple(_unit(pile)), tuple(_exempt(pile)))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _year(pile: Pile) -> Iterator[str]:
    years = sorted({one.fiscal_year for one in pile.gists if one.fiscal_year is not None})
    if pile.options.year is not None:
        yield f"year = {pile.options.year}"
    elif len(years) == 1:
        yield f"year = {years[0]}"
    else:
        told = "、".join(map(str, years)) or "没有读到"
        yield f"# 各表的年度：{told}。确定是哪一年的，写一个，年度不符的表会提示。"
        yield f"# year = {years[-1] if years else 2020}"


def _rules(pile: Pile) -> Iterator[str]:
    agreed = pile.options.agreed
    if agreed is not None and agreed.place is not None:
        yield f"place = {_text(agreed.place)}"
    if pile.options.rules and not (agreed is not None and pile.options.rules == (agreed.place,)):
        yield f"rules = [{', '.join(map(_text, pile.options.rules))}]"
    elif not pile.options.rules:
        places = [load_pack(pack).places[0] for pack in dict.fromkeys(known_places().values())]
        yield "# 适用的办法：写地方，或写规则包的名称（jiheng rules list 列出全部）。都不写，按表内口径。"
        yield f"# 有口径的地方：{'、'.join(places)}。"
        yield f"# place = {_text(places[-1])}"
        yield f"# rules = [{_text(_EXAMPLE)}]    # {load_pack(_EXAMPLE).title}"
    if pile.options.level is not None:
        yield f"level = {_text(pile.options.level)}"


def _unit(pile: Pile) -> Iterator[str]:
    confirmed, sums = pile.options.confirmed_unit, money(pile.gists)
    if confirmed is not None:
        yield "# 金额单位：确认一次，以后不再问。请补上由谁、在哪天、依据什么确认。"
        yield from _confirmation(confirmed)
    elif sums.waiting:
        yield f"# 金额单位待确认：{len(sums.waiting)} 张。请对照预算批复，下面几种只留一种，去掉行首的 #。"
        yield from _choices(sums)
        yield '# 只对一部分表的，把 all = true 换成 files = ["教育局/*.docx"] 或 projects = ["项目名称或编码"]。'


def _choices(sums: Money) -> Iterator[str]:
    for unit, total in sums.readings.items():
        yield "#"
        yield f"# 按{unit}，这些表的全年执行数合计 {yuan_in_words(total).removeprefix('约').strip()}："
        yield from (f"# {line}" for line in _confirmation(unit))


def _confirmation(unit: str) -> Sequence[str]:
    return ("[[unit]]", f"unit = {_text(unit)}", "all = true", 'by = ""', 'date = ""', 'reason = ""')


def _exempt(pile: Pile) -> Iterator[str]:
    offered = [one for one in pile.common if one.example.who is Who.TEMPLATE and one.code != "FD001"][:_MOST_OFFERED]
    yield "# 免提：整批只答复一次的检查，或免予评价的项目。理由必填，报告里会写明免提了几项、为什么。"
    for one in offered:
        yield f"# 各表共有：{one.code} {title(one.code, _SAY)}"
    checks = ", ".join(_text(one.code) for one in offered) or _text("WT003")
    yield "# [[exempt]]"
    yield f"# checks = [{checks}]"
    yield '# projects = ["项目名称或编码"]    # 不写 checks，就是这些项目免予评价'
    yield '# reason = "本地统一表样如此，已由主管部门确认"'


def _text(word: str | Path) -> str:
    r"""Write a text as TOML does, in quotes."""
    escaped = str(word).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
