"""Where blocks begin and end in layouts that have no total, no heads side by side, or no cells."""

from jiheng.reading.layout.joined.flowing_heads import fund_heads, is_total_on_top
from jiheng.reading.layout.lines import Piece
from tests.reading.layout import drawing
from tests.reading.layout.families.merged import form_of, fund_rows, read, remarks
from tests.reading.layout.families.test_chongqing import STACKED
from tests.reading.layout.families.test_hebei import SYSTEM
from tests.reading.layout.families.test_hunan import COUNTY_FUND


def _texts(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces]


def _pieces(*texts: str) -> list[Piece]:
    return [Piece(text, place) for place, text in enumerate(texts)]


def test_a_fund_block_that_is_nothing_but_heads_is_read_to_its_end() -> None:
    block, heads = fund_heads(_pieces("项目资金（万元）", "资金", "全年预算数", "全年执行数"))
    assert _texts(block) == ["项目资金（万元）", "资金"]
    assert _texts(heads) == ["全年预算数", "全年执行数"]


def test_a_total_on_top_has_its_figure_behind_it() -> None:
    assert is_total_on_top(_pieces("自评得分", "97"))
    assert not is_total_on_top(_pieces("自评得分", "未完成原因"))
    assert not is_total_on_top(_pieces("自评得分"))


def test_two_texts_below_a_heading_are_not_its_text() -> None:
    drawn = COUNTY_FUND.replace("说明 | 无 |", "说明 | <  |\n评审组 | 同意 |")
    said = dict(remarks(form_of(drawn)))
    assert "评审组" not in said.values()


def test_a_blank_last_row_of_a_table_does_not_take_what_stands_below_the_table() -> None:
    drawn = f"{drawing.a_form()}\n存在问题 | | | | | | | |\n本表一式两份，由某区公路站留存。"
    found = drawing.read(drawn)
    assert remarks(drawing.form_of(drawn)) == [("problems", None)]
    assert found.left_over == ("本表一式两份，由某区公路站留存。",)


def test_the_row_below_a_heading_is_its_text_within_one_table() -> None:
    rows = "存在问题 | | | | | | | |\n | 雨季停工。 | | | | | | |"
    assert remarks(drawing.form_of(f"{drawing.a_form()}\n{rows}")) == [("problems", "雨季停工。")]


def test_a_label_of_a_goal_between_other_cells_is_no_side_of_it() -> None:
    drawn = STACKED.replace("年初绩效目标 | 改造公厕12座。 | < |", "文号 | 年初绩效目标 | 改造公厕12座。 |")
    form = form_of(drawn)
    assert form.annual_goal.expected.value == "改造公厕10座。"
    assert "first_goal" not in dict(remarks(form))


def test_a_reason_beside_the_money_stays_where_the_execution_row_gives_another() -> None:
    drawn = SYSTEM.replace("预算执行进度（%）\n", "预算执行进度（%） | 原因\n").replace(
        "| 95.00\n", "| 95.00 | 雨季停工\n"
    )
    assert fund_rows(form_of(drawn))[0] == "total | - | 320.00 | 304.00 | 10 | 95.00 | 9.5 | 雨季停工"
    assert read(drawn).doubts == ()
