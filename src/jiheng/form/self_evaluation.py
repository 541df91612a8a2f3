"""The form itself: frozen blocks of fields. Editing makes a new form; equality is equality of values.

The blocks are open where places differ (LAYOUTS §A): a fund block is a list of sources, an indicator may lack its
dimension, its maximum or its points, may share points with its neighbours, and may carry comparator and unit in cells
of their own.
"""

from decimal import Decimal
from typing import TypeVar

import msgspec

from jiheng.form.codes import Category, Dimension, FormKind, FundSource
from jiheng.form.fields import Field

Text = Field[str]
Number = Field[Decimal]


class Fund(msgspec.Struct, frozen=True):
    """One row of the fund block. Amounts are in the unit the form prints (:attr:`SelfEvaluation.amount_unit`).

    ``execution_rate`` stays the text that was printed (``98.86%``): how to understand it is a question of values.
    ``received`` (到位数) is what was paid into the project, where the form has a column for it; it is neither budget
    nor expenditure, so nothing is judged by it. ``further`` is what stands under heads that are none of these.
    """

    source: FundSource
    label: Text = Field()
    original_budget: Number = Field()
    revised_budget: Number = Field()
    actual_expenditure: Number = Field()
    max_points: Number = Field()
    execution_rate: Text = Field()
    claimed_points: Number = Field()
    deviation_note: Text = Field()
    received: Number = Field()
    further: tuple["Remark", ...] = ()


class AnnualGoal(msgspec.Struct, frozen=True):
    """年度总体目标: the words of what was to be reached, and of what was."""

    expected: Text = Field()
    achieved: Text = Field()


class Indicator(msgspec.Struct, frozen=True):
    """One row of the indicator block.

    ``comparator`` (指标性质) and ``unit`` (度量单位) are filled only where the form has columns for them.
    ``dimension_points`` and ``category_points`` are points stated inside those cells, as in 产出指标(50分).
    ``points_rows`` is the number of rows that the cell of points covers, 0 for a row under such a cell.
    ``max_points`` may stand behind the name, as in 测算依据(5分), where the form has no column for it.
    ``reviewed_points`` (复核分) are not the unit's. ``goal`` is the goal that the row serves where the form has
    several (年度绩效目标2(30分)), ``goal_points`` what that states. ``further`` is what stands under heads that are
    none of these (得分计算方法), each by the head.
    """

    dimension: Field[Dimension] = Field()
    category: Field[Category] = Field()
    name: Text = Field()
    comparator: Text = Field()
    target: Text = Field()
    unit: Text = Field()
    actual: Text = Field()
    max_points: Number = Field()
    claimed_points: Number = Field()
    deviation_note: Text = Field()
    dimension_points: Number = Field()
    category_points: Number = Field()
    points_rows: int = 1
    reviewed_points: Number = Field()
    goal: Text = Field()
    goal_points: Number = Field()
    further: tuple["Remark", ...] = ()


class Criterion(msgspec.Struct, frozen=True):
    """A row that is scored by a rule in words (评分标准) and states neither a target nor an actual: 决策, 管理.

    ``dimension`` and ``category`` are the words of the form, which have no code; ``dimension_points`` and
    ``category_points`` the points that those cells state.
    """

    dimension: Text = Field()
    category: Text = Field()
    name: Text = Field()
    standard: Text = Field()
    max_points: Number = Field()
    claimed_points: Number = Field()
    reviewed_points: Number = Field()
    deviation_note: Text = Field()
    dimension_points: Number = Field()
    category_points: Number = Field()


class Total(msgspec.Struct, frozen=True):
    """总分. ``reviewed_points`` (复核总分) are not the unit's."""

    max_points: Number = Field()
    claimed_points: Number = Field()
    reviewed_points: Number = Field()


class Remark(msgspec.Struct, frozen=True):
    """A labelled text that belongs to no other block: grade, conclusion, signatories, notes under the table.

    ``chosen`` are the words beside the boxes that are ticked in it, where it has boxes.
    """

    code: str
    label: str
    text: Text
    chosen: tuple[str, ...] = ()


class Form(msgspec.Struct, frozen=True):
    """The blocks that forms of all kinds are made of.

    ``amount_unit`` is the unit of money in which the amounts of ``funds`` are stated, as it is printed nearest to them;
    ``other_amount_units`` are those that the form prints elsewhere and that differ from it, each once.
    ``columns`` names the columns that the indicator block prints (``target``, ``max_points``, …), so that a missing
    column is not taken for a blank cell; ``fund_columns`` does so for the fund block. ``indicators_label`` is what is
    printed in the margin of the indicator block, where it is a label of a block. ``criteria`` are the rows of a block
    that is scored by rules in words.
    """

    title: Text = Field()
    fiscal_year: Field[int] = Field()
    project: Text = Field()
    project_code: Text = Field()
    competent_department: Text = Field()
    implementing_unit: Text = Field()
    amount_unit: Text = Field()
    funds: tuple[Fund, ...] = ()
    annual_goal: AnnualGoal = AnnualGoal()
    indicators: tuple[Indicator, ...] = ()
    total: Total = Total()
    remarks: tuple[Remark, ...] = ()
    columns: frozenset[str] = frozenset()
    fund_columns: frozenset[str] = frozenset()
    other_amount_units: tuple[Text, ...] = ()
    indicators_label: Text = Field()
    criteria: tuple[Criterion, ...] = ()

    @property
    def total_fund(self) -> Fund | None:
        """The row 年度资金总额, or ``None`` where the block has no such row."""
        return next((fund for fund in self.funds if fund.source is FundSource.TOTAL), None)

    @property
    def is_unfilled(self) -> bool:
        """Nobody has written anything yet: no name, no money, no goal, no result and no points claimed.

        Sums that a sheet computes from blank cells are 0. Targets and maxima may be part of the template. A form
        without any block is none of which this could be told.
        """
        written: list[Field[str] | Field[Decimal]] = [
            *(self.project, self.project_code, self.competent_department, self.implementing_unit),
            *(self.annual_goal.expected, self.annual_goal.achieved, self.total.claimed_points),
        ]
        for fund in self.funds:
            written += (fund.original_budget, fund.revised_budget, fund.actual_expenditure, fund.claimed_points)
        for row in self.indicators:
            written += (row.actual, row.claimed_points, row.reviewed_points, row.deviation_note)
        for criterion in self.criteria:
            written += (criterion.claimed_points, criterion.reviewed_points, criterion.deviation_note)
        has_blocks = bool(self.funds) or bool(self.columns)
        return has_blocks and not any(field.value or field.is_misfit for field in written)

    @property
    def awaits_results(self) -> bool:
        """It was sent out with its indicators, and there is no result and no point beside any of them yet.

        The cells for them have to be there: a form without has nothing to be filled in. What stands under a head that
        nobody knows may be the result.
        """
        cells = [cell for row in self.indicators for cell in (row.actual, row.claimed_points)]
        is_anything_said = any(cell.printed.strip() for cell in cells) or any(row.further for row in self.indicators)
        is_sent_out = any(row.name.printed.strip() or row.target.printed.strip() for row in self.indicators)
        return is_sent_out and any(cell.is_blank for cell in cells) and not is_anything_said


AnyForm = TypeVar("AnyForm", bound=Form)


class SelfEvaluation(Form, frozen=True):
    """项目支出绩效自评表."""


class OtherForm(Form, frozen=True, kw_only=True):
    """A form of another kind, named so that it is never taken for a self-evaluation, with the blocks that it shares.

    What its kind has beyond them (1—7月执行数, 复核完成值, 评分标准) is kept by the printed head in ``further``.
    """

    kind: FormKind
