"""FM: what is blank, left over or misspelt."""

import random
from collections.abc import Callable
from typing import Final

import msgspec

from benchmarks.planted.drafts import Draft, Kind
from benchmarks.planted.faults.planting import Planted, Spot, at, fault
from benchmarks.planted.faults.rows import in_row, quiet, row_fault

_BLANKS: Final = ("", " ", "　　")
_ROOM: Final = 6
"""Signs of a name with room for a slip inside."""


def _blank_head(code: str, name: str, field: str) -> None:
    @fault(code, "blank", f"header:{name}")
    def blank(draft: Draft, dice: random.Random) -> Planted:
        return Planted(draft.having(**{name: dice.choice(_BLANKS)}), at("header", None, field))


_blank_head("FM001", "project", "project")
_blank_head("FM002", "unit", "implementing_unit")
_blank_head("FM003", "department", "competent_department")


@fault("FM004", "asked for the next year", "form")
def _next_year(draft: Draft, _dice: random.Random) -> Planted:
    return Planted(draft, at("header", None, "fiscal_year", "title"), year=draft.year + 1)


@fault("FM004", "last year's title", "form")
def _last_year(draft: Draft, _dice: random.Random) -> Planted:
    return Planted(draft.having(year=draft.year - 1), at("header", None, "fiscal_year", "title"), year=draft.year)


def _into_goal(code: str, how: str, change: Callable[[str, random.Random], str], field: str) -> None:
    @fault(code, f"{how} in the {field}", "goal")
    def plant(draft: Draft, dice: random.Random) -> Planted:
        name = "goal" if field == "expected" else "result"
        text = draft.goal if field == "expected" else draft.result
        return Planted(draft.having(**{name: change(text, dice)}), at("goal", None, field, f"annual_goal.{field}"))


def _into_note(code: str, how: str, change: Callable[[str, random.Random], str]) -> None:
    @row_fault(code, f"{how} in a note", lambda line: bool(line.note))
    def plant(draft: Draft, row: int, dice: random.Random) -> Planted:
        return in_row(draft.with_line(row, note=change(draft.lines[row].note, dice)), row, "deviation_note")


def _into_name(code: str, how: str, change: Callable[[str, random.Random], str]) -> None:
    @row_fault(code, f"{how} in a name", lambda line: len(line.name) >= _ROOM)
    def plant(draft: Draft, row: int, dice: random.Random) -> Planted:
        return in_row(draft.with_line(row, name=change(draft.lines[row].name, dice)), row, "name")


def _inside(text: str, what: str, dice: random.Random) -> str:
    """Put something between two Chinese characters of a text."""
    places = [
        place for place in range(2, len(text) - 1)
        if all("一" <= sign <= "鿿" for sign in text[place - 1 : place + 1])
    ]  # fmt: skip
    place = dice.choice(places)
    return text[:place] + what + text[place:]


for _field in ("expected", "achieved"):
    _into_goal("FM006", "paragraph marks", lambda text, _: f"<p>{text}</p>", _field)
    _into_goal(
        "FM006", "entities", lambda text, dice: _inside(text, dice.choice(("&nbsp;", "&nbsp;&nbsp;")), dice), _field
    )
    _into_goal("FM006", "a colour", lambda text, dice: _inside(text, '<span style="color:red">', dice), _field)
    _into_goal(
        "FM008",
        "a quotation mark without its partner",
        lambda text, dice: _inside(text, dice.choice("“”"), dice),
        _field,
    )
    _into_goal(
        "FM008",
        "a bracket without its partner",
        lambda text, dice: _inside(text, dice.choice("（）《》"), dice),
        _field,
    )
    _into_goal(
        "FM016",
        "the prompt",
        lambda text, dice: dice.choice(("（100字以内）{}", "{}（200字以内）")).format(text),
        _field,
    )
    _into_goal("FM016", "dots", lambda text, _: f"{text.rstrip('。')}；……", _field)
    _into_goal("FM016", "crosses", lambda text, dice: f"{text}目标{dice.choice('123')}：××××。", _field)

_into_note("FM006", "an entity", lambda text, _: f"{text}&nbsp;")
_into_note("FM006", "marks", lambda text, _: f'<span style="color:red">{text}</span>')
_into_note("FM008", "a bracket without its partner", lambda text, dice: _inside(text, dice.choice("（》”"), dice))
_into_note("FM016", "the prompt", lambda text, _: f"{text}（100字以内）")
_into_name("FM006", "an entity", lambda text, _: f"{text}&nbsp;")
_into_name("FM007", "a blank", lambda text, dice: _inside(text, " ", dice))
_into_name("FM007", "a wide blank", lambda text, dice: _inside(text, dice.choice(("　", "  ")), dice))
_into_name("FM008", "a bracket without its partner", lambda text, dice: _inside(text, dice.choice("（）"), dice))
_into_name(
    "FM016", "the label of the template", lambda text, dice: f"指标{dice.randint(1, 4)}{dice.choice('：:')}{text}"
)
_into_name("FM016", "crosses", lambda text, _: f"××{text}")

_MISSPELT: Final = {
    "应补尽补率": ("应尽应补率", "应补尽率", "应补近补率"),
    "应保尽保率": ("应保应保率", "应保尽率"),
    "应享尽享率": ("应享尽亨率", "应享应享率"),
    "验收合格率": ("验收和格率", "验收合恪率"),
    "政策知晓率": ("政策知哓率", "政策之晓率"),
    "资金到位率": ("资金到为率", "资金到位律"),
    "按时完成率": ("按时完城率", "按时完成律"),
    "资金使用合规性": ("资金使用合归性", "资金使用和规性"),
}
_WHOSE: Final = ("", "补贴", "项目", "专项", "年度")


@row_fault("FM009", "a slip in a set term", lambda line: line.kind is Kind.RATE and quiet(line) and not line.at_most)
def _misspelt(draft: Draft, row: int, dice: random.Random) -> Planted:
    name = dice.choice(_WHOSE) + dice.choice(_MISSPELT[dice.choice(list(_MISSPELT))])
    return in_row(draft.with_line(row, name=name), row, "name")


def _blank_cell(name: str, part: str, *fields: str, **blank: object) -> None:
    @row_fault("FM015", f"{name} blank", quiet, part=part)
    def plant(draft: Draft, row: int, _dice: random.Random) -> Planted:
        return in_row(draft.with_line(row, **blank), row, *fields)


_blank_cell("actual", "row", "actual", actual="")
_blank_cell("target", "row", "target", "figure", sign="", figure="", unit="")
# Without them no total can be added up, so nothing else can be asked of the form.
_blank_cell("points", "form", "claimed_points", claimed=None)
_blank_cell("maximum", "form", "max_points", points=None)


@fault("FM015", "total blank", "total")
def _total(draft: Draft, _dice: random.Random) -> Planted:
    return Planted(draft.having(off=None), at("total", None, "claimed_points"))


@fault("FM015", "money of the total blank", "funds")
def _no_money(draft: Draft, dice: random.Random) -> Planted:
    name, field = dice.choice((("revised", "revised_budget"), ("spent", "actual_expenditure")))
    draft = draft.with_purse(0, **{name: None})
    for row in range(1, len(draft.purses)):  # else the sources say what the total leaves out
        draft = draft.with_purse(row, **{name: None})
    return Planted(draft, at("funds", 0, field))


@fault("FM015", "goal or result blank", "goal")
def _no_goal(draft: Draft, dice: random.Random) -> Planted:
    name, field = dice.choice((("goal", "expected"), ("result", "achieved")))
    return Planted(draft.having(**{name: ""}), at("goal", None, field, f"annual_goal.{field}"))


@fault("FM015", "dimension blank", "form")
def _no_dimension(draft: Draft, dice: random.Random) -> Planted:
    dimension = dice.choice(sorted({line.dimension for line in draft.lines}))
    rows = frozenset(row for row, line in enumerate(draft.lines) if line.dimension == dimension)
    style = msgspec.structs.replace(draft.style, medium="page")  # in text a blank cell goes on with the one above
    draft = draft.having(unnamed=frozenset({dimension}), style=style)
    return Planted(draft, Spot(frozenset({"indicators"}), rows))


@row_fault("FM016", "the target of the template", lambda line: line.is_number and not line.note and not line.at_most)
def _stub(draft: Draft, row: int, dice: random.Random) -> Planted:
    line = draft.lines[row]
    stub = dice.choice((f"≥**{line.unit}", f"≥××{line.unit}", "××"))
    return in_row(draft.with_line(row, sign="", figure=stub, unit=""), row, "target")


@row_fault("FM016", "dots for a value", lambda line: not line.note)
def _dots(draft: Draft, row: int, _dice: random.Random) -> Planted:
    return in_row(draft.with_line(row, actual="……"), row, "actual")


_PEOPLE: Final = ("王建国", "李秀英", "张伟", "刘洋", "陈思远")


@fault("FM017", "a telephone number in the result", "form")
def _telephone(draft: Draft, dice: random.Random) -> Planted:
    number = f"{dice.choice(('138', '139', '150', '186'))}{dice.randint(10**7, 10**8 - 1)}"
    said = dice.choice(("联系人{who}，电话{number}。", "受助人{who}（{number}）已回访。")).format(
        who=dice.choice(_PEOPLE), number=number
    )
    return Planted(
        draft.having(result=draft.result + said),
        at("goal", None, "achieved", "annual_goal.achieved"),
        stage="publication",
    )


@row_fault("FM017", "an identity number in a note", lambda line: bool(line.note), part="form")
def _identity(draft: Draft, row: int, dice: random.Random) -> Planted:
    number = identity(dice)
    note = f"{draft.lines[row].note}其中{dice.choice(_PEOPLE)}（身份证号{number}）另行补发。"
    planted = in_row(draft.with_line(row, note=note), row, "deviation_note")
    return Planted(planted.draft, planted.spot, stage="publication")


def identity(dice: random.Random) -> str:
    """Make up an identity number with its right last sign."""
    first = f"110101{dice.randint(1955, 2005)}{dice.randint(1, 12):02}{dice.randint(1, 28):02}{dice.randint(1, 999):03}"
    weights = [2 ** (17 - place) % 11 for place in range(17)]
    left = sum(int(sign) * weight for sign, weight in zip(first, weights, strict=True)) % 11
    return first + "10X98765432"[left]
