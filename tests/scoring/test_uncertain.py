"""What was not read for certain gets no points: a figure that may be another is no ground for arithmetic."""

import msgspec

from jiheng.assess import Options, lay_out
from jiheng.form import Certainty, SelfEvaluation
from jiheng.reading import read_bytes, recognise
from jiheng.scoring import Score, Unscored

FORM = (
    "项目支出绩效自评表\n项目名称\t社区图书角\n主管部门\t文化局\t实施单位\t图书馆\n"
    "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    "\t年度资金总额\t80\t80\t72\t10\t90%\t9\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t新建图书角数量\t≥24个\t24个\t50\t50\n"
    "效益指标\t社会效益\t居民借阅人次\t≥30000人次\t31500人次\t40\t40\n总分\t\t\t\t\t100\t99\n"
)
UNSURE = Certainty(0.7, ("这一格看不清",))


def form() -> SelfEvaluation:
    (found,) = recognise(read_bytes(FORM.encode(), file="表.txt"))
    assert isinstance(found.form, SelfEvaluation)
    return found.form


def test_a_row_whose_actual_is_not_certain_is_not_scored_and_the_total_stays_open_by_its_points() -> None:
    sure = form()
    rows = list(sure.indicators)
    rows[0] = msgspec.structs.replace(rows[0], actual=msgspec.structs.replace(rows[0].actual, certainty=UNSURE))
    due = lay_out(msgspec.structs.replace(sure, indicators=tuple(rows))).due
    first, second = due.indicators
    assert isinstance(first, Unscored)
    assert "没有十分的把握" in first.reason
    assert isinstance(second, Score)
    assert due.low is not None
    assert due.high is not None
    assert due.high - due.low == 50


def test_execution_is_not_scored_from_amounts_that_are_not_certain() -> None:
    sure = form()
    total = sure.funds[0]
    unsure = msgspec.structs.replace(
        total, actual_expenditure=msgspec.structs.replace(total.actual_expenditure, certainty=UNSURE)
    )
    ministry = Options(rules=("mof-2020-10",))
    by_rule = lay_out(sure, options=ministry).due.execution
    open_one = lay_out(msgspec.structs.replace(sure, funds=(unsure,)), options=ministry).due.execution
    assert isinstance(by_rule, Score)
    assert isinstance(open_one, Unscored)
    assert "没有十分的把握" in open_one.reason
