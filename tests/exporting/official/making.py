"""Forms made by hand, field by field, and a way to look at the tables they are laid out in."""

from decimal import Decimal
from typing import Any

from jiheng.exporting.papers.shapes import Cell, CellLook, Line, Paper, Table
from jiheng.form import Category, Dimension, Field, Fund, FundSource, Indicator, Place, Remark, SelfEvaluation, Total

AT = Place("form.docx")


def text(value: str | None, printed: str | None = None) -> Field[str]:
    """A field of words, printed as given or as its value is."""
    return Field(value, (value or "") if printed is None else printed, AT)


def number(printed: str) -> Field[Decimal]:
    """A field of a figure as it is printed; of words where it is none."""
    plain = printed.replace(",", "")
    return Field(Decimal(plain) if plain.replace(".", "").isdigit() else None, printed, AT)


def row(name: str = "培训场次", **other: Any) -> Indicator:  # noqa: ANN401 - any field
    """An indicator of 产出指标, 数量指标."""
    fields: dict[str, Any] = {
        "dimension": Field(Dimension.OUTPUT, "产出指标", AT),
        "category": Field(Category.QUANTITY, "数量指标", AT),
        "name": text(name),
        "target": text("≥12场"),
        "actual": text("14场"),
        "max_points": number("10"),
        "claimed_points": number("9.5"),
    }
    return Indicator(**{**fields, **other})


def a_form(*rows: Indicator, **other: Any) -> SelfEvaluation:  # noqa: ANN401 - any field
    """A form with these rows and one source of money."""
    fields: dict[str, Any] = {
        "title": text("项目支出绩效自评表"),
        "fiscal_year": Field(2021, "（2021年度）", AT),
        "project": text("社区图书角建设"),
        "competent_department": text("某区文化局"),
        "implementing_unit": text("某区图书馆"),
        "amount_unit": text("万元", "项目资金（万元）"),
        "funds": (Fund(FundSource.TOTAL, text("年度资金总额"), revised_budget=number("1,250.00")),),
        "indicators": rows or (row(),),
        "total": Total(number("100"), number("95.5")),
    }
    return SelfEvaluation(**{**fields, **other})


def remark(code: str, label: str, said: str) -> Remark:
    """A remark."""
    return Remark(code, label, text(said))


def cells_of(paper: Paper) -> list[Cell]:
    """All cells of a paper, in order."""
    return [cell for block in paper.blocks if isinstance(block, Table) for cell in block.cells]


def texts_of(paper: Paper) -> list[str]:
    """Everything that stands in the cells of a paper."""
    return [cell.text for cell in cells_of(paper) if cell.text]


def lines_of(paper: Paper) -> list[str]:
    """Everything that stands outside the tables of a paper."""
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def _said(cell: Cell) -> str:
    return cell.text.replace("\n", "") if cell.look is CellLook.LABEL else cell.text


def row_with(paper: Paper, words: str) -> list[str]:
    """The texts of the row that begins with a cell of these words, blanks among them; labels are given as one line."""
    for table in (block for block in paper.blocks if isinstance(block, Table)):
        for cell in table.cells:
            if _said(cell) == words:
                return [_said(one) for one in table.cells if one.row == cell.row and one.column >= cell.column]
    raise AssertionError(f"there is no cell {words!r}")
