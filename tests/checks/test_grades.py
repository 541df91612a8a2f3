"""Grades as forms print them."""

from decimal import Decimal

import msgspec
import pytest

from jiheng.checks.grades import Scale, claimed_grade, grade_in, named_scale
from jiheng.form import Remark, SelfEvaluation
from tests.checks.building import text


def form_with(*remarks: tuple[str, str]) -> SelfEvaluation:
    return SelfEvaluation(remarks=tuple(Remark(code, code, text(said)) for code, said in remarks))


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("优", "优"), ("优秀", "优"), ("良好", "良"), ("中等", "中"), ("差", "差"), ("“优”等次", "优"),
        ("自评等级：良", "良"),
        ("☑优 □良 □中 □差", "优"), ("□优 ■良 □中 □差", "良"), ("优□ 良√ 中□ 差□", "良"),
        ("优 良 中 差", None), ("☑优 ☑良", None), ("合格", None), ("", None),
    ],
)  # fmt: skip
def test_the_grade_is_the_one_that_was_written_or_ticked(said: str, grade: str | None) -> None:
    assert grade_in(said) == grade


HUNDRED = (("优", 90), ("良", 80), ("中", 60), ("差", 0))


@pytest.mark.parametrize(
    "notes",
    [
        "90（含）-100分为优、80（含）-90分为良、60（含）-80分为中、60分以下为差",
        "评价等级：优（90分-100分）、良（80-90分）、中（60-80分）、差（60分以下）",
        "优[90,100] 良[80,90) 中[60,80) 差[0,60)",
        "优≥90，良≥80，中≥60，差0",
        "90分以上为“优”，80分以上为“良”，60分以上为“中”，60分以下为“差”",
    ],
)
def test_a_scale_in_the_notes_is_read_however_it_is_put(notes: str) -> None:
    scale = named_scale(form_with(("conclusion", "完成较好"), ("notes", notes)))
    assert scale == Scale(tuple((grade, Decimal(least)) for grade, least in HUNDRED))


@pytest.mark.parametrize(
    "notes",
    ["", "完成情况优良，合格率98%", "90分以上为优", "60-80分为优、80-90分为良、90-100分为中", "得分90分"],
    ids=["nothing", "words and a figure", "one grade only", "rising", "a figure"],
)
def test_a_scale_that_cannot_be_read_without_guessing_is_none(notes: str) -> None:
    assert named_scale(form_with(("notes", notes))) is None


def test_a_scale_grades_its_edges_upwards_and_everything_below_with_the_last() -> None:
    scale = Scale((("优", Decimal(90)), ("良", Decimal(80)), ("中", Decimal(60))))
    grades = [scale.grade(Decimal(points)) for points in ("90", "89.99", "80", "60", "10")]
    assert grades == ["优", "良", "良", "中", "中"]


def test_a_blank_line_for_the_grade_is_no_grade() -> None:
    form = form_with(("conclusion", "好"), ("grade", "优"))
    assert claimed_grade(form) == form.remarks[1]
    blank = msgspec.structs.replace(form, remarks=(Remark("grade", "等次", text("")),))
    assert claimed_grade(blank) is None
