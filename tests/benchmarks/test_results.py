"""Goals and the page, on made-up figures."""

import pytest

from benchmarks.machine import Machine
from benchmarks.page import page, verdict
from benchmarks.results import Goal, Run, Section, at_least, at_most
from benchmarks.timing import Samples, Spread, ratio


def spread(median: float) -> Spread:
    return Spread(median, median - 1, median + 1)


@pytest.mark.parametrize(
    ("goal", "is_reached"),
    [
        (at_least("faster", 8, spread(8.0)), True),
        (at_least("faster", 8, spread(7.99)), False),
        (at_most("quick", 150, spread(150.0), "ms"), True),
        (at_most("quick", 150, spread(150.01), "ms"), False),
    ],
)
def test_a_goal_is_reached_by_its_median_and_up_to_its_bound(goal: Goal, is_reached: bool) -> None:  # noqa: FBT001 - a parameter of the table above
    assert goal.is_reached is is_reached


def test_a_missed_goal_is_said_to_be_missed() -> None:
    assert verdict(at_least("快", 8, spread(7.5))) == "未达到 快：7.50 ×（6.50–8.50），目标 ≥ 8 ×"
    assert verdict(at_most("短", 150, spread(93.0), "ms")) == "达到　 短：93.0 ms（92.0–94.0），目标 ≤ 150 ms"


def test_the_page_gives_times_ratios_goals_machine_and_notes() -> None:
    ours, theirs = Samples("我们", (2.0, 4.0, 3.0)), Samples("他们", (20.0, 32.0, 30.0))
    goal = at_least("他们 ÷ 我们", 11, ratio(theirs, ours))
    section = Section("某种文件", "一张表", (ours, theirs), "我们", (goal,))
    machine = Machine("a processor", 2, 24, "a system", "CPython 3.11", {"lxml": "6.0"}, 0.5)
    lines = page(Run("2026-11-22", 3, machine, (section,), ("少了一样。",))).splitlines()
    # 20 ÷ 2, 32 ÷ 4, 30 ÷ 3: the middle is 10, the ends 8 and 10.
    assert "| 他们 ÷ 我们 | ≥ 11 × | 10.0 ×（8.00–10.0） | **未达到** |" in lines
    assert "| **我们** | 3.00 | 2.00–4.00 | 1 |" in lines
    assert "| 他们 | 30.0 | 20.0–32.0 | 10.0 ×（8.00–10.0） |" in lines
    assert "| 处理器 | a processor，可用 2 核 |" in lines
    assert "| 版本 | lxml 6.0 |" in lines
    assert "少了一样。" in lines
    assert "## 种下的错" not in lines


def test_the_page_shows_shares_to_the_hundredth_and_the_peers_behind_the_accuracy() -> None:
    machine = Machine("a processor", 2, 24, "a system", "CPython 3.11", {}, 0.5)
    goal = at_least("读准率：.docx", 99.5, Spread.of([99.46]), "%")
    lines = page(
        Run("2026-11-22", 3, machine, (), (), accuracy=("每种版式",), accuracy_goals=(goal,), beside=("### .docx",))
    ).splitlines()
    assert "| 读准率：.docx | ≥ 99.5 % | 99.46 % | **未达到** |" in lines
    begun = lines.index("## 读准率")
    assert lines[begun + 2 : begun + 6] == ["每种版式", "", "## 与别的读表程序并排", ""]


def test_the_page_has_the_tables_of_planted_faults_before_how_things_were_measured() -> None:
    machine = Machine("a processor", 2, 24, "a system", "CPython 3.11", {}, 0.5)
    lines = page(Run("2026-11-22", 3, machine, (), (), ("种子 1。", "| 目标 |"))).splitlines()
    begun = lines.index("## 种下的错")
    assert lines[begun + 2 : begun + 6] == ["种子 1。", "| 目标 |", "", "## 怎样量的"]
