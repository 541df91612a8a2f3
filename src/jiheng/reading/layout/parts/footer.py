"""What stands below the indicators where no total ends them: signatories, a heading with its text, numbered notes."""

import re

from jiheng.form.labelling import labels_of
from jiheng.form.labels import Part
from jiheng.reading.layout.lines import Line
from jiheng.reading.layout.parts.labelled_texts import label_of

_SIGNATORIES = frozenset({"filled_in_by", "telephone", "filing_date", "project_head", "unit_head", "finance_head"})
_INLINE = re.compile(r"\s*([^:：]{1,12})[:：]")
_NUMBERED = re.compile(r"\s*[(（]?\d{1,2}\s*[)）.．、]")
_NOTES = "notes"


def is_signed(line: Line) -> bool:
    """Tell whether a line begins with who filled in the form, and when: 「填报人：周某 | 联系电话：…」."""
    first = line.filled[0].text if line.filled else ""
    inline = _INLINE.match(first)
    return not _SIGNATORIES.isdisjoint(
        label.code for text in (first, inline[1] if inline is not None else "") for label in labels_of(text)
    )


def names_what_is_below(text: str) -> bool:
    """Tell whether a text begins with the label of notes or of a signatory: 「注：1.…」, 「填报人：周某」."""
    inline = _INLINE.match(text)
    labels = labels_of(inline[1]) if inline is not None else ()
    return any(label.code == _NOTES or label.code in _SIGNATORIES for label in labels)


def goes_on(line: Line, above: Line) -> bool:
    """Tell whether a line goes on with the remark above it: the text under a heading, or the next numbered note."""
    if line.sole_text is None:
        return False
    return is_heading(above) or (_NUMBERED.match(line.sole_text) is not None and _is_numbered_or_notes(above))


def is_heading(line: Line) -> bool:
    """Tell whether a line is the label of a remark and nothing else, so that its text stands below."""
    return line.sole_text is not None and line.begins_with(Part.REMARK)


def is_headed(line: Line, above: Line) -> bool:
    """Tell whether a line is the text of the heading above it. A table ends what its last row says, also if nothing."""
    is_within = above.table is None or line.table is above.table
    return is_within and is_heading(above) and label_of(line.filled[0])[0] is None


def _is_numbered_or_notes(line: Line) -> bool:
    text = line.sole_text or ""
    inline = _INLINE.match(text)
    words = inline[1] if inline is not None else text
    return _NUMBERED.match(text) is not None or any(label.code == _NOTES for label in labels_of(words))
