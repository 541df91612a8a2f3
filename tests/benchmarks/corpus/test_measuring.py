"""A field is right, missing or wrong, with or without a word from the reader: each of these is told from the others."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from benchmarks.corpus.__main__ import main
from benchmarks.corpus.comparing import is_same
from benchmarks.corpus.drawn import How
from benchmarks.corpus.key import Answer, Key, key_of
from benchmarks.corpus.making import Specimen, draw, specimens
from benchmarks.corpus.matching import pair_forms
from benchmarks.corpus.measuring import Measured, Outcome, compare, measure
from benchmarks.corpus.reporting import accuracy, cases, table
from jiheng.form import Block, Certainty, Doubt, Field, FormKind, OtherForm, SelfEvaluation, Where
from jiheng.reading import read_bytes, recognise
from jiheng.reading.layout import Recognised

_FORM = draw(1, "ministry", 0)
_KEY = key_of(_FORM)
_UNSURE = Certainty(0.5)


def specimen() -> Specimen:
    return next(specimens([_FORM], 0, ["docx"]))


def reading() -> Recognised:
    (found,) = recognise(read_bytes(specimen().source, file="x.docx"))
    return found


def form() -> SelfEvaluation:
    found = reading().form
    assert isinstance(found, SelfEvaluation)
    return found


def outcomes(found: Recognised | None, key: Key = _KEY) -> dict[str, Outcome]:
    return {answer.path: outcome for answer, outcome, *_ in compare(key, found)}


def with_row(changes: dict[str, object]) -> Recognised:
    """Change the second indicator as read."""
    one = form()
    rows = list(one.indicators)
    rows[1] = msgspec.structs.replace(rows[1], **changes)
    return Recognised(msgspec.structs.replace(one, indicators=tuple(rows)))


def test_a_form_that_is_read_as_it_was_drawn_is_right_in_every_field() -> None:
    found = outcomes(reading())
    assert set(found.values()) == {Outcome.RIGHT}
    assert found.keys() == {"kind"} | {answer.path for answer in _KEY.answers if answer.value is not None}


@pytest.mark.parametrize(
    ("field", "outcome"),
    [
        (Field("13次", "13次"), Outcome.WRONG),
        (Field("13次", "13次", certainty=_UNSURE), Outcome.WRONG_DOUBTED),
        (Field(), Outcome.SILENT),
        (Field(certainty=_UNSURE), Outcome.TOLD),
    ],
)
def test_a_changed_value_is_wrong_and_a_lost_one_missing_doubted_or_not(field: Field[str], outcome: Outcome) -> None:
    assert outcomes(with_row({"actual": field}))["indicators.1.actual"] is outcome


def test_a_doubt_about_a_right_value_is_counted_apart_from_certainty() -> None:
    sure = form().indicators[1].actual
    unsure = Field(sure.value, sure.printed, sure.place, _UNSURE)
    assert outcomes(with_row({"actual": unsure}))["indicators.1.actual"] is Outcome.RIGHT_DOUBTED


def test_an_open_doubt_about_a_row_covers_its_fields_and_a_settled_one_does_not() -> None:
    lost = with_row({"actual": Field()})
    for settled, outcome in ((False, Outcome.TOLD), (True, Outcome.SILENT)):
        doubt = Doubt("FM010", Where(Block.INDICATORS, 1), "这一行错位", settled=settled)
        told = msgspec.structs.replace(lost, doubts=(doubt,))
        assert outcomes(told)["indicators.1.actual"] is outcome


def test_a_text_reported_as_belonging_to_nothing_is_no_silent_miss() -> None:
    name = form().indicators[1].name.value
    lost = msgspec.structs.replace(with_row({"name": Field()}), left_over=(f"行首的 {name}",))
    assert outcomes(lost)["indicators.1.name"] is Outcome.TOLD


def test_a_value_in_a_column_that_the_form_has_not_is_wrong() -> None:
    found = outcomes(with_row({"unit": Field("次", "次")}))
    assert found["indicators.1.unit"] is Outcome.WRONG


def test_a_row_that_the_form_has_not_is_wrong_and_does_not_shift_the_others() -> None:
    one = form()
    extra = msgspec.structs.replace(one.indicators[0], name=Field("……", "……"), target=Field(), actual=Field())
    rows = (one.indicators[0], extra, *one.indicators[1:])
    found = outcomes(Recognised(msgspec.structs.replace(one, indicators=rows)))
    assert found["indicators.+.name"] is Outcome.WRONG
    assert {found[answer.path] for answer in _KEY.answers if answer.value is not None} == {Outcome.RIGHT}


def test_a_row_that_is_lost_is_missing_and_does_not_shift_the_others() -> None:
    one = form()
    found = outcomes(Recognised(msgspec.structs.replace(one, indicators=one.indicators[1:])))
    counts = Counter((path.split(".")[1], outcome) for path, outcome in found.items() if path.startswith("indicators."))
    assert {outcome for (row, outcome) in counts if row == "0"} == {Outcome.SILENT}
    assert {outcome for (row, outcome) in counts if row != "0"} == {Outcome.RIGHT}


def test_a_form_that_was_not_found_or_set_aside_is_missing_and_the_user_knows() -> None:
    assert set(outcomes(None).values()) == {Outcome.TOLD}
    aside = outcomes(Recognised(OtherForm(kind=FormKind.DECLARATION)))
    assert aside.pop("kind") is Outcome.WRONG
    assert set(aside.values()) == {Outcome.TOLD}


def test_another_kind_taken_for_a_self_evaluation_is_wrong() -> None:
    key = key_of(draw(1, "monitoring", 0))
    assert outcomes(reading(), key) == {"kind": Outcome.WRONG}


def test_a_file_that_cannot_be_read_is_missing_and_the_user_knows() -> None:
    broken = msgspec.structs.replace(specimen(), source=b"PK\x03\x04broken")
    assert {one.outcome for one in measure(broken)} == {Outcome.TOLD}


def test_a_value_read_right_from_another_cell_is_misplaced() -> None:
    one = form().indicators[1].actual
    assert one.place is not None
    elsewhere = msgspec.structs.replace(one.place, row=one.place.row + 1)
    moved = with_row({"actual": Field(one.value, one.printed, elsewhere)})
    misplaced = [answer.path for answer, _, _, is_misplaced in compare(_KEY, moved) if is_misplaced]
    assert misplaced == ["indicators.1.actual"]


@pytest.mark.parametrize(
    ("how", "wanted", "read", "same"),
    [
        (How.FIGURE, "1,200.50", "1200.5", True),
        (How.FIGURE, "１０", "10", True),
        (How.FIGURE, "10", "十", False),
        (How.FIGURE, "10", "100", False),
        (How.TEXT, "创新 工作室", "创新工作室", True),
        (How.TEXT, "≥90%", "≥9O%", False),
        (How.TEXT, "≧90%", "≥90%", True),
        (How.TEXT, "≧90%", "≤90%", False),
        (How.CODE, "output", "output", True),
        (How.YEAR, "2020", "2021", False),
        (How.LABEL, "项目决策", "项目\n决策", True),
    ],
)
def test_figures_are_compared_by_value_and_texts_without_blanks(how: How, wanted: str, read: str, same: bool) -> None:  # noqa: FBT001 - a case
    assert is_same(Answer("x", wanted, how, 1, 1, 1), read) is same


def test_forms_of_a_file_are_told_apart_by_their_projects_when_some_are_missing() -> None:
    keys = [key_of(draw(1, "ministry", number)) for number in (0, 1)]
    (found,) = recognise(read_bytes(next(specimens([draw(1, "ministry", 1)], 0, ["docx"])).source, file="x.docx"))
    assert [one for _, one in pair_forms(keys, [found])] == [None, found]


def test_the_fields_of_two_readings_of_one_form_are_those_of_its_longest() -> None:
    empty = Recognised(SelfEvaluation())
    assert pair_forms([_KEY], [empty, reading()])[0][1] == reading()


def test_tables_count_outcomes_and_cases_show_what_was_expected_and_read() -> None:
    key = Key("ministry", FormKind.SELF_EVALUATION, ("tags",), ())
    answer = Answer("indicators.3.target", "≥90%", How.TEXT, 1, 12, 5)
    measured = [
        Measured(specimen(), key, answer, Outcome.WRONG, "90"),
        Measured(specimen(), key, answer, Outcome.RIGHT, "≥90%"),
    ]
    assert accuracy(measured) == Decimal("0.5")
    assert accuracy([]) == 0
    row = list(table(measured, "field"))[1].split()
    assert row == ["indicators.target", "2", "50.00%", "1", "0", "0", "0", "0", "1", "0"]
    said = "\n".join(cases(measured))
    assert "ministry / tags / indicators.target: 1" in said
    assert "row 12 column 5] expected 「≥90%」 read 「90」" in said


def test_the_command_makes_files_with_keys_and_says_how_much_was_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--seed", "3", "--forms", "2", "--families", "ministry,declaration", "--types", "docx,html"]
    assert main([*words, "--faults", "broken_labels", "--together", "2", "--keep", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "broken_labels" in printed
    assert printed.splitlines()[-1].endswith("fields right")
    assert {file.name for file in tmp_path.iterdir()} == {
        f"{family}-000{number}.{suffix}{key}"
        for family in ("ministry", "declaration")
        for number in (0, 1)
        for suffix in ("docx", "html")
        for key in ("", ".key.json")
    }


def test_the_command_measures_one_split_with_a_fault_in_every_second_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--forms", "2", "--split", "measured", "--types", "docx", "--by", "family,fault"]) == 0
    printed = capsys.readouterr().out
    assert "yunnan" in printed
    assert "ministry" not in printed
    assert "(none)" in printed
