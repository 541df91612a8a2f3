"""What the benchmarks read is the official form, and all contestants read the same of it."""

from operator import itemgetter

import pytest

from benchmarks import excel_reading, walks, word_reading
from benchmarks.inputs import Disagreement, agree, formatted_form, single_forms, ten_forms
from benchmarks.official_form import COLUMNS, ROWS, official_form
from benchmarks.stages import forms_of
from jiheng.reading import read_bytes, recognise

FORMS = single_forms()


def test_the_boxes_of_the_form_cover_its_table_once() -> None:
    covered = [
        (row, column)
        for box in official_form()
        for row in range(box.row, box.row + box.rows)
        for column in range(box.column, box.column + box.columns)
    ]
    assert sorted(covered) == [(row, column) for row in range(ROWS) for column in range(COLUMNS)]


def test_every_run_reads_the_same_form() -> None:
    assert official_form() == official_form()


def test_every_kind_of_file_holds_the_same_form_and_it_is_read_without_doubt() -> None:
    read = [recognise(read_bytes(one.content, file=one.name)) for one in (*FORMS.values(), formatted_form())]
    assert [len(found) for found in read] == [1] * 5
    assert all(found[0].form == read[0][0].form and not found[0].doubts for found in read)


@pytest.mark.parametrize(
    "walk",
    [walks.table_cells, walks.objects, walks.objects_and_texts, walks.found_in_cells, walks.one_pass],
    ids=lambda walk: walk.__name__,
)
def test_every_walk_finds_the_boxes_that_were_drawn(walk: object) -> None:
    assert callable(walk)
    drawn = sorted((1, box.row, box.column, box.rows, box.columns, box.text) for box in official_form())
    document = FORMS[".docx"].content
    assert sorted(walk(document)) == drawn
    assert sorted(word_reading.rectangles(document)) == drawn


def test_our_workbook_reader_prints_what_was_drawn_under_title_and_year() -> None:
    drawn = [
        (box.row + 3, box.column + 1, box.rows, box.columns, box.text)
        for box in official_form()
        if box.text or box.rows > 1 or box.columns > 1
    ]
    read = [cell[1:] for cell in excel_reading.shown(FORMS[".xlsx"].content)]
    assert sorted(cell for cell in read if cell[0] > 2) == sorted(drawn, key=itemgetter(0, 1))


def test_the_examples_are_cut_into_ten_forms() -> None:
    assert len(forms_of(ten_forms()[".docx"])) == 10


def test_contestants_that_disagree_are_not_timed() -> None:
    with pytest.raises(Disagreement, match=r"peer, official-form\.docx: lacks \[1\], has \[2\]"):
        agree("peer", FORMS[".docx"], [2, 3], [1, 3])
