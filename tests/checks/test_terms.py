"""The lists of words are in order, say what they are, and are looked at by a check."""

import tomllib
from importlib import resources

import pytest

from jiheng.checks.terms import terms
from tests.promises.tree import sources

LISTS = sorted(
    entry.name.removesuffix(".toml")
    for entry in resources.files("jiheng.checks.terms").iterdir()
    if entry.name.endswith(".toml")
)
PROGRAM = "\n".join(path.read_text("utf-8") for path in sources("src/jiheng/checks"))


def whole(name: str) -> dict[str, object]:
    text = resources.files("jiheng.checks.terms").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_in_a_title_and_a_sentence(name: str) -> None:
    assert whole(name).keys() == {"title", "about", "terms"}
    assert str(whole(name)["about"]).endswith("。")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_names_every_word_once(name: str) -> None:
    written = whole(name)["terms"]
    assert isinstance(written, list)
    assert written == sorted(set(written))
    assert terms(name) == frozenset(written)


@pytest.mark.parametrize("name", LISTS)
def test_no_word_of_a_list_is_empty_or_has_blanks_around_it(name: str) -> None:
    assert all(word and word == word.strip() for word in terms(name))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_looked_at_by_a_check(name: str) -> None:
    assert f'"{name}"' in PROGRAM
