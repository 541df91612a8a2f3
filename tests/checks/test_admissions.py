"""What explanations say of money: NT005 and NT006, and the reading of texts they rest on."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks import Case, Severity, Who
from jiheng.checks.admissions import idle_money_in, irregularities_in, late_money_in
from jiheng.checks.explained import told_in
from jiheng.form import Block, Remark
from tests.checks.building import case_with, found_in, real, text

MISSED = "产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 9600册 | 15 | 12 | {}"
TIMELY = "产出指标 | 时效指标 | 书款支付及时率 | 100% | 100% | 15 | {} |"
COMPLIANT = "产出指标 | 质量指标 | 购书经费使用合规性 | 合规 | 合规 | 15 | {} |"
LATE, IDLE = "书款支付不及时", "部分经费长期积压"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("部分街镇存在资金跨年度使用或长期积压", ("跨年度使用", "积压")),
        ("由施工单位先行垫付", ("垫付",)),
        ("个别人员挪用经费，已追回", ("挪用",)),
        ("专项资金未专款专用", ("未专款专用",)),
        ("未经批准改变资金用途", ("改变资金用途",)),
        ("补助资金滞留在乡镇", ("滞留",)),
        ("若干街道资金闲置", ("闲置",)),
        ("因未开工资金沉淀", ("沉淀",)),
    ],
)
def test_what_is_said_to_have_happened_is_listed_in_its_own_words(said: str, words: tuple[str, ...]) -> None:
    assert irregularities_in(said) == words


@pytest.mark.parametrize(
    "said",
    [
        "未发生挪用", "不存在积压资金", "避免跨年度使用", "未发生资金挤占、挪用、截留等问题", "没有一笔资金被挪用",
        "无超范围支出",
        "资金挪用的情况没有发生", "杜绝资金沉淀", "专项资金不得挪用", "防范资金被截留的风险", "存在资金挪用风险",
        "如有资金闲置即收回",
        "案件积压较多", "仓库新书积压", "设备闲置", "查处套取补贴案件3起", "去年资金积压",
        "不存在任何违规支出和跨年度使用的情况", "减少资金积压", "",
    ],
)  # fmt: skip
def test_what_did_not_happen_or_is_not_about_money_is_not(said: str) -> None:
    assert irregularities_in(said) == ()


@pytest.mark.parametrize(
    "said",
    [
        "经费有拨付不及时的情况", "资金拨付不及时", "未及时拨付工程款", "补贴发放推迟", "部分补助资金未能及时发放",
        "延迟支付", "报销进度偏慢",
        "专项资金年底才到账", "部分补贴于次年才发放",
    ],
)  # fmt: skip
def test_money_that_came_late_is_seen(said: str) -> None:
    assert late_money_in(said)


@pytest.mark.parametrize(
    "said",
    [
        "不存在拨付不及时", "没有出现经费拨付不及时", "资金拨付及时，未出现延迟", "上级资金下达较晚",
        "区财政局拨款较迟", "培训延期举办，剩余资金结转",
        "因资金不足延期开工", "证书发放不及时", "供货推迟", "避免补贴发放不及时", "",
    ],
)  # fmt: skip
def test_what_was_late_but_no_money_of_the_units_is_not(said: str) -> None:
    assert late_money_in(said) == ()


@given(st.text(alphabet="未不存在资金挪用积压拨付及时，、。有无发生", max_size=60))
def test_any_text_is_read_to_the_end_and_only_its_own_words_are_given(said: str) -> None:
    for word in (*irregularities_in(said), *idle_money_in(said), *late_money_in(said)):
        assert word in said


def rows(note: str, *, timely: str = "15", compliant: str = "15") -> Case:
    return case_with(TIMELY.format(timely), COMPLIANT.format(compliant), MISSED.format(note))


def contradictions(case: Case) -> list[str]:
    return [one.message for one in found_in(case, "NT005").findings]


def test_the_one_real_form_whose_note_contradicts_its_rows_is_shown_to_the_reviewer() -> None:
    assert [n for n in range(1, 11) if found_in(real(n), "NT005").findings] == [10]
    (found,) = found_in(real(10), "NT005").findings
    assert (found.severity, found.who) == (Severity.DOUBT, Who.REVIEWER)
    assert "「补贴发放合规性」9 分、「补贴发放及时率」9 分都是满分" in found.message
    assert "「经费有拨付不及时」" in found.message
    assert "不作为减分的理由" in found.remedy


def test_the_one_real_form_that_speaks_of_its_money_is_asked_what_became_of_it_without_blame() -> None:
    assert [n for n in range(1, 11) if found_in(real(n), "NT006").findings] == [10]
    (found,) = found_in(real(10), "NT006").findings
    assert (found.severity, found.who) == (Severity.ADVICE, Who.UNIT)
    assert "不影响得分，也不等于有错" in found.message


def test_late_money_is_held_against_rows_on_timeliness_and_idle_money_against_those_on_compliance() -> None:
    (late,) = contradictions(rows(LATE))
    assert "「书款支付及时率」15 分是满分" in late
    (idle,) = contradictions(rows(IDLE))
    assert "「购书经费使用合规性」15 分是满分" in idle


def test_a_row_that_was_docked_already_is_no_contradiction() -> None:
    assert contradictions(rows(LATE, timely="12")) == []
    assert contradictions(rows(IDLE, compliant="12")) == []


def test_a_docked_row_about_another_matter_leaves_the_contradiction_as_it_is() -> None:
    opened = "产出指标 | 时效指标 | 项目按期开工率 | 100% | 95% | 15 | 14.25 |"
    case = case_with(TIMELY.format("15"), opened, MISSED.format(LATE))
    (found,) = contradictions(case)
    assert "「书款支付及时率」15 分是满分" in found


def test_rows_about_other_things_than_money_count_only_where_both_kinds_are_full() -> None:
    repair = "产出指标 | 时效指标 | 书架维修及时率 | 100% | 100% | 15 | 15 |"
    order = "产出指标 | 质量指标 | 图书摆放规范性 | 规范 | 规范 | 15 | 15 |"
    assert contradictions(case_with(repair, MISSED.format(LATE))) == []
    (both,) = contradictions(case_with(repair, order, MISSED.format(LATE)))
    assert "「书架维修及时率」15 分、「图书摆放规范性」15 分" in both


def test_what_stands_under_the_table_or_beside_the_money_is_an_account_and_measures_are_not() -> None:
    case = rows("供货延期")
    for code, told in {"problems": 1, "causes": 1, "measures": 0}.items():
        form = msgspec.structs.replace(case.form, remarks=(Remark(code, "存在问题", text(LATE)),))
        found = found_in(msgspec.structs.replace(case, form=form), "NT005").findings
        assert [one.where.block for one in found] == [Block.FOOTER] * told
    funds = (msgspec.structs.replace(case.form.funds[0], deviation_note=text(IDLE)), *case.form.funds[1:])
    with_note = msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, funds=funds))
    assert [one.called for one in told_in(with_note)] == ["「年度资金总额」的原因", "「配送新书册数」的偏差原因"]
    (beside_money,) = found_in(with_note, "NT006").findings
    assert beside_money.where.block is Block.FUNDS


def test_a_form_without_points_cannot_contradict_itself() -> None:
    case = rows(LATE)
    form = msgspec.structs.replace(case.form, columns=case.form.columns - {"claimed_points"})
    assert found_in(msgspec.structs.replace(case, form=form), "NT005").skipped


def test_what_the_project_is_for_is_no_irregularity() -> None:
    advance = "产出指标 | 数量指标 | 困难读者购书垫付人数 | ≥50人 | 40人 | 15 | 12 | 申请垫付的读者少；{}"
    assert found_in(case_with(advance.format("经办人少")), "NT006").findings == ()
    (found,) = found_in(case_with(advance.format("部分资金被挪用")), "NT006").findings
    assert "「挪用」" in found.message
    assert "「垫付」" not in found.message
