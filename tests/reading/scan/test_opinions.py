"""How sure we are of what was read: suspicion lowers certainty and never changes the text."""

from collections.abc import Sequence

import numpy as np
import pytest

from jiheng.reading.ruled import Box
from jiheng.reading.scan import engine, opinions
from jiheng.reading.scan.engine import Line
from jiheng.reading.scan.opinions import Reading, is_odd, plain
from jiheng.reading.scan.pictures import Picture
from jiheng.reading.scan.strips import Strip

PLACE = Box(100, 100, 180, 120)
STRIP = Strip(PLACE, 0)
PAGE = np.full((300, 300), 255, np.uint8)


def weighed(
    monkeypatch: pytest.MonkeyPatch,
    first: Line,
    second: Line | None = None,
    *,
    strip: Strip = STRIP,
    seals: Sequence[Box] = (),
) -> Reading:
    """What is made of one strip when the engine reads ``first``, then ``second``."""
    answers = [first, second or first]

    def recognise(given: Sequence[Picture]) -> list[Line]:
        return [answers.pop(0) for _ in given]

    monkeypatch.setattr(engine, "recognise", recognise)
    (reading,) = opinions.read(PAGE, [strip], 20.0, seals)
    return reading


def test_a_figure_read_alike_twice_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weighed(monkeypatch, Line("98.86%", 0.999)) == Reading("98.86%", 1.0, 0.999)


def test_a_figure_read_otherwise_from_other_pixels_is_not_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = weighed(monkeypatch, Line("6.5", 0.99), Line("9.5", 0.99))
    assert reading.text == "6.5"
    assert reading.certainty == 0.5


def test_a_second_reading_that_is_itself_unsure_lowers_certainty(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weighed(monkeypatch, Line("65%", 0.99), Line("65%", 0.7)).certainty == 0.7


def test_a_blank_more_or_a_wide_sign_for_a_narrow_one_is_no_other_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weighed(monkeypatch, Line("1500份", 0.99), Line("1500 份", 0.99)).certainty == 1
    assert weighed(monkeypatch, Line("（50分）", 0.99), Line("(50分)", 0.99)).certainty == 1
    assert weighed(monkeypatch, Line("1-9月", 0.99), Line("1—9月", 0.99)).certainty == 1


def test_what_is_not_probable_as_it_was_read_is_not_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weighed(monkeypatch, Line("健全", 0.62)).certainty == 0.62


def test_the_engine_is_not_asked_about_a_sign_that_its_shape_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("一", "1", "", "-"):
        assert weighed(monkeypatch, Line(text, 0.4), strip=Strip(PLACE, 0, "—")) == Reading("—", 1.0, 1.0)


def test_a_figure_that_reaches_over_the_wall_of_its_cell_is_not_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weighed(monkeypatch, Line("205.70", 0.999), strip=Strip(PLACE, 0, clipped=True)).certainty < 1


def test_what_looks_like_a_percentage_and_a_nought_is_per_mille_and_not_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    for seen in ("≤0.8%0", "≤0.8％o", "≤0.8% 0"):
        reading = weighed(monkeypatch, Line(seen, 0.999))
        assert reading.text == "≤0.8‰"
        assert reading.certainty < 1
    assert weighed(monkeypatch, Line("%0", 0.999)).text == "‰"  # in a cell of its own for the unit
    assert weighed(monkeypatch, Line("≤0.8‰", 0.999)) == Reading("≤0.8‰", 1.0, 0.999)


def test_what_lies_under_a_seal_is_not_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert weighed(monkeypatch, Line("25", 0.999), seals=[Box(150, 90, 250, 200)]).certainty < 1
    assert weighed(monkeypatch, Line("25", 0.999), seals=[Box(190, 90, 250, 200)]).certainty == 1


@pytest.mark.parametrize(
    "text",
    [
        "17,794:46",
        "10.",
        "100.00%.",
        "330.人",
        "20,000,00",
        "1,00",
        "18,000,.00",
        "1O0%",
        "l5",
        "之90%",
        "M90%",
        "—90%",
        "3%0",
        "05",
        "1.2.3",
        "一",
        ".5",
        "2 .5",
    ],
)
def test_signs_that_printed_figures_do_not_have_are_odd(text: str) -> None:
    assert is_odd(text)


@pytest.mark.parametrize(
    "text",
    [
        "98.86%",
        "20,000.00",
        "1,234,567.89",
        "≥90%",
        "2次",
        "平均20人/每次",
        "2020年12月31日",
        "12.5/12.5",
        "0",
        "0.5",
        "",
        "健全",
        "1.完善制度；",
        "010-12345678",
        "满意度实际完成77%，",
        "2.推进数据共享。3.保",
        "8:2提升"[:1],
    ],
)
def test_figures_as_they_are_printed_are_not_odd(text: str) -> None:
    assert not is_odd(text)


def test_blanks_beside_chinese_characters_are_printers_gaps() -> None:
    assert plain(" 平均 20 人 ") == "平均20人"
    assert plain("≥ 90 %") == "≥ 90 %"
    assert plain("A B") == "A B"
