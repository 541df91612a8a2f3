"""Which cells of a sheet hold a formula. What they give is read elsewhere; here it only matters that they are there."""

from jiheng.reading import markup
from jiheng.reading.kinds import Kind, kind_of
from jiheng.reading.packages import Package
from jiheng.reading.workbooks import xlsx_parts


def formulas_of(content: bytes, file: str, sheet: str) -> frozenset[str] | None:
    """Name the cells of a sheet that hold a formula; ``None`` where the file is of a kind that is not looked into.

    Raises:
        Unreadable: the file is damaged.
    """
    if kind_of(content, file) is not Kind.XLSX:
        return None
    package = Package(content)
    part = next((one.part for one in xlsx_parts.workbook(package).sheets if one.name == sheet), "")
    data = package.part(part)
    if data is None:
        return None
    cells = markup.elements(data, ("{*}c",))
    return frozenset(cell.get("r", "") for cell in cells if cell.find("{*}f") is not None)
