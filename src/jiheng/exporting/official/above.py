"""What stands over an official table: its title, the year, and a further unit of money where a form names two."""

from collections.abc import Iterator

from jiheng.exporting.official.printed import words
from jiheng.exporting.papers.shapes import Line, LineLook
from jiheng.form import SelfEvaluation, clean
from jiheng.values import parse_amount


def above(form: SelfEvaluation, title: str) -> Iterator[Line]:
    """Give the lines over the table; ``title`` is that of the layout, for a form that has none.

    A form without a year gets room for it.
    """
    own = words(form.title) or title
    yield Line(own, LineLook.TITLE)
    year = form.fiscal_year.value
    if year is None or f"{year}年" not in own:
        yield Line(f"（{'    ' if year is None else year}年度）", LineLook.SUBTITLE)
    for unit in form.other_amount_units:
        is_in_cell = parse_amount(clean(unit.printed)) is not None
        if unit.value is not None and not is_in_cell:
            yield Line(f"单位：{unit.value}", LineLook.SUBTITLE)
