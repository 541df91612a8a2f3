"""No loss: a form that was laid out, written and read again says what it said before."""

import subprocess
from pathlib import Path

import pytest

from jiheng.exporting.official import LAYOUTS
from jiheng.reading import recognise
from tests.exporting.official.rounds import (
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
def test_forms_come_back_from_files_that_libreoffice_saved(kind: str, tmp_path: Path) -> None:
    forms = {f"real{number}-{layout}": (form, layout) for number, form in enumerate(real_forms()) for layout in LAYOUTS}
    forms |= {f"{name}-{layout}": (form, layout) for name, form in drawn_forms(1) for layout in LAYOUTS}
    paths = []
    for name, (form, layout) in forms.items():
        paths.append(tmp_path / f"{name}.{kind}")
        paths[-1].write_bytes(written(laid_out(form, layout), kind))
    saved = tmp_path / "saved"
    subprocess.run(  # noqa: S603 - fixed words and our own files
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", kind, "--outdir", str(saved)),
            *map(str, paths),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    told = {
        name: found
        for name, (form, layout) in forms.items()
        if (found := differences(form, read_again((saved / f"{name}.{kind}").read_bytes(), kind), layout))
    }
    assert told == {}
