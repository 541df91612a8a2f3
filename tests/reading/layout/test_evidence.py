"""Texts that were guessed: what the form itself says for them, and what stays open."""

from collections.abc import Callable

import msgspec
import pytest

from jiheng.form import Certainty, Doubt, Field, SelfEvaluation
from jiheng.reading import read_bytes, refusals
from jiheng.reading.grid import Cell, Grid, Table, Unread, Unreadable
from jiheng.reading.layout import Recognised, recognise
from jiheng.reading.verdict import HowRead, verdict_of

FORM = """项目支出绩效自评表
(2020年度)
项目名称\t社区图书角
主管部门\t文化局\t\t实施单位\t图书馆
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t80\t80\t72\t10\t90%\t9
\t其中：当年财政拨款\t60\t60\t60\t—\t—\t—
\t其他资金\t20\t20\t12\t—\t—\t—
年度总体目标\t预期目标\t\t\t实际完成情况
\t新建图书角，方便居民借阅。\t\t\t建成图书角二十四个。
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标\t数量指标\t新建图书角数量\t{target}\t{actual}\t50\t{claimed}
\t效益指标\t社会效益\t居民借阅人次\t≥30000人次\t31500人次\t40\t40
\t总分\t\t\t\t\t100\t{total}
"""


def seen(unclear: Callable[[Cell], bool] = lambda _: False, *, by_eye: bool = True, **texts: str) -> Recognised:
    """The form as if it had been seen in a picture, the cells of one sort not clearly."""
    said = FORM.format_map({"target": "≥24个", "actual": "24个", "claimed": "50", "total": "99"} | texts)
    grid = read_bytes(said.encode(), file="扫描件.png")
    blocks = tuple(_unclear(block, unclear) if isinstance(block, Table) else block for block in grid.blocks)
    (found,) = recognise(msgspec.structs.replace(grid, blocks=blocks, by_eye=by_eye))
    return found


def _unclear(table: Table, unclear: Callable[[Cell], bool]) -> Table:
    cells = (msgspec.structs.replace(cell, certainty=0.7) if unclear(cell) else cell for cell in table.cells)
    return msgspec.structs.replace(table, cells=tuple(cells))


def form_of(found: Recognised) -> SelfEvaluation:
    assert isinstance(found.form, SelfEvaluation)
    return found.form


def told(found: Recognised) -> list[tuple[str, str | None]]:
    return [(doubt.code, doubt.where.field) for doubt in found.doubts]


def test_a_text_that_is_not_clear_keeps_its_value_and_is_doubted() -> None:
    found = seen(lambda cell: cell.text == "31500人次")
    actual = form_of(found).indicators[1].actual
    assert actual.value == "31500人次"
    assert actual.certainty.score == 0.7
    assert told(found) == [("FM024", "actual")]
    assert "指标第 2 行「实际完成值」认作「31500人次」" in found.doubts[0].what


def test_words_that_may_only_stand_there_speak_for_themselves() -> None:
    found = seen(lambda cell: cell.text in {"产出指标", "社会效益"})
    assert told(found) == []
    assert all(row.dimension.is_certain and row.category.is_certain for row in form_of(found).indicators)


def test_points_that_add_up_to_their_total_are_certain_and_others_are_not() -> None:
    points = {"50", "40", "9", "99"}
    assert told(seen(lambda cell: cell.text in points)) == []
    off = seen(lambda cell: cell.text in points | {"96"}, total="96")
    # The maxima still add up to 100; the claimed points do not to 96, so that any of them may be misread.
    assert told(off) == [
        ("FM024", "claimed_points"),
        ("FM024", "claimed_points"),
        ("FM024", "claimed_points"),
        ("FM024", "claimed_points"),
    ]


def test_amounts_that_give_the_printed_rate_and_sources_that_add_up_are_certain() -> None:
    assert told(seen(lambda cell: cell.text in {"80", "72", "90%", "60", "20", "12"})) == []


def test_an_amount_that_nothing_speaks_for_stays_open() -> None:
    found = seen(lambda cell: cell.column == 2 and cell.text in {"80", "60"})
    assert told(found) == []  # 60 + 20 = 80
    other = FORM.replace("其他资金\t20\t20", "其他资金\t25\t20")
    grid = read_bytes(other.format(target="≥24个", actual="24个", claimed="50", total="99").encode(), file="扫描件.png")
    blocks = tuple(
        _unclear(block, lambda cell: cell.column == 2 and cell.text == "60") if isinstance(block, Table) else block
        for block in grid.blocks
    )
    (found,) = recognise(msgspec.structs.replace(grid, blocks=blocks))
    assert told(found) == [("FM024", "original_budget")]


@pytest.mark.parametrize(
    ("target", "actual"),
    [("2280次", "285次"), ("28.5万亩", "8.6万亩"), ("250", "50")],
)
def test_a_target_that_is_met_only_with_the_sign_for_its_first_figure_is_doubted(target: str, actual: str) -> None:
    found = seen(target=target, actual=actual, by_eye=False)
    assert told(found) == [("FM025", "target")]
    assert f"可能是「≥{target[1:]}」" in found.doubts[0].what
    assert form_of(found).indicators[0].target.value == target
    assert not form_of(found).indicators[0].target.is_certain


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("200%", "205%"),
        ("25个", "20个"),
        ("290%", "95个"),
        ("2个", "2个"),
        ("≥290%", "95%"),
        ("24个", "24个"),
        ("20", "0"),
    ],
)
def test_a_target_that_makes_sense_as_it_stands_is_not_doubted(target: str, actual: str) -> None:
    assert told(seen(target=target, actual=actual)) == []


def test_a_missed_target_that_lost_its_points_is_a_miss_and_no_misreading_unless_it_was_seen_in_a_picture() -> None:
    assert told(seen(by_eye=False, target="2280次", actual="285次", claimed="30", total="79")) == []
    assert told(seen(by_eye=True, target="2280次", actual="285次", claimed="30", total="79")) == [("FM025", "target")]


def test_a_percentage_that_we_did_not_see_ourselves_is_what_the_unit_wrote() -> None:
    assert told(seen(by_eye=False, target="290%", actual="95%")) == []
    assert told(seen(by_eye=True, target="290%", actual="95%")) == [("FM025", "target")]


IN_THREE_CELLS = FORM.replace("年度指标值", "指标性质\t指标值\t度量单位").replace("{target}", "{sign}\t{target}\t个")
IN_THREE_CELLS = IN_THREE_CELLS.replace("≥30000人次", "≥\t30000\t人次").replace("总分", "总分\t\t")


def signed(sign: str, target: str, *, by_eye: bool) -> Recognised:
    text = IN_THREE_CELLS.format(sign=sign, target=target, actual="24个", claimed="50", total="99")
    grid = msgspec.structs.replace(read_bytes(text.encode(), file="扫描件.png"), by_eye=by_eye)
    (found,) = recognise(grid)
    return found


@pytest.mark.parametrize(
    ("found", "sign", "doubts"),
    [
        (signed("—", "24", by_eye=True), None, [("FM024", "comparator")]),
        (signed("—", "24", by_eye=False), None, []),  # nothing runs together where the signs themselves were given
        (signed("=", "24", by_eye=True), "=", []),
        (signed("", "24", by_eye=True), None, []),
        (signed("—", "定性", by_eye=True), None, []),  # words have no sign before them
    ],
)
def test_a_bar_before_a_figure_in_a_picture_may_be_an_equals_sign(
    found: Recognised, sign: str | None, doubts: list[tuple[str, str]]
) -> None:
    comparator = form_of(found).indicators[0].comparator
    assert comparator.value == sign
    assert comparator.is_certain is not bool(doubts)
    assert told(found) == doubts


def test_a_page_that_could_not_be_read_is_said_on_the_form_that_may_go_on_there() -> None:
    grid = read_bytes(FORM.format(target="1", actual="1", claimed="50", total="99").encode(), file="表.pdf")
    missing = msgspec.structs.replace(grid, unread=(Unread(refusals.scan_missing(), 2),))
    (found,) = recognise(missing)
    assert told(found) == [("FM023", None)]
    assert found.doubts[0].what.startswith("第 2 页没有读：这是扫描件或照片")
    with pytest.raises(Unreadable, match="扫描件"):
        recognise(Grid("表.pdf", unread=missing.unread))


def test_of_two_forms_the_one_before_the_missing_page_is_told() -> None:
    def page(number: int) -> Table:
        text = FORM.format(target="1", actual="1", claimed="50", total="99")
        rows = enumerate(text.strip().split("\n"))
        cells = (Cell(row, at, said) for row, line in rows for at, said in enumerate(line.split("\t")))
        return Table(tuple(cells), number, page=number)

    first, second = recognise(Grid("表.pdf", (page(1), page(3)), unread=(Unread(refusals.scan_missing(), 2),)))
    assert told(first) == [("FM023", None)]
    assert told(second) == []


def test_a_form_is_read_whole_with_doubts_or_not_at_all() -> None:
    whole = seen()
    assert verdict_of(whole.form, whole.doubts).how is HowRead.WHOLE
    open_one = seen(lambda cell: cell.text == "31500人次")
    verdict = verdict_of(open_one.form, open_one.doubts)
    assert (verdict.how, verdict.reasons) == (HowRead.WITH_DOUBTS, ("字迹不够清楚的格 1 处",))
    bare = SelfEvaluation(project=Field("社区图书角", "社区图书角"))
    assert verdict_of(bare, ()).how is HowRead.NOT


def test_a_settled_shift_leaves_a_form_whole_and_is_named() -> None:
    settled = msgspec.structs.replace(_any_doubt(), settled=True)
    verdict = verdict_of(seen().form, (settled,))
    assert (verdict.how, verdict.reasons) == (HowRead.WHOLE, ("1 处已按内容归位",))


def test_a_hidden_sheet_was_not_put_in_place_but_left_out() -> None:
    hidden = msgspec.structs.replace(_any_doubt(), code="FM022", settled=True)
    shifted = msgspec.structs.replace(_any_doubt(), settled=True)
    verdict = verdict_of(seen().form, (hidden, shifted))
    assert (verdict.how, verdict.reasons) == (HowRead.WHOLE, ("1 处已按内容归位", "另有隐藏的工作表 1 张没有读"))
    assert verdict_of(seen().form, (hidden,)).reasons == ("隐藏的工作表 1 张没有读",)


def test_of_many_cells_that_may_be_read_otherwise_the_first_are_named() -> None:
    form = form_of(seen())
    open_ = Certainty(0.5, ("有别的读法",))
    funds = tuple(
        msgspec.structs.replace(fund, revised_budget=msgspec.structs.replace(fund.revised_budget, certainty=open_))
        for fund in (*form.funds, form.funds[0])
    )
    verdict = verdict_of(msgspec.structs.replace(form, funds=funds), ())
    (said,), (said_en,) = verdict.reasons, verdict.reasons_en
    assert (
        said == "有别的读法的格 4 处：资金第 1 行「全年预算数」、资金第 2 行「全年预算数」、资金第 3 行「全年预算数」等"
    )
    assert said_en.startswith("cells with another reading: 4 (fund row 1, revised budget; fund row 2, revised budget;")
    assert said_en.endswith(" and others)")


def test_a_form_with_a_cell_that_may_be_read_otherwise_is_not_whole_though_nothing_was_shifted() -> None:
    form = form_of(seen())
    row = form.indicators[0]
    target = msgspec.structs.replace(row.target, certainty=Certainty(0.5, ("有别的读法",)))
    other = msgspec.structs.replace(
        form, indicators=(msgspec.structs.replace(row, target=target), *form.indicators[1:])
    )
    verdict = verdict_of(other, ())
    assert (verdict.how, verdict.reasons) == (HowRead.WITH_DOUBTS, ("有别的读法的格 1 处：指标第 1 行「年度指标值」",))


def _any_doubt() -> Doubt:
    return msgspec.structs.replace(seen(target="290%", actual="95%").doubts[0], code="FM010")
