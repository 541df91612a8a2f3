"""Rare things in a Word document, put into the plain shape: blocks one after another, no table inside a table."""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from jiheng.reading import limits, refusals
from jiheng.reading.documents.docx_names import Names
from jiheng.reading.documents.superscripts import raised

_HIDDEN: Final = "hidden-row"
_OFF: Final = frozenset({"0", "false", "off", "none"})


def settle(root: etree._Element, names: Names) -> None:
    """Take out what the page does not show or has struck out, and lift what stands in other blocks behind them."""
    rare = {element.tag for element in root.iter(*names.rare)}
    if names.deleted in rare:
        _drop([mark.getparent() for mark in root.iter(names.deleted) if _is_of_row(mark, names)], names.row)
    if not rare.isdisjoint((names.hidden, names.hidden_row)):
        _mark_hidden_rows(root, names)
    if not rare.isdisjoint(names.unsaid):
        _drop([mark.getparent() for mark in root.iter(*names.unsaid) if mark.get(names.value) not in _OFF], names.run)
    if names.aligned in rare:
        _raise([mark for mark in root.iter(names.aligned) if mark.get(names.value) == "superscript"], names)
    if rare & set(names.unseen):
        etree.strip_elements(root, *names.unseen, with_tail=False)
    if names.text_box in rare:
        _lift(_few(root, names.text_box), names, whole=False)
    _lift(_few(root, names.table), names, whole=True)


def is_hidden(row: etree._Element) -> bool:
    """Tell whether a row was found to be hidden."""
    return row.get(_HIDDEN) is not None


def _mark_hidden_rows(root: etree._Element, names: Names) -> None:
    """Mark rows that say that they are hidden, or in which every text is; their text is kept for being told."""
    marks: dict[etree._Element, list[etree._Element]] = {}
    for mark in root.iter(names.hidden):
        row = next(mark.iterancestors(names.row), None)
        if row is not None and mark.get(names.value) not in _OFF:
            marks.setdefault(row, []).append(mark)
    rows = [row for row, found in marks.items() if _shows_nothing(row, found, names)]
    said = [mark for mark in root.iter(names.hidden_row) if mark.get(names.value) not in _OFF]
    rows += [next(mark.iterancestors(names.row)) for mark in said if _is_of_row(mark, names)]
    for row in rows:
        row.set(_HIDDEN, "")
        for mark in marks.pop(row, ()):
            mark.tag = _HIDDEN  # so that its text is not taken out with that of other rows


def _shows_nothing(row: etree._Element, marks: Iterable[etree._Element], names: Names) -> bool:
    """Tell whether every text of a row is hidden."""
    hidden = {run for mark in marks for run in mark.iterancestors(names.run)}
    runs = {next(said.iterancestors(names.run), None) for said in row.iter(names.text) if (said.text or "").strip()}
    return bool(runs) and runs <= hidden


def flow(body: etree._Element, names: Names) -> Iterator[etree._Element]:
    """Give paragraphs and tables in their order, out of whatever content controls and marks wrap them."""
    waiting = [iter(body)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in names.blocks:
            yield element
        elif len(element):
            waiting.append(iter(element))


def _few(root: etree._Element, tag: str) -> list[etree._Element]:
    found = list(root.iter(tag))
    if len(found) > limits.MAX_TABLES:
        raise refusals.too_large("文档内的表格数", f"{limits.MAX_TABLES:,} 个", "the number of tables")
    return found


def _is_of_row(mark: etree._Element, names: Names) -> bool:
    parent = mark.getparent()
    return parent is not None and parent.tag == names.row_properties


def _drop(properties: Iterable[etree._Element | None], tag: str) -> None:
    """Remove the elements named ``tag`` whose properties these are."""
    for owned in properties:
        owner = owned.getparent() if owned is not None else None
        holder = owner.getparent() if owner is not None else None
        if owner is not None and holder is not None and owner.tag == tag:
            holder.remove(owner)


def _raise(marks: Iterable[etree._Element], names: Names) -> None:
    """Write what is raised as raised characters."""
    for mark in marks:
        run = next(mark.iterancestors(names.run), None)
        for said in run.iter(names.text) if run is not None else ():
            said.text = raised(said.text or "")


def _lift(found: list[etree._Element], names: Names, *, whole: bool) -> None:
    """Move what stands in another block behind the outermost block around it, in the order of the page.

    ``whole`` says to move the elements themselves, else the blocks in them.
    """
    owners = [(element, list(element.iterancestors(*names.blocks))) for element in found]
    behind: dict[etree._Element, etree._Element] = {}
    for element, around in owners:
        for block in ([element] if whole else list(element)) if around else []:
            behind.get(around[-1], around[-1]).addnext(block)
            behind[around[-1]] = block
