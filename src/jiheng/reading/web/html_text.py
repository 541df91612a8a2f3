"""The text of a web page as it is shown: white space, line breaks, what is hidden or struck out, what was typed in."""

import re
from typing import Final

from lxml import etree

from jiheng.reading.documents.superscripts import raised

BLOCKS: Final = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    }
)
"""Elements that begin and end a line."""

_UNSEEN: Final = frozenset(
    {
        "audio",
        "canvas",
        "datalist",
        "head",
        "iframe",
        "map",
        "noscript",
        "object",
        "rp",
        "rt",
        "script",
        "style",
        "svg",
        "template",
        "title",
        "video",
    }
)
_NO_DISPLAY: Final = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|footnote|endnote)", re.IGNORECASE
)
"""Ways of hiding: that of pages, and those of Word, which writes hidden text, comments and notes into the page."""
_NOTHING_SAID: Final = re.compile(
    r"visibility\s*:\s*(?:hidden|collapse)|text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE
)
_STRUCK: Final = frozenset({"del", "s", "strike"})
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")
_BREAKS: Final = re.compile(r" *\n[ \n]*")
_WORDLESS: Final = frozenset({"button", "file", "hidden", "image", "password", "reset", "submit"})


def is_hidden(element: etree._Element) -> bool:
    """Tell whether an element shows nothing, by its kind or because it says so itself."""
    if element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _NO_DISPLAY.search(style) is not None


def is_void(element: etree._Element) -> bool:
    """Tell whether an element has its place on the page and says nothing there: it is struck out, or left blank."""
    if element.tag in _STRUCK:
        return True
    style = element.get("style")
    return style is not None and _NOTHING_SAID.search(style) is not None


def collapsed(text: str | None) -> str:
    """Write any run of white space as one blank, as a page does; a blank that must not break stays what it is."""
    return _SPACE.sub(" ", text) if text else ""


def as_whole(element: etree._Element) -> str | None:
    """Say what an element shows that is read as a whole: a field what was typed into it, raised text that it is raised.

    ``None`` for any other element.
    """
    if element.tag == "sup":
        return raised(collapsed("".join(map(str, element.itertext()))))
    if element.tag == "input":
        kind = element.get("type", "text").lower()
        if kind in {"checkbox", "radio"}:
            return "□" if element.get("checked") is None else "☑"
        return "" if kind in _WORDLESS else element.get("value", "")
    if element.tag == "textarea":
        return (element.text or "").replace("\r\n", "\n")
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None] or options[:1]
        return "、".join(collapsed("".join(map(str, option.itertext()))).strip() for option in chosen)
    return None


def shown(element: etree._Element) -> str:
    r"""Give the text of a cell, line breaks as ``\n``; tables inside it are left out."""
    if is_void(element):
        return ""
    if len(element) == 0:
        return collapsed(element.text).strip()
    pieces = [collapsed(element.text)]
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, inner in walk:
        if inner is element:
            continue
        if event == "end":
            pieces.append("\n" if inner.tag in BLOCKS and inner.tag != "br" else "")
            pieces.append(collapsed(inner.tail))
            continue
        whole = as_whole(inner)
        if is_hidden(inner) or is_void(inner) or inner.tag == "table":
            walk.skip_subtree()
        elif whole is not None:
            walk.skip_subtree()
            pieces.append(whole)
        else:
            pieces.append("\n" if inner.tag in BLOCKS else "")
            pieces.append(str(inner.text or "") if inner.tag == "pre" else collapsed(inner.text))
    return _BREAKS.sub("\n", "".join(pieces)).strip()
