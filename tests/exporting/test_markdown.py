"""Markdown for a mail or a wiki: what was said is shown and nothing of it is a mark."""

import re

import msgspec
import pytest

from jiheng.assess import Audience, assess, read
from jiheng.checks import Note
from jiheng.exporting import export
from jiheng.exporting.to_md.marks import escaped, table
from jiheng.form import Field, Place
from jiheng.pile import Pile
from tests.exporting.samples import (
    COPIED,
    COPIED_TEXT,
    EXAMPLE,
    LATER,
    NAMELESS,
    OPEN,
    assessed,
    one_form,
    pile_of,
    three_forms,
)
from tests.pile.versions import MISSED, ROWS, reading, since, version

READINGS = read(EXAMPLE.read_bytes(), file="十张.txt")


def told(pile: Pile, lang: str = "zh") -> str:
    return export(pile, "check", format="md", lang=lang).decode()


def test_a_pile_begins_with_its_summary_and_a_table_of_all_forms() -> None:
    found = told(three_forms())
    assert found.startswith("# 绩效自评表检查汇总\n\n供审核人看（审核环节）\n\n- ① **读表**：读出 3 张，都读全了；")
    heads = re.findall(r"^- (.) \*\*(.+?)\*\*", found, re.MULTILINE)
    assert "".join(sign for sign, _ in heads) == "①②③④⑤⑥⑦⑧"
    assert "| 序号 | 项目 | 单位 | 自评 | 测算 | 必须改正 | 请核实说明 | 建议 |\n| ---: | --- |" in found
    assert "\n| 3 | 夜间开放 | 清河区图书馆 | 99.8 分（优） |" in found


def test_a_form_with_nothing_to_act_on_stands_in_the_table_only() -> None:
    found = told(three_forms())
    assert "\n## 【2】送书下乡" in found
    assert "## 【3】" not in found
    assert "\n## 【3】夜间开放" in told(three_forms(unfolded=True))


def test_a_form_alone_is_headed_by_its_project() -> None:
    found = told(one_form())
    assert found.startswith("# （无项目名称）　2020年度　清河区图书馆\n\n- **结论**：必须改正 1 项")
    assert "汇总" not in found
    assert "## 请核实说明（2 项）\n\n1. **「新建图书角数量」**〔表1第14行第8列〕\n   - 「某处」写的是甲" in found
    assert "     - → 请核对原件，改正这一格。\n" in found
    assert "   - 建议：「某处」写的是甲" in found
    assert "## 未能判断\n\n- 金额单位待确认 `FD013`\n" in found
    assert "另有 2 项，现在不用答复：预算调整、「居民借阅人次」\n" in found
    assert "- **计分**：执行率 10 分另列、未计入。\n" in found


def test_what_is_folded_is_told_in_full_where_that_is_asked_for() -> None:
    assert "## 建议（2 项）" in told(one_form(unfolded=True))
    unit = told(pile_of(assessed(findings=(LATER, COPIED)), audience=Audience.UNIT))
    assert "另有 1 项，现在不用答复" in unit


def test_doubts_of_reading_are_told_as_nobodys_fault() -> None:
    assert "## 读表说明，请看一眼（不算单位的问题）\n\n- 「居民借阅人次」一行" in told(one_form())


def test_reasons_and_findings_across_forms_are_told() -> None:
    note = Note(matter="年度总体目标", reason="按上级统一口径填写", written_for={COPIED.fingerprint: "x"})
    noted = msgspec.structs.replace(assessed(findings=(COPIED,)), notes=(note,))
    found = told(pile_of(noted, assessed(), across=(COPIED_TEXT,)))
    assert "### 附：说明\n\n- 年度总体目标〔GL001〕：按上级统一口径填写\n" in found
    assert "- ⑧ **表与表之间**：请核实说明 1 项\n" in found
    assert "〔XF003，请核实说明，【1】【2】〕两张表的「实际完成情况」有 30 字相同。" in found


def test_what_most_forms_have_is_said_once() -> None:
    assert re.search(r"另有 \d+ 项是各表的通病，见汇总。", told(pile_of(*map(assess, READINGS))))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_says_what_it_rests_on_and_ends_as_every_report_does(lang: str) -> None:
    found = told(three_forms(), lang)
    assert re.search(r"- (规则包：as-printed|Rule pack: as-printed).+ `[0-9a-f]{64}`\n", found)
    assert found.endswith(("\n\n提示供参考，不代替审核结论。\n", "no substitute for the reviewer's conclusion.\n"))


def test_no_two_lines_on_end_are_blank() -> None:
    assert "\n\n\n" not in told(three_forms())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[点我](http://example.org)", r"\[点我\](http\://example.org)"),
        ("*重* _点_ `码` ~删~", r"\*重\* \_点\_ \`码\` \~删\~"),
        ("a|b", r"a\|b"),
        ("# 题", r"\# 题"),
        ("- 甲", r"\- 甲"),
        ("1. 甲", r"1\. 甲"),
        ("12) 甲", r"12\) 甲"),
        ("92.50～100.00 分", "92.50～100.00 分"),
        ("&lt;", r"\&lt;"),
        ("www.x.cn 甲@乙", r"www\.x.cn 甲\@乙"),
        ("=甲", r"\=甲"),
        ("第一行\n# 第二行", r"第一行 \# 第二行"),
        ("\\甲", r"\\甲"),
    ],
)
def test_whatever_could_be_a_mark_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_what_a_form_says_adds_no_line_and_no_cell() -> None:
    hostile: Field[str] = Field("甲 | 乙\n\n## 丙", "", Place())
    found = assessed(findings=(NAMELESS,))
    form = msgspec.structs.replace(found.form, project=hostile, implementing_unit=hostile)
    shown = told(pile_of(msgspec.structs.replace(found, form=form, not_judged=(OPEN,)), assessed()))
    assert "\n## 丙" not in shown
    (line,) = [one for one in shown.splitlines() if one.startswith("| 1 |")]
    assert len(re.findall(r"(?<!\\)\|", line)) == 9


def test_a_table_has_a_line_under_its_heads() -> None:
    assert table(("甲", "乙"), [("1", "a|b")], right=frozenset({0})) == [
        "| 甲 | 乙 |",
        "| ---: | --- |",
        r"| 1 | a\|b |",
    ]


def test_what_became_of_a_form_since_last_time_is_told() -> None:
    kept, *rest = ROWS
    found = told(since([version(MISSED, *rest, "实施单位 |")], reading(kept, *rest, "实施单位 |")))
    assert re.search(r"- \*\*比上次\*\*：已改 \d+ 条", found)
    assert "【上次已提】「实施单位」没有填写" in found
    assert "\n## 表里的改动\n\n- " in found
