"""What is drawn is a table without holes or overlaps, whose key names the cells in which its answers stand."""

from collections import Counter

import pytest

from benchmarks.corpus.drawn import Box, Drawn, How, grid_of, parts_of
from benchmarks.corpus.families import FAMILIES, family
from benchmarks.corpus.faults import FAULTS, fault
from benchmarks.corpus.hand import Hand
from benchmarks.corpus.key import key_of
from benchmarks.corpus.making import draw
from benchmarks.corpus.sheet import Sheet, cell, shares
from benchmarks.corpus.splits import HELD_OUT_WORDS, MEASURED_ONLY
from benchmarks.corpus.truth import Wish, imagine
from benchmarks.planted.drafts import total_of
from benchmarks.planted.growing import dice_of
from jiheng.form import FormKind
from jiheng.form.labelling import labels_of
from jiheng.reading.grid import Paragraph, Table

_FORMS = range(4)


def covered(boxes: list[Box]) -> Counter[tuple[int, int]]:
    return Counter(
        (box.row + down, box.column + right)
        for box in boxes
        for down in range(box.rows)
        for right in range(box.columns)
    )


@pytest.mark.parametrize("name", FAMILIES)
def test_the_cells_of_a_form_fill_its_table_once(name: str) -> None:
    for number in _FORMS:
        form = draw(1, name, number)
        cells = covered(list(form.boxes))
        assert set(cells.values()) == {1}
        assert len(cells) == form.width * form.height


@pytest.mark.parametrize("name", FAMILIES)
def test_no_question_is_answered_twice(name: str) -> None:
    for number in _FORMS:
        paths = Counter(answer.path for answer in key_of(draw(1, name, number)).answers)
        paths.pop("remarks.notes", None)  # notes are a remark of several lines, each asked for
        assert set(paths.values()) <= {1}


@pytest.mark.parametrize("name", FAMILIES)
def test_every_answer_stands_in_the_cell_that_the_key_names(name: str) -> None:
    for number in _FORMS:
        form = draw(1, name, number)
        texts = {(box.row + 1, box.column + 1): box.text for box in form.boxes}
        for answer in key_of(form).answers:
            if answer.table and answer.value is not None and answer.how is not How.CODE:
                printed = texts[answer.row, answer.column]
                assert answer.value in printed or answer.path.endswith("max_points"), answer


@pytest.mark.parametrize("name", FAMILIES)
def test_a_family_is_printed_in_several_ways(name: str) -> None:
    heads = {tuple(box.text for box in draw(1, name, number).boxes if not box.asks) for number in range(12)}
    assert len(heads) > 2


@pytest.mark.parametrize("name", FAMILIES)
def test_the_same_seed_draws_the_same_form_and_another_number_another(name: str) -> None:
    assert draw(5, name, 3) == draw(5, name, 3)
    assert draw(5, name, 3) != draw(5, name, 4)
    assert draw(5, name, 3) != draw(6, name, 3)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_names_itself_and_leaves_a_table_without_overlaps(name: str) -> None:
    damaged = [draw(1, one, number, (name,)) for one in ("ministry", "sichuan", "guangshui") for number in range(4)]
    assert any(form.faults == (name,) for form in damaged)
    for form in damaged:
        for boxes in parts_of(form):
            assert set(covered(boxes).values()) == {1}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_loses_no_answer_that_is_still_on_the_form(name: str) -> None:
    clean, damaged = draw(1, "ministry", 2), draw(1, "ministry", 2, (name,))
    answered = {answer.path for answer in key_of(damaged).answers}
    lost = {answer.path for answer in key_of(clean).answers} - answered
    gone = {"title_missing": {"title", "fiscal_year"}}
    blank = {answer.path for answer in key_of(clean).answers if answer.value is None}
    assert lost - blank <= gone.get(name, set())


def test_a_fault_that_finds_nothing_to_damage_gives_the_form_back() -> None:
    form = draw(1, "monitoring", 0)
    bare = form.having(boxes=(Box(0, 0, "x"),), above=())
    for name in ("shifted_row", "column_numbers", "residue", "page_break", "repeated_head", "unit_elsewhere"):
        assert fault(name).damage(bare, dice_of(1)) == bare


def test_a_form_that_is_cut_goes_on_in_a_second_table_whose_rows_begin_anew() -> None:
    upper, lower = Box(0, 0, "产出指标", rows=3), Box(2, 1, "次数")
    form = Drawn("x", FormKind.SELF_EVALUATION, (upper, Box(0, 1, "a"), Box(1, 1, "b"), lower), cut=2)
    blocks = grid_of((form,), "x").blocks
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [(c.row, c.column, c.text, c.row_span) for c in tables[0].cells] == [
        (0, 0, "产出指标", 2),
        (0, 1, "a", 1),
        (1, 1, "b", 1),
    ]
    assert [(c.row, c.column, c.text, c.row_span) for c in tables[1].cells] == [(0, 0, "", 1), (0, 1, "次数", 1)]
    assert [table.number for table in tables] == [1, 2]


def test_a_key_for_files_that_know_lines_alone_counts_the_columns_at_which_cells_end() -> None:
    asks = draw(1, "ministry", 0).boxes[1].asks
    boxes = (Box(0, 0, "项目名称", columns=2), Box(0, 2, "道路", columns=3, asks=asks), Box(1, 0, "", columns=5))
    form = Drawn("x", FormKind.SELF_EVALUATION, boxes)
    assert [answer.column for answer in key_of(form).answers] == [3]
    assert [answer.column for answer in key_of(form, ruled=True).answers] == [2]


def test_forms_of_one_file_stand_one_below_the_other_with_their_lines() -> None:
    forms = (draw(1, "ministry", 0), draw(1, "hunan", 1))
    blocks = grid_of(forms, "x").blocks
    assert [block.number for block in blocks if isinstance(block, Table)] == [1, 2]
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert lines == [line.text for form in forms for line in (*form.above, *form.below)]


def test_a_row_that_does_not_fill_its_table_is_refused() -> None:
    sheet = Sheet(3, Hand(dice_of(1)))
    with pytest.raises(ValueError, match="ends at column 2 of 3"):
        sheet.row(cell("项目名称"), cell("道路养护"))


def test_a_merge_that_reaches_below_the_table_is_refused() -> None:
    sheet = Sheet(1, Hand(dice_of(1)))
    sheet.row(cell("绩效指标", 1, 2))
    with pytest.raises(ValueError, match="below row 1"):
        sheet.drawn("x", FormKind.SELF_EVALUATION)


def test_columns_left_over_go_to_the_wide_cells_first() -> None:
    assert shares(7, 3) == [3, 2, 2]
    assert shares(7, 3, wide=(2,)) == [2, 2, 3]


def test_the_figures_of_a_truth_agree_with_one_another() -> None:
    for number in range(40):
        truth = imagine(dice_of(1, number), Wish())
        total, *sources = truth.money
        for name in ("original", "revised", "spent"):
            assert getattr(total, name) == total_of(getattr(one, name) for one in sources)
        points = total_of(row.points for row in truth.rows)
        assert points + (truth.weight if truth.inside else 0) == 100
        assert truth.claimed == total_of(row.claimed for row in truth.rows) + (truth.earned if truth.inside else 0)
        assert all(0 <= row.claimed <= row.points for row in truth.rows)


def test_an_unknown_family_or_fault_is_refused() -> None:
    with pytest.raises(KeyError):
        family("nowhere")
    with pytest.raises(KeyError):
        fault("nothing")


def test_what_serves_for_measuring_alone_is_named_and_exists() -> None:
    assert set(MEASURED_ONLY) < set(FAMILIES)


@pytest.mark.parametrize("word", sorted(word for words in HELD_OUT_WORDS.values() for word in words))
def test_a_held_out_word_stands_in_no_table_of_the_library(word: str) -> None:
    assert not labels_of(word)


def test_a_hand_that_may_use_a_held_out_word_heads_one_kind_of_column_with_it() -> None:
    texts = {box.text for number in range(20) for box in draw(1, "ministry", number, held_out=True).boxes}
    assert texts & {word for words in HELD_OUT_WORDS.values() for word in words}
    hand = Hand(dice_of(1), held_out=True)
    assert hand.word(hand.strange, "得分") in HELD_OUT_WORDS[hand.strange]
    assert hand.word("other", "得分") == "得分"
