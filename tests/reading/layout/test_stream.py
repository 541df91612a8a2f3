"""Rows cut out of a stream of pieces."""

from jiheng.reading.layout.joined.stream import rows_of
from jiheng.reading.layout.lines import Piece
from jiheng.reading.layout.rows.columns import slot

NAME_AND_POINTS = (slot("name", 0), slot("target", 1), slot("actual", 2), slot("max_points", 3))
SENTENCE = "本行由街道另行填报，不在本表统计范围之内；请勿删除。"


def pieces(*texts: str) -> list[Piece]:
    return [Piece(text, -1, at=(0, place)) for place, text in enumerate(texts)]


def test_nothing_gives_no_rows_and_neither_does_a_block_without_columns() -> None:
    assert rows_of([], NAME_AND_POINTS, by_line=False) == []
    assert rows_of(pieces("养护里程"), (), by_line=False) == []


def test_a_row_ends_where_the_columns_begin_anew() -> None:
    first, second = rows_of(
        pieces("养护里程", "≥100公里", "95公里", "20", "验收合格率", "100%", "100%", "15"),
        NAME_AND_POINTS,
        by_line=False,
    )
    assert [piece.text for found in first.pieces.values() for piece in found] == [
        "养护里程",
        "≥100公里",
        "95公里",
        "20",
    ]
    assert [piece.text for found in second.pieces.values() for piece in found] == ["验收合格率", "100%", "100%", "15"]
    assert first.sure
    assert second.sure


def test_a_piece_that_fits_no_column_is_kept_apart_and_its_row_is_not_sure() -> None:
    points = (slot("max_points", 0), slot("claimed_points", 1))
    (row,) = rows_of(pieces("20", SENTENCE, "19"), points, by_line=False)
    assert {place: [piece.text for piece in found] for place, found in row.pieces.items()} == {0: ["20"], 1: ["19"]}
    assert [piece.text for piece in row.stray] == [SENTENCE]
    assert not row.sure
