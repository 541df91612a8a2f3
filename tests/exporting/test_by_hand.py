"""The schemas of files that people write know what the readers of those files know."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from jiheng.exporting import propose_pile_file
from jiheng.exporting.note_file import notes_text
from jiheng.exporting.schemas import schemas
from jiheng.pile import notes_due, pile_file, read_pile_file
from jiheng.pile.notes import DOCUMENT, ITEM
from tests.exporting.samples import three_forms
from tests.pile.test_notes_due import MET, MISSED, look, put


def parts(name: str) -> dict[str, Any]:
    found: dict[str, Any] = schemas()[name]["$defs"]
    return found


@pytest.mark.parametrize(
    ("name", "part", "known"),
    [
        ("pile-file", "PileFileByHand", pile_file.TOP),
        ("pile-file", "UnitByHand", pile_file.UNIT),
        ("pile-file", "ExemptByHand", pile_file.EXEMPT),
        ("notes", "NotesByHand", DOCUMENT),
        ("notes", "NoteByHand", ITEM),
    ],
)
def test_a_schema_has_the_keys_that_the_reader_knows(name: str, part: str, known: tuple[str, ...]) -> None:
    shape = parts(name)[part]
    assert set(shape["properties"]) == set(known)
    assert shape["additionalProperties"] is False


def test_the_words_to_choose_from_are_the_readers() -> None:
    assert set(parts("pile-file")["UnitByHand"]["properties"]["unit"]["enum"]) == set(pile_file.UNITS)
    levels = parts("pile-file")["PileFileByHand"]["properties"]["level"]["enum"]
    assert set(levels) - {""} == set(pile_file.LEVELS)


def test_what_we_propose_fits_the_schema_and_the_reader(tmp_path: Path) -> None:
    text = propose_pile_file(three_forms(confirmed_unit="元"))
    Draft202012Validator(schemas()["pile-file"]).validate(tomllib.loads(text))
    (tmp_path / "jiheng.pile.toml").write_text(text, encoding="utf-8")
    found = read_pile_file(tmp_path)
    assert found is not None
    assert [one.unit for one in found.units] == ["元"]


def test_notes_that_we_write_fit_their_schema(tmp_path: Path) -> None:
    path = put(tmp_path, MISSED, MET)
    (due,) = notes_due(look(path), str(path))
    (document,) = yaml.load_all(notes_text(due), Loader=yaml.BaseLoader)
    document["序号"] = int(document["序号"])
    Draft202012Validator(schemas()["notes"]).validate(document)
