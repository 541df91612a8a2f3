"""The first step of `make` says in one sentence what is wrong with a Python that will not do."""

import importlib.util

import pytest

from tools import interpreter


def test_this_python_will_do() -> None:
    assert interpreter.complaint() == ""


def test_an_old_python_is_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreter, "OLDEST", (9, 9))
    assert "needs Python 9.9 or newer" in interpreter.complaint()
    assert interpreter.complaint().endswith("make PYTHON=/path/to/python9.9")


def test_a_python_without_venv_is_refused_with_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    assert interpreter.complaint().endswith("apt-get install python3-venv")
