"""Examples of a page become whole forms, laid out as published ones."""

import msgspec
import pytest

from jiheng.checks import BadCheck, Severity, Stage, pages
from jiheng.checks.frames import filled, frame, names, text_of
from jiheng.checks.pages import Cells, Example, Page, markdown, page_of
from jiheng.checks.registry import find
from tests.checks.test_registry import made


def example(*lines: str, frame: str = "standard") -> Example:
    return Example(triggers=True, frame=frame, lines=lines)


def line_of(text: str, label: str) -> list[str]:
    (line,) = [line for line in text.split("\n") if label in line.split("\t")]
    return line.split("\t")


def test_a_line_takes_the_place_of_the_one_with_its_label() -> None:
    text = text_of(example("实施单位 |", "年度 | 2021", "金额单位 | 元", "预期目标 | 建成。"))
    assert line_of(text, "实施单位") == ["主管部门", "清河区文化和旅游局", "", "", "实施单位", "", "", "", ""]
    assert "(2021年度)" in text.split("\n")
    assert line_of(text, "年初预算数")[0] == "项目资金（元）"
    assert "建成。" in line_of(text, "建成。")


def test_a_form_need_not_name_its_unit_of_money() -> None:
    assert line_of(text_of(example("金额单位 |")), "年初预算数")[0] == "项目资金"


def test_rows_take_the_place_of_all_rows_and_the_total_is_added_up_anew() -> None:
    row = "产出指标 | 数量指标 | 巡演场次 | ≥12场 | 12场 | 20 | 18 |"
    text = text_of(example(row))
    assert line_of(text, "巡演场次") == ["", *(cell.strip() for cell in row.split("|"))]
    assert "新建图书角数量" not in text
    # 总分 of the frame counts the 10 points for execution, of which 9.8 were claimed.
    assert line_of(text, "总分")[:8] == ["", "总分", "", "", "", "", "30", "27.8"]
    assert line_of(text_of(example(row, frame="execution-apart")), "总分")[6:8] == ["20", "18"]


def test_a_total_that_is_written_stands_as_it_is_and_words_under_points_add_nothing() -> None:
    row = "产出指标 | 数量指标 | 巡演场次 | ≥12场 | 12场 | 20 | 合格 |"
    assert line_of(text_of(example(row, "总分 | 100 | 77")), "总分")[6:8] == ["100", "77"]
    assert line_of(text_of(example(row)), "总分")[6:8] == ["30", "9.8"]


def test_a_line_may_be_added_at_the_foot_and_one_may_stand_a_cell_too_far_left() -> None:
    text = text_of(example("+ 自评等级 | 优", "< 总分 | 100 | 99", "< 上年结转资金 | 1 | 1 | 1 | — | | —"))
    assert text.rstrip("\n").split("\n")[-1].split("\t")[:2] == ["自评等级", "优"]
    assert line_of(text, "总分")[:7] == ["总分", "", "", "", "", "100", "99"]
    assert line_of(text, "上年结转资金")[:2] == ["上年结转资金", "1"]


def test_cells_may_be_joined_by_blanks_as_in_copied_text() -> None:
    row = "产出指标 | 数量指标 | 巡演场次 | ≥12场 |  | 20 | 18 |"
    joined = Example(triggers=True, frame="standard", lines=(row,), cells=Cells.BLANKS)
    assert "产出指标 数量指标 巡演场次 ≥12场 20 18" in text_of(joined).split("\n")


def test_a_label_or_frame_that_does_not_exist_is_refused() -> None:
    with pytest.raises(BadCheck, match="实施单拉"):
        filled(example("实施单拉 | x"))
    with pytest.raises(BadCheck, match="execution-apart, standard"):
        frame("no-such")


def test_frames_are_named_after_their_files() -> None:
    assert names() == ("execution-apart", "standard")


PAGE = """## 查什么

查。

## 为什么

因。

## 触发

```rows rules=as-printed stage=self-evaluation
产出指标 | 数量指标 | 场次 | 1场 | 1场 | 1 | 1 |
```

## 不触发

```form execution-apart year=2021 finished=no

总分 | 100 | 99
```

## 怎么改

改。

## In English

Look.
"""


def with_page(page: str) -> Page:
    return page_of(msgspec.structs.replace(made(), page=page))


def test_a_page_is_taken_apart_into_headings_and_examples() -> None:
    page = with_page(PAGE)
    assert tuple(page.sections) == pages.HEADINGS
    assert page.sections["怎么改"] == "改。"
    first, second = page.examples
    assert (first.triggers, first.frame, first.rules, first.stage) == (
        True,
        "standard",
        "as-printed",
        Stage.SELF_EVALUATION,
    )
    assert (first.year, first.finished) == (None, None)
    assert (second.triggers, second.frame, second.lines) == (False, "execution-apart", ("总分 | 100 | 99",))
    assert (second.year, second.finished, second.stage) == (2021, False, Stage.REVIEW)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("## 怎么改\n", "## 如何改\n", "headings must be"),
        ("## 查什么", "先说一句。\n\n## 查什么", "headings must be"),
        ("改。", "", "nothing stands under"),
        ("year=2021", "yaer=2021", "knows no"),
    ],
)
def test_a_page_that_is_not_whole_is_refused(old: str, new: str, why: str) -> None:
    with pytest.raises(BadCheck, match=why):
        with_page(PAGE.replace(old, new))


def test_a_page_is_shown_with_how_weighty_it_is_who_acts_and_what_it_rests_on() -> None:
    check = find("FM002")
    assert check is not None
    shown = markdown(check)
    assert shown.startswith("# FM002 实施单位未填 `implementing-unit-missing`\n")
    assert "- 程度：请核实说明\n- 谁来处理：实施单位\n- 状态：稳定\n" in shown
    assert shown.rstrip().endswith(check.page.rstrip())


def test_a_page_names_the_other_weights_of_its_findings_and_when() -> None:
    shown = markdown(made(severity=Severity.DOUBT, also={Severity.ADVICE: ("已写明原因的", "a reason is given")}))
    assert "- 程度：请核实说明；已写明原因的，建议\n" in shown


def test_a_page_says_what_its_findings_rest_on() -> None:
    assert "- 依据：表内的空白、文字与算术，不涉及条款\n" in markdown(made())
    assert "- 依据：house/large-adjustment\n" in markdown(made(clauses=("house/large-adjustment",)))
    shown = markdown(made(rules=("grade.scale",)))
    assert "- 依据：表内的数字与文字；所用规则包在以下各项所据的条款：等次界线 `grade.scale`\n" in shown
    assert "不涉及条款" not in shown


def test_a_page_names_the_weights_by_stage_where_they_differ() -> None:
    shown = markdown(made(severity={Stage.REVIEW: Severity.DOUBT, Stage.DECLARATION: Severity.ADVICE}))
    assert "- 程度：审核时请核实说明；申报时建议\n" in shown
