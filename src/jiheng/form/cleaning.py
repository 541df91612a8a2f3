"""From what was printed to what it says: tags, entities and stray blanks go, words stay.

Cleaning never changes a word or a figure. Blanks and line breaks inside Chinese words go (创新工作室 新增数), because
Chinese is written without them; blanks between a sentence and a number that follows stay (「主动入会。 2. 按时」),
because they part two things.
"""

import html
import re
import unicodedata

from jiheng.form.note_marks import label_without_note_mark, without_note_mark

DASHES = r"-－—–―─━−‐‑‒﹣⸺/／∕⁄╱\\＼|｜"
"""Signs that say, alone in a cell, that nothing is written there, as they stand in a class of a pattern.

A bar or a slash of any length can say nothing else. Not so ═, which is an equals sign, 一, which is a number, ~ and *.
"""

EMBEDDED = "\ufffc"
"""What stands in a text for something that is none, such as ≥ written with an editor of formulas."""

# The tags of web pages, and of Word within them (<o:p>). <Office> is no tag: somebody wrote it.
_ELEMENTS = (
    "a|abbr|address|article|aside|b|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|div|dl"
    "|dt|em|fieldset|figure|font|footer|form|frame|h[1-6r]|head|header|html|i|iframe|img|input|ins|label|legend|li|link|main"
    "|meta|nav|nobr|noscript|object|ol|option|p|param|pre|q|s|samp|script|section|select|small|span|strike|strong|style|sub"
    "|sup|svg|table|tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video|wbr|(?:[movwx]|st1):[a-z]{1,20}"
)
_TAG = re.compile(rf"</?(?:{_ELEMENTS})(?:\s[^<>]{{0,500}})?/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_BLANKS = re.compile(r"\s+")
# Programs escape one another's texts twice at the most; each time takes two rounds, and one shows that nothing is left.
_DEEPEST = 6
# Nothing to be seen: control characters, joiners, and the marks that turn the direction of writing.
_UNSEEN = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
# Without any of these there is nothing to clean, and most cells have none.
_UNCLEAN = re.compile(rf"[<&\s{_UNSEEN}]")
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
    """Give what ``text`` says, without tags, entities and stray blanks; one line, nothing at either end.

    What is clean stays as it is: ``clean(clean(text)) == clean(text)``.
    """
    if _UNCLEAN.search(text) is None:
        return without_note_mark(text)
    text = _INVISIBLE.sub("", text)
    if "<" in text or "&" in text:
        text = _without_markup(text)
    text = _BLANKS.sub(" ", text).strip()
    if " " in text:
        text = _BLANK_BY_BRACKET.sub("", _BLANK_IN_CHINESE.sub("", text))
    return without_note_mark(text)


def _without_markup(text: str) -> str:
    """Take out the tags and say the entities; of a text that was escaped twice, such as ``&amp;lt;br&amp;gt;``, all.

    A text that was escaped more often than anybody's program does is left as it stands.
    """
    said = text
    for _ in range(_DEEPEST):
        below = _INVISIBLE.sub("", _ENTITY.sub(_meant, _TAG.sub(" ", said)))
        if below == said:
            return said
        said = below
    return text


def _meant(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def fold(text: str) -> str:
    """Give the shape in which labels and figures are compared: half-width signs, no blanks, no tags."""
    if is_han_alone(text):
        return text
    if "<" in text or "&" in text:
        text = clean(text)
    return "".join(unicodedata.normalize("NFKC", label_without_note_mark(text)).split())


def is_han_alone(text: str) -> bool:
    """Tell whether a text is Chinese characters and nothing else, as most names are: there is nothing to fold."""
    return _HAN_ALONE.fullmatch(text) is not None
