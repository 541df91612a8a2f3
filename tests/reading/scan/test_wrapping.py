"""Notes that run over several lines are one text again; what only stands below each other is not."""

import pytest

from jiheng.reading.pdf.lines import TextLine
from jiheng.reading.scan.wrapping import unwrapped

MARGIN = 500.0
SIZE = 10.0


def line(text: str, base: float, *, left: float = 50, right: float = MARGIN, certainty: float = 1.0) -> TextLine:
    return TextLine(text, left, right, base, SIZE, certainty=certainty)


def texts(*lines: TextLine) -> list[str]:
    return [pieces[0].text for _, pieces in unwrapped([(one.base - SIZE, [one]) for one in lines], MARGIN)]


FULL = line("2.定性指标按照对应分值区间合理确", 100)
REST = line("定得分。", 114, right=90)


def test_what_goes_on_below_a_full_line_belongs_to_it() -> None:
    assert texts(FULL, REST) == ["2.定性指标按照对应分值区间合理确定得分。"]


def test_three_lines_are_one_and_no_surer_than_the_least_sure() -> None:
    lines = [FULL, line("定得分，", 114, certainty=0.7), line("并说明理由。", 128, right=90)]
    ((top, (whole,)),) = unwrapped([(one.base - SIZE, [one]) for one in lines], MARGIN)
    assert whole.text == "2.定性指标按照对应分值区间合理确定得分，并说明理由。"
    assert (top, whole.certainty) == (90, 0.7)


def test_a_first_line_may_be_indented() -> None:
    assert len(texts(line("说明如下，因受汛期影响，部分现场作业", 100, left=70), line("时间缩短。", 114))) == 1


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(line("定量指标", 100, right=300), REST, id="the line above is not full"),
        pytest.param(FULL, line("3.其他说明", 114, right=90), id="the next number of a list"),
        pytest.param(FULL, line("填报人：李某", 114, right=90), id="a label"),
        pytest.param(FULL, line("定得分。", 160, right=90), id="far below"),
        pytest.param(FULL, line("定得分。", 114, left=250, right=290), id="in the middle of the page"),
    ],
)
def test_another_line_stays_another_line(above: TextLine, below: TextLine) -> None:
    assert texts(above, below) == [above.text, below.text]


def test_a_line_of_several_pieces_is_none_that_goes_on() -> None:
    halves = [line("甲单位", 114, right=90), line("乙单位", 114, left=300)]
    assert len(unwrapped([(90, [FULL]), (104, halves), (118, [line("丙", 128)])], MARGIN)) == 3
