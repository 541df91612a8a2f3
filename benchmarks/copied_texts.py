"""Goals and results in numbers, made from a seed, with copies planted among them.

One text in four is prose of a planted form, which is put together from set phrases and repeats itself a good deal more
than real texts do. The others say what was done where and how much of it: places, things, people and figures, in the
words of :mod:`benchmarks.planted.vocabulary`; half of them end in a phrase that any form may end in. A copy takes a
stretch of such a text, up to that phrase, into another project's, so that it makes up half of it or more, puts words of
its own around it, and in every other case has a character changed here and there.
"""

import random
from typing import Final

import msgspec

from benchmarks.planted.growing import dice_of, grow
from benchmarks.planted.vocabulary import PLACES, spheres
from jiheng.checks.borrowed import covered
from jiheng.checks.copies import Told
from jiheng.checks.heads import Held
from jiheng.checks.similarity import letters
from jiheng.form import Block, Where

_SPAN: Final = 8
_HALF: Final = 0.5
_LEAST: Final = 24  # letters that are taken
_PROSE: Final = 0.25
_PER_UNIT: Final = 25  # projects
_CHANGED: Final = 1 / 30  # of the characters
_DONE: Final = (
    "新建", "改造", "配备", "更新", "维修", "整治", "开展", "组织", "完善", "建成", "推广", "评选", "扶持", "培训",
    "慰问", "保障", "清理", "编制", "采购", "提升", "协调", "规范", "排查", "加固", "调整", "落实", "补助", "引进",
)  # fmt: skip
_WHOM: Final = (
    "居民", "学生", "教师", "农户", "职工", "老人", "企业", "读者", "患者", "游客", "村民", "商户", "青年", "残疾人",
    "护林员", "网格员", "工匠", "儿童", "妇女", "司机", "店主", "租户", "牧民", "渔民",
)  # fmt: skip
_SYLLABLES: Final = (
    "青石柳林河湾桥东西南北龙凤白马金银松竹梅兰荷塘山水泉溪沙坪岭坡口家庄店铺新老大小上下高长平安和乐福兴旺"
)
_SPOTS: Final = ("村", "路", "街", "社区", "小学", "中学", "水库", "公园", "市场", "厂", "站", "段", "组", "巷", "渠")
_HOW: Final = (
    "在{place}{done}{thing}{many}",
    "{done}{thing}{many}，惠及{place}{whom}",
    "{place}的{thing}由{done}转为{again}",
    "以{thing}带动{place}{whom}{again}{other}",
    "把{place}{thing}与{other}合并{done}",
    "年内{done}{place}{thing}，再{again}{other}{many}",
    "对{place}{whom}{done}{thing}{many}",
    "{again}{place}{other}，{whom}不再绕行{many}",
    "会同{place}{done}{thing}，{again}{whom}{many}",
    "{thing}覆盖{place}等{many}，{whom}{again}{other}",
)
_ENDS: Final = (
    "项目资金使用符合有关规定",
    "各项工作均按年度计划完成",
    "资金专款专用不存在挤占挪用",
    "切实增强人民群众的获得感幸福感安全感",
    "为经济社会高质量发展提供有力保障",
)


class Planted(msgspec.Struct, frozen=True):
    """Texts as the check is given them, and which forms hold a copy, each with the form it was taken from."""

    held: list[Held]
    copies: list[tuple[int, int]]


def plant(seed: int, texts: int, copies: int) -> Planted:
    """Make so many texts, two a form, of which so many are copies."""
    dice = dice_of(seed, "texts")
    nouns = sorted({spec.name for sphere in spheres() for theme in sphere.themes for spec in theme.specs})
    said, own = list[list[str]](), list[int]()
    for form in range(texts // 2):
        if dice.random() < _PROSE:
            draft = grow(dice_of(seed, "prose", form))
            said.append([draft.goal, draft.result])
        else:
            own.append(form)
            said.append([_own(dice, nouns), _own(dice, nouns)])
    pairs = []
    chosen = dice.sample(own, copies)
    for source, target in zip(chosen, dice.sample(sorted({*range(len(said))} - {*chosen}), copies), strict=True):
        kind = dice.randrange(2)
        if (copy := _copy(dice, said[source][kind], said[target][kind])) is not None:
            said[target][kind] = copy
            pairs.append((source, target))
    return Planted([one for form, both in enumerate(said) for one in _held(form, both)], pairs)


def _held(form: int, both: list[str]) -> list[Held]:
    unit = f"第{form // _PER_UNIT}单位"
    told = (
        Told(Where(Block.GOAL, None, name), text, f"第{form}项目", None, unit, None)
        for name, text in zip(("expected", "achieved"), both, strict=True)
    )
    return [Held(form, one) for one in told]


def _own(dice: random.Random, nouns: list[str]) -> str:
    parts = [
        dice.choice(_HOW).format(
            place=_place(dice),
            whom=dice.choice(_WHOM),
            done=dice.choice(_DONE),
            again=dice.choice(_DONE),
            thing=_thing(dice, nouns),
            other=_thing(dice, nouns),
            many=f"{dice.randint(2, 4000)}{dice.choice('个处人次件套户米项')}",
        )
        for _ in range(dice.randint(2, 5))
    ]
    parts += [dice.choice(_ENDS)] if dice.random() < _HALF else []
    return f"{'，'.join(parts)}。"


def _place(dice: random.Random) -> str:
    """A village, a road, a school: two syllables and what it is; now and then a county."""
    if dice.random() < _PROSE:
        return dice.choice(PLACES)
    return f"{dice.choice(_SYLLABLES)}{dice.choice(_SYLLABLES)}{dice.choice(_SPOTS)}"


def _thing(dice: random.Random, nouns: list[str]) -> str:
    """What an indicator is about: the first characters of its name, two to five."""
    return dice.choice(nouns)[: dice.randint(2, 5)]


def _copy(dice: random.Random, source: str, own: str) -> str | None:
    """Write a text of which half or more is taken from ``source``; ``None`` where these two do not make one."""
    source = next((source[: source.index(end)] for end in _ENDS if end in source), source)
    share = dice.uniform(_HALF, 1)
    length = round(len(source) * dice.uniform(_HALF, 1))
    begin = dice.randint(0, len(source) - length)
    taken = source[begin : begin + length]
    if dice.random() < _HALF:
        taken = "".join("新" if dice.random() < _CHANGED else character for character in taken)
    around = own[: round(length * (1 - share) / share)]
    where = dice.randint(0, len(around))
    made = f"{around[:where]}{taken}{around[where:]}"
    plain = letters(made)
    same = covered(plain, bytes(len(plain)), letters(source), _SPAN)
    return made if same >= max(_LEAST, _HALF * len(plain)) else None
