"""Boxes to tick, as in 「1、部门预算项目 ☑ 2、市直专项 □」: which of the words beside them were chosen."""

import re
import unicodedata

_TICKED = "☑☒✔✓√■●"
_OPEN = "□☐○"
_BOX = re.compile(rf"[{_TICKED}{_OPEN}]")
# What parts one choice from the next: its number, and the signs between them.
_AROUND = re.compile(r"^(?:[\s,、;/]|\(?\d{1,2}[)、.])+|(?:[\s,、;/]|\(?\d{1,2}[)、.])+$")
_BEHIND = " \t\n\u3000,，、;；/:：()（）"
# A box drawn with brackets: （√）, （　）.
_BRACKETED = re.compile(rf"[(（]\s*([{_TICKED}{_OPEN}]?)\s*[)）]")
_LONGEST = 400


def has_boxes(text: str) -> bool:
    """Tell whether a text holds a box, ticked or not."""
    return _BOX.search(text) is not None


def chosen(text: str) -> tuple[str, ...]:
    """Give the words whose boxes are ticked, in order.

    A box stands before its words or behind them: where the text begins with a box, all do; where it ends with one, all
    stand behind. Nothing is chosen where no box is ticked, where there are no boxes, or where neither holds.
    """
    if len(text) > _LONGEST or not has_boxes(text):
        return ()
    text = _BRACKETED.sub(lambda box: box[1] or "□", text)
    boxes = _BOX.findall(text)
    words = [_bare(part) for part in _BOX.split(text)]
    if words[0] and words[-1]:
        return ()  # words at both ends: nothing tells to which side a box belongs
    beside = words[:-1] if words[0] else words[1:]
    return tuple(word for box, word in zip(boxes, beside, strict=True) if box in _TICKED and word)


def _bare(text: str) -> str:
    return _AROUND.sub("", unicodedata.normalize("NFKC", text).strip()).strip(_BEHIND)
