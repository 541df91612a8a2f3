"""Labels with what stands behind them, beside them or in the same cell: 主管部门 | 某局, 填报日期：2022年3月1日."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import takewhile

import msgspec

from jiheng.form import Field, clean
from jiheng.form.labelling import labels_of
from jiheng.form.labels import Label, Part
from jiheng.reading.layout.cells import Cells
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.ticks import has_boxes

# In 「单位名称：某局 填报日期：…」 the next label ends the value before it.
_NEXT_LABEL = re.compile(r"(?<!\s)\s++(?=[\u4e00-\u9fff（）()]{2,12}[:：])")
# 「自评总分：96分」 would be taken apart like 「总分（100分）」, a label that states points.
_CLAIMS = re.compile(r"[:：]\s*\d")
_LONGEST_LABEL = 20


def labelled(line: Line, cells: Cells) -> list[tuple[Label | None, Piece, Field[str]]]:
    """Pair the labels of a line with what stands behind them; a piece that belongs to no label comes with ``None``."""
    found: list[tuple[Label | None, Piece, Field[str]]] = []
    pieces = [part for piece in line.pieces for part in _split_inline(piece)]
    position = 0
    while position < len(pieces):
        piece = pieces[position]
        position += 1
        if not piece.is_filled:
            continue
        label, inline = label_of(piece)
        if label is None:
            found.append((None, piece, Field()))
            continue
        if inline is not None:
            found.append((label, piece, cells.read(piece, _always(inline))))
            continue
        value: Piece | None = None
        first_blank = pieces[position] if position < len(pieces) and not pieces[position].is_filled else None
        while position < len(pieces) and value is None:
            if pieces[position].is_filled:
                if label_of(pieces[position])[0] is not None or _ends_as_label(pieces[position]):
                    break
                value = pieces[position]
            position += 1
        if value is not None:
            boxes = _boxes(value, pieces[position:])
            position += len(boxes) - 1
            found.append((label, piece, cells.text(_together(boxes))))
        else:
            at = cells.place(first_blank) if first_blank is not None else cells.blank(piece.column + piece.column_span)
            found.append((label, piece, Field(place=at)))
    return found


def _ends_as_label(piece: Piece) -> bool:
    """Tell whether a text is a label, though none of ours: 「单位负责人签章：」 with nothing behind its colon."""
    return len(piece.text) <= _LONGEST_LABEL and piece.text.rstrip().endswith((":", "："))


def _boxes(first: Piece, behind: Sequence[Piece]) -> list[Piece]:
    """Give a value with the cells behind it that go on with it: boxes to tick, a cell each."""
    boxes = [first]
    if has_boxes(first.text):
        boxes.extend(takewhile(lambda piece: not piece.is_filled or has_boxes(piece.text), behind))
    return boxes


def _together(pieces: Sequence[Piece]) -> Piece:
    filled = [piece for piece in pieces if piece.is_filled]
    text = " ".join(piece.text for piece in filled)
    return msgspec.structs.replace(filled[0], text=text, certainty=min(piece.certainty for piece in filled))


def _always(value: str) -> Callable[[str], str]:
    return lambda _: value


def own_words(piece: Piece, field: Field[str]) -> str:
    """Give the words of a label without what stands behind it in the same cell."""
    return re.split("[:：]", piece.text, maxsplit=1)[0] if field.printed == piece.text else piece.text


def _split_inline(piece: Piece) -> list[Piece]:
    """Part a text that holds several labels with their values, such as the line above a table."""
    if piece.text.count(":") + piece.text.count("：") < 2:  # noqa: PLR2004 - one colon, one label
        return [piece]
    return [msgspec.structs.replace(piece, text=text) for text in _NEXT_LABEL.split(piece.text) if text]


def label_of(piece: Piece) -> tuple[Label | None, str | None]:
    """Give the label a piece is, and what follows it in the same cell, as in 「项目名称：道路养护」."""
    own = _heading(piece.text)
    # 「自评总分：96分」 would be taken apart like 「总分（100分）」, a label that states points.
    if own is not None and not (own.part is Part.TOTAL and _CLAIMS.search(piece.text)):
        return own, None
    folded = unicodedata.normalize("NFKC", piece.text)
    if ":" in folded:
        head, tail = folded.split(":", 1)
        inline = _heading(head)
        if inline is not None:
            position = next(index for index, letter in enumerate(piece.text) if letter in ":：")
            return inline, clean(piece.text[position + 1 :]) if tail.strip() else ""
    return None, None


def _heading(text: str) -> Label | None:
    """Give the label behind which a value may stand: of the header, of a remark, or of the total on top.

    合计 is the name of a row of money more often than that of the points of a form.
    """
    found = {label.part: label for label in reversed(labels_of(text))}
    named = found.get(Part.HEADER) or found.get(Part.REMARK)
    return named or (None if Part.FUND_ROW in found else found.get(Part.TOTAL))
