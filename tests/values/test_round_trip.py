"""Whatever is understood is written back in one way, and that is read as the same value."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jiheng.values import parse
from jiheng.values.tables import table
from tests.values.table import rows

SIGNS = list("0123456789.,-~%±/()（）每按第前后内年月日个人次元万亿米约各≥≤><=一二三十百千半至到或的+*〔〕、；：")
FIGURES = [
    "10",
    "2020",
    "95",
    "12月",
    "0.5",
    "1,000",
    "1E+08",
    "100.00",
    "百分之",
    "分之",
    "满意度",
    "合格率",
    "¥",
    "盏",
]


def words_of(entry: object) -> list[str]:
    """Every word of a table: names and spellings."""
    if isinstance(entry, dict):
        return [word for key, inner in entry.items() for word in (key, *words_of(inner))]
    if isinstance(entry, list):
        return [word for inner in entry for word in words_of(inner)]
    return [entry] if isinstance(entry, str) else []


VOCABULARY = sorted(
    {*SIGNS, *FIGURES, *(word for name in ("units", "comparators", "dates", "words") for word in words_of(table(name)))}
)
PHRASES = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map("".join)
COLUMNS = st.sampled_from(
    ["", "", "", "%", "元", "万元", "人", "个", "月", "年", "元/亩", "人/次", "樘", "/", "5", "单位：个"]
)
SIGN_COLUMNS = st.sampled_from(["", "", "", "≥", "≤", "=", "＞", "不低于", "以内", "正向", "反向", "定性", "—"])
SEEN = st.sampled_from([row[0] for row in rows("examples.md")])


@settings(max_examples=1500)
@given(text=PHRASES, unit=COLUMNS, sign=SIGN_COLUMNS)
def test_what_is_made_of_the_words_of_the_grammar_comes_back(text: str, unit: str, sign: str) -> None:
    value = parse(text, unit=unit, comparator=sign)
    assert parse(str(value)) == value


@settings(max_examples=500)
@given(text=st.text(max_size=40), unit=st.text(max_size=4), sign=st.text(max_size=4))
def test_any_text_comes_back(text: str, unit: str, sign: str) -> None:
    value = parse(text, unit=unit, comparator=sign)
    assert parse(str(value)) == value


@settings(max_examples=500)
@given(text=SEEN, unit=COLUMNS, sign=SIGN_COLUMNS, before=st.sampled_from(["", " ", "\u3000", "（"]), after=PHRASES)
def test_a_notation_with_something_around_it_comes_back(
    text: str, unit: str, sign: str, before: str, after: str
) -> None:
    for whole in (f"{before}{text} ", f"{before}{text}{after}"):
        value = parse(whole, unit=unit, comparator=sign)
        assert parse(str(value)) == value


@given(text=SEEN)
def test_blanks_around_a_value_and_full_width_signs_change_nothing(text: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign in "0123456789%()=<>" else sign for sign in text)
    value = parse(text)
    for written in (f"\u3000{text}\n", wide):
        again = parse(written)
        assert type(again) is type(value)
        if str(value) != text:
            assert again == value
