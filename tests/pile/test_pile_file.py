"""``jiheng.pile.toml``: what is read of it, and what is said where it goes wrong."""

from pathlib import Path

import pytest

from jiheng import BadFile, Options, read_pile_file
from jiheng.checks import Agreed, Confirmation, Exemption

WHOLE = """\
year = 2020
rules = ["mof-2020-10"]
level = "local"
roster = "项目清单.xlsx"

[[unit]]
unit = "元"
all = true
by = "张三"
date = 2021-03-01
reason = "对照批复"

[[unit]]
unit = "万元"
projects = ["送书下乡"]

[[exempt]]
checks = ["WT003", "same-satisfaction-everywhere"]
reason = "统一表样"

[[exempt]]
projects = ["涉密项目"]
reason = "涉密"
date = "三月"
"""


def agreed(folder: Path, text: str | bytes) -> Agreed:
    content = text if isinstance(text, bytes) else text.encode()
    (folder / "jiheng.pile.toml").write_bytes(content)
    found = read_pile_file(folder)
    assert found is not None
    return found


def told(folder: Path, text: str | bytes) -> str:
    with pytest.raises(BadFile) as caught:
        agreed(folder, text)
    return caught.value.message.replace(f"{folder}/", "")


def test_everything_in_it_is_understood(tmp_path: Path) -> None:
    found = agreed(tmp_path, WHOLE)
    assert (found.year, found.rules, found.level, found.roster) == (2020, ("mof-2020-10",), "local", "项目清单.xlsx")
    assert found.units == (
        Confirmation(unit="元", by="张三", date="2021-03-01", reason="对照批复"),
        Confirmation(unit="万元", projects=("送书下乡",)),
    )
    assert found.exempt == (
        Exemption(checks=("WT003", "XF002"), reason="统一表样"),
        Exemption(projects=("涉密项目",), reason="涉密", date="三月"),
    )
    assert (found.file, found.folder) == (str(tmp_path / "jiheng.pile.toml"), str(tmp_path))
    assert len(found.sha256) == 64


def test_a_folder_without_one_and_a_file_have_nothing_agreed(tmp_path: Path) -> None:
    (tmp_path / "表.docx").write_bytes(b"")
    assert read_pile_file(tmp_path) is None
    assert read_pile_file(tmp_path / "表.docx") is None
    assert read_pile_file(tmp_path / "没有") is None


def test_a_folder_of_that_name_is_none(tmp_path: Path) -> None:
    (tmp_path / "jiheng.pile.toml").mkdir()
    assert read_pile_file(tmp_path) is None


def test_only_that_folder_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    agreed(tmp_path / "甲", WHOLE)
    assert read_pile_file(tmp_path) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_it_may_be_saved_by_what_office_machines_have(tmp_path: Path, encoding: str) -> None:
    assert agreed(tmp_path, WHOLE.replace("\n", "\r\n").encode(encoding)).units == agreed(tmp_path, WHOLE).units


def test_what_is_left_empty_is_not_said(tmp_path: Path) -> None:
    found = agreed(tmp_path, 'place = ""\n[[unit]]\nunit = "元"\nall = true\nby = ""\ndate = ""\nreason = ""\n')
    assert found.place is None
    assert found.units == (Confirmation(unit="元"),)


def test_one_pack_may_be_written_as_one_word_and_ones_own_by_its_folder(tmp_path: Path) -> None:
    assert agreed(tmp_path, 'rules = "mof-2020-10"').rules == ("mof-2020-10",)
    own = tmp_path / "本县"
    own.mkdir()
    (own / "pack.toml").write_text(
        '[pack]\nid = "ours"\ntitle = "本县"\nstanding = "ours"\nextends = "mof-2020-10"\n', encoding="utf-8"
    )
    assert agreed(tmp_path, 'rules = ["本县"]').rules == (str(own),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("yaer = 2020", "第 1 行：不认识的键「yaer」。是否想写「year」？"),
        ("\nyear = 20", "第 2 行：「year」应当是四位年份。请写成 year = 2020 的样子。"),
        ("year = true", "第 1 行：「year」应当是四位年份。请写成 year = 2020 的样子。"),
        ('rules = ["mof-2020"]', "第 1 行：没有名为「mof-2020」的规则包。是否想写「mof-2020-10」？"),
        ("rules = 10", '第 1 行：「rules」应当列出文字。请写成 rules = ["mof-2020-10"] 的样子。'),
        ('level = "区"', "第 1 行：「level」不能是「区」。可用的有 central、local。"),
        ("place = 3", "第 1 行：「place」应当是文字。请写成加引号的文字。"),
        ('[unit]\nunit = "元"', "第 1 行：「unit」可以有几节，每节要用双层方括号。请写成 [[unit]]。"),
        ("unit = [3]", "第 1 行：「unit.0」应当是表。请写成 [unit.0]。"),
        ('[[unit]]\nunit = "元"\nall = true\n[[unit]]\nuint = "元"', "第 5 行：不认识的键「uint」。是否想写「unit」？"),
        ("[[unit]]\nall = true", '第 1 行：没有写是什么单位。请补上 unit = "元"。'),
        ('[[unit]]\nunit = "圆"\nall = true', "第 2 行：「unit」不能是「圆」。可用的有 元、千元、万元、百万元、亿元。"),
        (
            '[[unit]]\nunit = "元"',
            '第 1 行：没有写清是哪些表。请写 all = true（全部）、files = ["教育局/*.docx"]（按文件）或 projects',
        ),
        (
            '[[unit]]\nunit = "元"\nall = true\n\n[[unit]]\nunit = "万元"\nall = true',
            "第 5 行：全部表前面已确认为元，这里又写万元。请只留一个。",
        ),
        (
            '[[unit]]\nunit = "元"\nprojects = ["甲"]\n[[unit]]\nunit = "万元"\nprojects = ["乙", "甲"]',
            "第 4 行：「甲」前面已确认为元，这里又写万元。请只留一个。",
        ),
        (
            '[[exempt]]\nchecks = ["WT003"]',
            '第 1 行：没有写免提的理由。请补上 reason = "…"，写明谁定的、依据什么。',
        ),
        (
            '[[exempt]]\nreason = "统一表样"',
            '第 1 行：没有写免提什么。请写 checks = ["WT003"]（哪几条检查）或 projects = ["项目名称或编码"]',
        ),
        ('[[exempt]]\nreason = "x"\nchecks = ["WT03"]', "第 3 行：没有「WT03」这条检查。是否想写「WT003」？"),
        (
            "year = “2020”",
            "第 1 行：不是合法的 TOML（第 8 列附近）。请检查这一行的等号、引号和括号，都要用英文半角的。",
        ),
        ("year 2020", "第 1 行：不是合法的 TOML（第 6 列附近）。请检查这一行的等号、引号和括号。"),
    ],
)
def test_what_is_off_is_told_with_its_line_and_what_to_write(tmp_path: Path, text: str, said: str) -> None:
    assert told(tmp_path, text).startswith(f"jiheng.pile.toml {said}")


@pytest.mark.parametrize("all_", ["false", '"yes"'])
def test_all_is_true_or_is_not_written(tmp_path: Path, all_: str) -> None:
    assert "没有写清是哪些表" in told(tmp_path, f'[[unit]]\nunit = "元"\nall = {all_}\nfiles = ["*.docx"]')


def test_two_answers_to_whose_amounts_are_meant_are_one_too_many(tmp_path: Path) -> None:
    assert "没有写清是哪些表" in told(tmp_path, '[[unit]]\nunit = "元"\nall = true\nfiles = ["*.docx"]')


def test_a_mistake_in_ones_own_pack_is_told_of_that_pack(tmp_path: Path) -> None:
    (tmp_path / "本县").mkdir()
    (tmp_path / "本县" / "pack.toml").write_text("[pack]\n", encoding="utf-8")
    assert "本县/pack.toml 第 1 行" in told(tmp_path, 'rules = ["本县"]')


@pytest.mark.parametrize("content", [b"\x00\x01" * 50, b"#" * 1_000_001])
def test_what_is_no_text_or_far_too_long_is_told(tmp_path: Path, content: bytes) -> None:
    assert told(tmp_path, content).startswith("jiheng.pile.toml：")


def test_one_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    agreed(tmp_path, WHOLE)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(BadFile, match="没有权限读取"):
        read_pile_file(tmp_path)


def test_options_take_over_what_was_not_asked_for() -> None:
    said = Agreed(file="f", sha256="0", folder="", year=2020, place="湖北省", rules=("mof-2020-10",), level="central")
    found = Options().under(said)
    assert (found.year, found.rules, found.level, found.agreed) == (2020, ("mof-2020-10",), "central", said)
    found = Options(year=2021, rules=("as-printed",), level="local").under(said)
    assert (found.year, found.rules, found.level) == (2021, ("as-printed",), "local")


def test_a_known_place_chooses_its_pack_and_an_unknown_one_none() -> None:
    for place, rules in (("湖北省", ("湖北省",)), ("闵行区", ()), (None, ())):
        assert Options().under(Agreed(file="f", sha256="0", folder="", place=place)).rules == rules
