"""Rare things in a Word document, put into the plain shape: blocks one after another, no table inside a table."""

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from jiheng.reading import limits, refusals
from jiheng.reading.docx_names import Names

_OFF: Final = frozenset({"0", "false", "off", "none"})


def settle(root: etree._Element, names: Names) -> None:
    """Take out what the page does not show, and lift what stands inside other blocks behind them."""
    rare = {element.tag for element in root.iter(*names.rare)}
    if names.deleted in rare:
        _drop([mark.getparent() for mark in root.iter(names.deleted) if _is_of_row(mark, names)], names.row)
    if names.hidden in rare:
        _drop([mark.getparent() for mark in root.iter(names.hidden) if mark.get(names.value) not in _OFF], names.run)
    if rare & set(names.unseen):
        etree.strip_elements(root, *names.unseen, with_tail=False)
    behind: dict[etree._Element, etree._Element] = {}
    for box in _few(root, names.text_box) if names.text_box in rare else ():
        _lift(list(box), box, behind, names)
    behind.clear()
    for table in _few(root, names.table):
        _lift([table], table, behind, names)


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


def _lift(
    blocks: list[etree._Element],
    start: etree._Element,
    behind: dict[etree._Element, etree._Element],
    names: Names,
) -> None:
    """Move blocks behind the outermost table or paragraph around ``start``, after what was moved there before."""
    around = list(start.iterancestors(*names.blocks))
    if not around:
        return
    owner = around[-1]
    for block in blocks:
        behind.get(owner, owner).addnext(block)
        behind[owner] = block
