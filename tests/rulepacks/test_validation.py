"""Validating a pack finds what loading it cannot: computations that are not there, points that do not make a whole."""

from pathlib import Path

import pytest

from jiheng.checks import checks, validate_pack
from jiheng.checks.registry import retired
from jiheng.checks.validation import computers
from jiheng.rulepacks import BadPack, known_packs

PACK = """\
[pack]
id = "our-county"
title = "本县办法"
standing = "ours"
extends = "{extends}"

{settings}
"""
CLAUSE = """\
[points]
title = "分值"
text = "本县的分值"
standing = "ours"
source = "本县"
date = 2025-03-01
computed_by = {computed_by}
"""
CASE = """\
- 情形: 六成
  条款: mof-2020-10/quantitative
  已知: {目标: ≥10场, 完成: 6场, 分值: 5}
  应得: {得分: 3.50}
"""


def pack(folder: Path, *settings: str, extends: str = "mof-2020-10", computed_by: str = '["FD008"]') -> Path:
    (folder / "pack.toml").write_text(PACK.format(extends=extends, settings="\n".join(settings)), encoding="utf-8")
    (folder / "clauses.toml").write_text(CLAUSE.format(computed_by=computed_by), encoding="utf-8")
    return folder


def points(key: str, value: int) -> str:
    return f'{key} = {{ value = {value}, standing = "ours", clause = "points" }}'


@pytest.mark.parametrize("name", known_packs())
def test_what_comes_along_is_valid(name: str) -> None:
    many, failed = validate_pack(name)
    assert many > 0
    assert failed == ()


def test_validating_a_pack_counts_its_cases_and_names_those_that_fail(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    (folder / "cases.yaml").write_text(CASE, encoding="utf-8")
    many, failed = validate_pack(folder)
    assert many == 1
    assert [one.message for one in failed] == [
        f"{folder / 'cases.yaml'} 第 1 行「六成」：得分：应得「3.50」，算得「3.00」"
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("abc", "请写检查代码（如 FD008）或计分方法的名字（如 proportional）"),
        ("proportionl", "是否想写「proportional」？"),
        ("FD088", "是否想写「FD008」？"),
    ],
)
def test_a_clause_computed_by_nothing_there_is_refused_with_its_line(tmp_path: Path, name: str, remedy: str) -> None:
    with pytest.raises(BadPack) as caught:
        validate_pack(pack(tmp_path, computed_by=f'["FD008", "{name}"]'))
    assert f"没有名为「{name}」的检查或计分方法" in caught.value.message
    assert remedy in caught.value.message
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "clauses.toml"), 7)
    assert name in caught.value.message_en


def test_a_clause_may_be_computed_by_checks_methods_choices_and_the_pile() -> None:
    assert {"FD008", "execution_proportional", "tiers", "proportional", "pile"} <= computers()
    assert {check.code for check in checks()} <= computers()
    assert not computers() & set(retired())


def test_points_over_the_whole_are_refused_with_the_line_and_the_sum(tmp_path: Path) -> None:
    with pytest.raises(BadPack) as caught:
        validate_pack(pack(tmp_path, "[execution]", points("points", 15)))
    assert caught.value.message == (
        f"{tmp_path / 'pack.toml'} 第 8 行：分值合计不等于总分："
        "产出 50 + 效益 30 + 满意度 10 + 执行率 15 = 105，总分是 100。"
        "请核对各项分值；本包没有写的，沿用上一级规则包的分值。"
    )
    assert "output 50 + benefit 30 + satisfaction 10 + execution 15 = 105, of 100" in caught.value.message_en


@pytest.mark.parametrize(
    "settings",
    [
        ("[execution]", points("points", 20), "[weights]", points("output", 40)),
        ("[total]", points("points", 110), "[execution]", points("points", 20)),
        (
            "[total]",
            'execution_inside = { value = false, standing = "ours", clause = "points" }',
            "[weights]",
            points("output", 60),
        ),
    ],
    ids=["moved", "a larger whole", "execution apart"],
)
def test_points_that_make_the_whole_are_valid(tmp_path: Path, settings: tuple[str, ...]) -> None:
    assert validate_pack(pack(tmp_path, *settings)) == (0, ())


def test_points_with_a_dimension_of_cost_make_a_whole_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match=r"成本 25 [+] 产出 40 [+] 效益 20 [+] 满意度 10 [+] 执行率 10 = 105"):
        validate_pack(pack(tmp_path, "[weights.with_cost]", points("cost", 25), extends="mof-2021-101"))


def test_points_that_a_pack_only_took_over_are_told_where_it_says_from_whom(tmp_path: Path) -> None:
    parent = tmp_path / "province"
    parent.mkdir()
    head = pack(parent, "[execution]", points("points", 15)) / "pack.toml"
    head.write_text(head.read_text(encoding="utf-8").replace("our-county", "province"), encoding="utf-8")
    with pytest.raises(BadPack, match="= 105，总分是 100") as caught:
        validate_pack(pack(tmp_path, extends="./province"))
    assert caught.value.line == 5


def test_a_pack_that_does_not_say_where_execution_belongs_is_not_added_up(tmp_path: Path) -> None:
    assert validate_pack(pack(tmp_path, "[weights]", points("output", 80), extends="house")) == (0, ())
