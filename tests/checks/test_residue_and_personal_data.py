"""FM016 and FM017: what a template left behind, and what must not be published."""

import msgspec
import pytest

from jiheng.checks import Case, Reported, Severity, Stage
from jiheng.checks.personal_numbers import numbers_in
from jiheng.form import Block, Field, Place, Remark
from tests.checks.building import case_from, case_with, form_of, found_in, key, real

ROW = "产出指标 | 数量指标 | {name} | {target} | {actual} | 15 | 12 | {note}"
PLAIN = {"name": "新建图书角数量", "target": "≥24个", "actual": "20个", "note": "供货延期"}


def residue(**cells: str) -> list[Reported]:
    return list(found_in(case_with(ROW.format(**{**PLAIN, **cells})), "FM016").findings)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("name", "××数量"), ("name", "图书角XX"), ("target", "≥**个"), ("target", "××%"), ("actual", "……"),
        ("actual", "..."), ("actual", "（填写完成值，限20字）"), ("note", "（100字以内）供货延期"),
        ("note", "请填写原因"),
        ("note", "供货延期……"), ("target", "____个"), ("actual", "完成（  ）个"), ("target", "第×期"),
        ("note", "○○街道"),
        ("note", "结合自评情况逐条说明"), ("note", "100字以内"), ("name", "指标2："),
    ],
)  # fmt: skip
def test_what_a_template_left_in_a_cell_is_quoted(cell: str, words: str) -> None:
    (found,) = residue(**{cell: words})
    assert found.severity is Severity.DOUBT
    assert "留有表样的字样「" in found.message


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("name", "3×4米书架数量"), ("name", "XX-2型借书机"), ("name", "XXL码工作服"), ("note", "王××、李**两人休假"),
        ("note", "职工王××休假"), ("actual", "二〇〇八年"), ("note", "读者说“原来……就在楼下”"), ("actual", "20个"),
        ("name", "图书角（新建）"), ("note", "问卷不超过500字的收回90份"), ("name", "考核指标12项"),
        ("note", "电话138****1234"),
        ("target", "X光检查20人"), ("note", "工作量为30人×次"),
    ],
)  # fmt: skip
def test_what_is_meant_as_it_stands_is_let_be(cell: str, words: str) -> None:
    assert residue(**{cell: words}) == []


@pytest.mark.parametrize("goal", ["目标1：", "目标1：建成24个。目标2：", "……建成24个", "目标1：\n目标2："])
def test_a_goal_with_a_number_and_nothing_behind_it_was_not_filled_in(goal: str) -> None:
    form = form_of(key()[0])
    cell = Field(goal, goal, Place())
    case = case_from(
        msgspec.structs.replace(form, annual_goal=msgspec.structs.replace(form.annual_goal, expected=cell))
    )
    (found,) = found_in(case, "FM016").findings
    assert found.where.field == "expected"
    assert "请对照批复填上" in found.remedy


def test_numbers_before_names_are_one_piece_of_advice_for_the_whole_form() -> None:
    lines = [ROW.format(**{**PLAIN, "name": f"指标{n}：图书角{n}"}) for n in (1, 2, 3)]
    (found,) = found_in(case_with(*lines), "FM016").findings
    assert found.severity is Severity.ADVICE
    assert "等 3 项前面还留着表样的「指标1：」" in found.message
    assert found.where.row == 0


def test_of_many_pieces_of_residue_three_are_quoted() -> None:
    (found,) = residue(note="××街道、○○社区、____个、（100字以内）")
    assert found.message.count("「") == 5  # the name of the row, the column and three pieces
    assert "」等，" in found.message


def test_an_approved_cell_is_not_to_be_altered_except_while_it_is_declared() -> None:
    line = ROW.format(**{**PLAIN, "target": "≥××个"})
    (reviewed,) = found_in(case_with(line), "FM016").findings
    assert "不要改" in reviewed.remedy
    (declared,) = found_in(case_with(line, stage=Stage.DECLARATION), "FM016").findings
    assert "请填上" in declared.remedy


@pytest.mark.parametrize("n", range(1, 11))
def test_the_real_forms_hold_nothing_of_their_template_and_no_personal_data(n: int) -> None:
    assert found_in(real(n), "FM016").findings == ()
    assert found_in(msgspec.structs.replace(real(n), stage=Stage.PUBLICATION), "FM017").findings == ()


# --- FM017


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("联系王某某，电话13900001234", "139******34"),
        ("手机：139-0000-1234", "139******34"),
        ("１３９００００１２３４", "139******34"),
        ("+86 13900001234", "861********34"),
        ("李某（110101199003070012）", "110*************12"),
        ("11010119900307001X", "110*************1X"),
        ("身份证号：110101900307001", "110**********01"),
        ("联系人：张三 021-60001234", "021******34"),
        ("张三电话60001234", "600***34"),
    ],
)
def test_a_number_of_a_person_is_found_and_shown_only_in_part(text: str, shown: str) -> None:
    assert numbers_in(text, of_persons=False) == (shown,)


@pytest.mark.parametrize(
    "text",
    [
        "", "139****1234", "投入13900001234元", "13,900,001,234", "编号2020123456789", "图书馆总机021-60001234",
        "咨询热线60001234", "完成20200101", "110101199013070012", "执行数1390000.12", "123101124251234567",
        "惠及13900001234人次",
    ],
)  # fmt: skip
def test_amounts_codes_masked_numbers_and_those_of_an_office_are_none(text: str) -> None:
    assert numbers_in(text, of_persons=False) == ()


def test_where_the_cell_is_about_a_person_a_fixed_line_counts() -> None:
    assert numbers_in("021-60001234", of_persons=True) == ("021******34",)


def published(*remarks: Remark) -> Case:
    case = case_with(stage=Stage.PUBLICATION)
    return msgspec.structs.replace(case, form=msgspec.structs.replace(case.form, remarks=remarks))


def test_remarks_are_looked_at_and_no_number_is_repeated_in_full() -> None:
    place = Place("表.docx", 1, 3, 2)
    case = published(
        Remark("telephone", "联系电话：60001234", Field("60001234", "联系电话：60001234", place)),
        Remark("problems", "存在问题", Field("张三13900001234反映", "张三13900001234反映", place)),
        Remark("other_matters", "其他", Field("总机60001234", "总机60001234")),
    )
    above, below = found_in(case, "FM017").findings
    assert (above.where.block, below.where.block) == (Block.HEADER, Block.FOOTER)
    assert above.message.startswith("「联系电话」里有像是个人电话或证件的号码 600***34")
    for one in (above, below):
        assert "60001234" not in one.message + one.message_en
        assert "13900001234" not in one.message + one.message_en
        assert one.where.cell == "表1第3行第2列"


def test_before_publication_nothing_is_said() -> None:
    (skipped,) = found_in(case_with("实际完成情况 | 联系13900001234"), "FM017").skipped
    assert "只在公开时查看" in skipped.reason
