"""The cases of the packs come out as they say, and a case that does not is named."""

from pathlib import Path

import pytest

from jiheng.rulepacks import known_packs, load_pack
from jiheng.rulepacks.cases import Case
from jiheng.scoring import CaseOutcome, run_cases
from tests.scoring.building import own_pack

OUTCOMES = [outcome for name in known_packs() for outcome in run_cases(load_pack(name))]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=lambda outcome: f"{outcome.case.file}:{outcome.case.title}")
def test_a_case_comes_out_as_it_says(outcome: CaseOutcome) -> None:
    assert outcome.faults == ()


@pytest.mark.parametrize("name", known_packs())
def test_every_pack_has_cases(name: str) -> None:
    assert run_cases(load_pack(name))


def _case(folder: Path, expected: str, clause: str = "mof-2020-10/quantitative") -> CaseOutcome:
    pack = own_pack(folder, "")
    (folder / "cases.yaml").write_text(
        f"- 情形: 六成\n  条款: {clause}\n  已知: {{目标: ≥10场, 完成: 6场, 分值: 5}}\n  应得: {{{expected}}}\n",
        encoding="utf-8",
    )
    (outcome,) = run_cases(pack)
    return outcome


def test_a_case_that_does_not_come_out_says_what_did(tmp_path: Path) -> None:
    outcome = _case(tmp_path, "得分: 3.50, 算式: 5 × 6 ÷ 10 = 3.00")
    assert outcome.faults == ("得分：应得「3.50」，算得「3.00」",)
    assert outcome.message == f"{tmp_path}/cases.yaml 第 1 行「六成」：得分：应得「3.50」，算得「3.00」"
    assert outcome.message_en.startswith(f"{tmp_path}/cases.yaml, line 1: ")


def test_a_case_is_about_the_clause_it_names(tmp_path: Path) -> None:
    outcome = _case(tmp_path, "得分: 3.00", "mof-2020-10/grades")
    assert outcome.faults == ("条款：应依据「mof-2020-10/grades」，实际依据「mof-2020-10/quantitative」",)


def test_what_did_not_come_out_at_all_is_shown_as_nothing(tmp_path: Path) -> None:
    assert _case(tmp_path, "理由: 缺数").faults == ("理由：应得「缺数」，算得「」",)


def test_a_total_that_is_no_number_has_no_cap(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "")
    (tmp_path / "cases.yaml").write_text(
        "- {情形: 字, 条款: own, 已知: {封顶前总分: 优}, 应得: {总分: 优}}\n", encoding="utf-8"
    )
    (outcome,) = run_cases(pack)
    assert outcome.faults == ("总分：应得「优」，算得「总分不是数」",)


def test_a_total_that_is_no_number_gets_no_grade(tmp_path: Path) -> None:
    pack = own_pack(tmp_path, "")
    (tmp_path / "cases.yaml").write_text(
        "- {情形: 字, 条款: own, 已知: {总分: 优}, 应得: {等次: 优}}\n", encoding="utf-8"
    )
    (outcome,) = run_cases(pack)
    assert isinstance(outcome.case, Case)
    assert outcome.faults == ("等次：应得「优」，算得「总分不是数」",)
