"""No text raises, none takes long, and none is understood that should not be."""

from time import process_time

import pytest

from jiheng.values import NotUnderstood, Quantity, compare, direction, parse, parse_amount, parse_number, parse_rate

HOSTILE = {
    "digits": "9" * 200_000,
    "digits that fit a cell": "9" * 100,
    "separators": "1," * 60_000,
    "points": "1." * 50,
    "signs": "≥" * 100_000,
    "short signs": "≥" * 110,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "short brackets": "(" * 55 + "90%" + ")" * 55,
    "unclosed": "(((((90%",
    "controls": "\x00\x01\x02\x1b[31m90%\x7f",
    "exponent": "1e999999",
    "exponent as spreadsheets write it": "1E+99",
    "negative exponent": "1E-99",
    "numerals": "一" * 100,
    "great numerals": "亿" * 100,
    "units": "万" * 110,
    "every": "每" * 110,
    "slashes": "1/" * 55,
    "choices": "或" * 110,
    "before and after": "前后" * 55,
    "halves": "半" * 110,
    "subjects": "率" * 110 + "5%",
    "surrogate": "\ud800 90%",
    "right to left": "\u202e90%\u202c",
    "other digits": "٣٤ ९०% 𝟗𝟎",
    "combining": "9\u03000%",
    "words": "显著" * 55,
    "not a number": "NaN",
    "infinity": "Infinity",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_openly_not_understood_at_once(text: str) -> None:
    begun = process_time()
    value = parse(text)
    columns = parse("5", unit=text, comparator=text)
    assert process_time() - begun < 0.5
    assert isinstance(value, NotUnderstood)
    assert value.text == text
    assert parse(str(value)) == value
    assert isinstance(columns, Quantity | NotUnderstood)
    assert compare(value, columns, direction(text, value, category=None, column=text)).reason


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_no_figure(text: str) -> None:
    begun = process_time()
    assert (parse_number(text), parse_amount(text), parse_rate(text)) == (None, None, None)
    assert process_time() - begun < 0.5


def test_a_passage_is_no_value_whatever_is_in_it() -> None:
    value = parse("开展专题学习。" * 30 + "≥90%")
    assert isinstance(value, NotUnderstood)
    assert value.reason == "文字太长，是一段话而不是一个值"
