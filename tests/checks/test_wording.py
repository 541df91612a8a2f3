"""What a message says it rests on."""

from decimal import Decimal

import msgspec

from jiheng.checks.wording import cite, cite_en, computed, computed_en, is_ours
from jiheng.rulepacks import Standing
from jiheng.scoring import Score
from tests.checks.building import case_with

QUANTITATIVE, AT_MOST = "mof-2020-10/quantitative", "house/at-most"


def test_a_document_is_named_once_and_thresholds_of_ours_are_no_document() -> None:
    case = case_with()
    assert cite(case, (QUANTITATIVE, "mof-2020-10/grades", AT_MOST)) == "（财预〔2020〕10号）"
    assert cite(case, (AT_MOST,)) == "（合理性判断，非办法条款）"
    assert is_ours(case, AT_MOST)
    assert not is_ours(case, QUANTITATIVE)


def test_a_document_that_is_only_borrowed_from_is_referred_to() -> None:
    case = case_with(rules="as-printed")
    assert cite(case, (QUANTITATIVE,)) == "（参照财预〔2020〕10号）"
    assert cite_en(case, (QUANTITATIVE,)) == " (for comparison: 财预〔2020〕10号)"


def test_a_clause_of_a_pack_of_the_users_own_that_was_taken_over_is_named_by_its_source() -> None:
    case = case_with()
    known = msgspec.structs.replace(case.pack.clauses[QUANTITATIVE], id="province/shares", source="某省〔2024〕5号")
    ours = msgspec.structs.replace(known, id="province/habit", standing=Standing.OURS)
    pack = msgspec.structs.replace(
        case.pack,
        lineage=(*case.pack.lineage, "province"),
        clauses={**case.pack.clauses, known.id: known, ours.id: ours},
    )
    taken_over = msgspec.structs.replace(case, pack=pack)
    assert cite(taken_over, (known.id,)) == "（某省〔2024〕5号）"
    assert is_ours(taken_over, ours.id)


def test_points_are_told_by_their_arithmetic_or_by_a_reason_in_words() -> None:
    sums = Score(Decimal("2.5"), ("目标 40，完成 25", "4 × 25 ÷ 40 = 2.50"), QUANTITATIVE)
    words = Score(Decimal(0), ("目标为 0，完成 1，不得分：0.00",), AT_MOST)
    assert (computed(sums), computed_en(sums)) == ("4 × 25 ÷ 40 = 2.50 分", "4 × 25 ÷ 40 = 2.50")
    assert (computed(words), computed_en(words)) == ("0.00 分（目标为 0，完成 1，不得分）", "0.00")
