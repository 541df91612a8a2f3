"""Files for the tests, made by hand so that every byte of them is meant."""

import io
import zipfile
from collections.abc import Mapping

from jiheng.reading.grid import Cell, Grid, Paragraph, Table

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_SHEET = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

Triple = tuple[int, int, str]


def package(parts: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """A ZIP of the parts, the content types first."""
    written = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in {"[Content_Types].xml": TYPES, **parts}.items():
            archive.writestr(name, content)
    return written.getvalue()


def archive_of(files: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of the files and nothing else."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def docx(body: str, *, namespace: str = WORD, name: str = "word/document.xml", extra: str = "") -> bytes:
    """A document of one part, whose marks are written with the prefix ``w``."""
    return package({name: f'<w:document xmlns:w="{namespace}" {extra}><w:body>{body}</w:body></w:document>'})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def xlsx(rows: str, *, after: str = "", before: str = "", namespace: str = SHEET, **parts: str) -> bytes:
    """A workbook of one sheet. ``parts`` are what stands in ``styles``, ``sharedStrings`` and, first, ``workbook``."""
    sheets = parts.pop("workbook", "") + '<sheets><sheet name="自评表"/></sheets>'
    sheet = f"{before}<sheetData>{rows}</sheetData>{after}"
    inside = {"workbook": sheets, "worksheets/sheet1": sheet, **parts}
    return package(
        {f"xl/{name}.xml": f'<part xmlns="{namespace}">{content}</part>' for name, content in inside.items()}
    )


def workbook_of(sheets: Mapping[str, str], states: Mapping[str, str] | None = None) -> bytes:
    """A workbook of several sheets, as spreadsheets link them: through relations."""
    listed, linked, written = "", "", {}
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        state = f'state="{(states or {}).get(name, "visible")}"'
        listed += f'<sheet name="{name}" sheetId="{number}" {state} r:id="rId{number}"/>'
        linked += f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/s{number}.xml"/>'
        written[f"xl/worksheets/s{number}.xml"] = (
            f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'
        )
    written["xl/workbook.xml"] = f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'
    written["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{linked}</Relationships>'
    return package(written)


def inline(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def tables(grid: Grid) -> list[Table]:
    return [block for block in grid.blocks if isinstance(block, Table)]


def paragraphs(grid: Grid) -> list[str]:
    return [block.text for block in grid.blocks if isinstance(block, Paragraph)]


def cells(grid: Grid, number: int = 0) -> list[Cell]:
    return list(tables(grid)[number].cells)


def triples(grid: Grid, number: int = 0) -> list[Triple]:
    return [(cell.row, cell.column, cell.text) for cell in cells(grid, number)]


def texts(grid: Grid, number: int = 0) -> list[str]:
    return [cell.text for cell in cells(grid, number)]
