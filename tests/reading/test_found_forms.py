"""The forms that people found: each is read as its answer key says, and none is about a person."""

import json
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jiheng import read
from jiheng.exporting.form_records import form_record
from jiheng.form import SelfEvaluation
from tools.take_in_form import ABOUT, FORMS, main, persons_in

FOLDERS = sorted(path for path in FORMS.iterdir() if path.is_dir() and not path.name.startswith("__"))


def source_of(folder: Path) -> Path:
    (found,) = folder.glob("source.*")
    return found


def read_of(folder: Path) -> list[Any]:
    source = source_of(folder)
    return [one for one in read(source.read_bytes(), file=source.name) if isinstance(one.form, SelfEvaluation)]


def differences(key: object, found: object, where: str = "") -> list[str]:
    """Name what the key says and the reading does not; what the key does not name is not looked at."""
    if isinstance(key, dict) and isinstance(found, dict):
        return [one for name, value in key.items() for one in differences(value, found.get(name), f"{where}.{name}")]
    if isinstance(key, list) and isinstance(found, list) and len(key) == len(found):
        pairs = enumerate(zip(key, found, strict=True))
        return [one for place, (left, right) in pairs for one in differences(left, right, f"{where}[{place}]")]
    return [] if key == found else [f"{where}: {key!r}, read {found!r}"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_found_form_is_read_as_its_key_says(folder: Path) -> None:
    key = json.loads((folder / "key.json").read_text("utf-8"))
    found = [json.loads(msgspec.json.encode(form_record(one))) for one in read_of(folder)]
    assert differences(key, found) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_found_form_says_where_it_comes_from_and_who_compared_its_key(folder: Path) -> None:
    about = tomllib.loads((folder / "about.toml").read_text("utf-8"))
    assert set(about) == {*ABOUT, "developed_on"}
    assert [name for name in ABOUT if not about[name].strip()] == []
    assert isinstance(about["developed_on"], bool)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_found_form_is_about_no_person(folder: Path) -> None:
    assert [one for reading in read_of(folder) for one in persons_in(reading.form)] == []


FORM = (
    "项目支出绩效自评表\n项目名称\t社区图书角\n主管部门\t文化局\t实施单位\t图书馆\n联系电话\t13800001111\n"
    "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
    "产出指标\t数量指标\t新建图书角数量\t≥24个\t24个\t90\t90\n总分\t\t\t\t\t100\t100\n"
)


def test_taking_in_a_form_makes_a_draft_and_lists_what_is_about_persons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.take_in_form.FORMS", tmp_path)
    given = tmp_path / "表.TXT"
    given.write_text(FORM, "utf-8")
    assert main([str(given), "mouxian-2021"]) == 0
    printed = capsys.readouterr().out
    assert "草稿" in printed
    assert "「联系电话」写着内容" in printed
    folder = tmp_path / "mouxian-2021"
    assert (folder / "source.txt").read_text("utf-8") == FORM
    (draft,) = json.loads((folder / "key.json").read_text("utf-8"))
    assert draft["project"] == "社区图书角"
    assert "doubts" not in draft
    assert tomllib.loads((folder / "about.toml").read_text("utf-8"))["key_compared"] == ""
    assert main([str(given), "mouxian-2021"]) == 1
    assert "已经有了" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "said"), [("", "空"), ("没有表", "没有认出自评表")])
def test_a_file_without_a_form_is_not_taken_in(
    text: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.take_in_form.FORMS", tmp_path)
    (tmp_path / "表.txt").write_text(text, "utf-8")
    assert main([str(tmp_path / "表.txt"), "mouxian-2021"]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "mouxian-2021").exists()
