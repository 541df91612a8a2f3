"""Reports for a terminal. The snapshots are to be read: each is what somebody sees."""

import msgspec
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from jiheng.assess import Audience, read
from jiheng.exporting import export
from jiheng.exporting.lines import width
from jiheng.form import Field, Place
from tests.exporting.samples import EXAMPLE, NAMELESS, SCHEME, assessed, one_form, pile_of, three_forms


class Text(SingleFileSnapshotExtension):
    """A file of plain text for each snapshot."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def seen(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(Text)


def text(pile: object, report: str = "check", **manner: object) -> str:
    return export(pile, report, format="text", **manner).decode()  # type: ignore[arg-type]  # any manner may be tried


def test_one_form(seen: SnapshotAssertion) -> None:
    assert text(one_form()) == seen


def test_one_form_with_advice_unfolded(seen: SnapshotAssertion) -> None:
    assert text(one_form(unfolded=True)) == seen


def test_one_form_for_its_unit(seen: SnapshotAssertion) -> None:
    assert text(one_form(audience=Audience.UNIT)) == seen


def test_one_form_for_its_unit_unfolded(seen: SnapshotAssertion) -> None:
    assert text(one_form(audience=Audience.UNIT, unfolded=True)) == seen


def test_one_form_in_english(seen: SnapshotAssertion) -> None:
    assert text(one_form(), lang="en") == seen


def test_a_pile(seen: SnapshotAssertion) -> None:
    assert text(three_forms()) == seen


def test_a_pile_in_english(seen: SnapshotAssertion) -> None:
    assert text(three_forms(), lang="en") == seen


def test_points_of_a_form(seen: SnapshotAssertion) -> None:
    assert text(one_form(), "score") == seen


def test_points_of_a_form_explained(seen: SnapshotAssertion) -> None:
    assert text(one_form(rules=("as-printed", "mof-2020-10"), unfolded=True), "score") == seen


def test_a_form_as_it_was_read(seen: SnapshotAssertion) -> None:
    assert text(read(EXAMPLE.read_bytes(), file="十张.txt")[3:4], "read") == seen


@pytest.mark.parametrize("columns", [48, 80, 120])
@pytest.mark.parametrize("report", ["read", "score", "check"])
def test_no_line_is_wider_than_the_terminal(columns: int, report: str) -> None:
    readings = read(EXAMPLE.read_bytes(), file="十张.txt")
    subject = readings if report == "read" else three_forms()
    lines = text(subject, report, columns=columns).splitlines()
    assert [line for line in lines if width(line) > columns] == []


def test_colour_is_only_where_it_is_asked_for() -> None:
    assert "\x1b" not in text(one_form())
    coloured = text(one_form(), colour=True)
    assert "\x1b[1;31m必须改正 1 项\x1b[0m" in coloured
    plain = text(one_form())
    for code in ("0", "1", "2", "1;31", "1;33", "36"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_what_steers_a_terminal_never_reaches_it() -> None:
    found = assessed(findings=(NAMELESS,))
    hostile: Field[str] = Field("图书\x1b]0;坏\x07角\u202e\x9b31m", "", Place(file="a"))
    found = msgspec.structs.replace(found, form=msgspec.structs.replace(found.form, project=hostile))
    for report in ("score", "check"):
        told = text(pile_of(found), report)
        assert {"\x1b", "\x07", "\x9b", "\u202e"} & set(told) == set()
        assert told.startswith("图书]0;坏角31m")


def test_the_execution_outside_the_total_is_told_at_the_head_and_never_added() -> None:
    told = text(pile_of(assessed(findings=(SCHEME,))))
    assert "  计分    执行率 10 分另列、未计入。\n  结论    没有发现要处理的事项\n" in told
    assert "110" not in told


def test_a_form_alone_has_no_summary_and_no_number() -> None:
    told = text(one_form())
    assert "汇总" not in told
    assert "【1】" not in told


def test_every_report_ends_by_saying_that_it_decides_nothing() -> None:
    for report in ("score", "check"):
        for pile in (one_form(), three_forms()):
            assert text(pile, report).endswith("\n提示供参考，不代替审核结论。\n")
