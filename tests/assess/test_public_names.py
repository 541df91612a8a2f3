"""The front door of the library."""

import pkgutil
import subprocess
import sys

import pytest

import jiheng


def test_a_name_that_is_not_promised_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'jiheng' has no attribute 'secrets'"):
        _ = jiheng.secrets  # type: ignore[attr-defined]  # that it is not there is what is tested


def test_what_the_package_holds_is_what_it_promises() -> None:
    assert dir(jiheng) == sorted(jiheng.__all__)


def test_a_value_is_parsed_by_its_public_name() -> None:
    assert str(jiheng.parse_value("不低于90%")) == "≥90%"


def test_no_public_name_is_that_of_a_module_which_would_take_its_place_once_imported() -> None:
    assert {module.name for module in pkgutil.iter_modules(jiheng.__path__)} & set(jiheng.__all__) == set()


def test_importing_the_package_imports_nothing_else() -> None:
    told = "import sys, jiheng; print(sorted(name for name in sys.modules if name.startswith(('jiheng.', 'msgspec'))))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)  # noqa: S603 - own words
    assert done.stdout == "[]\n"
