"""What holds for every test: the same examples each time, and no silence about tests that were left out."""

import os

import pytest
from hypothesis import HealthCheck, settings

from tools.system import advice, missing

# The machine decides how long an example takes, so time says nothing about behaviour.
settings.register_profile("fixed", deadline=None, derandomize=True, database=None)
settings.register_profile(
    "fuzz", deadline=None, max_examples=5_000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("fixed")

MISSING = {family.name: advice(family) for family in missing()}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what wants a program this machine lacks; the closing lines say so."""
    left_out = [item for item in items if any(mark.args[0] in MISSING for mark in item.iter_markers("needs"))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name every family that is missing and how to have it."""
    for words in MISSING.values():
        terminalreporter.write_line(f"left out, for want of {words}", yellow=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where nobody reads the closing lines, a missing family is a failure."""
    if MISSING and os.environ.get("CI") == "true" and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
