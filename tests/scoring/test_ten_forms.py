"""The ten real forms score as ``ten-forms.txt`` has it, a table found by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from jiheng.form import Category, Dimension, SelfEvaluation
from jiheng.rulepacks import RulePack
from jiheng.scoring import Due, Interval, Result, Score, due, show, understand
from tests.scoring.building import AS_PRINTED, MOF_2020, form, fund, indicator

HERE = Path(__file__).parent
KEY = json.loads((HERE.parent / "forms" / "minhang-2020" / "key.json").read_text(encoding="utf-8"))
TABLE = [
    [line.split(" | ") for line in block.splitlines() if not line.startswith("#")]
    for block in (HERE / "ten-forms.txt").read_text(encoding="utf-8").split("\n\n")[1:]
]


def _form(key: dict[str, Any]) -> SelfEvaluation:
    total = key["funds"][0]
    rows = (
        indicator(
            row["name"],
            row["target"],
            row["actual"],
            row["max_points"],
            dimension=Dimension(row["dimension"]),
            category=Category(row["category"]),
        )
        for row in key["indicators"]
    )
    funds = fund(
        total["revised_budget"], total["actual_expenditure"], total["max_points"], claimed=total["claimed_points"]
    )
    return form(funds, *rows, total=key["total"]["max_points"], claimed=key["total"]["claimed_points"])


def _due(key: dict[str, Any], pack: RulePack) -> Due:
    read = _form(key)
    return due(read, [understand(row) for row in read.indicators], pack)


def _written(result: Result) -> str:
    if isinstance(result, Score):
        return show(result.points)
    return f"{show(result.low)}–{show(result.high)}" if isinstance(result, Interval) else "未定"


@pytest.mark.parametrize(("key", "table"), list(zip(KEY, TABLE, strict=True)), ids=[block[0][0] for block in TABLE])
def test_a_real_form_scores_as_a_person_finds_by_hand(key: dict[str, Any], table: list[list[str]]) -> None:
    (_, execution, total, grade), *rows = table
    found = _due(key, MOF_2020)
    names = [row["name"] for row in key["indicators"]]
    assert [[name, _written(result)] for name, result in zip(names, found.indicators, strict=True)] == rows
    assert f"执行率 {_written(found.execution)}" == execution
    assert found.low is not None
    assert found.high is not None
    assert f"合计 {show(found.low)}–{show(found.high)}" == total
    assert "或".join(found.grades) == grade
    assert found.grade == (grade if len(found.grades) == 1 else None)
    assert found.execution_counted is False
    assert found.claimed_grade == "优"


@pytest.mark.parametrize("key", KEY, ids=[block[0][0] for block in TABLE])
def test_the_forms_own_scheme_agrees_on_every_row_and_leaves_execution_alone(key: dict[str, Any]) -> None:
    own, regulation = _due(key, AS_PRINTED), _due(key, MOF_2020)
    assert own.indicators == regulation.indicators
    assert (own.low, own.high, own.grades) == (regulation.low, regulation.high, regulation.grades)
    assert _written(own.execution) == "未定"


def test_nobody_is_shown_a_total_of_110() -> None:
    for key in KEY:
        steps = "\n".join(_due(key, MOF_2020).steps)
        assert "110" not in steps
        assert "执行率 10 分另列" in steps


def test_only_the_row_whose_target_is_a_name_stays_open() -> None:
    assert [_due(key, MOF_2020).open_rows for key in KEY] == [(), (), (), (), (), (), (3,), (), (), ()]
