"""The forms of places as text: with tabs, where every cell keeps its place, and with blanks, where none does."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from jiheng.form import Field, Fund, Indicator, SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.grid import Paragraph, Table
from jiheng.reading.layout import recognise
from tests.reading.layout.families import test_beijing as beijing
from tests.reading.layout.families import test_chongqing as chongqing
from tests.reading.layout.families import test_hebei as hebei
from tests.reading.layout.families import test_hunan as hunan
from tests.reading.layout.families import test_ningxia as ningxia
from tests.reading.layout.families import test_rural_fund as rural_fund
from tests.reading.layout.families.merged import form_of, fund_rows, grid_of, rows

DRAWN = {
    "hebei, system": hebei.SYSTEM,
    "hebei, by words": hebei.BY_WORDS,
    "hebei, without merges": hebei.WITHOUT_MERGES,
    "ningxia, totals on top": ningxia.TOTALS_ON_TOP,
    "ningxia, reviewed in rows": ningxia.REVIEWED_IN_ROWS,
    "ningxia, without merges": ningxia.WITHOUT_MERGES,
    "beijing, how points are worked out": beijing.HOW_POINTS_ARE_WORKED_OUT,
    "beijing, short": beijing.SHORT,
    "beijing, out of twenty": beijing.EXECUTION_OUT_OF_TWENTY,
    "rural fund, numbered": rural_fund.NUMBERED,
    "rural fund, with explanations": rural_fund.WITH_EXPLANATIONS,
    "rural fund, without merges": rural_fund.WITHOUT_MERGES,
    "hunan, county fund": hunan.COUNTY_FUND,
    "hunan, signed": hunan.SIGNED,
    "hunan, without merges": hunan.WITHOUT_MERGES,
    "chongqing, total on top": chongqing.TOTAL_ON_TOP,
    "chongqing, in blocks": chongqing.IN_BLOCKS,
    "chongqing, further columns": chongqing.FURTHER_COLUMNS,
    "chongqing, stacked": chongqing.STACKED,
}
every_form = pytest.mark.parametrize("name", DRAWN)


def _table_lines(table: Table) -> Iterator[list[str]]:
    width = max(cell.column + cell.column_span for cell in table.cells)
    for row in range(max(cell.row + cell.row_span for cell in table.cells)):
        texts = {cell.column: cell.text.replace("\n", "") for cell in table.cells if cell.row == row}
        yield [texts.get(column, "") for column in range(width)]


def _pasted(drawing: str, between: str) -> SelfEvaluation:
    lines: list[str] = []
    for block in grid_of(drawing).blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif between == "\t":
            lines += ["\t".join(texts) for texts in _table_lines(block)]
        else:
            lines += [between.join(filter(None, texts)) for texts in _table_lines(block)]
    (found,) = recognise(read_bytes("\n".join(lines).encode(), file="表.txt"))
    assert isinstance(found.form, SelfEvaluation)
    return found.form


@every_form
def test_text_with_tabs_gives_the_same_form_as_the_table(name: str) -> None:
    pasted, drawn = _pasted(DRAWN[name], "\t"), form_of(DRAWN[name])
    assert fund_rows(pasted) == fund_rows(drawn)
    assert rows(pasted) == rows(drawn)
    assert (pasted.total, pasted.annual_goal, pasted.remarks) == (drawn.total, drawn.annual_goal, drawn.remarks)
    assert (pasted.project, pasted.competent_department) == (drawn.project, drawn.competent_department)


def _figures(record: Fund | Indicator) -> Iterator[tuple[str, Field[Decimal]]]:
    names = ("original_budget", "revised_budget", "received", "actual_expenditure", "max_points", "claimed_points")
    return ((name, getattr(record, name)) for name in names if hasattr(record, name))


@every_form
@pytest.mark.parametrize("between", [" ", "\n"])
def test_where_cells_run_together_no_figure_is_wrong_for_certain(name: str, between: str) -> None:
    pasted, drawn = _pasted(DRAWN[name], between), form_of(DRAWN[name])
    assert len(pasted.funds) == len(drawn.funds)
    assert len(pasted.indicators) >= len(drawn.indicators)  # 预算执行率 stays among them where a row is in doubt
    rows: list[tuple[Fund | Indicator, Fund | Indicator]] = list(zip(pasted.funds, drawn.funds, strict=True))
    rows += zip(pasted.indicators, drawn.indicators, strict=False)
    for one, other in rows:
        right = dict(_figures(other))
        for field, found in _figures(one):
            if found.value is not None and found.is_certain and field in right:
                assert (field, found.value) == (field, right[field].value)
