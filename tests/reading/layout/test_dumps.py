"""Whole forms dumped as text in every style that was met, read back, compared field by field.

The bounds are what each style still holds: where empty cells or the ends of cells are gone, a field may be missing,
but hardly any may be wrong without a doubt.
"""

from collections import Counter
from functools import cache

import pytest

from benchmarks.corpus.writers.text import STYLES, write
from jiheng.form import SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.grid import Grid
from jiheng.reading.layout import recognise
from tests.reading.layout.drawing import form_of, row_texts
from tests.reading.layout.dumped import COMPOSED, compare, grids

RIGHT_AT_LEAST = {
    "tabs": 0.995,
    "pipes": 0.995,
    "pipes, merges lost": 0.99,
    "pipes, a cell a line": 0.99,
    "a cell a line": 0.99,
    "a cell a line, cells broken": 0.99,
    "one row": 0.99,
    "blanks": 0.98,
    "wide blanks": 0.99,
    "one line": 0.98,
    "digits run together": 0.94,
    "pdf": 0.95,
    "numbered pages": 0.94,
    "glued rows": 0.70,
    "glued whole": 0.60,
    "sentences": 0.85,
}
"""The share of all fields of a style that must be right, doubted or not."""

# Nothing stands between the cells; where one row ends and the next begins may be told wrongly, and is doubted.
_UNDOUBTED = {"glued whole": 0.002}

Fields = list[tuple[str, str, object, object]]


@cache
def sources() -> dict[str, Grid]:
    return grids()


@cache
def read_back(style: str, before: str = "", after: str = "") -> tuple[Fields, int]:
    """Dump every source, with text before and after; give what came back, and how many forms."""
    fields: Fields = []
    forms = 0
    for grid in sources().values():
        content = before.encode() + write(grid, style) + after.encode()
        got = recognise(read_bytes(content, file="表.txt"))
        forms += len(got)
        for place, wanted in enumerate(found.form for found in recognise(grid)):
            assert isinstance(wanted, SelfEvaluation)
            one = got[place] if place < len(got) else None
            form = one.form if one is not None and isinstance(one.form, SelfEvaluation) else None
            fields += compare(wanted, form, one.doubts if one is not None else ())
    return fields, forms


def test_there_is_a_bound_for_every_style() -> None:
    assert RIGHT_AT_LEAST.keys() == STYLES.keys()


@pytest.mark.parametrize("name", COMPOSED)
def test_the_composed_forms_are_read_as_they_are_drawn(name: str) -> None:
    rows = [[cell.strip() for cell in line.split("|")] for line in COMPOSED[name].split("\n") if "|" in line]
    head = next(at for at, row in enumerate(rows) if "一级指标" in row)
    drawn = [row for row in rows[head + 1 :] if row[0] == ""]
    named = rows[head].index("三级指标")
    assert [texts[2] for texts in row_texts(form_of(COMPOSED[name]))] == [row[named] for row in drawn]


@pytest.mark.parametrize("style", STYLES)
def test_a_dump_in_this_style_gives_back_what_it_holds(style: str) -> None:
    fields, forms = read_back(style)
    counted = Counter(kind for kind, *_ in fields)
    assert forms == 14
    assert (counted["right"] + counted["right, doubted"]) / len(fields) >= RIGHT_AT_LEAST[style]


@pytest.mark.parametrize("style", STYLES)
def test_hardly_a_field_of_a_dump_is_wrong_without_a_doubt(style: str) -> None:
    fields, _ = read_back(style)
    wrong = [entry for entry in fields if entry[0] == "wrong"]
    assert len(wrong) <= _UNDOUBTED.get(style, 0) * len(fields), wrong


@pytest.mark.parametrize("style", ["tabs", "pipes", "a cell a line", "blanks", "one line", "one row"])
@pytest.mark.parametrize(
    "before",
    [
        "索引号：AB0012-2021-00031 发布机构：某区财政局\n发文日期：2021-08-11 主题分类：财政\n\n",
        "文件名：自评表.docx 作者：某科 修改时间：2021-08-11 10:22\n",
        "附件：\n1、道路养护项目支出绩效自评表 2\n2、桥梁检测项目支出绩效自评表 4\n3、路灯项目支出绩效自评表 6\n",
    ],
    ids=["header of a portal", "metadata of a file", "a list of the forms"],
)
def test_what_stands_before_the_first_title_is_no_part_of_the_form(style: str, before: str) -> None:
    fields, forms = read_back(style, before)
    plain, _ = read_back(style)
    assert forms == 14
    assert [entry for entry in fields if entry[0] in {"wrong", "missing"}] == []
    assert Counter(kind for kind, *_ in fields)["right"] >= Counter(kind for kind, *_ in plain)["right"] - 3


@pytest.mark.parametrize("between", [" ", " -1- ", "\n-1-\n", "\n第 1 页 共 2 页\n", "\n\f"])
@pytest.mark.parametrize("style", ["one line", "blanks", "a cell a line", "tabs"])
def test_a_second_form_may_begin_right_behind_the_first(style: str, between: str) -> None:
    first = write(sources()["ministry"], style).decode().strip("\n")
    between = f"\n{between.strip()}" if style == "tabs" and "\n" not in between else between
    second = first.replace("道路养护", "桥梁检测")
    content = f"{first}{between}{second}"
    found = [one.form for one in recognise(read_bytes(content.encode(), file="表.txt"))]
    (wanted,) = [one.form for one in recognise(sources()["ministry"])]
    assert isinstance(wanted, SelfEvaluation)
    assert [form.project.value for form in found] == ["道路养护", "桥梁检测"]
    assert found[0] == wanted
    assert [len(form.indicators) for form in found if isinstance(form, SelfEvaluation)] == [5, 5]
