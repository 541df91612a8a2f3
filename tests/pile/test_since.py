"""What became of a form since last time: mended, left, new, or not to be told, and what was changed in it."""

from collections.abc import Iterable
from typing import Any

import msgspec
import pytest

from jiheng.assess import Audience, Options
from jiheng.checks import Answer, AnswerKind, NotJudged, Reported, Stage, Who
from jiheng.form import Block, FundSource
from jiheng.pile import FormSince, Otherwise, Progress
from jiheng.pile.changes import pair_rows
from jiheng.pile.pairing import By
from jiheng.pile.since import since as compare_form
from jiheng.pile.version import Passed, Raised, Run, version_of
from tests.pile.versions import MISSED, ROWS, SCORED, assessed, became, reading, since, version

REST = ROWS[1:]
RUN = Run(version="0.1.0", audience=Audience.REVIEWER, sha256=None, preview=False)


def codes(found: Iterable[Raised]) -> set[str]:
    return {one.code for one in found}


def marked(found: FormSince, progress: Progress, *lines: str) -> set[str]:
    """The codes of today's findings with this mark."""
    now = assessed(*lines)
    return {one.code for one in now.findings if found.marks[one.fingerprint] is progress}


def test_a_blank_that_was_filled_in_is_mended() -> None:
    found = became(version("项目名称 |"))
    assert "FM001" in codes(found.mended)
    assert found.counts[Progress.MENDED] == 1


def test_what_nobody_touched_is_left_and_nothing_of_it_is_new() -> None:
    found = became(version("项目名称 |"), "项目名称 |")
    assert marked(found, Progress.LEFT, "项目名称 |") >= {"FM001"}
    assert not found.mended
    assert Progress.NEW not in found.marks.values()
    assert found.is_same


def test_what_appears_is_new_where_its_check_had_looked() -> None:
    found = became(version(), "项目名称 |")
    assert marked(found, Progress.NEW, "项目名称 |") == {"FM001"}
    assert found.counts == {Progress.NEW: 1}


def test_points_that_were_put_right_are_mended_and_the_change_is_told() -> None:
    found = became(version(MISSED, *REST, "总分 | 100 | 99.8"), SCORED, *REST, "总分 | 100 | 89.8")
    assert "SC006" in codes(found.mended)
    assert "NT001" in codes(found.mended)
    told = {(one.block, one.field): (one.before, one.after, one.is_approved) for one in found.changes}
    assert told[Block.INDICATORS, "claimed_points"] == ("40", "30", False)
    assert told[Block.TOTAL, "claimed_points"] == ("99.8", "89.8", False)


def test_an_approved_target_that_was_altered_is_told_as_such() -> None:
    lowered = MISSED.replace("≥24个", "≥18个")
    found = became(version(MISSED, *REST), lowered, *REST)
    (change,) = found.approved
    assert (change.field, change.named, change.before, change.after) == ("target", "新建图书角数量", "≥24个", "≥18个")


def test_a_renamed_row_keeps_what_was_raised_on_it() -> None:
    renamed = MISSED.replace("新建图书角数量", "新建图书角")
    found = became(version(MISSED, *REST), renamed, *REST)
    assert marked(found, Progress.LEFT, renamed, *REST) >= {"SC006", "NT001"}
    assert not codes(found.mended) & {"SC006", "NT001"}
    (change,) = found.approved
    assert (change.field, change.before, change.after) == ("name", "新建图书角数量", "新建图书角")


def test_what_was_raised_on_a_row_that_was_taken_out_is_not_mended() -> None:
    extra = "产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 50% | 10 | 10 |"
    found = became(version(extra, *ROWS), *ROWS)
    assert "SC006" in codes(found.unjudged)
    assert "SC006" not in codes(found.mended)
    gone = [one for one in found.changes if one.field == "row"]
    assert [(one.before, one.after) for one in gone] == [("图书验收合格率", None)]


def test_what_is_raised_on_a_row_that_was_put_in_is_new() -> None:
    extra = "产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 50% | 10 | 10 |"
    found = became(version(*ROWS), extra, *ROWS)
    assert "SC006" in marked(found, Progress.NEW, extra, *ROWS)
    added = [one for one in found.changes if one.field == "row"]
    assert [(one.before, one.after) for one in added] == [(None, "图书验收合格率")]


def test_amounts_are_compared_by_their_source() -> None:
    before = version("年度资金总额 | 86.50 | 86.50 | 80.00 | 10 | 92.49% | 9.2")
    found = became(before)
    told = {(one.source, one.field): (one.before, one.after) for one in found.changes if one.block is Block.FUNDS}
    assert told == {
        (FundSource.TOTAL, "actual_expenditure"): ("80.00", "84.77"),
        (FundSource.TOTAL, "execution_rate"): ("92.49%", "98.00%"),
        (FundSource.TOTAL, "claimed_points"): ("9.2", "9.8"),
    }


def test_how_a_figure_is_printed_is_no_change() -> None:
    found = became(version("总分 | 100 | 99.80"), "总分 | 100.0 | 99.8")
    assert found.is_same


def test_a_source_of_money_that_was_struck_out_is_told() -> None:
    more = "中央补助资金 | 10.00 | 10.00 | 10.00 | — | 100.00% | —"
    before, now = assessed(f"+ {more}"), assessed()
    funds = (*before.form.funds, msgspec.structs.replace(before.form.funds[1], source=FundSource.CENTRAL))
    richer = msgspec.structs.replace(before, form=msgspec.structs.replace(now.form, funds=funds))
    found = compare_form(version_of(richer), By.CODE, now, Options())
    assert {(one.source, one.after) for one in found.changes} == {(FundSource.CENTRAL, None)}


def answered(found: tuple[Reported, ...], kind: AnswerKind) -> tuple[Reported, ...]:
    return tuple(msgspec.structs.replace(one, answer=Answer(kind, "场地未移交")) for one in found)


@pytest.mark.parametrize(
    ("kind", "mark", "counted"),
    [
        (AnswerKind.ANSWERED, Progress.EXPLAINED, True),
        (AnswerKind.OUTDATED, Progress.LEFT, True),
        (AnswerKind.EXEMPT, Progress.EXPLAINED, False),
    ],
)
def test_what_was_answered_since_is_explained_and_not_left(kind: AnswerKind, mark: Progress, *, counted: bool) -> None:
    now = assessed("项目名称 |")
    now = msgspec.structs.replace(now, findings=answered(now.findings, kind))
    found = compare_form(version("项目名称 |"), By.CODE, now, Options())
    assert set(found.marks.values()) == {mark}
    assert (mark in found.counts) is counted


def test_what_could_not_be_judged_this_time_is_not_mended() -> None:
    before = version("项目名称 |")
    (raised,) = (one for one in before.findings if one.code == "FM001")
    unsure = msgspec.structs.replace(assessed(), not_judged=(NotJudged("FM001", raised.where, "读法未定。", ""),))
    found = compare_form(before, By.CODE, unsure, Options())
    assert codes(found.unjudged) == {"FM001"}
    assert not found.mended


def test_what_could_not_be_judged_last_time_is_not_new() -> None:
    before = msgspec.structs.replace(version("项目名称 |"), not_applicable=(Passed("FM001"),), findings=())
    found = compare_form(before, By.CODE, assessed("项目名称 |"), Options())
    assert Progress.UNJUDGED in found.marks.values()
    assert Progress.NEW not in found.counts


def test_a_check_that_could_not_judge_one_row_has_looked_at_the_others() -> None:
    before = version(MISSED, *REST)
    where = next(one.where for one in before.findings if one.code == "SC006")
    elsewhere = Passed("SC006", msgspec.structs.replace(where, row=2))
    here = Passed("SC006", where)
    others = msgspec.structs.replace(before, findings=(), not_judged=(elsewhere,))
    same = msgspec.structs.replace(before, findings=(), not_judged=(here,))
    assert "SC006" in marked(became(others, MISSED, *REST), Progress.NEW, MISSED, *REST)
    assert "SC006" in marked(became(same, MISSED, *REST), Progress.UNJUDGED, MISSED, *REST)


def test_checks_in_preview_that_were_off_last_time_raise_nothing_new() -> None:
    off = msgspec.structs.replace(version(), run=RUN)
    found = compare_form(off, By.CODE, _with(assessed(), "FD014"), Options(preview=True))
    assert set(found.marks.values()) == {Progress.UNJUDGED}


def test_checks_in_preview_that_are_off_today_have_mended_nothing() -> None:
    before = version_of(_with(assessed(), "FD014"))
    assert codes(compare_form(before, By.CODE, assessed(), Options()).unjudged) >= {"FD014"}
    assert codes(compare_form(before, By.CODE, assessed(), Options(preview=True)).mended) >= {"FD014"}


def test_a_check_that_is_no_more_has_mended_nothing() -> None:
    before = version_of(_with(assessed(), "ZZ999"))
    assert codes(compare_form(before, By.CODE, assessed(), Options()).unjudged) == {"ZZ999"}


def _with(now: Any, code: str, who: Who = Who.UNIT) -> Any:  # noqa: ANN401 - an assessment
    """An assessment with one finding, of a check that may be anything."""
    (first, *_) = assessed("项目名称 |").findings
    one = msgspec.structs.replace(first, code=code, who=who, fingerprint=f"of-{code}")
    return msgspec.structs.replace(now, findings=(one,))


def test_what_is_for_reviewers_is_neither_new_nor_mended_where_one_side_was_for_the_unit() -> None:
    for_unit = msgspec.structs.replace(version(), run=msgspec.structs.replace(RUN, audience=Audience.UNIT))
    found = compare_form(for_unit, By.CODE, _with(assessed(), "FM001", Who.REVIEWER), Options())
    assert set(found.marks.values()) == {Progress.UNJUDGED}
    before = version_of(_with(assessed(), "FM001", Who.REVIEWER))
    told = compare_form(before, By.CODE, assessed(), Options(audience=Audience.UNIT))
    assert not told.mended
    assert not told.unjudged


def test_what_nobody_can_mend_now_is_not_counted() -> None:
    before = version_of(_with(assessed(), "FD001", Who.TEMPLATE))
    found = compare_form(before, By.CODE, assessed(), Options())
    assert codes(found.mended) == {"FD001"}
    assert found.counts == {}


def test_other_rules_another_stage_and_another_program_are_told() -> None:
    before = version(rules=("mof-2020-10",), stage=Stage.SELF_EVALUATION)
    told = became(before, rules=("as-printed",)).otherwise
    assert told == Otherwise(rules="mof-2020-10", stage=None)
    reported = msgspec.structs.replace(before, run=msgspec.structs.replace(RUN, version="0.0.9", sha256="0" * 64))
    again = became(reported, rules=("mof-2020-10",)).otherwise
    assert again == Otherwise(stage=Stage.SELF_EVALUATION, version="0.0.9", revised="mof-2020-10")


def test_open_doubts_of_reading_are_counted_on_both_sides() -> None:
    now = assessed()
    doubt = reading("< 总分 | 100 | 99.8").doubts[0]
    unsure = msgspec.structs.replace(now, doubts=(msgspec.structs.replace(doubt, settled=False), doubt))
    assert compare_form(version_of(unsure), By.CODE, now, Options()).readings == (1, 0)


def test_a_pile_adds_up_its_forms_and_names_those_altered() -> None:
    first = version("项目名称 | 送书下乡", "实施单位 |", file="旧/1.txt")
    second = version("项目名称 | 夜间开放", *ROWS, file="旧/2.txt")
    gone = version("项目名称 | 少儿讲座", file="旧/3.txt")
    pile = since(
        [first, second, gone],
        reading("项目名称 | 送书下乡", file="1.txt"),
        reading("项目名称 | 夜间开放", ROWS[0].replace("≥24个", "≥20个"), *REST, file="2.txt"),
        reading("项目名称 | 数字书房", file="4.txt"),
    )
    assert pile.since is not None
    assert dict(pile.since.pairs) == {0: (0, By.PROJECT), 1: (1, By.PROJECT_AND_UNIT)}
    assert [one.project for one in pile.since.gone] == ["少儿讲座"]
    assert pile.since.altered == (1,)
    assert pile.since.counts[Progress.MENDED] == 1
    assert pile.became(2, pile.assessments[2]) is None
    assert pile.since.is_complete


def test_a_project_that_was_renamed_is_found_by_its_file_and_its_rows() -> None:
    before = version("项目名称 | 送书下乡", *ROWS, file="旧/1.txt")
    other = version("项目名称 | 少儿讲座", file="旧/2.txt")
    now = reading("项目名称 | 送书到乡", ROWS[0].replace("图书角数量", "图书角"), *REST, file="新/1.txt")
    pile = since([before, other], now, reading("项目名称 | 夜间开放", *ROWS, file="新/2.txt"))
    assert pile.since is not None
    assert dict(pile.since.pairs) == {0: (0, By.FILE)}
    told = pile.became(0, pile.assessments[0])
    assert told is not None
    assert [(one.field, one.before, one.after) for one in told.approved] == [
        ("project", "送书下乡", "送书到乡"),
        ("name", "新建图书角数量", "新建图书角"),
    ]


def test_a_renamed_row_is_found_by_its_target_even_where_another_was_put_in() -> None:
    extra = "产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99% | 10 | 10 |"
    renamed = ROWS[0].replace("新建图书角数量", "图书角")
    old, new = version(*ROWS).written.indicators, version(extra, renamed, *REST).written.indicators
    assert dict(pair_rows(old, new)) == {1: 0, 2: 1, 3: 2}


def test_rows_that_have_nothing_in_common_are_paired_by_position_unless_one_was_put_in() -> None:
    other = "产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99% | 10 | 10 |"
    old = version(*ROWS).written.indicators
    assert dict(pair_rows(old, version(other, *REST).written.indicators)) == {0: 0, 1: 1, 2: 2}
    assert dict(pair_rows(old, version(other, other, *REST).written.indicators)) == {2: 1, 3: 2}
