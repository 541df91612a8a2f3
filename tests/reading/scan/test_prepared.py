"""Before a letter is read: rulings, slant, perspective, light, seals and dirt. No engine is needed for these."""

import msgspec
import numpy as np
import pytest

from benchmarks.corpus.writers.scan import pages_of
from benchmarks.corpus.writers.scan_noise import Noise, spoil
from jiheng.reading.ruled import Box
from jiheng.reading.scan.ink import despeckled, evened, ink, letter_height, without_seals
from jiheng.reading.scan.pictures import Picture
from jiheng.reading.scan.prepared import Prepared, prepare, sized
from jiheng.reading.scan.strips import strips
from tests.reading.scan import drawn

PLAIN = Noise(dpi=150)


def ready(number: int, noise: Noise) -> tuple[Prepared, float]:
    (page,) = pages_of(drawn.form(number), noise)
    picture, letter = sized(spoil(page, noise, seed=number))
    return prepare(picture, letter), letter


def found_spans(own: Prepared) -> set[tuple[int, int, int, int]]:
    (table,) = own.tables
    return {(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells}


@pytest.mark.parametrize(
    "noise",
    [
        PLAIN,
        Noise(dpi=110, size=9.5),
        Noise(dpi=300),
        Noise(dpi=150, stroke=0.35, blur=0.6),
        Noise(dpi=150, stroke=1.5, sans=True),
        Noise(dpi=200, turn=2.0, blur=0.8, grain=6),
        Noise(dpi=200, turn=-2.0, speckle=0.001),
        Noise(dpi=200, turn=7.0),
        Noise(dpi=150, shade=0.5),
        Noise(dpi=200, perspective=0.06, turn=-1.0, shade=0.3),
        Noise(dpi=200, perspective=0.1, turn=4.0),
        Noise(dpi=150, seal=True, turn=0.4),
        Noise(dpi=150, landscape=True),
    ],
)
@pytest.mark.parametrize("number", [5, 9])
def test_rulings_give_the_cells_and_merges_that_were_printed(number: int, noise: Noise) -> None:
    own, _ = ready(number, noise)
    assert found_spans(own) == drawn.spans(drawn.table(drawn.form(number)))


def test_rulings_are_gone_and_letters_keep_their_ink() -> None:
    noise = msgspec.structs.replace(PLAIN, stroke=0.0)
    (bare,) = pages_of(drawn.form(1), noise)
    own, _ = ready(1, PLAIN)
    without = int((ink(own.clean) > 0).sum())
    text_only = int((ink(evened(bare[:, :, 0])) > 0).sum())
    assert abs(without - text_only) < 0.01 * text_only


def test_letters_are_measured_in_pixels_whatever_the_resolution() -> None:
    (coarse,) = pages_of(drawn.form(1), Noise(dpi=150))
    (fine,) = pages_of(drawn.form(1), Noise(dpi=300))
    low, high = (letter_height(ink(page[:, :, 0])) for page in (coarse, fine))
    assert 15 <= low <= 21  # 9.5 points at 150 dpi are 19.8 pixels, of which a character fills nine tenths
    assert 1.9 <= high / low <= 2.1


def test_a_fine_scan_is_made_smaller_and_a_coarse_one_larger() -> None:
    (fine,) = pages_of(drawn.form(1), Noise(dpi=300))
    smaller, letter = sized(fine)
    assert smaller.shape[0] < fine.shape[0]
    assert letter == pytest.approx(24)
    (coarse,) = pages_of(drawn.form(1), Noise(dpi=90))
    larger, letter = sized(coarse)
    assert larger.shape[0] > coarse.shape[0]
    assert letter == pytest.approx(16)


def test_uneven_light_becomes_even_paper() -> None:
    page = np.tile(np.linspace(90, 250, 600), (800, 1)).astype(np.uint8)
    page[300:320, 100:500] //= 4
    even = evened(page)
    assert even[:280].min() > 235
    assert even[305:315, 110:490].max() < 120


def seal(page: Picture) -> Picture:
    page[100:300, 100:300, :2] = np.minimum(page[100:300, 100:300, :2], 60)
    return page


def test_a_red_seal_fades_and_print_below_it_stays() -> None:
    page = np.full((400, 400, 3), 255, np.uint8)
    page[190:210, 120:280] = 20
    grey, (place,) = without_seals(seal(page), 20.0)
    assert grey[150, 150] == 255
    assert grey[200, 200] == 20
    edges = (place.left, place.top, place.right, place.bottom)
    assert edges == pytest.approx((100, 100, 300, 300), abs=2)


def test_red_letters_are_no_seal_and_stay() -> None:
    page = np.full((400, 400, 3), 255, np.uint8)
    page[100:120, 100:118] = (30, 30, 230)
    grey, seals = without_seals(page, 20.0)
    assert seals == ()
    assert grey[110, 110] < 150


def test_dirt_goes_and_the_point_of_a_figure_stays() -> None:
    page = np.full((200, 200), 255, np.uint8)
    page[40:60, 40:52] = 0
    page[57:60, 56:59] = 0  # a point right beside a figure
    page[150:153, 150:153] = 0  # one that stands alone
    clean = despeckled(page, 20.0)
    assert (clean[57:60, 56:59] == 0).all()
    assert (clean[140:160, 140:160] == 255).all()


def test_a_line_found_over_two_cells_is_cut_at_the_wall_between() -> None:
    own, letter = ready(1, PLAIN)
    cells = own.tables[0].cells
    left, right = (next(cell for cell in cells if (cell.row, cell.column) == place) for place in ((9, 6), (9, 7)))
    both = Box(left.box.left + 3, left.box.top + 3, right.box.right - 3, left.box.bottom - 3)
    cut = strips([both], own.tables, ink(own.clean, faint=True), letter)
    at = {strip.cell: strip.box for strip in cut}
    assert at[cells.index(left)].right <= left.box.right
    assert at[cells.index(right)].left >= right.box.left


def test_ink_that_detection_overlooks_is_found_in_its_cell() -> None:
    own, letter = ready(1, PLAIN)
    cut = strips([], own.tables, ink(own.clean, faint=True), letter)
    filled = {own.tables[0].cells[strip.cell].row for strip in cut if strip.cell is not None}
    assert filled == set(range(22))
    dashes = [strip for strip in cut if strip.sign == "—"]
    truth = [cell for cell in drawn.table(drawn.form(1)).cells if cell.text == "—"]
    assert len(dashes) == len(truth)


def test_letters_one_below_the_other_are_read_one_by_one() -> None:
    marks = np.zeros((200, 60), np.uint8)
    for top in (20, 50, 80, 110):
        marks[top : top + 8, 20:40] = 255  # a letter of two parts, as 二
        marks[top + 12 : top + 20, 20:40] = 255
    (one, two, three, four) = strips([Box(15, 15, 45, 135)], [], marks, 20.0)
    assert [int(strip.box.top) for strip in (one, two, three, four)] == [20, 50, 80, 110]
    assert {strip.cell for strip in (one, two, three, four)} == {None}


def test_lines_that_were_found_to_overlap_are_parted_where_there_is_least_ink() -> None:
    marks = np.zeros((100, 60), np.uint8)
    marks[20:40, 20:40] = 255
    marks[43:63, 20:40] = 255
    upper, lower = strips([Box(15, 15, 45, 47), Box(15, 38, 45, 68)], [], marks, 20.0)
    assert (upper.box.top, upper.box.bottom) == (20, 40)
    assert (lower.box.top, lower.box.bottom) == (43, 63)


def test_two_finds_of_one_text_are_one_strip() -> None:
    marks = np.zeros((100, 120), np.uint8)
    marks[20:40, 20:100] = 255
    (only,) = strips([Box(15, 15, 105, 45), Box(80, 16, 105, 44)], [], marks, 20.0)
    assert (only.box.left, only.box.right) == (20, 100)
