"""The order of blocks that nearly all official tables share: particulars, money, goal, indicators, total."""

from collections.abc import Sequence

import msgspec

from jiheng.exporting.official.basics import LABEL, basics, part
from jiheng.exporting.official.columns import edges_of, width_for
from jiheng.exporting.official.criteria import add_criteria
from jiheng.exporting.official.frame import Frame
from jiheng.exporting.official.funds import Money
from jiheng.exporting.official.goals import Goal
from jiheng.exporting.official.indicators import Indicators
from jiheng.exporting.official.paper import Annex, put_together
from jiheng.exporting.official.remaining import Remaining
from jiheng.exporting.papers.shapes import Paper
from jiheng.form import SelfEvaluation


class Plain(msgspec.Struct, frozen=True):
    """A layout of these blocks."""

    title: str
    money: Money
    goal: Goal
    indicators: Indicators

    def lay_out(self, form: SelfEvaluation, annexes: Sequence[Annex] = ()) -> Paper:
        """Lay a form out."""
        money, indicators, remaining = self.money.of(form), self.indicators.of(form), Remaining(form)
        frame = Frame(width_for(money.columns, indicators.all_columns))
        frame.begin()
        basics(frame, form, remaining)
        money.add(frame, form, [part(frame, LABEL), *edges_of(indicators.widths(frame.width))])
        self.goal.add(frame, form, remaining)
        add_criteria(frame, form)
        indicators.add(frame, form, remaining)
        return put_together(form, self.title, frame, remaining, annexes)
