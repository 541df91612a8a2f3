"""One form: who and what points, then what is to be acted on by weight, what could not be judged, reasons given."""

from collections.abc import Iterator, Sequence

from jiheng.assess import Assessment
from jiheng.checks import Reported, Severity, Who
from jiheng.exporting.answers import TO_REVIEW, annex, answer_line
from jiheng.exporting.points import effect_line, points_line
from jiheng.exporting.side_by_side import beside_line
from jiheng.exporting.standing import execution_line, notes, rules_line, verdict
from jiheng.exporting.summary_shapes import is_alone
from jiheng.exporting.to_md.marks import escaped
from jiheng.exporting.told import ToldOf
from jiheng.exporting.words import Item, Say, is_folded, reasons_of, told_together
from jiheng.pile import Pile


def form_lines(assessment: Assessment, told: ToldOf, pile: Pile, number: int | None, say: Say) -> Iterator[str]:
    """Give the lines of one form, with its number in the pile if it has one."""
    form, level = assessment.form, "#" if number is None else "##"
    unit = form.implementing_unit.value or form.competent_department.value or ""
    year = form.fiscal_year.value
    about = (say.name(form.project.value), "" if year is None else say(f"{year}年度", str(year)), unit)
    head = "　".join(filter(None, about))
    yield f"{level} {'' if number is None else f'【{number}】'}{escaped(head)}"
    yield ""
    yield from _standing(assessment, told, pile, say)
    yield from _doubts(assessment, level, say)
    named = [item for item in told.items if is_folded(item, pile.options.audience) and not pile.options.unfolded]
    listed = [item for item in told.items if item not in named]
    error = say.severity(Severity.ERROR)
    yield from _items(f"{error}{say('，', ', ')}{say(*TO_REVIEW)}", told.to_review, assessment, level, say)
    for severity in sorted(Severity, reverse=True):
        found = [item for item in listed if item.severity is severity]
        yield from _items(say.severity(severity), found, assessment, level, say)
    if named:
        names = say("、", ", ").join(say.matter(item, form) for item in named)
        head = say(f"另有 {len(named)} 项，现在不用答复：", f"Nothing to answer now, {len(named)} more: ")
        yield from ("", escaped(head + names))
    if left := len(told.above & pile.common_codes):
        head = say(f"另有 {left} 项是各表的通病，见汇总。", f"More, common to the pile: {left}; see the summary.")
        yield from ("", escaped(head))
    yield from _rest(assessment, level, say)


def _standing(assessment: Assessment, told: ToldOf, pile: Pile, say: Say) -> Iterator[str]:
    asked = told.above - pile.common_codes
    lines = (
        (say("结论", "Verdict"), verdict(assessment, told.items, say, elsewhere=bool(told.above))),
        (say("得分", "Points"), points_line(assessment.due, say)),
        (say("执行率", "Execution"), execution_line(assessment, say)),
        (say("计分", "Scheme"), "".join(map(say.message, told.scheme))),
        (say("金额", "Amounts"), say("单位待确认，见汇总②", "unit to be confirmed, see ②") if asked else ""),
        (say("口径", "Rules"), rules_line(assessment, say)),
        (say("对照", "Beside"), beside_line(assessment, say)),
        (say("用途", "Report"), say.audience(pile.options) if is_alone(pile) else ""),
        (say("文件", "File"), say.source(assessment.source)),
    )
    for label, text in lines:
        if text:
            yield f"- **{label}**{say('：', ': ')}{escaped(text)}"
    for note in notes(assessment, say):
        yield f"- **{escaped(note)}**"


def _doubts(assessment: Assessment, level: str, say: Say) -> Iterator[str]:
    if not assessment.doubts:
        return
    head = say("读表存疑，请核对（不算单位的问题）", "Doubtful reading: please compare (nobody's fault)")
    yield from ("", f"{level}# {head}", "")
    for told in told_together(assessment.doubts, say):
        heads = say("；", "; ").join(head for _, head in told.heads)
        yield f"- {escaped(heads + say('。', '. ') + told.rest)} `{told.code}`"


def _items(head: str, items: Sequence[Item], assessment: Assessment, level: str, say: Say) -> Iterator[str]:
    if not items:
        return
    yield from ("", f"{level}# {head}{say(f'（{len(items)} 项）', f' ({len(items)})')}", "")
    for place, item in enumerate(items, start=1):
        cells = say.cells(item)
        where = f"〔{escaped(cells)}〕" if cells else ""
        yield f"{place}. **{escaped(say.matter(item, assessment.form))}**{where}"
        for finding in item.findings:
            yield from _finding(finding, item.severity, say)


def _finding(one: Reported, weight: Severity, say: Say) -> Iterator[str]:
    lighter = say.severity(one.severity) + say("：", ": ") if one.severity < weight else ""
    acts = "" if one.who is Who.UNIT else f"{say.who(one.who)}{say('：', ': ')}"
    yield f"   - {escaped(lighter + say.message(one))} `{one.code}`"
    remedy = say.remedy(one)
    for line in (f"{acts}{remedy}" if remedy else "", effect_line(one, say), answer_line(one, say)):
        if line:
            yield f"     - → {escaped(line)}"


def _rest(assessment: Assessment, level: str, say: Say) -> Iterator[str]:
    if assessment.not_judged:
        yield from ("", f"{level}# {say('未能判断', 'Not judged')}", "")
    for reason, codes in reasons_of(assessment.not_judged, say):
        yield f"- {escaped(reason)} `{codes}`"
    answers = annex(assessment, say)
    if answers:
        yield from ("", f"{level}# {say('附：说明', 'Annex: answers')}", "")
    for answer in answers:
        codes, mark = (f"〔{one}〕" if one else "" for one in (answer.codes, answer.mark))
        yield f"- {escaped(answer.matter + codes + mark + say('：', ': ') + answer.reason)}"
