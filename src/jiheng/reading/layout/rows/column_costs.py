"""What each kind of cell costs in a column: how badly a cell that looks like it fits under that head."""

from collections.abc import Mapping

from jiheng.reading.layout.kinds import Kind
from jiheng.reading.layout.rows.alignment import DISPLACED, POOR_FIT, STRAY

_K = Kind
_WORDS = {_K.WORD: 0.3, _K.TEXT: 0.6}
# A formula that was never calculated stands where its author put it, under whatever head.
_FORMULA = {_K.FORMULA: 1.0}
_VALUES = {
    _K.NUMBER: 0.3,
    _K.FORMULA: 0.3,
    _K.AMOUNT: 0.3,
    _K.PERCENT: 0.0,
    _K.VALUE: 0.0,
    _K.MONEY: 0.0,
    _K.DASH: 2.0,
    _K.SENTENCE: 3.5,
    _K.CATEGORY: 3.5,
} | _WORDS
_POINTS = {_K.NUMBER: 0.0, _K.FORMULA: 0.0, _K.DASH: 1.0, _K.AMOUNT: 6.0, _K.PERCENT: 6.0}
# A dash under a head of words says that nothing was to be written there; it is no reason to move what stands beside it.
_BLANKED = POOR_FIT - 0.1
# A value that is no money (9月底, 95万人) is kept where it stands, to be told as none; no cell is moved for it.
_NO_MONEY = STRAY - DISPLACED
_AMOUNTS = {_K.AMOUNT: 0.0, _K.NUMBER: 0.0, _K.MONEY: 0.0, _K.FORMULA: 0.0, _K.DASH: 1.0, _K.VALUE: _NO_MONEY}

_BY_COLUMN: Mapping[str, Mapping[Kind, float]] = {
    "dimension": {
        _K.DIMENSION: 0.0,
        # 成本指标 alone is more often the category under 产出 than a dimension of its own.
        _K.DIMENSION_OR_CATEGORY: 0.2,
        _K.CATEGORY: 3.0,
        _K.WORD: 4.0,
        _K.TEXT: 4.0,
        _K.DASH: _BLANKED,
    }
    | _FORMULA,
    "category": {
        _K.CATEGORY: 0.0,
        _K.DIMENSION_OR_CATEGORY: 0.0,
        _K.DIMENSION: 3.0,
        _K.WORD: 4.0,
        _K.TEXT: 4.0,
        _K.DASH: _BLANKED,
    }
    | _FORMULA,
    "name": {
        _K.TEXT: 0.0,
        _K.WORD: 0.4,
        _K.CATEGORY: 1.5,
        _K.DIMENSION_OR_CATEGORY: 1.5,
        _K.DIMENSION: 2.5,
        _K.VALUE: 2.0,
        _K.MONEY: 2.0,
        _K.SENTENCE: 2.5,
        _K.NUMBER: 6.0,
        _K.AMOUNT: 6.0,
        _K.PERCENT: 6.0,
        _K.DASH: _BLANKED,
    }
    | _FORMULA,
    "comparator": {_K.COMPARATOR: 0.0, _K.WORD: 2.0, _K.DASH: 1.0} | _FORMULA,
    "target": _VALUES | {_K.COMPARATOR: 4.0},
    # 单位（文字描述）: a unit beside a figure, or a target in words and nothing beside it.
    "shares": _POINTS | {_K.PERCENT: 0.0},
    "unit_or_words": dict.fromkeys((_K.TEXT, _K.PERCENT, _K.VALUE, _K.MONEY, _K.SENTENCE, _K.DASH), 0.4)
    | {_K.WORD: 0.2}
    | _FORMULA,
    "unit": {_K.WORD: 0.2, _K.TEXT: 1.0, _K.DASH: 0.5, _K.PERCENT: 3.0, _K.VALUE: 3.0, _K.MONEY: 3.0} | _FORMULA,
    "actual": _VALUES | {_K.VALUE: 0.1, _K.MONEY: 0.1},
    "max_points": _POINTS,
    "claimed_points": _POINTS,
    "reviewed_points": _POINTS,
    "criterion": {_K.SENTENCE: 0.0, _K.TEXT: 0.2, _K.WORD: 1.0, _K.VALUE: 1.0, _K.MONEY: 2.0, _K.DASH: 1.0} | _FORMULA,
    "deviation_note": {
        _K.SENTENCE: 0.0,
        _K.TEXT: 0.5,
        _K.WORD: 1.0,
        _K.DASH: 0.0,
        _K.VALUE: 3.5,
        _K.MONEY: 3.5,
        _K.NUMBER: 5.0,
        _K.AMOUNT: 5.0,
        _K.PERCENT: 5.0,
    }
    | _FORMULA,
    "label": {_K.TEXT: 0.0, _K.WORD: 0.5, _K.SENTENCE: 4.0} | _FORMULA,
    "original_budget": _AMOUNTS,
    "revised_budget": _AMOUNTS,
    "received": _AMOUNTS,
    "actual_expenditure": _AMOUNTS,
    "execution_rate": {_K.PERCENT: 0.0, _K.FORMULA: 0.0, _K.NUMBER: 2.0, _K.DASH: 1.0},
}


def _with_none(costs: Mapping[Kind, float]) -> Mapping[Kind, float]:
    """无 is a word where words belong, and as good as a dash where figures do."""
    likely = [costs[kind] for kind in (_K.WORD, _K.DASH) if kind in costs]
    return {**costs, _K.NONE: min(likely)} if likely else costs


# What it costs to find a cell of some kind under a head. A kind that is not named does not belong there at all.
COSTS: Mapping[str, Mapping[Kind, float]] = {code: _with_none(costs) for code, costs in _BY_COLUMN.items()}

# What an empty cell costs. Dimension and category are empty under a merge, notes mostly; the rest seldom.
EMPTY: Mapping[str, float] = {
    "name": 3.0,
    "target": 2.0,
    "actual": 2.0,
    "max_points": 2.0,
    "claimed_points": 2.0,
    "comparator": 1.0,
    "unit": 0.5,  # a target in words has none
}
