"""Which texts may share words with which, against counting by hand; and how much of one stands in another."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from jiheng.checks.borrowed import Passage, Stretch, covered, longest, passage
from jiheng.checks.shingles import MOST, NEXT, shared

SPAN = 3
PLAIN = bytes(200)


def runs(text: str) -> set[str]:
    return {text[at : at + SPAN] for at in range(len(text) - SPAN + 1)}


texts_of_few_letters = st.lists(
    st.text("甲乙丙", min_size=SPAN, max_size=9), min_size=1, max_size=NEXT + 1, unique=True
)


@given(texts_of_few_letters, st.data())
def test_texts_are_paired_by_every_run_that_is_no_set_phrase(texts: list[str], data: st.DataObject) -> None:
    someone = st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True)
    owners = [data.draw(someone) for _ in texts]
    found = shared(texts, owners, span=SPAN, phrase_from=3, share=0.0)
    users: dict[str, set[int]] = {}
    for text, of_text in zip(texts, owners, strict=True):
        for run in runs(text):
            users.setdefault(run, set()).update(of_text)
    held = {run: sum(run in text for text in texts) for run in users}
    phrases = {run for run, of_run in users.items() if len(of_run) >= 3}
    # Of so few texts all that hold a run are next to one another.
    assert set(found.pairs) == {
        (first, second)
        for first, second in combinations(range(len(texts)), 2)
        if (runs(texts[first]) & runs(texts[second])) - phrases
    }
    for at, text in enumerate(texts):
        begins = [text[place : place + SPAN] in phrases for place in range(len(text))]
        met = [held.get(text[place : place + SPAN], 0) > 1 for place in range(len(text))]
        assert [bool(one) for one in found.phrases(at)] == [
            begin and (again or text.count(text[place : place + SPAN]) > 1 or _overlaps(text, place))
            for place, (begin, again) in enumerate(zip(begins, met, strict=True))
        ]


def _overlaps(text: str, place: int) -> bool:
    """The run that begins here stands in the same text again, itself overlapped."""
    run = text[place : place + SPAN]
    return sum(text.startswith(run, at) for at in range(len(text))) > 1


def test_pairs_that_share_too_little_of_either_are_left_out() -> None:
    # One run of three characters in common: three of ten are too little for a half, three of six are enough.
    texts = ["一二三四五六七八九十", "一二三甲乙丙丁戊己庚", "一二三子丑寅"]
    found = shared(texts, [[0], [1], [2]], span=SPAN, phrase_from=9, share=0.5)
    assert found.pairs == ((0, 2), (1, 2))


def test_in_a_crowd_every_text_is_paired_though_not_with_all() -> None:
    texts = [f"同样的话{chr(0x4E00 + number)}{chr(0x5E00 + number)}" for number in range(40)]
    found = shared(texts, [[0]] * 40, span=SPAN, phrase_from=3, share=0.1)
    partners: dict[int, set[int]] = {}
    for first, second in found.pairs:
        partners.setdefault(first, set()).add(second)
        partners.setdefault(second, set()).add(first)
    assert set(partners) == set(range(40))
    assert max(map(len, partners.values())) <= 2 * NEXT


def test_of_many_pairs_those_that_share_most_are_kept() -> None:
    # The first text shares one run with each of twenty others, and two with the last.
    words = [f"{chr(0x4E00 + 3 * n)}{chr(0x4E01 + 3 * n)}{chr(0x4E02 + 3 * n)}" for n in range(21)]
    texts = ["，".join(words), *words[:-1], f"{words[-1]}，{words[0]}"]
    found = shared(texts, [[0]] * len(texts), span=SPAN, phrase_from=3, share=0.0)
    assert (0, 21) in found.pairs
    # What the first does not keep, the other one keeps: it has no stronger one.
    assert len(found.pairs) >= 21 > MOST


def test_characters_beyond_the_basic_plane_and_lone_halves_are_characters() -> None:
    texts = ["𠮷野家甲", "乙𠮷野家", "\ud842野家丙"]
    assert shared(texts, [[0], [1], [2]], span=SPAN, phrase_from=3, share=0.0).pairs == ((0, 1),)


def test_overlapping_runs_are_counted_once_and_set_phrases_not_at_all() -> None:
    # 一二三四 and 七八九 stand in the other: seven of nine characters.
    assert covered("一二三四五六七八九", PLAIN, "九一二三四，七八九", SPAN) == 7
    # 一二三 begins a set phrase: what is left is 二三四.
    assert covered("一二三四五六七八九", b"\1" + PLAIN, "九一二三四", SPAN) == 3
    assert covered("一二三", PLAIN, "三二一", SPAN) == 0


def test_the_longest_stretch_is_found_at_its_place_in_both() -> None:
    assert longest("甲一二三乙四五六七", "四五六七丙一二三", PLAIN, SPAN) == Stretch(5, 0, 4)
    assert longest("一二三甲四五六", "四五六乙一二三", PLAIN, SPAN) == Stretch(0, 4, 3)
    assert longest("一二三四", "一二三四", PLAIN, SPAN) == Stretch(0, 0, 4)


def test_a_stretch_that_is_nothing_but_a_set_phrase_is_not_the_longest() -> None:
    phrases = bytes([1, 1, 0, 0, 0, 0, 0, 0])
    assert longest("一二三四甲五六七", "一二三四乙五六七", phrases, SPAN) == Stretch(5, 5, 3)
    # With one character more than the phrase it is.
    assert longest("一二三四甲五六七", "一二三四甲，五六七", phrases, SPAN) == Stretch(0, 0, 5)


@given(
    st.text("甲乙", min_size=3, max_size=14),
    st.text("甲乙", min_size=3, max_size=14),
    st.binary(min_size=14, max_size=14),
)
def test_the_longest_stretch_is_as_long_as_any(first: str, second: str, marks: bytes) -> None:
    phrases = bytes(mark % 2 for mark in marks)
    shared_ones = [
        length
        for begin in range(len(first))
        for length in range(SPAN, len(first) - begin + 1)
        if first[begin : begin + length] in second
        and not all(phrases[at] for at in range(begin, begin + length - SPAN + 1))
    ]
    if shared_ones:
        found = longest(first, second, phrases, SPAN)
        assert found.length == max(shared_ones)
        assert first[found.first :][: found.length] == second[found.second :][: found.length]
    else:
        assert covered(first, phrases, second, SPAN) == 0


def test_a_passage_is_shown_with_its_punctuation_and_its_place() -> None:
    assert passage("甲，乙 丙：\n丁。戊", 1, 3) == Passage("乙 丙： 丁", 3, 8)
