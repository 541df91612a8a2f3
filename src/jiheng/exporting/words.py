"""The words that all presentations share, in Chinese and in English: severities, matters, results, verdicts."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

from jiheng.assess import Audience, Options, Source
from jiheng.checks import NotJudged, Reported, ReportedAcross, Severity, Stage, Who, find
from jiheng.checks.findings import STAGE_WORDS
from jiheng.form import SelfEvaluation
from jiheng.form.labels import TERMS, Part
from jiheng.rulepacks import Kind, RulePack, Standing, known_packs, load_pack

SEVERITIES: Final = {Severity.ERROR: "Must be corrected", Severity.DOUBT: "Please verify", Severity.ADVICE: "Advice"}
CLOSING: Final = (
    "提示供参考，不代替审核结论。",
    "For reference only; this is no substitute for the reviewer's conclusion.",
)

_MATTERS: Final = {
    "header": ("表头", "header"),
    "funds": ("项目资金", "project funds"),
    "adjustment": ("预算调整", "budget adjustment"),
    "execution": ("预算执行率", "execution rate"),
    "points-scheme": ("计分方案", "scheme of points"),
    "goal": ("年度总体目标", "annual goal"),
    "indicators": ("绩效指标", "indicators"),
    "total": ("总分", "total"),
    "pile": ("整批表", "the whole pile"),
}
_WHO: Final = {
    Who.UNIT: ("实施单位", "the unit"),
    Who.DECLARATION: ("实施单位，已批复的下年申报时改", "the unit; what was approved, at the next declaration"),
    Who.TEMPLATE: ("表样下发单位", "the owner of the template"),
    Who.REVIEWER: ("审核人", "the reviewer"),
}
_READERS: Final = {Audience.UNIT: ("填表单位", "the unit"), Audience.REVIEWER: ("审核人", "the reviewer")}
_STAGES_EN: Final = {
    Stage.SELF_EVALUATION: "while the form is filled in",
    Stage.DECLARATION: "while goals are declared",
    Stage.REVIEW: "at review",
    Stage.PUBLICATION: "before publication",
}
# What :class:`jiheng.form.Place` says of a cell, piece by piece, for readers of English.
_CELL: Final = re.compile(r"(?:第(\d+)页)?(?:表(\d+))?第(\d+)行(?:第(\d+)列)?")


class Say(NamedTuple):
    """Speaks Chinese or English: call it with both.

    ``in_pages``: the reader answers what is asked in a page that stands beside, and not with words of the shell.
    """

    lang: str = "zh"
    in_pages: bool = False

    def __call__(self, chinese: str, english: str) -> str:
        """Give the one of the two that is wanted."""
        return english if self.lang == "en" else chinese

    def severity(self, severity: Severity) -> str:
        """必须改正, 请核实说明 or 建议."""
        return self(severity.chinese, SEVERITIES[severity])

    def who(self, who: Who) -> str:
        """Who can act."""
        return self(*_WHO[who])

    def acts(self, one: Reported | ReportedAcross) -> str:
        """Who can act, to stand before a remedy: only where that is somebody other than the unit.

        A remedy for the next declaration says itself what waits for that, and what helps already.
        """
        return "" if one.who in {Who.UNIT, Who.DECLARATION} else self.who(one.who)

    def matter(self, item: "Item", form: SelfEvaluation) -> str:
        """Name what an item is about: a row by its indicator, anything else by its block."""
        if item.matter in _MATTERS:
            return self(*_MATTERS[item.matter])
        row = next((one.where.row for one in item.findings if one.where.row is not None), None)
        name = form.indicators[row].name.value if row is not None and row < len(form.indicators) else None
        return f"「{name}」" if name else self("一行指标", "a row of indicators")

    def cell(self, cell: str) -> str:
        """Say where a cell stands: 表1第11行第8列, in English table 1, row 11, column 8."""
        found = _CELL.fullmatch(cell) if self.lang == "en" else None
        if found is None:
            return cell
        page, table, row, column = found.groups()
        named = (("page", page), ("table", table), ("row" if table else "line", row), ("column", column))
        return ", ".join(f"{name} {number}" for name, number in named if number)

    def cells(self, item: "Item") -> str:
        """Say which cells an item speaks of."""
        return self("、", "; ").join(map(self.cell, item.cells))

    def audience(self, options: Options) -> str:
        """Say who is to read a report, and at which stage."""
        who, stage = self(*_READERS[options.audience]), options.stage
        return self(f"供{who}看（{STAGE_WORDS[stage]}环节）", f"for {who}, {_STAGES_EN[stage]}")

    def message(self, finding: Reported | ReportedAcross) -> str:
        """What a finding says."""
        return self(finding.message, finding.message_en or finding.message)

    def remedy(self, finding: Reported | ReportedAcross) -> str:
        """What to do about it."""
        return self(finding.remedy, finding.remedy_en or finding.remedy)

    def pack(self, pack: RulePack) -> str:
        """Name a rule pack: a document by its number, the form's own scheme by what it is."""
        return self(pack.title, pack.title_en) if pack.kind is Kind.FORM else pack.document

    def sure(self, pack: RulePack) -> str:
        """As :meth:`pack`, and never as surer than it is."""
        doubtful = pack.standing is Standing.UNCONFIRMED
        return self.pack(pack) + (self(f"（{Standing.UNCONFIRMED.chinese}）", " (unconfirmed)") if doubtful else "")

    def clause(self, clause_id: str, pack: RulePack) -> str:
        """Name a clause that ``pack`` draws on: its document and its title, and how far it is confirmed."""
        clause = pack.clauses.get(clause_id)
        if clause is None:
            return clause_id
        title = self(
            f"{document(clause_id, pack)}「{clause.title}」", f"{document(clause_id, pack)}: {clause.title_en}"
        )
        doubtful = clause.standing is Standing.UNCONFIRMED
        return title + (self(f"（{Standing.UNCONFIRMED.chinese}）", " (unconfirmed)") if doubtful else "")

    def source(self, source: Source) -> str:
        """Say which file a form stands in, and at which place."""
        return self(f"{source.file}，第 {source.number} 张", f"{source.file}, form {source.number}")

    def name(self, project: str | None) -> str:
        """Name a form by its project."""
        return project or self("（无项目名称）", "(no project name)")


def document(name: str, pack: RulePack) -> str:
    """Name the document of a pack or a clause by its id, as ``pack`` or the packs we ship know it."""
    name = name.partition("/")[0]
    if name == pack.id:
        return pack.document
    return load_pack(name).document if name in known_packs() else name


# What a form calls by no name that we know.
_NAMELESS: Final = ("（未写名称）", "(no name)")


def term(part: Part, code: str, say: Say) -> str:
    """Name a field or a code as forms print it: 全年执行数 for ``actual_expenditure`` of the fund columns."""
    return say(*TERMS.get((part, code), _NAMELESS))


@cache
def title(code: str, say: Say) -> str:
    """Name a check by its code: by its title, in English by its name."""
    check = find(code)
    return code if check is None else say(check.title, check.name)


def forms(many: int) -> str:
    """Count forms in English, where one is not several."""
    return f"{many} form" if many == 1 else f"{many} forms"


_MOST_REASONS: Final = 6
"""Of more reasons than these why something was not judged, the others are only counted."""


class Item(NamedTuple):
    """Everything found about one matter, under its weightiest severity."""

    matter: str
    severity: Severity
    findings: tuple[Reported, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells it speaks of, in words."""
        return tuple(dict.fromkeys(one.where.cell for one in self.findings if one.where.cell))


def is_the_units(item: Item) -> bool:
    """Tell whether the unit can act on any of it."""
    return any(one.who is Who.UNIT for one in item.findings)


def is_folded(item: Item, audience: Audience) -> bool:
    """Tell whether an item is only named at first: advice is, and for a unit everything that it cannot act on."""
    return item.severity is Severity.ADVICE or (audience is Audience.UNIT and not is_the_units(item))


def items_of(findings: tuple[Reported, ...]) -> tuple[Item, ...]:
    """Put the findings of a matter together: one matter, one item. Findings come weightiest first, and so do items."""
    grouped: dict[str, list[Reported]] = {}
    for finding in findings:
        grouped.setdefault(finding.matter, []).append(finding)
    return tuple(Item(matter, found[0].severity, tuple(found)) for matter, found in grouped.items())


def reasons_of(not_judged: Sequence[NotJudged], say: Say, *, unfolded: bool = False) -> tuple[tuple[str, str], ...]:
    """Put what could not be judged together by reason: the reason, and the codes of the checks it kept from judging.

    Where very many wait for doubtful cells, which stand in a list of their own, that is said once, and of the others
    the first are told; all are where they are to be ``unfolded``.
    """
    doubtful = _by_reason([one for one in not_judged if one.is_doubtful], say)
    others = _by_reason([one for one in not_judged if not one.is_doubtful], say)
    if not unfolded and len(doubtful) > _MOST_REASONS:
        many = sum(one.is_doubtful for one in not_judged)
        doubtful = {
            say(
                f"有 {many} 项要看「读表存疑」所列的格，先不判断；核对以后再看。",
                f"{many} rest on cells named under “Doubtful reading”. Look at them again once those were compared.",
            ): dict.fromkeys(code for codes in doubtful.values() for code in codes)
        }
    told = list({**doubtful, **others}.items())
    if not unfolded and len(told) > _MOST_REASONS + 1:
        left = dict.fromkeys(code for _, codes in told[_MOST_REASONS:] for code in codes)
        more = len(told) - _MOST_REASONS
        counted = say(f"另有 {more} 条缘由，--all 列出。", f"{more} more reasons; --all shows them.")
        told[_MOST_REASONS:] = [(counted, left)]
    return tuple((reason, say("、", ", ").join(codes)) for reason, codes in told)


def _by_reason(not_judged: Sequence[NotJudged], say: Say) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for one in not_judged:
        found.setdefault(say(one.reason, one.reason_en or one.reason), {})[one.code] = None
    return found


def counts(items: Sequence[Item]) -> Counter[Severity]:
    """Count items by severity."""
    return Counter(item.severity for item in items)
