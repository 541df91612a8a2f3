"""One form: who and what points, then what is to be acted on by weight, what could not be judged, reasons given."""

from collections.abc import Iterator, Sequence

from jiheng.assess import Assessment
from jiheng.checks import Reported, Severity
from jiheng.exporting.answers import TO_REVIEW, annex, answer_line
from jiheng.exporting.doubts_told import sections
from jiheng.exporting.points import effect_line
from jiheng.exporting.side_by_side import beside_line
from jiheng.exporting.since_words import change_lines, mark, mended_lines
from jiheng.exporting.since_words import form_lines as since_lines
from jiheng.exporting.standing import execution_line, how_read, notes, points_told, rules_line, verdict
from jiheng.exporting.summary_shapes import is_alone
from jiheng.exporting.to_md.marks import escaped
from jiheng.exporting.told import ToldOf
from jiheng.exporting.words import Item, Say, is_folded, reasons_of
from jiheng.pile import Pile


def form_lines(assessment: Assessment, told: ToldOf, pile: Pile, number: int | None, say: Say) -> Iterator[str]:
    """Give the lines of one form, with its number in the pile if it has one."""
    return _Form(assessment, told, pile, number, say).lines()


class _Form:
    """Tells one form."""

    def __init__(self, assessment: Assessment, told: ToldOf, pile: Pile, number: int | None, say: Say) -> None:
        self._assessment = assessment
        self._told = told
        self._pile = pile
        self._number = number
        self._say = say
        self._since = pile.became((number or 1) - 1, assessment)

    def lines(self) -> Iterator[str]:
        say, told = self._say, self._told
        yield from self._head()
        yield from self._doubts()
        yield from self._items(f"{say.severity(Severity.ERROR)}{say('，', ', ')}{say(*TO_REVIEW)}", told.to_review)
        folded = [item for item in told.items if self._is_named(item)]
        for severity in sorted(Severity, reverse=True):
            found = [item for item in told.items if item.severity is severity and item not in folded]
            yield from self._items(say.severity(severity), found)
        if folded:
            names = say("、", ", ").join(say.matter(item, self._assessment.form) for item in folded)
            head = say(f"另有 {len(folded)} 项，现在不用答复：", f"Nothing to answer now, {len(folded)} more: ")
            yield from ("", escaped(head + names))
        if left := len(told.above & self._pile.common_codes):
            head = say(f"另有 {left} 项是各表的通病，见汇总。", f"More, common to the pile: {left}; see the summary.")
            yield from ("", escaped(head))
        yield from self._since_last_time()
        yield from self._rest()

    def _is_named(self, item: Item) -> bool:
        options = self._pile.options
        return is_folded(item, options.audience) and not options.unfolded

    def _section(self, name: str) -> Iterator[str]:
        yield from ("", f"{'##' if self._number is None else '###'} {name}", "")

    def _head(self) -> Iterator[str]:
        say, form, number = self._say, self._assessment.form, self._number
        year = form.fiscal_year.value
        about = (
            say.name(form.project.value),
            "" if year is None else say(f"{year}年度", str(year)),
            form.implementing_unit.value or form.competent_department.value or "",
        )
        name = escaped("　".join(filter(None, about)))
        yield f"# {name}" if number is None else f"## 【{number}】{name}"
        yield ""
        for label, text in self._standing():
            if text:
                yield f"- **{label}**{say('：', ': ')}{escaped(text)}"
        for note in notes(self._assessment, say):
            yield f"- **{escaped(note)}**"

    def _standing(self) -> Iterator[tuple[str, str]]:
        say, told, pile, assessment = self._say, self._told, self._pile, self._assessment
        asked = told.above - pile.common_codes
        yield say("结论", "Verdict"), verdict(assessment, told.items, say, elsewhere=bool(told.above))
        for line in since_lines(self._since, pile, say):
            yield say("比上次", "Since"), line
        yield say("读表", "Reading"), how_read(assessment.form, assessment.doubts, say)
        yield say("批复", "Approved"), "" if (one := assessment.declaration_source) is None else say.source(one)
        yield say("得分", "Points"), points_told(assessment, say)
        yield say("执行率", "Execution"), execution_line(assessment, say)
        yield say("计分", "Scheme"), "".join(map(say.message, told.scheme))
        yield say("金额", "Amounts"), say("单位待确认，见汇总②", "unit to be confirmed, see ②") if asked else ""
        yield say("口径", "Rules"), rules_line(assessment, say)
        yield say("对照", "Beside"), beside_line(assessment, say)
        yield say("用途", "Report"), say.audience(pile.options) if is_alone(pile) else ""
        yield say("文件", "File"), say.source(assessment.source)

    def _doubts(self) -> Iterator[str]:
        say, unfolded = self._say, self._pile.options.unfolded
        for section in sections(self._assessment.doubts, say):
            yield from self._section(section.head + say(f"（{section.about}）", f" ({section.about})"))
            for told in section.told:
                if not told.is_crowded:
                    yield f"- {escaped(told.joined(say))} `{told.code}`"
                    continue
                yield f"- {escaped(told.summed(say))} `{told.code}`"
                for group in told.groups:
                    named = group.named(say, unfolded=unfolded)
                    yield f"  - {escaped(group.block + say('：', ': ') + named)}"

    def _items(self, head: str, items: Sequence[Item]) -> Iterator[str]:
        say, many = self._say, len(items)
        if items:
            yield from self._section(head + say(f"（{many} 项）", f" ({many})"))
        for place, item in enumerate(items, start=1):
            cells = say.cells(item)
            where = f"〔{escaped(cells)}〕" if cells else ""
            yield f"{place}. **{escaped(say.matter(item, self._assessment.form))}**{where}"
            for finding in item.findings:
                yield from self._finding(finding, item.severity)

    def _finding(self, one: Reported, weight: Severity) -> Iterator[str]:
        say = self._say
        lighter = say.severity(one.severity) + say("：", ": ") if one.severity < weight else ""
        acts = f"{acts}{say('：', ': ')}" if (acts := say.acts(one)) else ""
        message = mark(one.fingerprint, self._since, say) + lighter + say.message(one)
        yield f"   - {escaped(message)} `{one.code}`"
        remedy = say.remedy(one)
        for line in (f"{acts}{remedy}" if remedy else "", effect_line(one, say), answer_line(one, say)):
            if line:
                yield f"     - → {escaped(line)}"

    def _since_last_time(self) -> Iterator[str]:
        since, say, options = self._since, self._say, self._pile.options
        if since is None:
            return
        for head, lines in (
            (say("上次提出、已改", "Raised last time, mended"), mended_lines(since, say, unfolded=options.unfolded)),
            (say("表里的改动", "Changed in the form"), change_lines(since, options.stage, say)),
        ):
            if lines:
                yield from self._section(head)
            for line in lines:
                yield f"- {escaped(line)}"

    def _rest(self) -> Iterator[str]:
        say, not_judged, answers = self._say, self._assessment.not_judged, annex(self._assessment, self._say)
        if not_judged:
            yield from self._section(say("未能判断", "Not judged"))
        for reason, codes in reasons_of(not_judged, say, unfolded=self._pile.options.unfolded):
            yield f"- {escaped(reason)} `{codes}`"
        if answers:
            yield from self._section(say("附：说明", "Annex: answers"))
        for answer in answers:
            codes, stands = (f"〔{one}〕" if one else "" for one in (answer.codes, answer.mark))
            yield f"- {escaped(answer.matter + codes + stands + say('：', ': ') + answer.reason)}"
