"""The hidden sheet on which the formulas look things up."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]  # it has hints and does not say so

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.formulas import Column
from jiheng.exporting.fill_in.lists import Lists, Share


def write_lists(sheet: Worksheet, lists: Lists) -> Mapping[str, Column]:
    """Write the lists, and give them by the names under which the formulas ask for them."""
    columns: dict[str, Sequence[str | Decimal]] = {
        "units": [unit for unit, _ in lists.units],
        "bare": [Decimal(kind) for _, kind in lists.units],
        "plain": lists.plain,
        **_shares("same", lists.same),
        **_shares("tier", lists.tiers),
        "dimensions": [text for text, _ in lists.dimensions],
        "dimension_told": [Decimal(told) for _, told in lists.dimensions],
        "categories": [text for text, _ in lists.categories],
        "category_told": [Decimal(told) for _, told in lists.categories],
    }
    found: dict[str, Column] = {}
    for place, (name, cells) in enumerate(columns.items()):
        for row, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, place, cell)
            else:
                sheet.write_number(row, place, cell)
        letter = chr(ord("A") + place)
        found[name] = Column(f"{at.LISTS}!${letter}$1:${letter}${max(len(cells), 1)}")
    sheet.protect()
    sheet.very_hidden()
    return found | {"tiers": found["tier"]}


def _shares(name: str, shares: Sequence[Share]) -> dict[str, Sequence[str | Decimal]]:
    return {
        name: [share.text for share in shares],
        f"{name}_low": [share.low for share in shares],
        f"{name}_high": [share.high for share in shares],
        f"{name}_included": [Decimal(share.high_included) for share in shares],
    }
