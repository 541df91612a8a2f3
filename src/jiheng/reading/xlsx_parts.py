"""The parts of a workbook that its sheets lean on: which sheets there are, shared texts, number formats."""

import re
from typing import Final

import msgspec
from lxml import etree

from jiheng.reading import markup, refusals
from jiheng.reading.number_format_codes import BUILT_IN
from jiheng.reading.packages import Package

_MAIN: Final = "xl/workbook.xml"
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE: Final = frozenset({"1", "true"})


class Sheet(msgspec.Struct, frozen=True):
    """A sheet by its name, with the part that holds it."""

    name: str
    part: str
    is_visible: bool


class Workbook(msgspec.Struct, frozen=True):
    """What every sheet needs. ``codes`` are number formats by style, ``texts`` the shared texts by number."""

    sheets: tuple[Sheet, ...]
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    from_1904: bool


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
    )


def said(item: etree._Element) -> str:
    """Join the runs of a text; how it is pronounced is not part of it."""
    if len(item) == 1 and str(item[0].tag).endswith("}t"):
        return unescaped(item[0].text or "")
    pieces = []
    for part in item:
        name = markup.local_name(part.tag)
        if name == "t":
            pieces.append(part.text or "")
        elif name == "r":
            pieces.extend(run.text or "" for run in part if markup.local_name(run.tag) == "t")
    return unescaped("".join(pieces))


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
    """Give the number format of every cell style; one that is not defined anywhere is General."""
    own = {item.get("numFmtId"): item.get("formatCode", "General") for item in root.iter("{*}numFmt")}
    styles = next(root.iter("{*}cellXfs"), None)
    if styles is None:
        return ()
    return tuple(_code(style.get("numFmtId", "0"), own) for style in styles)


def _code(number: str, own: dict[str | None, str]) -> str:
    if number in own:
        return own[number]
    return BUILT_IN.get(markup.whole_number(number) or 0, "General")
