"""The way of one form, from its bytes to what is said of it."""

from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest

import jiheng
from jiheng.assess import Assessment, Audience, Options, assess, lay_out, read, row_keys
from jiheng.checks import Severity, Stage, Who
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.form import Field, FormKind, Indicator, OtherForm, SelfEvaluation
from jiheng.scoring import Score
from jiheng.values import UnitStatus

EXAMPLE = Path(__file__).parents[2] / "examples" / "minhang-2020.txt"
READINGS = read(EXAMPLE.read_bytes(), file="十张.txt")


def assessed(*lines: str, **options: object) -> Assessment:
    content = text_of(Example(triggers=True, frame="standard", lines=lines)).encode()
    (reading,) = read(content, file="自评表.txt")
    return assess(reading, msgspec.convert(options, Options))


def codes(found: Assessment) -> set[str]:
    return {finding.code for finding in found.findings}


def test_every_form_of_a_file_knows_where_it_comes_from() -> None:
    digest = sha256(EXAMPLE.read_bytes()).hexdigest()
    assert [reading.source.number for reading in READINGS] == list(range(1, 11))
    assert {(reading.source.file, reading.source.sha256) for reading in READINGS} == {("十张.txt", digest)}


def test_bytes_that_are_no_file_we_know_are_refused_with_what_to_do() -> None:
    with pytest.raises(jiheng.Unreadable) as told:
        read(b"", file="空.docx")
    assert told.value.remedy


def test_a_form_of_another_kind_is_not_assessed() -> None:
    reading = msgspec.structs.replace(READINGS[0], form=OtherForm(kind=FormKind.DECLARATION))
    with pytest.raises(TypeError, match="declaration"):
        assess(reading)


def test_without_a_word_the_forms_own_scheme_is_in_force_and_the_regulation_beside_it() -> None:
    found = assessed()
    assert [pack.id for pack in found.packs] == ["as-printed", "mof-2020-10"]
    assert (found.due.pack, [one.due.pack for one in found.beside]) == ("as-printed", ["mof-2020-10"])


def test_the_pack_asked_for_is_in_force_alone() -> None:
    found = assessed(rules=("mof-2020-10",))
    assert (found.pack.id, found.beside) == ("mof-2020-10", ())


def test_packs_side_by_side_score_the_same_form_and_the_first_alone_finds() -> None:
    line = "产出指标 | 成本指标 | 购书均价 | ≤40元/册 | 50元/册 | 10 | 7.5 | 纸价上涨"
    found = assessed(line, rules=("mof-2020-10", "hubei", "sichuan"))
    assert [one.pack.id for one in found.beside] == ["hubei", "sichuan"]
    # Over the bound by a quarter: 10 × (1 − 10 ÷ 40) at home, 10 × 40 ÷ 50 in Hubei.
    first = [due.indicators[0] for due in (found.due, *(one.due for one in found.beside))]
    assert [due.points for due in first if isinstance(due, Score)] == [Decimal("7.5"), 8, Decimal("7.5")]
    assert found.findings == assessed(line, rules=("mof-2020-10",)).findings


def test_the_year_asked_for_decides_what_to_compare_with_before_the_year_printed() -> None:
    assert assessed(year=2019).beside == ()
    assert [one.pack.id for one in assessed(year=2021, level="central").beside] == ["mof-2021-101"]


def test_a_form_without_a_year_is_assessed_without_comparison() -> None:
    assert assessed("年度 |").beside == ()


def test_a_pack_that_is_not_there_is_refused() -> None:
    with pytest.raises(jiheng.BadPack):
        assessed(rules=("nowhere",))


def test_each_row_carries_what_its_values_mean_and_what_is_due() -> None:
    found = assessed("产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 100 | 80 |", rules=("mof-2020-10",))
    (row,) = found.rows
    assert (row.index, row.indicator.target.value) == (0, "≥24个")
    assert row.comparison.ratio is not None
    assert (row.comparison.outcome, str(row.comparison.ratio)) == ("missed", "0.75")
    assert row.due == found.due.indicators[0]


def test_a_row_is_named_so_that_its_name_survives_rows_put_in_above() -> None:
    def row(name: str) -> Indicator:
        return Indicator(name=Field(name))

    before = row_keys(SelfEvaluation(indicators=(row("甲"), row("乙"), row("甲"))))
    after = row_keys(SelfEvaluation(indicators=(row("新"), row("甲"), row("乙"), row("甲"))))
    assert before == ("/甲", "/乙", "/甲#2")
    assert after[1:] == before


def test_rows_of_one_name_in_different_categories_have_different_names() -> None:
    found = assessed(
        "产出指标 | 数量指标 | 覆盖率 | ≥90% | 95% | 50 | 50 |", "产出指标 | 质量指标 | 覆盖率 | ≥90% | 95% | 50 | 50 |"
    )
    assert [row.key for row in found.rows] == ["quantity/覆盖率", "quality/覆盖率"]


def test_a_finding_belongs_to_the_row_it_speaks_of() -> None:
    found = assessed(
        "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 100 | 80 | 场地未移交", rules=("mof-2020-10",)
    )
    assert {one.matter for one in found.findings if one.code == "SC005"} == {"row:quantity/新建图书角数量"}


def test_the_weightiest_finding_is_the_weight_of_the_form() -> None:
    assert assessed("项目名称 |").severity is Severity.ERROR
    assert assessed().severity is Severity.ADVICE  # full marks everywhere, which a reviewer is told
    assert assessed(audience="unit").severity is None


def test_what_only_a_reviewer_should_see_is_not_shown_to_a_unit() -> None:
    reviewers = [assess(reading) for reading in READINGS]
    units = [assess(reading, Options(audience=Audience.UNIT)) for reading in READINGS]
    for reviewer, unit in zip(reviewers, units, strict=True):
        assert unit.findings == tuple(one for one in reviewer.findings if one.who is not Who.REVIEWER)


def test_the_stage_and_the_year_asked_for_reach_the_checks() -> None:
    found = assessed(stage="self-evaluation", year=2021, finished=True)
    assert (found.stage, found.fiscal_year, found.finished) == (Stage.SELF_EVALUATION, 2021, True)


def test_a_unit_of_amounts_that_somebody_confirmed_is_relied_on() -> None:
    form = READINGS[0].form
    assert isinstance(form, SelfEvaluation)
    assert lay_out(form).unit.status is UnitStatus.PRESUMED
    assert lay_out(form, (), Options(confirmed_unit="元")).unit.status is UnitStatus.CONFIRMED


def test_a_confirmed_unit_answers_the_question_and_changes_no_form_that_asks_none() -> None:
    asking, clear = READINGS[0].form, assessed().form
    assert isinstance(asking, SelfEvaluation)
    options = Options(confirmed_unit="元")
    assert lay_out(asking, (), options).unit.factor == 1
    unit = lay_out(clear, (), options).unit
    assert (unit.status, unit.factor) == (UnitStatus.PRINTED, Decimal(10_000))


def test_options_may_be_plain_words() -> None:
    options = Options(rules="mof-2020-10, house", stage="self-evaluation", audience="unit")  # type: ignore[arg-type]  # words
    assert options.rules == ("mof-2020-10", "house")
    assert options.stage is Stage.SELF_EVALUATION
    assert options.audience is Audience.UNIT
    assert Options(rules=("some, folder",)).rules == ("some, folder",)


@pytest.mark.parametrize("words", [{"stage": "reviewing"}, {"audience": "units"}])
def test_options_that_mean_nothing_are_refused(words: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="is not a valid"):
        Options(**words)  # type: ignore[arg-type]  # that they are wrong is what is tested


def test_a_form_of_many_faults_is_assessed_whole() -> None:
    empty = assess(msgspec.structs.replace(READINGS[0], form=SelfEvaluation()))
    assert empty.rows == ()


def test_a_row_is_held_against_the_approved_declaration_where_that_is_at_hand() -> None:
    (approved,) = read(text_of(Example(triggers=True, frame="standard", lines=())).encode(), file="批复.txt")
    assert isinstance(approved.form, SelfEvaluation)
    altered = "产出指标 | 数量指标 | 新建图书角数量 | ≥18个 | 18个 | 90 | 90 |"
    (reading,) = read(text_of(Example(triggers=True, frame="standard", lines=(altered,))).encode(), file="自评表.txt")
    assert "IN011" in codes(assess(reading, declaration=approved.form))
    assert "IN011" not in codes(assess(reading))


def test_a_report_for_publication_never_prints_the_number_of_a_person_in_full() -> None:
    lines = (
        "项目名称 | 帮扶王小明13912345678家庭",
        "产出指标 | 数量指标 | 慰问110101199003071234户主 | 走访到位 | 走访过半 | 90 | 90 |",
    )
    printed = str(assessed(*lines, stage="publication"))
    assert "13912345678" not in printed
    assert "110101199003071234" not in printed
    assert "139******78" in printed
    assert "FM017" in codes(assessed(*lines, stage="publication"))
    assert "13912345678" in str(assessed(*lines))
