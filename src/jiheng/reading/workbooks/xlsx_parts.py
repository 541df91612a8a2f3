"""The parts of a workbook that its sheets lean on: which sheets there are, shared texts, number formats."""

import re
from typing import Final

import msgspec
from lxml import etree

from jiheng.reading import markup, refusals
from jiheng.reading.documents.superscripts import raised
from jiheng.reading.packages import Package
from jiheng.reading.workbooks.number_format_codes import BUILT_IN

_MAIN: Final = "xl/workbook.xml"
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE: Final = frozenset({"1", "true"})
_NOTHING: Final = ";;;"


class Sheet(msgspec.Struct, frozen=True):
    """A sheet by its name, with the part that holds it."""

    name: str
    part: str
    is_visible: bool


class Workbook(msgspec.Struct, frozen=True):
    """What every sheet needs. ``codes`` are number formats by style, ``texts`` the shared texts by number.

    ``is_uncalculated`` says that whoever wrote the file left it to the next program to calculate all formulas.
    """

    sheets: tuple[Sheet, ...]
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    from_1904: bool
    is_uncalculated: bool


def workbook(package: Package) -> Workbook:
    """Read everything but the sheets themselves.

    Raises:
        Unreadable: there is no workbook in the package, or a part is damaged.

    """
    main = next((target for _, kind, target in markup.relations(package, "") if kind == "officeDocument"), _MAIN)
    data = package.part(main)
    if data is None:
        raise refusals.without_table("Excel 工作簿", "Excel workbook")
    root = markup.parse(data)
    relations = markup.relations(package, main)
    parts = {kind: target for _, kind, target in relations}
    texts = package.part(parts.get("sharedStrings", "xl/sharedstrings.xml"))
    styles = package.part(parts.get("styles", "xl/styles.xml"))
    return Workbook(
        sheets=_sheets(root, {name: (kind, target) for name, kind, target in relations}),
        codes=_codes(markup.parse(styles)) if styles is not None else (),
        texts=tuple(said(item) for item in markup.parse(texts)) if texts is not None else (),
        from_1904=any(item.get("date1904") in _TRUE for item in root.iter("{*}workbookPr")),
        is_uncalculated=any(item.get("fullCalcOnLoad") in _TRUE for item in root.iter("{*}calcPr")),
    )


def said(item: etree._Element) -> str:
    """Join the runs of a text: those struck out and how it is pronounced are not part of it, raised ones are raised."""
    if len(item) == 1 and str(item[0].tag).endswith("}t"):
        return unescaped(item[0].text or "")
    pieces = []
    for part in item:
        name = markup.local_name(part.tag)
        if name == "t":
            pieces.append(part.text or "")
        elif name == "r":
            pieces.append(_run(part))
    return unescaped("".join(pieces))


def _run(run: etree._Element) -> str:
    if _is_struck(run):
        return ""
    words = "".join(part.text or "" for part in run if markup.local_name(part.tag) == "t")
    is_raised = any(mark.get("val") == "superscript" for mark in run.iter("{*}vertAlign"))
    return raised(words) if is_raised else words


def _is_struck(font: etree._Element) -> bool:
    return any(mark.get("val", "1") in _TRUE for mark in font.iter("{*}strike"))


def unescaped(text: str) -> str:
    """Read the escapes for characters XML cannot hold, and make every line break one character."""
    if "_x" in text:
        text = _ESCAPE.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _character(escape: re.Match[str]) -> str:
    found = chr(int(escape[1], 16))
    return "" if "\ud800" <= found <= "\udfff" else found


def _sheets(root: etree._Element, relations: dict[str, tuple[str, str]]) -> tuple[Sheet, ...]:
    """List worksheets in the order of their tabs; sheets that are a chart or a macro hold no cells."""
    found = []
    for number, sheet in enumerate(root.iter("{*}sheet"), start=1):
        target = next((str(value) for name, value in sheet.items() if markup.local_name(name) == "id"), "")
        kind, part = relations.get(target, ("worksheet", f"xl/worksheets/sheet{number}.xml"))
        if kind == "worksheet":
            found.append(Sheet(sheet.get("name", ""), part, sheet.get("state", "visible") == "visible"))
    return tuple(found)


def _codes(root: etree._Element) -> tuple[str, ...]:
    """Give the number format of every cell style; one that is not defined anywhere is General.

    A style that strikes out is as good as the number format that shows nothing.
    """
    struck = {str(number) for number, font in enumerate(root.iterfind("{*}fonts/{*}font")) if _is_struck(font)}
    own = {item.get("numFmtId"): item.get("formatCode", "General") for item in root.iter("{*}numFmt")}
    styles = next(root.iter("{*}cellXfs"), None)
    if styles is None:
        return ()
    return tuple(
        _NOTHING if style.get("fontId", "0") in struck else _code(style.get("numFmtId", "0"), own) for style in styles
    )


def _code(number: str, own: dict[str | None, str]) -> str:
    if number in own:
        return own[number]
    return BUILT_IN.get(markup.whole_number(number) or 0, "General")
