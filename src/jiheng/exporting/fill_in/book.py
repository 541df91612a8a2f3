"""The workbook: the form with its open cells, proposals and hints beside it, instructions, and hidden lists.

Texts are written as texts and never become formulas; formulas hold nothing that comes from a form. The same plan gives
the same bytes: the day of writing stands nowhere.
"""

import io
from datetime import UTC, datetime
from typing import BinaryIO, Final

import xlsxwriter  # type: ignore[import-untyped]  # it has hints and does not say so

from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in import plan as planning
from jiheng.exporting.fill_in.growing import GrowingSheet
from jiheng.exporting.fill_in.lists import lists_for
from jiheng.exporting.fill_in.places import Rows
from jiheng.exporting.fill_in.plan import AnyForm, DeclaredMoney, Plan
from jiheng.exporting.fill_in.sheet_of_help import write_help
from jiheng.exporting.fill_in.sheet_of_lists import write_lists
from jiheng.exporting.fill_in.sheet_of_the_form import FormSheet
from jiheng.exporting.fill_in.styles import Styles
from jiheng.rulepacks import RulePack

_NO_DAY: Final = datetime(2020, 1, 1, tzinfo=UTC)
_TITLE: Final = "项目支出绩效自评表（填报用）"


def write_template(  # noqa: PLR0913 - what the sheet is made of, each by name
    out: BinaryIO,
    pack: RulePack,
    *,
    rows: int | None = None,
    last_year: AnyForm | None = None,
    declaration: AnyForm | None = None,
    year: int | None = None,
) -> DeclaredMoney:
    """Write a workbook to be filled in without any system: blank, after last year's form, or after a declaration.

    After last year's form the project and its indicators are filled in, targets and results are not. After a
    declaration what was approved is filled in and locked. ``rows`` is how many indicators it has room for; ``pack``
    is what the proposals beside the form are computed by; ``year`` the year of the form.

    Returns:
        What became of the amounts of the declaration: in doubt about their unit they are filled in and marked.

    Raises:
        ValueError: both a form of last year and a declaration are given, or more rows than a sheet has, or the
            declaration has no indicators.
    """
    if last_year is not None and declaration is not None:
        raise ValueError("a template comes after last year's form or after a declaration, not after both")
    if rows is not None and not 0 < rows <= planning.MOST_ROWS:
        raise ValueError(f"a template has 1 to {planning.MOST_ROWS} rows")
    if declaration is not None:
        plan = planning.out_of_declaration(declaration, pack, rows, year=year)
    elif last_year is not None:
        plan = planning.after(last_year, rows, year=year)
    else:
        plan = planning.blank(rows or planning.USUAL_ROWS, year=year)
    write(plan, pack, out, is_declared=declaration is not None, is_after_last_year=last_year is not None)
    return plan.money


def write(plan: Plan, pack: RulePack, out: BinaryIO, *, is_declared: bool, is_after_last_year: bool) -> None:
    """Write the workbook of a plan."""
    stream = io.BytesIO()  # a pipe would be given other bytes
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": _TITLE, "created": _NO_DAY})
    styles = Styles(book)
    rows = Rows(len(plan.sources), len(plan.rows))
    form = FormSheet(book.add_worksheet(at.FORM, GrowingSheet), styles, plan, rows)
    help_sheet = book.add_worksheet(at.HELP)
    lists = write_lists(book.add_worksheet(at.LISTS), lists_for(plan.rows, pack))
    form.write(pack, lists)
    write_help(help_sheet, styles, pack, is_declared=is_declared, is_after_last_year=is_after_last_year)
    book.close()
    out.write(stream.getvalue())
