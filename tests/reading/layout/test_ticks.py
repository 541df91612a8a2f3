"""Boxes to tick: which words they belong to, and when nobody can tell."""

import pytest

from jiheng.reading.layout.parts.ticks import chosen


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1、部门预算项目 ☑ 2、市直专项 □ 3、省对下转移支付项目 □", ("部门预算项目",)),
        ("□部门预算项目 √市直专项 □省对下转移支付项目", ("市直专项",)),
        ("1、☑部门预算项目 2、□市直专项", ("部门预算项目",)),
        ("持续性项目☒  新增性项目□", ("持续性项目",)),
        ("（☑）部门 （ ）市直", ("部门",)),
        ("部门（√）市直（　）", ("部门",)),
        ("■新增；□延续", ("新增",)),
        ("☑新增 ☑延续", ("新增", "延续")),
    ],
)
def test_the_words_beside_a_ticked_box_are_chosen(text: str, words: tuple[str, ...]) -> None:
    assert chosen(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "□新增 □延续",
        "新增项目",
        "",
        "部门☑ 市直□ 其他",  # words at both ends: the box may belong to either side
        "☑" + "长" * 500,
    ],
)
def test_nothing_is_chosen_where_nothing_is_ticked_or_nobody_can_tell(text: str) -> None:
    assert chosen(text) == ()
