"""What is promised about checks, rule packs, and what each says of the other."""

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from jiheng.checks import registry
from jiheng.checks.findings import Severity, Stage
from jiheng.checks.heads import Head
from jiheng.checks.pages import page_of
from jiheng.checks.registry import all_checks, retired
from jiheng.checks.validation import computers
from jiheng.rulepacks import Clause, RulePack, Setting, Standing, known_packs, load_pack
from tests.promises.tree import ROOT, shown, sources

CHECKS = all_checks()
PACKS = [load_pack(name) for name in known_packs()]
CLAUSES = {clause.id: clause for pack in PACKS for clause in pack.own_clauses()}
SETTINGS = [setting for pack in PACKS for setting in pack.settings.values() if setting.pack == pack.id]

# Figures that belong to arithmetic, not to a regulation: nothing, the whole, halves, and per cent; the small whole
# numbers that count cells, lines and steps; and the large ones that bound how much work is done.
ARITHMETIC = {0, 1, 2, 100}
COUNTING = {*range(10), *ARITHMETIC}
BOUNDS_FROM = 1000


def _code(check: Head) -> str:
    return check.code


@pytest.mark.parametrize("check", CHECKS, ids=_code)
def test_a_check_has_a_whole_page_with_examples_on_both_sides(check: Head) -> None:
    assert {example.triggers for example in page_of(check).examples} == {True, False}


@pytest.mark.parametrize("check", CHECKS, ids=_code)
def test_a_check_is_a_file_named_after_it(check: Head) -> None:
    file = Path(registry.__file__).parent / check.family / f"{check.code.lower()}_{check.name.replace('-', '_')}.py"
    assert file.is_file()


def test_codes_and_names_are_given_once_and_never_again() -> None:
    codes, names = [check.code for check in CHECKS], [check.name for check in CHECKS]
    assert sorted({*codes, *retired()}) == sorted([*codes, *retired()])
    assert sorted({*names, *retired().values()}) == sorted([*names, *retired().values()])


@pytest.mark.parametrize("check", CHECKS, ids=_code)
def test_a_check_rests_on_clauses_that_exist(check: Head) -> None:
    assert [clause for clause in check.clauses if clause not in CLAUSES] == []


@pytest.mark.parametrize("check", CHECKS, ids=_code)
def test_no_error_rests_on_a_guess_or_on_a_clause_that_is_not_confirmed(check: Head) -> None:
    if any(check.severity_at(stage) is Severity.ERROR for stage in Stage):
        assert check.guess_free
        assert {CLAUSES[clause].standing for clause in check.clauses} <= {Standing.CONFIRMED}


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_a_clause_is_computed_by_something_or_says_why_not(clause: Clause) -> None:
    assert bool(clause.computed_by) != bool(clause.not_computed_because and clause.not_computed_because_en)


@pytest.mark.parametrize("clause", CLAUSES.values(), ids=lambda clause: clause.id)
def test_what_a_clause_says_computes_it_is_there(clause: Clause) -> None:
    assert [name for name in clause.computed_by if name not in computers()] == []


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: f"{setting.pack}:{setting.key}")
def test_a_setting_is_no_surer_than_the_clause_it_rests_on(setting: Setting) -> None:
    sureness = (Standing.OURS, Standing.UNCONFIRMED, Standing.CONFIRMED)
    assert sureness.index(setting.standing) <= sureness.index(CLAUSES[setting.clause].standing)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_threshold_of_ours_never_looks_like_a_ministrys(pack: RulePack) -> None:
    ours = [setting for setting in pack.settings.values() if setting.standing is Standing.OURS]
    assert [setting.key for setting in ours if CLAUSES[setting.clause].standing is not Standing.OURS] == []


@pytest.mark.parametrize("path", sources("src/jiheng/checks", "src/jiheng/scoring"), ids=shown)
def test_no_number_of_a_regulation_stands_in_a_program(path: Path) -> None:
    figures = {f"{path.relative_to(ROOT)}:{line}: {figure}" for line, figure in _figures(path)}
    assert figures == set()


def _figures(path: Path) -> Iterator[tuple[int, object]]:
    """Every number written in a module that arithmetic alone does not explain, also as Decimal("…")."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Constant(value=bool()):
                continue
            case ast.Constant(value=int() as figure) if figure not in COUNTING and figure < BOUNDS_FROM:
                yield node.lineno, figure
            case ast.Constant(value=float() as figure) if figure not in ARITHMETIC:
                yield node.lineno, figure
            case ast.Call(func=ast.Name(id="Decimal"), args=[ast.Constant(value=str() as figure)]) if (
                Decimal(figure) not in ARITHMETIC
            ):
                yield node.lineno, figure
            case _:
                continue
