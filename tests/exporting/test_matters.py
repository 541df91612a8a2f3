"""Whatever a finding is about has a name of its own at the head of its item."""

import pytest

from jiheng.checks import checks, run
from jiheng.checks.pages import page_of
from jiheng.exporting.words import Say, items_of
from tests.checks.building import case_of

UNNAMED = ("一行指标", "a row of indicators")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_matter_that_the_examples_of_the_pages_give_is_named(lang: str) -> None:
    say = Say(lang)
    cases = [case_of(example) for check in checks() for example in page_of(check).examples]
    items = [(item, case.form) for case in cases for item in items_of(run(case).findings)]
    assert items
    assert {item.matter for item, form in items if say.matter(item, form) in UNNAMED} == set()


def test_the_total_is_called_so() -> None:
    (check,) = [one for one in checks() if one.code == "SC001"]
    case = case_of(page_of(check).examples[0])
    (item,) = [one for one in items_of(run(case).findings) if one.matter == "total"]
    assert Say("zh").matter(item, case.form) == "总分"
