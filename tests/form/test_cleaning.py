"""What a text says without the tags, the entities and the blanks that are no part of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiheng.form.cleaning import clean, fold, markup_in

MARKUP = (
    "<p> </p> <br/> <o:p> <Office> < > <b b> & ; &lt; &gt; &amp; &nbsp; &amp;lt; amp; lt; &#60; &#x3E; &#38; &#8203;"
)
WRITTEN = "社区 （ ） ( ) 。 10 % ① ¹ ² [1] ⁽¹⁾ * 注1 （注2） — ≥ 个"
PIECES = st.sampled_from([*MARKUP.split(), *WRITTEN.split(), *" \n\u3000\u200b\ufeff"])


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    said = clean(text)
    assert clean(said) == said
    assert said == said.strip()


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("24个<br>12册", "24个 12册"),
        ("24个&lt;br&gt;12册", "24个 12册"),
        ("24个&amp;lt;br&amp;gt;12册", "24个 12册"),
        ("道路&amp;nbsp;养护", "道路养护"),
        ("损坏率&amp;lt;2%", "损坏率<2%"),
        ("<\u200bp>道路养护</p>", "道路养护"),
        ("<o:p></o:p>道路养护", "道路养护"),
    ],
)
def test_markup_goes_however_often_it_was_escaped(printed: str, said: str) -> None:
    assert clean(printed) == said


@pytest.mark.parametrize("written", ["购置<Office>软件", "<WPS>", "R&D", "A&B;", "甲&notify", "达标率<2%", "3<x>5"])
def test_what_somebody_wrote_between_angle_brackets_stays(written: str) -> None:
    assert clean(written) == written


def test_an_entity_without_its_semicolon_is_letters_also_beside_another() -> None:
    assert clean("甲&copyright&nbsp;乙") == "甲&copyright 乙"


def test_what_was_escaped_deeper_than_programs_do_is_left_as_it_stands() -> None:
    deep = "&" + "amp;" * 40 + "lt;p" + " " * 3 + "&gt;"
    assert clean(deep) == deep.replace("   ", " ")


def test_tags_are_told_whatever_case_their_letters_have() -> None:
    assert markup_in("<BR>道路<Office>养护</Span>") == ("<BR>", "</Span>")


@pytest.mark.parametrize(
    ("printed", "figure"),
    [
        ("10①", "10"),
        ("10 ①", "10"),
        ("10①②", "10"),
        ("10⑩", "10"),
        ("≥95%②", "≥95%"),
        ("95%注1", "95%"),
        ("95%注¹", "95%"),
        ("10（注1）", "10"),
        ("10[注]", "10"),
        ("100%*", "100%"),
        ("9＊", "9"),
        ("5人※", "5人"),
        ("≥8公里②", "≥8公里"),
        ("12.50万元⑴", "12.50万元"),
        ("24个[2]", "24个"),
        ("10¹", "10"),
        ("110²", "110"),
        ("10⁽²⁾", "10"),
        ("—①", "—"),
    ],
)
def test_the_mark_of_a_footnote_behind_a_figure_is_no_part_of_it(printed: str, figure: str) -> None:
    assert clean(printed) == figure
    assert fold(printed) == figure


@pytest.mark.parametrize(
    "printed",
    [
        *("10²", "10⁴", "10¹²", "5×10⁴", "100m²", "10注", "10**", "202*", "①", "②", "¹", "1.①"),
        *("培训①", "图书角 ①", "某局[12]", "项目资金(万元)", "10①0", "98%(1)", "注1", "关注2"),
    ],
)
def test_what_may_be_a_number_of_its_own_is_not_taken_for_a_mark(printed: str) -> None:
    assert clean(printed) == printed
