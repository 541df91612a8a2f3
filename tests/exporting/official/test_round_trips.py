"""No loss: a form that was laid out, written and read again says what it said before."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from jiheng.exporting.official import LAYOUTS
from jiheng.form import Field
from jiheng.reading import recognise
from tests.exporting.official.making import AT, a_form, row, text
from tests.exporting.official.rounds import (
    after_libreoffice,
    as_grid,
    differences,
    drawn_forms,
    laid_out,
    read_again,
    real_forms,
    written,
)

EVERY_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS)


@EVERY_LAYOUT
def test_the_real_forms_come_back_from_every_layout(layout: str) -> None:
    forms = real_forms()
    assert len(forms) == 10
    assert [differences(form, recognise(as_grid(laid_out(form, layout))), layout) for form in forms] == [[]] * 10


@EVERY_LAYOUT
def test_generated_forms_of_all_families_come_back_from_every_layout(layout: str) -> None:
    told = {
        name: found
        for name, form in drawn_forms(3)
        if (found := differences(form, recognise(as_grid(laid_out(form, layout))), layout))
    }
    assert told == {}


@EVERY_LAYOUT
@pytest.mark.parametrize("printed", ["", "—", "/", "——", "数量", "优", "无", "指标1", "是", "第1项"])
@pytest.mark.parametrize("split", [False, True])
def test_rows_without_a_name_or_with_an_odd_one_come_back_where_they_stood(
    layout: str, printed: str, *, split: bool
) -> None:
    """云南 and 四川 have columns for comparator and unit, mostly blank, into which such a row could slip."""
    said: dict[str, Any] = (
        {"comparator": text("≥"), "target": text("12"), "unit": text("场")} if split else {"target": text("≥12场")}
    )
    odd = text(None if printed in {"", "—", "/", "——"} else printed, printed)
    named_oddly = msgspec.structs.replace(row(actual=text("100%"), **said), name=odd)
    form = a_form(
        row(),
        named_oddly,
        row("合格率", deviation_note=text("场地延期")),
        row("投诉次数", category=Field(None, "—", AT)),
    )
    assert differences(form, recognise(as_grid(laid_out(form, layout))), layout) == []


@EVERY_LAYOUT
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_forms_come_back_from_files_of_every_layout(layout: str, kind: str) -> None:
    forms = [(f"real-{number}", form) for number, form in enumerate(real_forms())] + list(drawn_forms(1))
    told = {
        name: found
        for name, form in forms
        if (found := differences(form, read_again(written(laid_out(form, layout), kind), kind), layout))
    }
    assert told == {}


@EVERY_LAYOUT
def test_the_real_forms_come_back_from_pdf(layout: str) -> None:
    told = [
        differences(form, read_again(written(laid_out(form, layout), "pdf"), "pdf"), layout) for form in real_forms()
    ]
    assert told == [[]] * 10


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_forms_come_back_from_documents_of_many_that_libreoffice_saved(kind: str, tmp_path: Path) -> None:
    forms = [(f"real-{number}", form) for number, form in enumerate(real_forms())] + list(drawn_forms(1))
    assert dict(after_libreoffice(forms, kind, tmp_path / "office")) == {}
