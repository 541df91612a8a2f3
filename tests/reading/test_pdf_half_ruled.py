"""Tables with lines between rows alone, as styles of office programs draw them: rows are told, nothing is certain."""

from jiheng.reading import pdf
from jiheng.reading.grid import Grid, Paragraph
from tests.reading import making
from tests.reading.making_pdf import lines, words
from tests.reading.making_pdf import pdf as made

COLUMNS = (50, 150, 250)
ROWS = (700, 660, 620, 600)
TEXTS = ((("项目资", "金"), ("年初预", "算数")), (("年度资金", "总额"), ("20,00", "0.00")), (("其他",), ("1.5",)))


def read(content: str) -> Grid:
    return pdf.read(made(content), file="表.pdf")


def written() -> str:
    return "".join(
        words(text, COLUMNS[column] + 5, ROWS[row] - 13 - 14 * at)
        for row, own in enumerate(TEXTS)
        for column, cell in enumerate(own)
        for at, text in enumerate(cell)
    )


RULED = lines(*((50, y, 350, y) for y in ROWS))
WHOLE = [["项目资金", "年初预算数"], ["年度资金总额", "20,000.00"], ["其他", "1.5"]]


def rows(found: Grid) -> list[list[str]]:
    """Each line of the page as it was given, apart where it shows a gap."""
    said = [block.text for block in found.blocks if isinstance(block, Paragraph)]
    return [line.split("  ") for line in said]


def test_what_stands_between_two_lines_is_one_row_of_texts_and_not_certain() -> None:
    assert rows(read(RULED + written())) == WHOLE
    third = "".join(words("100%", 300, y - 13) for y in ROWS[:3])
    (found,) = making.tables(read(RULED + written() + third))
    assert [cell.text for cell in found.cells if cell.row == 1] == ["年度资金总额", "20,000.00", "100%"]
    assert {cell.certainty for cell in found.cells} == {0.8}


def test_lines_drawn_piece_by_piece_are_lines() -> None:
    pieces = lines(*((x, y, x + 100, y) for y in ROWS for x in (50, 150, 250)))
    assert rows(read(pieces + written())) == WHOLE


def test_a_text_that_spans_rows_stands_with_the_first_of_them() -> None:
    """The line between the first two rows does not go through the first column."""
    ruled = lines(*((50, y, 350, y) for y in (700, 620, 600)), (150, 660, 350, 660))
    content = words("产出", 55, 665) + "".join(words(text, 155, y) for text, y in (("甲项", 680), ("乙项", 640)))
    last = words("合计", 55, 607) + words("100", 155, 607)
    assert rows(read(ruled + content + last)) == [["产出", "甲项"], ["乙项"], ["合计", "100"]]


def test_a_title_above_the_lines_and_a_note_below_them_stay_lines_of_their_own() -> None:
    found = read(words("自评表", 150, 760) + RULED + written() + words("注：", 50, 580) + words("说明", 300, 580))
    assert rows(found)[0] == ["自评表"]
    assert rows(found)[-1] == ["注：", "说明"]


def test_underlined_words_make_no_rows() -> None:
    """Two lines are too few, and short ones under words are none."""
    few = lines((50, 700, 350, 700), (50, 600, 350, 600))
    assert rows(read(few + written()))[0] == ["项目资", "年初预"]
    short = lines(*((50, y, 80, y) for y in (700, 660, 620, 600)))
    assert rows(read(short + written()))[0] == ["项目资", "年初预"]
