"""The lines of the report: of one form alone its own, of a pile the summary before the forms."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks import Severity
from jiheng.exporting.contents import contents
from jiheng.exporting.summary import summary
from jiheng.exporting.summary_shapes import SIGNS, Point, is_alone, label
from jiheng.exporting.tables import whole
from jiheng.exporting.to_md.form import form_lines
from jiheng.exporting.to_md.marks import escaped, table
from jiheng.exporting.told import is_quiet, told_of
from jiheng.exporting.words import CLOSING, Say
from jiheng.pile import Pile

_FIGURES: Final = frozenset({0, 5, 6, 7})
_SEVERITIES: Final = tuple(sorted(Severity, reverse=True))


def lines(pile: Pile, say: Say) -> Iterator[str]:
    """Give the lines of the report."""
    alone = is_alone(pile)
    if not alone:
        yield from _summary(pile, say)
    for number, assessment in enumerate(pile.assessments, start=1):
        told = told_of(assessment, pile)
        if alone or not is_quiet(told, assessment, pile):
            yield ""
            yield from form_lines(assessment, told, pile, None if alone else number, say)
    yield from ("", f"## {say('依据', 'Basis')}", "")
    for one in whole.basis(pile, say):
        digest = f" `{one.digest}`" if one.digest else ""
        yield f"- {escaped(one.head)}{say('：', ': ')}{escaped(one.text)}{digest}"
    yield from ("", say(*CLOSING))


def _summary(pile: Pile, say: Say) -> Iterator[str]:
    yield f"# {say('绩效自评表检查汇总', 'Summary of self-evaluations')}"
    yield from ("", escaped(say.audience(pile.options)), "")
    for sign, point in zip(SIGNS, summary(pile, say), strict=False):
        yield from _point(sign, point, pile, say)
    if pile.gists:
        heads = (
            *(say("序号", "No."), say("项目", "Project"), say("单位", "Unit")),
            *(say("自评", "Claimed"), say("测算", "Due"), *map(say.severity, _SEVERITIES)),
        )
        rows = (
            (
                *(str(one.number), one.name, one.unit, one.claimed, one.due),
                *(str(one.items[severity] or "") for severity in _SEVERITIES),
            )
            for one in contents(pile, say)
        )
        yield from ("", *table(heads, rows, right=_FIGURES))


def _point(sign: str, point: Point, pile: Pile, say: Say) -> Iterator[str]:
    yield f"- {sign} **{escaped(point.head)}**{say('：', ': ')}{escaped(point.text)}"
    for place, text, alike in point.details:
        named = "" if place is None else f"【{place + 1}】{label(pile, place, alike, say)}{say('：', ': ')}"
        yield f"  - {escaped(named + text)}"
