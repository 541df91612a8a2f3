"""Programs outside Python: what is missing is installed or named, never passed over."""

import pytest

from tools import system
from tools.system import Family

HERE = Family("python", (("python3", "--version"),), ("python3",), "is always here")
NOWHERE = Family("nowhere", (("no-such-program", "--version"),), ("no-such-package",), "wants what nobody has")
SILENT = Family("silent", (("true",),), ("silent",), "wants an answer that does not come")


def test_a_family_is_there_when_its_probe_answers() -> None:
    assert system.is_there(HERE)
    assert not system.is_there(NOWHERE)
    assert not system.is_there(SILENT)


def test_a_missing_family_is_named_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "FAMILIES", (HERE, NOWHERE))
    monkeypatch.setattr(system, "_become_root", lambda: None)
    assert system.main(["install"]) == 1
    assert capsys.readouterr().err.strip().endswith("nowhere: wants what nobody has; apt-get install no-such-package")


def test_an_offer_that_cannot_be_kept_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "FAMILIES", (NOWHERE,))
    monkeypatch.setattr(system, "_become_root", lambda: None)
    assert system.main(["offer"]) == 0


def test_nothing_is_installed_where_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(system, "FAMILIES", (HERE,))
    monkeypatch.setattr(system, "_become_root", lambda: asked.append("root"))
    assert system.main(["install"]) == 0
    assert asked == []
