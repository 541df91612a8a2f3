"""The words that messages share: how a place, an amount, a rate and a reference are said.

Every message names the thing in 「」, gives both figures and the arithmetic, and ends with what it rests on.
"""

import sys
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any, Final

from jiheng.checks.case import Case
from jiheng.form import Block, Field, SelfEvaluation, Where
from jiheng.form.labels import PARTS, TERMS
from jiheng.rulepacks import RulePack, Standing, known_packs, load_pack
from jiheng.scoring import Score
from jiheng.scoring.arithmetic import exactly, is_shown_exactly, money, plain, show

# What a message rests on where no published document stands behind it.
OUR_JUDGEMENT: Final = "（合理性判断，非办法条款）"
OWN_BLANK: Final = "（依据表内空白，不涉及办法条款）"
OWN_ARITHMETIC: Final = "（依据表内算术，不涉及办法条款）"
OWN_WORDS: Final = "（依据表内文字，不涉及办法条款）"

OUR_JUDGEMENT_EN: Final = " (our judgement, not a clause)"
OWN_BLANK_EN: Final = " (the form's own blank, no clause involved)"
OWN_ARITHMETIC_EN: Final = " (the form's own arithmetic, no clause involved)"
OWN_WORDS_EN: Final = " (the form's own words, no clause involved)"


def term(block: Block, field: str) -> str:
    """The standard Chinese term for a field, such as 全年执行数 for ``actual_expenditure`` of the fund block."""
    return TERMS[PARTS[block], field][0]


def term_en(block: Block, field: str) -> str:
    """As :func:`term`, in English."""
    return TERMS[PARTS[block], field][1]


def at(form: SelfEvaluation, block: Block, field: str | None = None, row: int | None = None) -> Where:
    """Point at a field of ``form``, or at a block or row of it, with the cell in words where the reader kept it."""
    found = None if field is None else field_of(form, block, field, row)
    place = None if found is None else found.place
    # Forms are alike, and a large pile keeps millions of places: the same words are kept once.
    return Where(block, row, field, None if place is None else sys.intern(str(place)))


def field_of(form: SelfEvaluation, block: Block, field: str, row: int | None = None) -> Field[Any]:
    """Give the field that a block, a row and a name point at."""
    holder: object = form
    if row is not None:
        holder = (form.funds if block is Block.FUNDS else form.indicators)[row]
    elif block is Block.GOAL:
        holder = form.annual_goal
    elif block is Block.TOTAL:
        holder = form.total
    found: Field[Any] = getattr(holder, field)
    return found


def amount(figure: Decimal) -> str:
    """An amount as forms print it, with the places it has: 374,572.00."""
    return money(figure)


def percent(share: Decimal, places: int = 2) -> str:
    """A share as a percentage, half up: 0.93005 → 93.01%. Zeros at the end go."""
    with exactly():
        shown = (share * 100).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{plain(shown)}%"


def quotient(part: Decimal, whole: Decimal) -> str:
    """A share of amounts as arithmetic: ``84.77 ÷ 86.50 = 98.00%``, with ≈ where two places are not all of it."""
    with exactly():
        share = part / whole * 100
    return f"{amount(part)} ÷ {amount(whole)} {'=' if is_shown_exactly(share) else '≈'} {show(share)}%"


def cite(case: Case, clauses: Iterable[str]) -> str:
    """Name the documents that ``clauses`` stand in, in brackets; thresholds of ours are called what they are.

    A document that the pack in force only borrows from is referred to (参照), not applied.
    """
    documents = _documents(case, clauses)
    told = [document if applied else f"参照{document}" for document, applied in documents.items()]
    return f"（{'、'.join(told)}）" if told else OUR_JUDGEMENT


def cite_en(case: Case, clauses: Iterable[str]) -> str:
    """As :func:`cite`, in English."""
    documents = _documents(case, clauses)
    told = [document if applied else f"for comparison: {document}" for document, applied in documents.items()]
    return f" ({', '.join(told)})" if told else OUR_JUDGEMENT_EN


def is_ours(case: Case, clause: str) -> bool:
    """Tell whether a clause stands in no published document: thresholds and methods of our own."""
    return not _documents(case, (clause,))


def computed(due: Score) -> str:
    """Points with how they come about: ``4 × 25 ÷ 40 = 2.50 分``, or ``0.00 分（目标为 0，完成 1，不得分）``."""
    line = due.steps[-1]
    words, colon, _ = line.rpartition("：")
    return f"{show(due.points)} 分（{words}）" if colon else f"{line} 分"


def computed_en(due: Score) -> str:
    """As :func:`computed`, in English; where the arithmetic is in words, the points alone."""
    return show(due.points) if "：" in due.steps[-1] else due.steps[-1]


def _documents(case: Case, clauses: Iterable[str]) -> dict[str, bool]:
    """The published documents that clauses stand in, each once, and whether it is in force. Ours are no document."""
    packs = {pack.id: pack for pack in case.packs}
    found: dict[str, bool] = {}
    for clause in clauses:
        name = clause.partition("/")[0]
        pack, known = packs.get(name) or _shipped(name), case.pack.clauses.get(clause)
        if pack is not None and pack.kind.is_published:
            found.setdefault(pack.document, case.pack.is_in_force(clause))
        elif pack is None and known is not None and known.standing is not Standing.OURS:
            # A pack of the user's own, taken over by the one in force: only its clauses came with it.
            found.setdefault(known.source, case.pack.is_in_force(clause))
    return found


@cache
def _shipped(name: str) -> RulePack | None:
    return load_pack(name) if name in known_packs() else None
