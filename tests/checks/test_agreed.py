"""What is agreed for a pile: whose amounts are in which unit, and what need not be asked of whom."""

import pytest

from jiheng.checks import (
    Agreed,
    AnswerKind,
    At,
    Confirmation,
    Exemption,
    Reported,
    ReportedAcross,
    Severity,
    Who,
    answered,
    answered_across,
)
from jiheng.form import Block, SelfEvaluation, Where
from tests.checks.building import case_with

HERE = Where(Block.TOTAL)


def form(name: str = "送书 下乡（二期）") -> SelfEvaluation:
    return case_with(f"项目名称 | {name}").form


def agreed(*exempt: Exemption, units: tuple[Confirmation, ...] = ()) -> Agreed:
    return Agreed(file="批/jiheng.pile.toml", sha256="0", folder="批", units=units, exempt=exempt)


def finding(code: str) -> Reported:
    return Reported(code, "x", Severity.ERROR, "total", Who.UNIT, HERE, "甲。", "A.", "", "", (), "f")


def across(code: str, *forms: int) -> ReportedAcross:
    at = tuple(At(one, HERE) for one in forms)
    return ReportedAcross(code, "x", Severity.DOUBT, Who.REVIEWER, at, "甲。", "A.", "", "", (), (), "f")


@pytest.mark.parametrize(
    ("file", "pattern", "fits"),
    [
        ("批/教育局/表.docx", "教育局/*.docx", True),
        ("批/教育局/附/表.docx", "教育局/*", True),
        ("批/民政局/表.docx", "教育局/*.docx", False),
        ("批/民政局/教育局.docx", "教育局*", True),
        ("批/教育局/表.docx", "教育局*", False),
        ("别处/教育局/表.docx", "教育局/*.docx", False),
    ],
)
def test_a_pattern_fits_the_path_from_the_folder_or_without_a_stroke_the_name(
    file: str,
    pattern: str,
    fits: bool,  # noqa: FBT001 - what comes out
) -> None:
    unit = agreed(units=(Confirmation(unit="元", files=(pattern,)),)).unit_of(file, form())
    assert unit == ("元" if fits else None)


def test_what_is_said_of_a_project_goes_before_its_file_and_that_before_all() -> None:
    units = (
        Confirmation(unit="元"),
        Confirmation(unit="千元", files=("*.docx",)),
        Confirmation(unit="万元", projects=("送书下乡(二期)",)),
    )
    found = agreed(units=units)
    assert found.unit_of("批/表.docx", form()) == "万元"
    assert found.unit_of("批/表.docx", form("别的")) == "千元"
    assert found.unit_of("批/表.xlsx", form("别的")) == "元"


def test_a_form_without_a_name_is_of_no_project_that_is_named() -> None:
    assert agreed(units=(Confirmation(unit="元", projects=("送书下乡",)),)).unit_of("批/表.docx", form("")) is None


def test_a_check_is_settled_for_all_or_for_the_projects_named() -> None:
    everywhere = agreed(Exemption(reason="统一表样", checks=("WT003",)))
    somewhere = agreed(Exemption(reason="统一表样", checks=("WT003",), projects=("送书下乡（二期）",)))
    for rules, name, is_settled in (
        (everywhere, "别的", True),
        (somewhere, "送书下乡(二期)", True),
        (somewhere, "别的", False),
    ):
        settled, other = answered((finding("WT003"), finding("SC001")), form(name), (), rules)
        assert settled.is_exempt is is_settled
        assert settled.is_open is not is_settled
        assert other.answer is None


def test_of_a_project_exempt_from_evaluation_every_finding_is_settled_and_none_is_dropped() -> None:
    rules = agreed(Exemption(reason="涉密", projects=("送书下乡（二期）",), by="张三", date="2021-03-01"))
    found = answered((finding("WT003"), finding("SC001")), form(), (), rules)
    assert [one.answer.kind for one in found if one.answer] == [AnswerKind.EXEMPT, AnswerKind.EXEMPT]
    assert found[0].answer is not None
    assert (found[0].answer.reason, found[0].answer.by, found[0].answer.date) == ("涉密", "张三", "2021-03-01")
    assert rules.why_not_evaluated("送书下乡（二期）", None) == "涉密"
    assert rules.why_not_evaluated("别的", None) is None


def test_a_project_with_some_checks_settled_is_still_evaluated() -> None:
    rules = agreed(Exemption(reason="统一表样", checks=("WT003",), projects=("送书下乡（二期）",)))
    assert rules.why_not_evaluated("送书下乡（二期）") is None


def test_a_finding_across_forms_is_settled_where_all_of_them_are() -> None:
    both = agreed(Exemption(reason="同一片区", checks=("XF003",), projects=("甲", "乙")))
    found = across("XF003", 0, 1)
    assert not answered_across(found, (form("甲"), form("乙")), both).is_open
    assert answered_across(found, (form("甲"), form("丙")), both).is_open
    assert answered_across(across("XF001", 0, 1), (form("甲"), form("乙")), both).is_open
    assert answered_across(found, (form("甲"), form("乙")), None).is_open


def test_a_finding_across_forms_that_speaks_of_none_is_settled_only_for_the_whole_pile() -> None:
    everywhere = agreed(Exemption(reason="清单未定", checks=("XF006",)))
    some = agreed(Exemption(reason="清单未定", checks=("XF006",), projects=("甲",)))
    assert not answered_across(across("XF006"), (), everywhere).is_open
    assert answered_across(across("XF006"), (), some).is_open
