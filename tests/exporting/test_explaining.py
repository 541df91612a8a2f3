"""Pages of checks, clauses and rule packs, for a terminal."""

from pathlib import Path

import msgspec
import pytest

from jiheng import checks
from jiheng.exporting import explain
from jiheng.exporting.explaining import VALUES
from jiheng.exporting.lines import width
from jiheng.rulepacks import BadPack, key_specs, known_packs, load_pack

CLAUSES = [clause for pack in map(load_pack, known_packs()) for clause in pack.own_clauses()]


@pytest.mark.parametrize("code", [check.code for check in checks.all_checks()])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_check_has_a_page_that_fits(code: str, lang: str) -> None:
    page = explain(code, lang=lang)
    assert page.startswith(code)
    assert max(map(width, page.splitlines())) <= 80
    assert "```" not in page


def test_a_check_is_found_by_its_name_and_in_small_letters() -> None:
    assert explain("fm001") == explain("project-name-missing") == explain("FM001")


def test_a_page_keeps_its_headings_and_its_examples() -> None:
    lines = explain("SC005").splitlines()
    assert [line for line in lines if line in {"查什么", "为什么", "触发", "不触发", "怎么改", "In English"}] == [
        "查什么", "为什么", "触发", "不触发", "怎么改", "In English",
    ]  # fmt: skip
    assert any(line.startswith("    产出指标 | 数量指标 | ") for line in lines)


def test_the_english_page_has_no_chinese_but_terms() -> None:
    page = explain("SC005", lang="en")
    assert "Please verify" in page
    assert "查什么" not in page


@pytest.mark.parametrize("clause", [clause.id for clause in CLAUSES])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_clause_has_a_page_with_its_standing(clause: str, lang: str) -> None:
    page = explain(clause, lang=lang)
    assert page.startswith(clause)
    assert ("核实情况：" if lang == "zh" else "Standing: ") in page


@pytest.mark.parametrize("pack", known_packs())
def test_a_pack_shows_each_value_with_its_clause_and_standing(pack: str) -> None:
    page = explain(pack)
    loaded = load_pack(pack)
    assert loaded.sha256 in page
    for key in loaded.settings:
        assert f"\n  {key} = " in page
    for clause in loaded.own_clauses():
        assert f"\n  {clause.id}　" in page


def test_a_pack_is_explained_in_english() -> None:
    page = explain("mof-2020-10", lang="en")
    assert "total.execution_inside = yes" in page
    assert "grade.scale = [90, 100] → 优；[80, 90) → 良" in page


def test_the_words_that_packs_are_written_with_are_explained() -> None:
    page = explain("mof-2020-10", columns=120)
    assert "qualitative.tiers = [0.8, 1] → 达成（achieved）；[0.6, 0.8) → 部分达成（partly）；" in page
    assert "execution.method = 按比例（proportional）" in page
    assert "grade.scale = [90, 100] → 优；[80, 90) → 良" in page


def test_every_word_that_a_pack_may_choose_is_explained() -> None:
    words = {word for spec in key_specs().values() for word in (*spec.choices, *spec.labels)}
    assert words - set(VALUES) <= {"优", "良", "中", "差"}
    assert set(VALUES) <= words


def test_without_a_word_all_checks_are_listed() -> None:
    lines = explain().splitlines()
    codes = [check.code for check in checks.all_checks()]
    assert [line.split()[0] for line in lines[: len(codes)]] == codes
    assert "  FM001  项目名称未填" in lines


def test_a_check_on_trial_is_marked_in_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    one = msgspec.structs.replace(checks.all_checks()[0], life=checks.Life.PREVIEW)
    monkeypatch.setattr(checks, "all_checks", lambda: (one,))
    assert explain().splitlines()[0].endswith("（试用，默认不开）")


def test_a_pack_of_ones_own_is_explained_by_its_folder(tmp_path: Path) -> None:
    text = '[pack]\nid = "our-county"\ntitle = "本县办法"\nstanding = "ours"\nextends = "mof-2020-10"\n'
    (tmp_path / "pack.toml").write_text(text, encoding="utf-8")
    assert explain(str(tmp_path)).startswith("our-county　本县办法")


def test_a_mistake_in_ones_own_pack_is_told(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text("[pack\n", encoding="utf-8")
    with pytest.raises(BadPack):
        explain(str(tmp_path))


@pytest.mark.parametrize(
    ("word", "near"), [("SC05", "SC005"), ("mof-2020-1", "mof-2020-10"), ("mof-2020-10/grade", "mof-2020-10/grades")]
)
def test_what_is_not_known_raises_with_what_is_near(word: str, near: str) -> None:
    with pytest.raises(LookupError) as told:
        explain(word)
    assert near in told.value.args


def test_what_is_like_nothing_raises_with_nothing_near() -> None:
    with pytest.raises(LookupError) as told:
        explain("qqqqqqqqqq")
    assert told.value.args == ()


def test_colour_is_only_where_it_is_asked_for() -> None:
    assert "\x1b[1m查什么\x1b[0m" in explain("SC005", colour=True)
    assert "\x1b" not in explain("SC005")
