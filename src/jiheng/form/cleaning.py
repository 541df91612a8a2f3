"""From what was printed to what it says: tags, entities and stray blanks go, words stay.

Cleaning never changes a word or a figure. Blanks and line breaks inside Chinese words go (创新工作室 新增数), because
Chinese is written without them; blanks between a sentence and a number that follows stay (「主动入会。 2. 按时」),
because they part two things.
"""

import html
import re
import unicodedata

_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,500})?/?>")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_BLANKS = re.compile(r"\s+")
# Nothing to be seen: control characters, joiners, and the marks that turn the direction of writing.
_UNSEEN = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
# Without any of these there is nothing to clean, and most cells have none.
_UNCLEAN = re.compile(rf"[<&\s{_UNSEEN}]")
# The mark of a footnote behind a figure or a word (100%①, 100%¹, 实际完成值⁽²⁾), but not what belongs to a unit or is a
# power (m², 米², 10⁴).
_NOTE_NUMBERS = "①-⑳⁰¹²³⁴-⁹"
_NOTE_MARK = re.compile(
    rf"(?:(?<![A-Za-z米里\s])(?<!10)(?:[{_NOTE_NUMBERS}]+|⁽[{_NOTE_NUMBERS}]+⁾|\[[{_NOTE_NUMBERS}]+\])"
    r"|(?<=[\d%])\[[1-9]\d?\])\Z"
)
_ENDS_LIKE_NOTE = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⁰¹²³⁴⁵⁶⁷⁸⁹⁾]")
# Han characters and the full-width punctuation that stands between them.
_WIDE = r"\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\u2018-\u201d"
_HAN_ALONE = re.compile(r"[\u4e00-\u9fff]+")
_BLANK_IN_CHINESE = re.compile(rf"(?<=[{_WIDE}]) (?=[{_WIDE}])")
_BLANK_BY_BRACKET = re.compile(r"(?<=[(\[（【]) | (?=[)\]）】])")


def markup_in(text: str) -> tuple[str, ...]:
    """List the tags and entities of a web page left in ``text``, each once, tags first."""
    return tuple(dict.fromkeys([*(tag[0] for tag in _TAG.finditer(text)), *_ENTITY.findall(text)]))


def markup_at(text: str) -> tuple[tuple[int, int], ...]:
    """Say where the tags and entities of a web page stand in ``text``; an entity inside a tag goes with it."""
    tags = [tag.span() for tag in _TAG.finditer(text)]
    entities = [entity.span() for entity in _ENTITY.finditer(text)]
    free = [one for one in entities if not any(start <= one[0] < end for start, end in tags)]
    return tuple(sorted([*tags, *free]))


def clean(text: str) -> str:
    """Give what ``text`` says, without tags, entities and stray blanks; one line, nothing at either end."""
    if _UNCLEAN.search(text) is None:
        return without_note_mark(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    text = _BLANKS.sub(" ", _INVISIBLE.sub("", text)).strip()
    if " " in text:
        text = _BLANK_BY_BRACKET.sub("", _BLANK_IN_CHINESE.sub("", text))
    return without_note_mark(text)


def without_note_mark(text: str) -> str:
    """Leave out the mark of a footnote at the end, which is no part of the figure or word before it."""
    return _NOTE_MARK.sub("", text) if text[-1:] in _ENDS_LIKE_NOTE and len(text) > 1 else text


def fold(text: str) -> str:
    """Give the shape in which labels and figures are compared: half-width signs, no blanks, no tags."""
    if is_han_alone(text):
        return text
    if "<" in text or "&" in text:
        text = clean(text)
    return "".join(unicodedata.normalize("NFKC", without_note_mark(text)).split())


def is_han_alone(text: str) -> bool:
    """Tell whether a text is Chinese characters and nothing else, as most names are: there is nothing to fold."""
    return _HAN_ALONE.fullmatch(text) is not None
