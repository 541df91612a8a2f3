"""One file is one check, found by walking, held to a shape."""

import sys
import types
from collections.abc import Iterator

import pytest

from jiheng import checks
from jiheng.checks import BadCheck, Case, Check, Finding, Life, Severity, Stage, Who, check, registry


def made(**changed: object) -> Check:
    head: dict[str, object] = {
        "code": "ZZ900",
        "name": "something-odd",
        "title": "有点怪",
        "severity": Severity.ADVICE,
        "who": Who.UNIT,
    }

    def something_odd(case: Case) -> Iterator[Finding]:
        """A page."""
        del case
        yield from ()

    return check(**{**head, **changed})(something_odd)  # type: ignore[arg-type]  # the wrong ones are the point


def module_with(name: str, *held: Check) -> Iterator[str]:
    module = types.ModuleType(name)
    for number, one in enumerate(held):
        setattr(module, f"check_{number}", one)
    sys.modules[name] = module
    yield name
    del sys.modules[name]


def test_every_check_is_found_once_and_in_the_order_of_codes() -> None:
    codes = [one.code for one in checks.checks()]
    assert codes == sorted(set(codes))
    assert {"FM001", "FD001", "WT001"} <= set(codes)


def test_a_check_knows_its_family_from_the_folder_it_stands_in() -> None:
    found = checks.find("FD002")
    assert found is not None
    assert found.family == "money"


def test_a_check_is_found_by_code_in_either_case_and_by_name() -> None:
    assert checks.find("fd002") is checks.find("sources-off-total") is checks.find(" FD002 ")
    assert checks.find("FD999") is None


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"code": "F1"}, "two capitals and three digits"),
        ({"name": "Something_Odd"}, "joined by hyphens"),
        ({"name": "something-else"}, "called as its name"),
        ({"severity": Severity.ERROR}, "guess_free"),
        ({"also": {Severity.ERROR: ("空着的", "where blank")}}, "guess_free"),
        ({"rules": ("quantity.at_lest",)}, "no rule pack has a key"),
        ({"severity": {Stage.REVIEW: Severity.ERROR, Stage.DECLARATION: Severity.ADVICE}}, "guess_free"),
    ],
)
def test_a_check_that_is_put_together_wrongly_is_refused_by_name(changed: dict[str, object], why: str) -> None:
    with pytest.raises(BadCheck, match=why):
        made(**changed)


def test_a_check_without_a_page_is_refused() -> None:
    def something_odd(case: Case) -> Iterator[Finding]:
        del case
        yield from ()

    with pytest.raises(BadCheck, match="no page"):
        check(code="ZZ900", name="something-odd", title="", severity=Severity.ADVICE, who=Who.UNIT)(something_odd)


def test_severity_may_differ_by_stage_and_other_stages_take_the_lightest() -> None:
    one = made(severity={Stage.REVIEW: Severity.DOUBT, Stage.SELF_EVALUATION: Severity.ADVICE})
    assert one.severity_at(Stage.REVIEW) is Severity.DOUBT
    assert one.severity_at(Stage.SELF_EVALUATION) is Severity.ADVICE
    assert one.severity_at(Stage.PUBLICATION) is Severity.ADVICE


def test_a_module_must_hold_exactly_one_check() -> None:
    for held in ((), (made(), made(code="ZZ901"))):
        for name in module_with("zz900_something_odd", *held):
            with pytest.raises(BadCheck, match="must hold one check"):
                registry.only_check(name)


def test_a_file_must_be_called_after_its_code_and_name() -> None:
    for name in module_with("odd", made()):
        with pytest.raises(BadCheck, match="zz900_something_odd"):
            registry.only_check(name)
    for name in module_with("zz900_something_odd", made()):
        assert registry.only_check(name).code == "ZZ900"


def test_a_retired_code_is_never_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "retired", lambda: {"FM001": "project-name-missing"})
    registry.all_checks.cache_clear()
    registry.checks.cache_clear()
    with pytest.raises(BadCheck, match="retired"):
        registry.checks()
    monkeypatch.undo()
    registry.all_checks.cache_clear()
    registry.checks.cache_clear()
    assert "FM001" in [one.code for one in registry.checks()]


def test_no_code_in_use_stands_in_the_list_of_retired_codes() -> None:
    assert not registry.retired().keys() & {one.code for one in checks.checks()}


def test_checks_are_stable_unless_they_say_otherwise() -> None:
    assert made().life is Life.STABLE
