"""A user's own pack: the same schema, in a folder or by its file, resting on one of ours or on another of their own."""

from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.rulepacks import BadPack, Band, RulePack, Standing, load_pack

PACK = """\
[pack]
id = "hubei-2021"
title = "湖北省项目支出绩效自评办法"
standing = "ours"
extends = "mof-2020-10"
level = "province"
valid_from = 2020
valid_until = 2022

[execution]
points = { value = 20, standing = "unconfirmed", clause = "execution" }
zero_revised_budget = { value = "exempt", standing = "unconfirmed", clause = "execution", reason = "收回的预算不评" }

[quantity]
at_most = { value = "inverse", standing = "unconfirmed", clause = "execution" }
"""
CLAUSES = """\
[execution]
title = "执行率"
text = "执行率 20 分"
standing = "unconfirmed"
source = "湖北省做法"
date = 2021-03-01
computed_by = ["proportional"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    (tmp_path / "clauses.toml").write_text(CLAUSES, encoding="utf-8")
    return tmp_path


def _rewritten(folder: Path, old: str, new: str, *, file: str = "pack.toml") -> RulePack:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load_pack(folder)


def test_a_pack_overrides_what_it_names_and_keeps_the_rest(folder: Path) -> None:
    pack = load_pack(folder)
    assert pack.number("execution.points") == 20
    assert pack.setting("execution.points").pack == "hubei-2021"
    assert pack.number("weights.output") == 50
    assert pack.setting("weights.output").pack == "mof-2020-10"
    assert pack.lineage == ("hubei-2021", "mof-2020-10", "house")
    assert pack.setting("execution.zero_revised_budget").reason == "收回的预算不评"


def test_a_pack_loads_by_its_folder_or_by_its_file(folder: Path) -> None:
    assert load_pack(folder) == load_pack(str(folder / "pack.toml")) == load_pack(f"{folder}/")


def test_a_file_by_another_name_is_a_pack_too(folder: Path) -> None:
    (folder / "pack.toml").rename(folder / "hubei.toml")
    assert load_pack(folder / "hubei.toml").id == "hubei-2021"


def test_what_has_no_english_is_shown_in_chinese(folder: Path) -> None:
    pack = load_pack(folder)
    assert pack.title_en == pack.title == pack.document
    assert pack.clause("execution").text_en == "执行率 20 分"
    assert pack.clause("hubei-2021/execution").standing is Standing.UNCONFIRMED


def test_a_pack_without_clauses_of_its_own_cites_those_it_draws_on(folder: Path) -> None:
    (folder / "clauses.toml").unlink()
    pack = _rewritten(folder, 'clause = "execution"', 'clause = "mof-2020-10/execution-points"')
    assert pack.setting("execution.points").clause == "mof-2020-10/execution-points"
    assert pack.own_clauses() == ()


def test_a_pack_may_rest_on_another_of_the_users_own(folder: Path) -> None:
    county = folder / "county"
    county.mkdir()
    (county / "pack.toml").write_text(
        '[pack]\nid = "county"\ntitle = "本县"\nstanding = "ours"\nextends = ".."\n', encoding="utf-8"
    )
    assert load_pack(county).lineage == ("county", "hubei-2021", "mof-2020-10", "house")


def test_a_group_is_borrowed_without_the_rest_of_its_lender(folder: Path) -> None:
    pack = _rewritten(folder, "[execution]", '[borrows]\npass_mark = "mof-2021-101"\n\n[execution]')
    assert pack.number("pass_mark.rate") == Decimal("0.60")
    assert pack.find("weights.with_cost.cost") is None
    assert pack.borrowed == {"pass_mark": "mof-2021-101"}


def test_what_a_pack_says_itself_outweighs_what_it_borrows(folder: Path) -> None:
    pack = _rewritten(folder, "[execution]", '[borrows]\nexecution = "mof-2021-101"\n\n[execution]')
    assert pack.text("execution.method") == "bands"
    assert pack.number("execution.points") == 20


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter(folder: Path) -> None:
    plain = load_pack(folder).sha256
    text = (folder / "pack.toml").read_text(encoding="utf-8")
    (folder / "pack.toml").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_pack(folder).sha256 == plain


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[execution]\n", "# 二十分\n[execution]\n\n"),
        ("value = 20,", "value = 20.0,"),
        ("points = { value = 20, standing", "points = { value = 20,   standing"),
    ],
    ids=["a comment", "a needless zero", "blanks"],
)
def test_what_says_the_same_has_the_same_hash(folder: Path, old: str, new: str) -> None:
    assert load_pack(folder).sha256 == _rewritten(folder, old, new).sha256


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("pack.toml", "value = 20", "value = 15"),
        ("pack.toml", '"收回的预算不评"', '"另有规定"'),
        ("pack.toml", 'extends = "mof-2020-10"', 'extends = "mof-2021-101"'),
        ("clauses.toml", "执行率 20 分", "执行率二十分"),
    ],
)
def test_what_says_something_else_has_another_hash(folder: Path, file: str, old: str, new: str) -> None:
    before = load_pack(folder).sha256
    assert _rewritten(folder, old, new, file=file).sha256 != before


def test_a_change_in_a_pack_drawn_on_changes_the_hash_of_both(folder: Path) -> None:
    county = folder / "county"
    county.mkdir()
    (county / "pack.toml").write_text(
        '[pack]\nid = "county"\ntitle = "本县"\nstanding = "ours"\nextends = ".."\n', encoding="utf-8"
    )
    before = load_pack(county).sha256
    _rewritten(folder, "value = 20", "value = 15")
    assert load_pack(county).sha256 != before


@pytest.mark.parametrize(
    ("figure", "held"),
    [("0.59", False), ("0.6", True), ("0.79", True), ("0.8", False)],
)
def test_a_band_begins_with_its_first_figure_and_ends_before_its_last(figure: str, held: bool) -> None:  # noqa: FBT001 - a table
    band = Band(Decimal("0.6"), Decimal("0.8"), high_included=False)
    assert band.holds(Decimal(figure)) is held


def test_a_band_may_hold_its_last_figure_or_be_open() -> None:
    assert Band(Decimal(90), Decimal(100), high_included=True).holds(Decimal(100))
    assert not Band(Decimal(90), Decimal(100), high_included=True).holds(Decimal("100.01"))
    assert Band(Decimal(90), None, high_included=False).holds(Decimal(1000))


def test_a_clause_whose_document_is_undated_says_when_it_was_noted_down(folder: Path) -> None:
    pack = _rewritten(folder, "date = 2021-03-01", "noted = 2024-05-06", file="clauses.toml")
    clause = pack.clause("execution")
    assert (clause.date, str(clause.noted)) == (None, "2024-05-06")


def test_a_pack_may_leave_out_what_it_would_take_over(folder: Path) -> None:
    before = load_pack(folder)
    pack = _rewritten(folder, "valid_until", 'without = ["weights.output"]\nvalid_until')
    assert pack.find("weights.output") is None
    assert pack.number("weights.benefit") == 30
    assert pack.sha256 != before.sha256


def test_a_pack_of_ones_own_may_be_for_a_place_and_is_known_by_its_path_alone(folder: Path) -> None:
    pack = _rewritten(folder, "valid_until", 'kind = "local"\nplaces = ["本县"]\nvalid_until')
    assert (pack.kind.is_published, pack.places) == (True, ("本县",))
    with pytest.raises(BadPack, match="没有名为「本县」的规则包"):
        load_pack("本县")
