"""What lies beside forms and is none is found by its form, and told where no form would find it."""

import io
import zipfile
from pathlib import Path

import pytest

from jiheng.reading import Source, expand, notes_beside
from jiheng.reading.companions import is_companion, without_form
from jiheng.reading.grid import OwnReport, Unreadable


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, name)
    return out.getvalue()


def found(path: Path) -> dict[str, Source]:
    return {source.name.removeprefix(f"{path}/"): source for source in expand(str(path))}


def refused(source: Source) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        source.load()
    return caught.value


@pytest.mark.parametrize(
    ("file", "notes"),
    [("表.docx", "表.notes.yaml"), ("表.v2.xlsx", "表.v2.notes.yaml"), ("表", "表.notes.yaml")],
)
def test_notes_are_called_after_their_file_without_its_suffix(file: str, notes: str) -> None:
    assert notes_beside(file) == notes


def test_a_companion_is_known_by_its_name() -> None:
    assert is_companion("表.notes.yaml")
    assert is_companion("表.Notes.YAML")
    assert is_companion("jiheng.pile.toml")
    assert not is_companion("notes.yaml.docx")
    assert not is_companion("说明.yaml")


def test_notes_beside_another_file_or_beside_notes_only_have_no_form() -> None:
    names = ("表.docx", "表.notes.yaml", "旧.notes.yaml", "旧.notes.notes.yaml", "jiheng.pile.toml")
    assert without_form(names) == {"旧.notes.yaml", "旧.notes.notes.yaml"}


def test_in_a_folder_a_form_finds_what_lies_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "jiheng.pile.toml", "甲/表.txt", "甲/表.notes.yaml", "乙/表.txt")
    sources = found(tmp_path)
    assert sorted(sources) == ["乙/表.txt", "甲/表.txt"]
    assert sources["甲/表.txt"].beside("表.notes.yaml") == "甲/表.notes.yaml".encode()
    assert sources["甲/表.txt"].path == tmp_path / "甲" / "表.txt"
    assert sources["乙/表.txt"].beside("表.notes.yaml") is None


def test_in_an_archive_as_well_and_in_one_within(tmp_path: Path) -> None:
    inner = packed("表.txt", "表.notes.yaml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("批/表.txt", "x")
        archive.writestr("批/表.notes.yaml", "外")
        archive.writestr("批/里.zip", inner)
    (tmp_path / "包.zip").write_bytes(out.getvalue())
    sources = {source.name.removeprefix(f"{tmp_path}/包.zip/"): source for source in expand(str(tmp_path / "包.zip"))}
    assert sorted(sources) == ["批/表.txt", "批/里.zip/表.txt"]
    assert sources["批/表.txt"].beside("表.notes.yaml") == "外".encode()
    assert sources["批/里.zip/表.txt"].beside("表.notes.yaml") == "表.notes.yaml".encode()
    assert sources["批/表.txt"].path is None


def test_a_file_that_was_named_finds_what_lies_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "表.txt", "表.notes.yaml")
    (source,) = expand(str(tmp_path / "表.txt"))
    assert source.beside("表.notes.yaml") == "表.notes.yaml".encode()


@pytest.mark.parametrize("in_archive", [False, True])
def test_notes_that_no_form_would_find_are_told_and_count(tmp_path: Path, in_archive: bool) -> None:  # noqa: FBT001 - a parameter
    path = tmp_path / "包.zip" if in_archive else tmp_path / "夹"
    if in_archive:
        path.write_bytes(packed("旧.notes.yaml", "新.txt"))
    else:
        put(path, "旧.notes.yaml", "新.txt")
    sources = found(path)
    assert sorted(sources) == ["新.txt", "旧.notes.yaml"]
    why = refused(sources["旧.notes.yaml"])
    assert why.reason == "这是说明文件，旁边没有同名的自评表，里面的说明没有用上"
    assert not isinstance(why, OwnReport)


def test_an_agreement_that_is_not_for_this_folder_is_told_and_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "表.txt", "甲/jiheng.pile.toml", "甲/表.txt")
    source = found(tmp_path)["甲/jiheng.pile.toml"]
    assert isinstance(refused(source), OwnReport)
    assert not source.is_named


@pytest.mark.parametrize("name", ["表.notes.yaml", "jiheng.pile.toml"])
def test_one_that_was_named_among_the_forms_is_passed_over(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    (source,) = expand(str(tmp_path / name))
    assert isinstance(refused(source), OwnReport)
    assert not source.is_named


def test_a_folder_of_such_a_name_is_a_folder(tmp_path: Path) -> None:
    put(tmp_path, "表.notes.yaml/表.txt")
    assert [source.name for source in expand(str(tmp_path / "表.notes.yaml"))] == [
        str(tmp_path / "表.notes.yaml" / "表.txt")
    ]
