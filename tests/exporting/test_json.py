"""What programs read of us: as the schemas say, nothing lost, nothing rounded that was printed."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from jiheng.assess import Audience, assess, read
from jiheng.exporting import export
from jiheng.exporting.schemas import schemas
from jiheng.form import FormKind, OtherForm
from jiheng.pile import put_together
from tests.exporting.samples import BAD_FILE, EXAMPLE, one_form, pile_of, three_forms

KEY = Path(__file__).parents[1] / "forms" / "minhang-2020" / "key.json"
READINGS = read(EXAMPLE.read_bytes(), file="十张.txt")


def written(subject: object, report: str, name: str = "json") -> str:
    return export(subject, report, format=name).decode()  # type: ignore[arg-type]  # any subject may be tried


def validator(name: str) -> Validator:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def subject_of(report: str) -> Any:  # noqa: ANN401 - readings or a pile
    return [*READINGS, BAD_FILE] if report == "read" else three_forms()


@pytest.mark.parametrize("report", ["read", "score", "check"])
def test_a_report_is_what_its_schema_says(report: str) -> None:
    validator(report).validate(json.loads(written(subject_of(report), report)))


@pytest.mark.parametrize("report", ["read", "score", "check"])
def test_each_line_is_what_its_schema_says(report: str) -> None:
    lines = written(subject_of(report), report, "jsonl").splitlines()
    for line in lines:
        validator(f"{report}-line").validate(json.loads(line))
    assert len(lines) == {"read": 10, "score": 4, "check": 5}[report]


def test_the_ten_real_forms_are_what_the_schemas_say() -> None:
    real = pile_of(*map(assess, READINGS))
    for report in ("score", "check"):
        validator(report).validate(json.loads(written(real, report)))


def test_a_schema_wants_every_key_and_would_notice_a_wrong_one() -> None:
    report = json.loads(written(one_form(), "check"))
    del report["summary"]["forms"]
    report["forms"][0]["findings"][0]["severity"] = "必须改正"
    assert len(list(validator("check").iter_errors(report))) == 2


def leaves(value: object, path: str = "") -> dict[str, object]:
    if isinstance(value, dict):
        return {k: v for name, part in value.items() for k, v in leaves(part, f"{path}.{name}").items()}
    if isinstance(value, list):
        return {k: v for place, part in enumerate(value) for k, v in leaves(part, f"{path}[{place}]").items()}
    return {path: value}


def test_what_is_read_of_the_ten_real_forms_is_the_answer_key() -> None:
    expected, found = leaves(json.loads(KEY.read_text("utf-8"))), leaves(json.loads(written(READINGS, "read")))
    assert {path: found.get(path, "nothing") for path in expected} == expected


def test_figures_are_strings_as_printed_and_blanks_are_null() -> None:
    form = json.loads(written(READINGS[:1], "read"))[0]
    assert form["funds"][0]["original_budget"] == "20000.00"
    assert form["funds"][2]["original_budget"] is None
    assert form["funds"][1]["claimed_points"] is None
    assert form["indicators"][0]["max_points"] == "7.5"
    assert form["implementing_unit"] is None


def test_a_doubt_of_reading_says_which_row_it_means() -> None:
    form = json.loads(written(READINGS[:1], "read"))[0]
    assert [(one["code"], one["where"]["block"], one["where"]["row"], one["settled"]) for one in form["doubts"]] == [
        ("FM010", "indicators", 9, True)
    ]


def test_all_findings_are_in_the_report_whatever_is_said_once() -> None:
    report = json.loads(written(three_forms(), "check"))
    assert [one["code"] for one in report["summary"]["common"]] == ["WT003"]
    assert ["WT003" in [one["code"] for one in form["findings"]] for form in report["forms"]] == [True] * 3


def test_the_report_says_what_it_rests_on() -> None:
    report = json.loads(written(three_forms(), "check"))
    assert report["schema"] == "jiheng-check-1"
    assert [pack["id"] for pack in report["rules"]] == ["as-printed", "mof-2020-10"]
    assert {len(pack["sha256"]) for pack in report["rules"]} == {64}
    assert {len(form["source"]["sha256"]) for form in report["forms"]} == {64}


def test_a_finding_has_every_part_that_is_promised() -> None:
    found = json.loads(written(one_form(), "check"))["forms"][0]["findings"][0]
    texts = {"name", "message", "message_en", "remedy", "fingerprint"}
    assert set(found) >= {"code", "severity", "matter", "who", "where", "clauses"} | texts
    assert list(found["where"]) == ["block", "row", "field", "cell"]
    assert (found["severity"], found["who"]) == ("ERROR", "unit")


def test_points_due_are_a_figure_a_stretch_or_a_reason() -> None:
    real = json.loads(written(pile_of(assess(READINGS[0])), "check"))["forms"][0]["due"]
    (first, *_, vague) = (row["due"] for row in real["indicators"][:4])
    assert (first["points"], first["low"], first["reason"]) == ("7.50", None, None)
    assert (vague["points"], vague["low"], vague["high"]) == (None, "6.00", "7.50")
    assert real["execution"]["reason"].startswith("表内口径没有规定")


def test_the_summary_counts_items_and_says_the_points_a_report_starts_with() -> None:
    summary = json.loads(written(three_forms(), "check"))["summary"]
    assert [summary[name] for name in ("forms", "unreadable", "errors", "doubts", "advice", "not_judged")] == [
        3, 1, 1, 2, 4, 1,
    ]  # fmt: skip
    assert [point.partition("：")[0] for point in summary["points"]] == [
        "读表", "金额", "必须改正", "最该看", "等次", "通病", "未能判断", "表与表之间",
    ]  # fmt: skip
    assert len(summary["points_en"]) == 8


def test_nothing_read_is_still_a_whole_report() -> None:
    report = json.loads(written(pile_of(unreadable=(BAD_FILE,), audience=Audience.UNIT), "check"))
    validator("check").validate(report)
    assert (report["forms"], report["summary"]["weightiest"], report["options"]["audience"]) == ([], None, "unit")


def test_json_is_utf_8_as_it_stands_and_ends_with_a_line_break() -> None:
    told = written(three_forms(), "check")
    assert "送书下乡" in told
    assert told.endswith("}\n")


def test_a_form_of_another_kind_is_never_written_as_a_self_evaluation() -> None:
    other = type(READINGS[0])(OtherForm(kind=FormKind.MONITORING), (), (), READINGS[0].source)
    (own,), (form,) = (json.loads(written([one], "read")) for one in (READINGS[0], other))
    assert (own["kind"], form["kind"]) == ("self_evaluation", "monitoring")


def test_an_empty_pile_has_no_rules() -> None:
    assert json.loads(written(put_together([], three_forms().options), "score"))["rules"] == []
