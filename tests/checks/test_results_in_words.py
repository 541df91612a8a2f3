"""The result in words: has it facts, does it tell of misses, is it a result at all; and what the goal promises."""

import msgspec
import pytest

from jiheng.checks import Outcome, Severity, Stage, Who
from jiheng.form import AnnualGoal, Field
from tests.checks.building import case_with, found_in, real

BOOKS = "产出指标 | 数量指标 | 配送新书册数 | {} | {} | 50 | 40 | 出版社延期供货"


def of_result(code: str, result: str, *lines: str, **asked: object) -> Outcome:
    case = case_with(f"实际完成情况 | {result}", *lines, **asked)  # type: ignore[arg-type]  # settings of an example
    return found_in(case, code)


def forms_with(code: str) -> list[int]:
    return [n for n in range(1, 11) if found_in(real(n), code).findings]


def test_the_real_forms_give_what_a_careful_reviewer_finds() -> None:
    assert forms_with("GL002") == [1, 2, 4, 5, 6, 7, 10]
    assert forms_with("GL004") == [3]


@pytest.mark.parametrize("code", ["GL002", "GL003", "GL004", "GL005"])
def test_without_words_there_is_nothing_to_read(code: str) -> None:
    case = case_with()
    form = msgspec.structs.replace(case.form, annual_goal=AnnualGoal(Field(), Field()))
    assert [one.code for one in found_in(msgspec.structs.replace(case, form=form), code).skipped] == [code]


@pytest.mark.parametrize("code", ["GL002", "GL004", "GL005"])
def test_before_there_are_results_nothing_is_said_of_them(code: str) -> None:
    assert [one.code for one in of_result(code, "要加强管理。", stage=Stage.DECLARATION).skipped] == [code]


# --- GL002


@pytest.mark.parametrize(
    ("result", "fires"),
    [
        ("图书角全部建成，居民阅读氛围更浓。", True),
        ("1.图书角全部建成。2.居民借阅踊跃。", True),
        ("（1）图书角全部建成；（2）居民借阅踊跃。", True),
        ("1、图书角全部建成 2、居民借阅踊跃", True),
        ("①图书角全部建成。②居民借阅踊跃。", True),
        ("目标1：图书角全部建成。", True),
        ("一、图书角全部建成，进一步丰富生活，统一管理。", True),
        ("学习二十大精神，经三方会审，建成一批图书角。", True),
        ("建成图书角24个。", False),
        ("1.5万册新书全部配送。", False),
        ("图书角于６月底前开放。", False),
        ("举办故事会二十余场。", False),
        ("举办故事会三场，居民踊跃参加。", False),
        ("一百二十户家庭受益。", False),
        ("完成率百分之百。", False),
    ],
)
def test_a_figure_is_a_fact_and_a_number_of_a_paragraph_is_none(result: str, *, fires: bool) -> None:
    assert bool(of_result("GL002", result).findings) is fires


def test_a_result_without_facts_is_quoted_and_offered_counts_rather_than_shares() -> None:
    (found,) = found_in(real(10), "GL002").findings
    assert "67 字，没有一个数" in found.message
    assert "“1. 进一步夯实基层工会组织……”" in found.message
    assert "如「新增灵活就业入会人数」9506人" in found.remedy
    assert (found.severity, found.who, found.matter) == (Severity.ADVICE, Who.UNIT, "goal")


def test_a_form_without_counts_is_offered_none() -> None:
    words = "效益指标 | 社会效益 | 阅读氛围 | 提升 | 提升 | 50 | 50 |"
    (found,) = of_result("GL002", "居民阅读氛围更浓。", words).findings
    assert found.remedy.endswith("什么时候做完。")


# --- GL004


@pytest.mark.parametrize(
    ("result", "fires"),
    [
        ("全年新建图书角24个。", True),
        ("全年配送新书，居民借阅踊跃。", True),
        ("全年配送新书12000册。", True),  # what was aimed at, not what was reached
        ("举办活动9600场。", True),  # the same figure of another thing
        ("全年配送新书9600册。", False),
        ("全年配送新书9,600册。", False),
        ("全年配送新书0.96万册。", False),
        ("全年配送新书9600余册。", False),
        ("春季配送新书6000册，秋季配送新书3600册。", False),  # in parts
        ("新书配送未完成年初目标。", False),
        ("受疫情影响，配送推迟。", False),
    ],
)
def test_a_miss_is_spoken_of_by_its_figure_or_in_words(result: str, *, fires: bool) -> None:
    assert bool(of_result("GL004", result, BOOKS.format("≥12000册", "9600册")).findings) is fires


@pytest.mark.parametrize(
    ("target", "actual", "result", "fires"),
    [
        ("≥40人", "25人", "配送志愿者25名上岗。", False),  # 人 and 名 count the same
        ("≥90%", "86%", "新书配送率86%。", False),
        ("≥90%", "86%", "新书配送率90%以上。", True),
        ("≥50个", "40", "建成图书点40处。", False),  # a unit on one side, and a word for things
        ("≤40元", "46元", "配送新书平均46元一册。", False),
        ("≤40元", "46元", "配送新书平均51元一册。", False),  # on the far side, too
        ("≤40元", "46元", "配送新书平均39元一册。", True),
        ("二十场", "十五场", "演出多场。", True),  # no figures to look for
        ("二十场", "十五场", "演出十五场。", False),
        ("≥20场", "15场", "全年演出十五场，观众两千人。", False),
        ("≥20场", "15场", "第十五场演出圆满成功。", True),  # one of them, not how many
        ("≥90%", "86%", "新书配送率百分之八十六。", False),
        ("≥12000册", "9600册", "配送新书九千六百册。", False),
        ("≥12000册", "9600册", "配送新书一万二千册。", True),
    ],
)
def test_figures_are_compared_with_what_they_count(target: str, actual: str, result: str, *, fires: bool) -> None:
    cost = "产出指标 | 成本指标 | 配送新书单价 | {} | {} | 50 | 40 | 涨价"
    row = cost if target.startswith("≤") else BOOKS
    assert bool(of_result("GL004", result, row.format(target, actual)).findings) is fires


def test_a_miss_left_out_is_named_with_both_values_and_the_reason_beside_the_row() -> None:
    (found,) = found_in(real(3), "GL004").findings
    assert found.message.startswith("「高级技师新增数」目标 ≥40人、完成 25人，没有达到目标")
    assert "摘一句过去即可" in found.remedy
    assert (found.severity, found.who, found.matter) == (Severity.ADVICE, Who.UNIT, "goal")
    assert found.where.field == "achieved"


def test_several_misses_are_one_finding_and_those_spoken_of_are_left_out() -> None:
    rows = [
        f"产出指标 | 数量指标 | 第{n}批图书 | ≥100册 | {5 * at}册 | 10 | 5 |" for at, n in enumerate("一二三四五", 1)
    ]
    (found,) = of_result("GL004", "第五批图书到馆25册。", *rows).findings
    assert "「第五批图书」" not in found.message
    assert "等 4 项" in found.message
    assert "如实写明不影响测算分" in found.remedy


def test_a_result_that_gives_the_target_as_reached_is_held_against_the_row() -> None:
    (found,) = of_result("GL004", "全年配送新书1.2万册。", BOOKS.format("≥12000册", "9600册")).findings
    assert "与指标对不上" in found.message
    assert "这里写的是「1.2万册」" in found.message
    assert "没有说到" not in found.message
    assert found.remedy.startswith("请核对哪个数对")


@pytest.mark.parametrize("result", ["计划配送新书12000册。", "建成12000册的书库。", "配送新书12000场。"])
def test_a_plan_or_a_figure_of_something_else_is_not_held_against_the_row(result: str) -> None:
    (found,) = of_result("GL004", result, BOOKS.format("≥12000册", "9600册")).findings
    assert "没有说到" in found.message


def test_what_a_result_gives_otherwise_and_what_it_leaves_out_are_told_apart() -> None:
    names = ("新购桌椅", "装配书架", "更换灯具", "维修电脑", "铺设地板")
    rows = [f"产出指标 | 数量指标 | {name} | ≥9{n}件 | 5{n}件 | 10 | 5 |" for n, name in enumerate(names)]
    told = "，".join(f"{name}9{n}件" for n, name in enumerate(names[:4]))
    otherwise, left_out = of_result("GL004", f"{told}。", *rows).findings
    assert "这里写的是「92件」等 4 项" in otherwise.message
    assert "「维修电脑」" not in left_out.message
    assert "「铺设地板」" in left_out.message


def test_what_was_reached_need_not_be_spoken_of() -> None:
    assert of_result("GL004", "图书角建成。", BOOKS.format("≥12000册", "12000册")) == Outcome()


# --- GL005


@pytest.mark.parametrize(
    ("result", "fires"),
    [
        ("要加大宣传力度，让居民爱上阅读。", True),
        ("1.将继续推进图书角建设。", True),
        ("建成24个。（2）力争配送新书12000册。", True),
        ("拟新建图书角24个。", True),
        ("将慰问金送到困难群众手中。", False),  # 将 as 把
        ("拟定管护制度，建成24个。", False),
        ("计划新建24个，实际新建24个。", False),
        ("力争配送的12000册新书已配送到位。", False),
        ("全年建成24个。下一步，将进一步加强管护。要通过共建落实责任。", False),
        ("依照年初计划，走访慰问职工。", False),
        ("明年，力争再建12个。", False),
    ],
)
def test_an_intention_opens_its_sentence_and_nothing_in_it_is_done(result: str, *, fires: bool) -> None:
    assert bool(of_result("GL005", result).findings) is fires


def test_the_words_are_shown() -> None:
    (found,) = found_in(real(5), "GL005").findings
    assert "“要加大关心劳模的力度……”以「要加大」开头" in found.message


# --- GL003


@pytest.mark.parametrize(
    ("goal", "shown"),
    [
        ("新建图书角24个，培训志愿管理员。", "“培训志愿管理员”"),
        ("新建图书角24个，配送新书12000册。", None),
        ("大力弘扬书香文化，提升居民素质。", None),
        ("新建图书角，培训。", None),  # too little to look for
    ],
)
def test_a_promised_deed_without_a_word_among_the_indicators_is_quoted(goal: str, shown: str | None) -> None:
    outcome = found_in(case_with(f"预期目标 | {goal}"), "GL003")
    assert [shown in one.message for one in outcome.findings if shown] == ([] if shown is None else [True])


def test_many_promises_are_cut_short() -> None:
    goal = "修缮古桥，疏浚河道，绿化荒山，慰问老兵。"
    (found,) = found_in(case_with(f"预期目标 | {goal}"), "GL003").findings
    assert "“修缮古桥”“疏浚河道”“绿化荒山”等" in found.message
    assert "目标已批复，请勿改动" in found.remedy


def test_a_clause_that_names_the_project_speaks_of_all_of_it() -> None:
    assert found_in(case_with("预期目标 | 1.通过举办社区图书周。2.新建图书角24个。"), "GL003") == Outcome()
