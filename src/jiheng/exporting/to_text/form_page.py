"""One form for a terminal: who, points, what to do in order of weight, what could not be judged."""

from collections.abc import Iterable, Sequence

from jiheng.assess import Assessment, Audience
from jiheng.checks import Reported, Severity
from jiheng.exporting.across_words import see_above
from jiheng.exporting.answers import TO_REVIEW, annex, answer_line
from jiheng.exporting.doubts_told import sections
from jiheng.exporting.lines import pad
from jiheng.exporting.points import effect_line
from jiheng.exporting.side_by_side import beside_line
from jiheng.exporting.since_words import form_lines
from jiheng.exporting.since_words import mark as since_mark
from jiheng.exporting.standing import (
    execution_line,
    finished_hint,
    how_read,
    notes,
    points_told,
    rules_line,
    unit_hint,
    verdict,
)
from jiheng.exporting.summary_shapes import ASKED_ABOVE, is_alone
from jiheng.exporting.to_text.paper import SEVERITY_STYLES, Paper
from jiheng.exporting.to_text.since_page import write_since
from jiheng.exporting.told import ToldOf
from jiheng.exporting.words import Item, Say, is_folded, is_the_units, reasons_of
from jiheng.form import Doubt
from jiheng.pile import FormSince, Pile, asks_whether_finished

_LABEL_COLUMNS = 8


def write_head(paper: Paper, assessment: Assessment, say: Say, *, number: int | None = None) -> None:
    """Write which form it is, what points it has, and by which rules."""
    form, approved = assessment.form, assessment.declaration_source
    year = form.fiscal_year.value
    about = (
        say.name(form.project.value),
        "" if year is None else say(f"{year}年度", str(year)),
        form.implementing_unit.value or form.competent_department.value or "",
    )
    paper.text("　".join(filter(None, about)), first="" if number is None else f"【{number}】", style="bold")
    lines = (
        (say("文件", "File"), say.source(assessment.source)),
        (say("读表", "Reading"), how_read(form, assessment.doubts, say)),
        (say("批复", "Approved"), "" if approved is None else say.source(approved)),
        (say("得分", "Points"), points_told(assessment, say)),
        (say("执行率", "Budget"), execution_line(assessment, say)),
        (say("口径", "Rules"), rules_line(assessment, say)),
        (say("对照", "Beside"), beside_line(assessment, say)),
    )
    for label, text in lines:
        if text:
            paper.text(text, first=labelled(label))
    for note in notes(assessment, say):
        paper.text(note, first=labelled(""), style="bold")


def labelled(label: str) -> str:
    """Give the start of a line at the head of a form."""
    return f"  {pad(label, _LABEL_COLUMNS)}"


def write_doubts(paper: Paper, doubts: Sequence[Doubt], say: Say, *, unfolded: bool, flag: str = "--all") -> None:
    """Write what of the reading a person should compare with the page. None of it is counted against the unit.

    Of very many that end alike only the first are named, unless all are to be ``unfolded``, which ``flag`` asks for.
    """
    for section in sections(doubts, say):
        paper.blank()
        paper.text(section.head + say(f"（{section.about}）", f" ({section.about})"), first="  ", style="bold")
        for told in section.told:
            if not told.is_crowded:
                paper.text(f"{told.joined(say)}〔{told.code}〕", first="  · ")
                continue
            paper.text(f"{told.summed(say)}〔{told.code}〕", first="  · ")
            for group in told.groups:
                named = group.named(say, unfolded=unfolded, flag=flag)
                paper.text(named, first=f"    {group.block}{say('：', ': ')}", rest="      ")


def write_annex(paper: Paper, assessment: Assessment, say: Say) -> None:
    """Write every reason that was given for a form, with what it is about."""
    told = annex(assessment, say)
    if not told:
        return
    paper.blank()
    paper.text(say(f"附：说明 {len(told)} 条", f"Annex: {len(told)} answers"), first="  ", style="bold")
    for place, one in enumerate(told, start=1):
        about = f"{one.matter}〔{one.codes}〕" if one.codes else one.matter
        mark = say(f"（{one.mark}）", f" ({one.mark})") if one.mark else ""
        paper.text(f"{about}{mark}{say('：', ': ')}{one.reason}", first=f"  {place}. ")


class FormPage:
    """Writes one form of ``pile``, without what its summary says already."""

    def __init__(self, paper: Paper, assessment: Assessment, pile: Pile, say: Say) -> None:
        self._paper = paper
        self._assessment = assessment
        self._pile = pile
        self._options = pile.options
        self._say = say
        self._since: FormSince | None = None

    def write(self, found: ToldOf, number: int | None = None, across: tuple[str, ...] = ()) -> None:
        """Write what was ``found`` of the form, with its number in the pile if it has one.

        ``across`` are the checks that found something of it beside other forms.
        """
        paper, say, assessment, items = self._paper, self._say, self._assessment, found.items
        self._since = self._pile.became((number or 1) - 1, assessment)
        write_head(paper, assessment, say, number=number)
        for finding in found.scheme:
            paper.text(say.message(finding), first=labelled(say("计分", "Scheme")))
        if found.above - self._pile.common_codes:
            told = say("单位待确认，见汇总②", "unit to be confirmed, see ② of the summary")
            paper.text(told, first=labelled(say("金额", "Amounts")))
        if across:
            paper.text(see_above(across, say), first=labelled(say("表间", "Across")))
        if is_alone(self._pile):
            paper.text(say.audience(self._options), first=labelled(say("用途", "Report")))
        stands = verdict(assessment, items, say, elsewhere=bool(found.above))
        paper.text(stands, first=labelled(say("结论", "Verdict")), style="bold")
        for told in form_lines(self._since, self._pile, say):
            paper.text(told, first=labelled(say("比上次", "Since")))
        write_doubts(paper, assessment.doubts, say, unfolded=self._options.unfolded)
        self._to_review(found.to_review)
        if self._options.audience is Audience.UNIT:
            self._for_unit(items)
        else:
            self._by_weight(items)
        write_since(paper, self._since, self._pile, say)
        left = len(found.above & self._pile.common_codes)
        if left:
            paper.blank()
            told = say(f"另有 {left} 项是各表的通病，见汇总。", f"More, common to the pile: {left}; see the summary.")
            paper.text(told, first="  ")
        self._not_judged()
        if self._options.unfolded:
            self._left_out()
        self._exempt(found.exempt)
        write_annex(paper, assessment, say)

    def _to_review(self, items: Sequence[Item]) -> None:
        """What must be corrected and was answered with a reason comes first: somebody has to say whether it will do."""
        if not items:
            return
        paper, say, many = self._paper, self._say, len(items)
        error = say.severity(Severity.ERROR)
        head = say(f"{error} {many} 项，{TO_REVIEW[0]}", f"{error}: {many}, {TO_REVIEW[1]}")
        paper.blank()
        paper.text(head, first="  ", style=SEVERITY_STYLES[Severity.ERROR])
        for item in items:
            self._item(item, "· ")

    def _exempt(self, found: Sequence[Reported]) -> None:
        """Name what was settled for the pile, where no summary does so."""
        paper, say = self._paper, self._say
        reasons = dict.fromkeys((answer_line(one, say), one.code) for one in found)
        if not (is_alone(self._pile) or self._options.unfolded) or not found:
            return
        paper.blank()
        for line, code in reasons:
            paper.text(f"{code}　{line}", first="  ", style="dim")

    def _by_weight(self, items: Sequence[Item]) -> None:
        paper, say = self._paper, self._say
        place = 0
        for severity in sorted(Severity, reverse=True):
            found = [item for item in items if item.severity is severity]
            if not found:
                continue
            paper.blank()
            if severity is Severity.ADVICE and not self._options.unfolded:
                self._folded(found)
                continue
            word, many = say.severity(severity), len(found)
            paper.text(say(f"{word} {many} 项", f"{word}: {many}"), first="  ", style=SEVERITY_STYLES[severity])
            for place, item in enumerate(found, start=place + 1):  # noqa: B020 - numbers run on from severity to severity
                self._item(item, f"{place}. ")

    def _for_unit(self, items: Sequence[Item]) -> None:
        """What the unit can act on comes first; the rest is named, so that nobody wonders, and asks nothing of it."""
        paper, say, unfolded = self._paper, self._say, self._options.unfolded
        first = [item for item in items if not is_folded(item, Audience.UNIT)]
        light = [item for item in items if is_the_units(item) and item not in first]
        others = [item for item in items if not is_the_units(item)]
        if unfolded:
            first, light = first + light, []
        if first:
            paper.blank()
            paper.text(say("请您先看这几项", "Please look at these first"), first="  ", style="bold")
        for place, item in enumerate(first, start=1):
            self._item(item, f"{place}. ", with_weight=True)
        if light:
            paper.blank()
            self._folded(light)
        if others:
            paper.blank()
            self._others(others, len(first))

    def _others(self, others: Sequence[Item], before: int) -> None:
        paper, say, many = self._paper, self._say, len(others)
        if not self._options.unfolded:
            head = say(
                f"另有 {many} 项现在不用您改（--all 展开）：",
                f"Not for you to change now: {many} (--all shows them): ",
            )
            paper.text(head + self._names(others), first="  ", style="dim")
            return
        head = say("下面这些现在不用您改", "Nothing of the following is for you to change now")
        paper.text(head, first="  ", style="bold")
        for place, item in enumerate(others, start=before + 1):
            self._item(item, f"{place}. ")

    def _folded(self, items: Sequence[Item]) -> None:
        many = len(items)
        head = self._say(
            f"建议 {many} 项，不用答复（--all 展开）：", f"Advice, no answer needed: {many} (--all shows it): "
        )
        self._paper.text(head + self._names(items), first="  ", style=SEVERITY_STYLES[Severity.ADVICE])

    def _names(self, items: Iterable[Item]) -> str:
        return self._say("、", ", ").join(self._matter(item) for item in items)

    def _matter(self, item: Item) -> str:
        return self._say.matter(item, self._assessment.form)

    def _item(self, item: Item, sign: str, *, with_weight: bool = False) -> None:
        cells = self._say.cells(item)
        weight = f"{self._say.severity(item.severity)}　" if with_weight else ""
        where = f"〔{cells}〕" if cells else ""
        self._paper.text(f"{weight}{self._matter(item)}{where}", first=f"  {sign}", style="bold")
        for finding in item.findings:
            self._finding(finding, item.severity)

    def _finding(self, finding: Reported, weight: Severity) -> None:
        paper, say, unfolded = self._paper, self._say, self._options.unfolded
        lighter = finding.severity < weight
        word = say.severity(finding.severity)
        mark = say(f"另（{word}）：", f"Also ({word}): ") if lighter else ""
        mark += since_mark(finding.fingerprint, self._since, say)
        paper.text(f"{mark}{say.message(finding)}〔{finding.code}〕", first="     ")
        if say.remedy(finding) and (unfolded or not lighter):
            acts = say.acts(finding)
            paper.text(f"{acts}{say('：', ': ') if acts else ''}{say.remedy(finding)}", first="     → ")
        if finding.answer is not None:
            paper.text(f"{answer_line(finding, say)}{say('。', '.')}", first="     ※ ")
        if finding.effect is not None and (unfolded or finding.effect.changes_grade):
            paper.text(f"{effect_line(finding, say)}{say('。', '.')}", first="     → ")
        if finding.code == ASKED_ABOVE:
            units = [reading.unit for reading in self._assessment.unit.readings]
            paper.text(f"{unit_hint(units, say)}{say('。', '.')}", first="     → ")
        if unfolded and finding.clauses:
            paper.text("、".join(finding.clauses), first=f"       {say('依据', 'rests on')} ", style="dim")

    def _not_judged(self) -> None:
        paper, say, not_judged = self._paper, self._say, self._assessment.not_judged
        if not not_judged:
            return
        many = len(not_judged)
        paper.blank()
        paper.text(say(f"未能判断 {many} 项", f"Could not be judged: {many}"), first="  ", style="bold")
        for reason, codes in reasons_of(not_judged, say, unfolded=self._options.unfolded):
            paper.text(f"{reason}〔{codes}〕", first="  · ")
        if is_alone(self._pile) and asks_whether_finished(self._assessment):
            paper.text(f"{finished_hint(say)}{say('。', '.')}", first="  → ")

    def _left_out(self) -> None:
        say, assessment = self._say, self._assessment
        skipped = [f"{one.code}　{say(one.reason, one.reason_en or one.reason)}" for one in assessment.skipped]
        self._list(say("不适用", "Not applicable"), skipped)
        self._list(say("表外文字，未使用", "Text outside the form, not used"), assessment.left_over)

    def _list(self, head: str, lines: Sequence[str]) -> None:
        if lines:
            self._paper.blank()
            self._paper.text(head, first="  ", style="bold")
        for line in lines:
            self._paper.text(line, first="  · ", style="dim")
