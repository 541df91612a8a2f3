"""Every page is complete, and its examples are true: they are read by the ordinary reader and checked."""

import pytest

from jiheng import checks
from jiheng.checks import AcrossCheck, Head, frames
from jiheng.checks.pages import Example, page_of
from tests.checks.building import across_of, case_of, doubts_of


def given_by(check: Head, example: Example) -> set[str]:
    """The codes of findings and of doubts of reading that an example gives."""
    if isinstance(check, AcrossCheck):
        return {one.code for one in across_of(example, check.code)}
    case = case_of(example)
    found = checks.run(case, preview=True, only={check.code})
    return {one.code for one in found.findings} | {one.code for one in doubts_of(example)}


EXAMPLES = [
    pytest.param(check, example, id=f"{check.code}-{'triggers' if example.triggers else 'is-silent'}-{number}")
    for check in checks.all_checks()
    for number, example in enumerate(page_of(check).examples, start=1)
]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_an_example_of_a_page_does_what_the_page_says(check: Head, example: Example) -> None:
    assert (check.code in given_by(check, example)) is example.triggers, frames.text_of(example)


@pytest.mark.parametrize("check", checks.all_checks(), ids=lambda check: check.code)
def test_a_page_shows_when_its_check_speaks_and_when_it_is_silent(check: Head) -> None:
    kinds = {example.triggers for example in page_of(check).examples}
    assert kinds == {True, False}


@pytest.mark.parametrize("frame", frames.names())
def test_a_frame_by_itself_gives_no_finding_a_unit_would_have_to_act_on(frame: str) -> None:
    found = checks.run(case_of(Example(triggers=False, frame=frame, lines=()))).findings
    not_the_units = ["SC009"] if frame == "standard" else ["WT002", "WT003", "SC009"]
    assert [one.code for one in found] == not_the_units
