"""Files of notes: what is read of them, what is kept of what people typed, and what is said where they go wrong."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks import Note
from jiheng.pile import BadNotes, note_files
from jiheng.pile.note_files import read_notes
from jiheng.pile.notes import FormNotes, Item, notes_for
from tests.checks.building import case_with

WHOLE = """\
#: ours
# 总的备注
项目: 送书下乡
序号: 1
事项:
- 事项: 「册数」
  #: 〔请核实说明 SC005〕问题
  说明: 按整分取整
  # 问过人事科
  填写人: 张三  # 代填
  日期: 2021-03-01
  指纹:
    123456789012: 1234e5678901
- 事项: 年度总体目标
  说明: |
    第一行
    第二行 # 不是备注
  指纹: {a: b, c: d}
已不再提出:
- 事项: 总分
  说明: 旧的
  待重看: 是
  指纹: {e: f}
---
项目: 夜间开放
序号: 2
事项: []
"""


def read(text: str) -> tuple[FormNotes, ...]:
    return read_notes(text.encode(), file="表.notes.yaml")


def told(text: str) -> str:
    with pytest.raises(BadNotes) as caught:
        read(text)
    return caught.value.message.removeprefix("表.notes.yaml ")


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _either_loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read does not depend on how PyYAML was built."""
    monkeypatch.setattr(note_files, "_LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("_either_loader")
def test_everything_in_it_is_understood_and_every_text_stays_text() -> None:
    first, second = read(WHOLE)
    assert (first.project, first.number, first.place) == ("送书下乡", 1, 1)
    assert (second.project, second.number, second.place, second.items) == ("夜间开放", 2, 2, ())
    assert [one.note for one in first.items] == [
        Note(
            matter="「册数」",
            written_for={"123456789012": "1234e5678901"},
            reason="按整分取整",
            by="张三",
            date="2021-03-01",
        ),
        Note(matter="年度总体目标", written_for={"a": "b", "c": "d"}, reason="第一行\n第二行 # 不是备注"),
        Note(matter="总分", written_for={"e": "f"}, reason="旧的", again=True, ended=True),
    ]


@pytest.mark.usefixtures("_either_loader")
def test_comments_of_people_are_kept_where_they_stand_and_ours_are_not() -> None:
    first, second = read(WHOLE)
    assert first.comments == ("# 总的备注",)
    assert [one.comments for one in first.items] == [("# 问过人事科", "# 代填"), (), ()]
    assert second.comments == ()


@pytest.mark.parametrize("nothing", ["", "无", "/", "—", "~", "null", "''"])
def test_nothing_and_what_says_nothing_is_no_reason(nothing: str) -> None:
    (found,) = read(f"事项:\n- 事项: 总分\n  说明: {nothing}\n  指纹: {{a: b}}\n")
    assert found.items[0].note.reason is None


@pytest.mark.parametrize("empty", ["", "#: 绩衡写的\n", "---\n"])
def test_an_empty_file_has_no_notes(empty: str) -> None:
    assert read(empty) == ()


def test_comments_of_somebody_s_own_are_kept_though_nothing_else_is_there() -> None:
    assert read("# 先记一笔\n---\n# 再记一笔\n") == (FormNotes(comments=("# 先记一笔", "# 再记一笔")),)


@pytest.mark.usefixtures("_either_loader")
def test_the_colon_of_a_chinese_keyboard_is_taken_for_the_one_of_yaml() -> None:
    (found,) = read("项目：送书下乡\n序号： 1\n事项：\n- 事项：总分\n  说明：场地未移交：已扣分\n  指纹:\n    a: b\n")
    (item,) = found.items
    assert (found.project, found.number) == ("送书下乡", 1)
    assert (item.note.matter, item.note.reason) == ("总分", "场地未移交：已扣分")


def test_a_reason_in_several_lines_keeps_its_own_colons() -> None:
    (found,) = read("事项:\n- 事项: a\n  说明: |-\n    依据\n    说明：见附件\n  指纹: {a: b}\n")
    assert found.items[0].note.reason == "依据\n说明：见附件"


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize("hidden", ["\u2028", "\u2029", "\x85"])
def test_a_break_that_no_editor_shows_is_no_line(hidden: str) -> None:
    text = f"事项:\n- 事项: a\n  说明: 场地未移交{hidden}已扣分\n  # 备注\n  指纹: {{a: b}}\n别的: 甲\n"
    assert told(text).startswith("第 6 行：不认识的栏目「别的」")
    (found,) = read(text.removesuffix("别的: 甲\n"))
    assert (found.items[0].note.reason, found.items[0].comments) == ("场地未移交 已扣分", ("# 备注",))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_it_may_be_saved_by_what_office_machines_have(encoding: str) -> None:
    content = WHOLE.replace("\n", "\r\n").encode(encoding)
    assert read_notes(content, file="表.notes.yaml") == read(WHOLE)


@pytest.mark.usefixtures("_either_loader")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("事项:\n\t- 事项: a\n", "第 2 行：这里的写法程序读不懂。"),
        ("事项:\n- 事项: a\n  说明: 原因: 场地\n", "第 3 行：这里的写法程序读不懂。"),
        ("项目: 甲\n序号: 一\n", "第 2 行：「序号」应当是数字，这里是「一」。"),
        ("项目: 甲\n项目: 乙\n", "第 2 行：「项目」写了两次。请删去一处。"),
        ("项 目: 甲\n", "第 1 行：不认识的栏目「项 目」。是否想写「项目」？"),
        ("别的: 甲\n", "第 1 行：不认识的栏目「别的」。这里可以写 项目、序号、事项、已不再提出。"),
        ("- 项目: 甲\n", "第 1 行：这里应当逐行写「栏目: 内容」。"),
        ("事项: 甲\n", "第 1 行：「事项」下面应当逐项写，每项以「- 事项:」开头。"),
        ("事项:\n- 只有字\n", "第 2 行：这里应当逐行写「栏目: 内容」。"),
        ("事项:\n- 事项: a\n  说明:\n  - 一\n", "第 4 行：「说明」应当写一句话。"),
        ("事项:\n- 事项: a\n  说明: 见附件 # 3\n  指纹: {a: b}\n", "第 3 行：「#」和它后面的字会被当作备注丢掉。"),
        ("事项:\n- 事项: a\n  说明: 有\n", "第 2 行：这一项的「指纹」不见了，不知道说明的是哪一条。"),
        ("事项:\n- 说明: 有\n", "：这一项的「指纹」不见了，不知道说明的是哪一条。"),
        (f"项目: 甲\n序号: {'9' * 5000}\n", f"第 2 行：「序号」应当是数字，这里是「{'9' * 20}」。"),
        ("事项:\n- 事项: a\n  说明: &a 乙\n", "第 3 行：「&」开头的词会被当作记号丢掉。"),
        ("事项:\n- 事项: a\n  说明: !a 乙\n", "第 3 行：「!」开头的词会被当作记号丢掉。"),
        ("事项:\n- 事项: a\n  说明: *a\n", "第 3 行：「*」开头的词会被当作记号丢掉。请把整句说明用英文单引号括起来。"),
        ("项目: " + "[" * 100_000, "第 1 行：括号套得太深。"),
        (
            "事项:\n- 事项: a\n  待重看: 不用\n  指纹: {a: b}\n",
            "第 3 行：「待重看」只能写「是」或「否」。看过说明仍适用的，删去这一行即可。",
        ),
    ],
)
def test_what_is_off_is_told_with_its_line_and_what_to_write(text: str, said: str) -> None:
    assert told(text).removeprefix("表.notes.yaml").startswith(said)


@pytest.mark.parametrize("text", ["[" * 5000, "a: &x [*x]\n", "\x00\x01\x02" * 30, "#" * 1_000_001])
def test_what_nobody_would_write_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadNotes):
        read(text)


def test_of_very_many_items_each_keeps_its_own_comment() -> None:
    items = "".join(f"- 事项: a\n  # {place}\n  指纹: {{a: b}}\n" for place in range(3_000))
    (found,) = read(f"事项:\n{items}")
    assert [one.comments for one in found.items] == [(f"# {place}",) for place in range(3_000)]


@given(st.text(max_size=200))
def test_no_text_whatever_is_our_fault(text: str) -> None:
    try:
        read(text)
    except BadNotes as said:
        assert "表.notes.yaml" in said.message  # noqa: PT017 - either outcome is right


def document(project: str | None, number: int | None, place: int) -> FormNotes:
    return FormNotes(project, number, (Item(Note(matter="", written_for={})),), place=place)


@pytest.mark.parametrize(
    ("project", "number", "found"),
    [
        ("送书下乡", 1, 1),
        ("送书 下乡", 2, 2),
        ("送书下乡", 9, 1),
        ("夜间开放", 9, 3),
        ("新名称", 4, 4),
        ("新名称", 3, None),
        ("", 3, 3),
        ("", 8, None),
    ],
)
def test_a_form_finds_its_notes_by_project_then_by_number_where_nothing_else_stands_there(
    project: str, number: int, found: int | None
) -> None:
    documents = (
        document("送书下乡", 1, 1),
        document("送书下乡", 2, 2),
        document("夜间开放", 3, 3),
        document(None, 4, 4),
    )
    picked = notes_for(case_with(f"项目名称 | {project}").form, number, documents)
    assert (None if picked is None else picked.place) == found


def test_the_only_form_of_a_file_keeps_its_notes_when_its_name_is_mended() -> None:
    form = case_with("项目名称 | 法律援助办案补贴").form
    assert notes_for(form, 1, (document("法律援助办案补帖", 1, 1),)) is not None
    assert notes_for(form, 2, (document("法律援助办案补帖", 1, 1),)) is None
    assert notes_for(form, 1, (document("夜间开放", 1, 1),)) is None
    assert notes_for(form, 1, ()) is None
