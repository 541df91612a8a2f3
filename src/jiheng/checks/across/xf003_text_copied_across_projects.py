"""XF003: half of what one project says of itself stands in another one's form."""

from collections.abc import Iterator, Sequence
from typing import Final

from jiheng.checks.borrowed import Passage, passage
from jiheng.checks.case import Case
from jiheng.checks.copies import Link, Measure, Told, groups, measure, stretch
from jiheng.checks.findings import AcrossFinding, At, Severity, Who
from jiheng.checks.heads import Held
from jiheng.checks.identities import folded, named
from jiheng.checks.registry import across
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at, percent, term, term_en
from jiheng.form import Block
from jiheng.rulepacks import RulePack

_SHOWN: Final = 9  # so many links of a group are shown
_NAMED: Final = 4  # so many projects of a group are named in the message
_WORDS: Final = 100  # so many characters of a passage are quoted from its head


def _facts(case: Case) -> Iterator[tuple[str, Told]]:
    """Give goal and result under the year of the form, so that years are never compared with one another."""
    form = case.form
    year = form.fiscal_year.value if form.fiscal_year.is_certain else None
    for name in ("expected", "achieved"):
        field = getattr(form.annual_goal, name)
        if field.value and field.is_certain:
            yield (
                str(year or ""),
                Told(
                    where=at(form, Block.GOAL, name),
                    text=field.value,
                    project=form.project.value if form.project.is_certain else None,
                    code=folded(form.project_code) or None,
                    unit=form.implementing_unit.value if form.implementing_unit.is_certain else None,
                    department=form.competent_department.value if form.competent_department.is_certain else None,
                ),
            )


@across(
    code="XF003",
    name="text-copied-across-projects",
    title="不同项目写同样的话",
    severity=Severity.DOUBT,
    who=Who.REVIEWER,
    clauses=("house/text-of-its-own",),
    facts=_facts,
)
def text_copied_across_projects(key: str, facts: Sequence[Held], pack: RulePack) -> Iterator[AcrossFinding]:
    """## 查什么

    同一年度里，一个项目的「预期目标」或「实际完成情况」，是不是有一半以上的文字也写在别的项目里。

    标点和空格不计，连续 8 字以上相同的才算，相同的不到 24 字不提。三个以上单位都这样写的话是套话，不算；
    「资金使用符合有关规定」这类到处都有的话，一开始就不算。
    同一张表的完成情况抄自己的目标，由 GL001 去说；同一项目交了两张表，由 XF001 去说。
    没有写年度的表，只与没有写年度的比。

    怎样比：先把每段文字拆成一个个连续 8 字，找出哪些表里有同样的 8 字，再逐字比较成对的两段。
    同样的 8 字有很多表都写时，每段只与排在近旁的几段比：几十张大同小异的表都会指出来，不会两两都列；
    两段相同的全是这样很多表都写的话，近旁的又都不够一半，可能漏掉。

    ## 为什么
    两个项目各有各的事。一大半文字相同，可能是统一的提法，也可能是复制以后没有改完，审核人看一眼两边各做了什么就知道。

    ## 触发
    目标大半相同，只换了前头几个字：

    ```pile
    == 表甲
    项目名称 | 技能人才奖励
    预期目标 | 奖励技艺精湛的师傅，带动青年工人苦练本领，为园区企业转型留住一批手艺过硬的能工巧匠。
    实际完成情况 | 评选首席技师6名，发放奖励18万元。
    == 表乙
    项目名称 | 职工技能培训
    预期目标 | 开办夜校，带动青年工人苦练本领，为园区企业转型留住一批手艺过硬的能工巧匠。
    实际完成情况 | 开办夜校12期，结业430人。
    ```

    目标原样写到另一个项目的完成情况里：

    ```pile
    == 表甲
    项目名称 | 河道保洁
    预期目标 | 清理河面漂浮物，修补破损护坡，让沿河居民看得见清水、走得上步道。
    实际完成情况 | 清理河道31公里，修补护坡420米。
    == 表乙
    项目名称 | 步道养护
    预期目标 | 维修步道6公里，更换路灯80盏。
    实际完成情况 | 清理河面漂浮物，修补破损护坡，让沿河居民看得见清水、走得上步道。
    ```

    ## 不触发
    只有一句提法相同，其余各写各的：

    ```pile
    == 表甲
    项目名称 | 技能人才奖励
    预期目标 | 评选首席技师6名、技术能手20名，发放奖励18万元，为园区企业转型留住能工巧匠。
    实际完成情况 | 评选首席技师6名，发放奖励18万元。
    == 表乙
    项目名称 | 职工技能培训
    预期目标 | 开办夜校12期，培训青年工人430人，结业率九成以上，为园区企业转型留住能工巧匠。
    实际完成情况 | 开办夜校12期，结业430人。
    ```

    三个单位都这样写，是套话：

    ```pile
    == 表甲
    项目名称 | 甲馆免费开放
    实施单位 | 清河区图书馆
    == 表乙
    项目名称 | 乙馆免费开放
    实施单位 | 清河区文化馆
    == 表丙
    项目名称 | 丙馆免费开放
    实施单位 | 清河区博物馆
    ```

    同一项目，又交了一张：

    ```pile
    == 表甲
    项目名称 | 社区图书角建设
    == 表乙
    项目名称 | 社区图书角建设
    ```

    ## 怎么改
    填表人不用改，已批复的目标更不改。审核人看一看两个项目各做了什么；需要时，请单位在「实际完成情况」补写本项目自己的事实。

    ## In English
    Half or more of a goal or a result stands in another project's form of the same year: runs of eight characters and
    more, punctuation aside. What three units or more write alike is a set phrase and does not count; nor does a result
    that repeats its own form's goal, or a second form of the same project. Where very many forms share the same words,
    each is compared with a few of them only: of a crowd every form is told but not every pair, and two texts that
    share nothing but such words may be missed. A reviewer should see what
    each project did; nobody need change an approved goal.
    """
    by = measure(pack)
    for group in groups(facts, by):
        held = [facts[place] for place in group.texts]
        strongest = group.links[0]
        is_pair = len(held) == 2  # noqa: PLR2004 - two are a pair
        yield AcrossFinding(
            at=tuple(At(one.form, one.fact.where) for one in held if one.form is not None),
            about=(key, *sorted(_named(one.fact, key) for one in held)),
            message=f"{_linked(strongest, facts, key) if is_pair else _crowd(held, key)}{OUR_JUDGEMENT}",
            message_en=f"{_linked_en(strongest, facts, len(held))}{OUR_JUDGEMENT_EN}",
            remedy="写同样的话不等于有错，有时是统一的提法。审核时看一看各个项目做了什么；已批复的目标不改，"
            "需要时请单位在「实际完成情况」补写本项目自己的事实。",
            remedy_en="The same words are no fault in themselves. See what each project did; leave approved goals, and "
            "where facts of its own are missing from a result, ask for them.",
            evidence=tuple(
                f"{'' if is_pair else _linked(link, facts, key)}{_stretch(link, facts, by, key)}"
                for link in group.links[:_SHOWN]
            ),
        )


def _named(told: Told, year: str) -> str:
    return named(told.project, told.unit, year)


def _text(told: Told, year: str) -> str:
    return f"{_named(told, year)}的{term(Block.GOAL, told.where.field or '')}"


def _linked(link: Link, facts: Sequence[Held], year: str) -> str:
    """How much of one text stands in the other, in words."""
    first, second = (_text(facts[place].fact, year) for place in (link.first, link.second))
    if link.is_whole:
        return f"{first}与{second}一字不差（{link.letters} 字，标点不计）。"
    return f"{first} {link.letters} 字中有 {link.covered} 字（{percent(link.share, 1)}）也写在{second}里（标点不计）。"


def _linked_en(link: Link, facts: Sequence[Held], projects: int) -> str:
    first, second = (
        f"the {term_en(Block.GOAL, told.where.field or '').lower()} of “{told.project or 'a project without a name'}”"
        for told in (facts[place].fact for place in (link.first, link.second))
    )
    crowd = "" if projects == 2 else f"{projects} projects share whole passages; for one, "  # noqa: PLR2004 - as above
    said = f"{crowd}{link.covered} of {link.letters} characters of {first} also stand in {second}."
    return f"{said[:1].upper()}{said[1:]}"


def _crowd(held: Sequence[Held], year: str) -> str:
    names = [named(one.fact.project, one.fact.unit) for one in held]
    more = f"等 {len(names)} 个项目" if len(names) > _NAMED else f"这 {len(names)} 个项目"
    return (
        f"{f'{year} 年度，' if year else ''}{'、'.join(names[:_NAMED])}{more}，目标或完成情况里有大段相同的文字："
        "每个项目都与其中另一个有一半以上相同。"
    )


def _stretch(link: Link, facts: Sequence[Held], by: Measure, year: str) -> str:
    """The longest stretch the two share, with its place in both."""
    first, second = (facts[place].fact for place in (link.first, link.second))
    found = stretch(link, facts, by)
    here, there = passage(first.text, found.first, found.length), passage(second.text, found.second, found.length)
    words = here.words if len(here.words) <= _WORDS else f"{here.words[:_WORDS]}……"
    return (
        f"最长的一段连续 {found.length} 字：“{words}”，"
        f"在{_named(first, year)}{_place(first, here)}，在{_named(second, year)}{_place(second, there)}。"
    )


def _place(told: Told, spot: Passage) -> str:
    cell = f"（{told.where.cell}）" if told.where.cell else ""
    return f"{term(Block.GOAL, told.where.field or '')}第 {spot.begin}–{spot.end} 字{cell}"
