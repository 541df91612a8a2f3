"""XF004: one unit or department is named in different ways."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import msgspec

from jiheng.checks.case import Case
from jiheng.checks.findings import AcrossFinding, At, Life, Severity, Who
from jiheng.checks.heads import Held
from jiheng.checks.identities import fold, folded
from jiheng.checks.registry import across
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at, term, term_en
from jiheng.form import Block, Where
from jiheng.rulepacks import RulePack

_SHOWN: Final = 9  # so many names are quoted
_GAPS: Final = 2  # a short form leaves out characters in so many places at least: 文[化和]旅[游]局

# 「清河区」图书馆, 「南岭县」文化馆: the place is what tells two offices of one name apart. In 区总工会 it is left out.
_PLACE: Final = re.compile(r".{1,7}?(?:省|市(?![场政容])|自治州|盟|县|区|旗|镇|(?<!城)乡|街道)(?=..)")
_LEVEL: Final = re.compile(r"^[省市县区镇乡](?![场政容民域级])")


class Naming(msgspec.Struct, frozen=True, gc=False):
    """How a form names its unit or its department."""

    where: Where
    name: str


def _facts(case: Case) -> Iterator[tuple[str, Naming]]:
    """Give the department under the year, the unit under year and department."""
    form = case.form
    year = str(form.fiscal_year.value or "") if form.fiscal_year.is_certain else ""
    for field, key in (
        ("competent_department", f"{year}\x1fcompetent_department"),
        ("implementing_unit", f"{year}\x1fimplementing_unit\x1f{folded(form.competent_department)}"),
    ):
        cell = getattr(form, field)
        if folded(cell):
            yield key, Naming(at(form, Block.HEADER, field), cell.value)


@across(
    code="XF004",
    name="inconsistent-terms",
    title="同一单位写法不一",
    severity=Severity.ADVICE,
    who=Who.UNIT,
    clauses=("house/one-name",),
    life=Life.PREVIEW,
    facts=_facts,
)
def inconsistent_terms(
    key: str,
    facts: Sequence[Held],
    pack: RulePack,  # noqa: ARG001 - every check across forms is given all three
) -> Iterator[AcrossFinding]:
    """## 查什么

    同一年度的表里，同一个主管部门、同一主管部门下的同一个实施单位，是不是写成了几种样子：

    - 只差空格、标点、全角半角；
    - 一处带地名、一处不带（清河区图书馆、图书馆）；
    - 一处写全称、一处写简称（文化和旅游局、文旅局）：简称的字按顺序都在全称里，第一个字相同，中间至少省了两处。

    只省一处的（图书馆、少儿图书馆）多半是两个单位，不提。有两个单位都对得上一个简称时，说不准是哪一个，也不提。

    ## 为什么
    按单位、按部门汇总时，名称不同就归不到一处。

    ## 触发
    全称和简称：

    ```pile
    == 表甲
    主管部门 | 清河区文化和旅游局
    == 表乙
    主管部门 | 清河区文旅局
    ```

    一处带地名：

    ```pile
    == 表甲
    实施单位 | 清河区图书馆
    == 表乙
    实施单位 | 图书馆
    ```

    ## 不触发
    两个单位：

    ```pile
    == 表甲
    实施单位 | 清河区图书馆
    == 表乙
    实施单位 | 清河区少儿图书馆
    ```

    两个地方的同名单位：

    ```pile
    == 表甲
    实施单位 | 清河区图书馆
    == 表乙
    实施单位 | 南岭县图书馆
    ```

    ## 怎么改
    请核对是不是同一个单位；是的，各张表都写全称。

    ## In English
    A unit under one department, or a department, is named in several ways in the forms of a year: with other blanks or
    punctuation, with and without its place, in full and in short (a short form keeps the first character and leaves
    characters out in two places at least). If they are one, write the full name on every form.
    """
    held: dict[str, list[Held]] = {}
    for one in facts:
        held.setdefault(one.fact.name, []).append(one)
    field = key.split("\x1f")[1]
    called, called_en = term(Block.HEADER, field), term_en(Block.HEADER, field).lower()
    for names in _named_alike(tuple(held)):
        shown = "、".join(f"「{name}」（{len(held[name])} 张）" for name in names[:_SHOWN])
        spots = sorted((one for name in names for one in held[name]), key=lambda one: one.form or 0)
        yield AcrossFinding(
            at=tuple(At(one.form, one.fact.where) for one in spots if one.form is not None),
            about=(key, fold(names[0])),
            message=f"{called}写法不一：{shown}，看起来是同一个单位。{OUR_JUDGEMENT}",
            message_en=f"The {called_en} is named in {len(names)} ways that seem to mean one: "
            f"{', '.join(names[:_SHOWN])}.{OUR_JUDGEMENT_EN}",
            remedy=f"请核对是不是同一个单位；是的，各张表都写「{names[0]}」这样的全称，汇总时才归得到一处。",
            remedy_en=f"If they are one, write the full name (such as “{names[0]}”) on every form.",
        )


def _named_alike(names: Sequence[str]) -> Iterator[list[str]]:
    """Give those of the names that mean one, the fullest first, in the order of their fullest."""
    spelt: dict[str, list[str]] = {}
    for name in names:
        spelt.setdefault(fold(name), []).append(name)
    by_head: dict[str, list[str]] = {}
    for whole in spelt:
        by_head.setdefault(_parted(whole)[1][0], []).append(whole)
    short: dict[str, list[str]] = {}
    for alike in by_head.values():
        for one in alike:
            full = [other for other in alike if _is_short_for(one, other)]
            if len(full) == 1:
                short.setdefault(full[0], []).append(one)
    for whole, spellings in spelt.items():
        found = [*spellings, *(name for one in short.get(whole, ()) for name in spelt[one])]
        if len(found) > 1:
            yield found


@lru_cache(maxsize=4096)
def _parted(name: str) -> tuple[str, str]:
    """The places a name begins with, and the rest: 上海市闵行区 and 总工会."""
    office = name
    while found := _PLACE.match(office):
        office = office[found.end() :]
    places = name.removesuffix(office)
    return places, office if places else _LEVEL.sub("", office)


def _is_short_for(short: str, full: str) -> bool:
    places, office = _parted(short)
    full_places, full_office = _parted(full)
    if short == full or not full_places.endswith(places):
        return False
    if office == full_office:
        return places != full_places or len(short) < len(full)
    return len(office) < len(full_office) and _gaps(office, full_office) >= _GAPS


def _gaps(short: str, full: str) -> int:
    """In how many places ``full`` has characters that ``short`` leaves out; 0 where it is not made by leaving out.

    Both begin with the same character.
    """
    gaps, at = 0, 0
    for character in short:
        found = full.find(character, at)
        if found < 0:
            return 0
        gaps += found > at
        at = found + 1
    return gaps + (at < len(full))
