"""One form for a terminal: who, points, what to do in order of weight, what could not be judged."""

from jiheng.assess import Assessment, Audience, Options
from jiheng.checks import Reported, Severity, Who
from jiheng.exporting.lines import pad
from jiheng.exporting.points import claimed_total, due_total
from jiheng.exporting.standing import AT_THE_HEAD, execution_line, rules_line
from jiheng.exporting.to_text.paper import SEVERITY_STYLES, Paper
from jiheng.exporting.words import Item, Say, items_of, verdict
from jiheng.form import Doubt

def write_form(  # noqa: PLR0913 - the sheet, the form, and how to show it; all but two by name
    paper: Paper,
    assessment: Assessment,
    *,
    options: Options,
    say: Say,
    number: int | None = None,
    said_once: frozenset[str] = frozenset(),
) -> None:
    """Write everything about one form. ``said_once`` are codes that the summary of its pile says already."""
    if options.unfolded:
        said_once = frozenset()
    shown = tuple(one for one in assessment.findings if one.code not in said_once)
    write_head(paper, assessment, say, number=number)
    for finding in shown:
        if finding.code in AT_THE_HEAD:
            paper.text(say.message(finding), first=_label(say("计分", "Scheme")))
    items = items_of(tuple(one for one in shown if one.code not in AT_THE_HEAD))
    paper.text(verdict(items, say), first=_label(say("结论", "Verdict")), style="bold")
    write_doubts(paper, assessment.doubts, say)
    if options.audience is Audience.UNIT:
        _for_unit(paper, items, assessment, options, say)
    else:
        _by_weight(paper, items, assessment, options, say)
    left = len({one.code for one in assessment.findings} & said_once)
    if left:
        paper.blank()
        paper.text(say(f"另有 {left} 项是各表的通病，见汇总。", f"{left} more are common to the pile; see the summary."), first="  ")
    _not_judged(paper, assessment, options, say)


def write_head(paper: Paper, assessment: Assessment, say: Say, *, number: int | None = None) -> None:
    """Write which form it is and what points it has."""
    form, due = assessment.form, assessment.due
    year = form.fiscal_year.value
    about = [
        say.name(form),
        "" if year is None else say(f"{year}年度", str(year)),
        form.implementing_unit.value or form.competent_department.value or "",
    ]
    head = "" if number is None else f"【{number}】"
    paper.text("　".join(filter(None, about)), first=head, style="bold")
    source = assessment.source
    paper.text(say(f"{source.file}，第 {source.number} 张", f"{source.file}, form {source.number}"), first=_label(say("文件", "File")), style="dim")
    points = say(f"自评 {claimed_total(due, say)}，测算 {due_total(due, say)}", f"claimed {claimed_total(due, say)}, due {due_total(due, say)}")
    paper.text(points, first=_label(say("得分", "Points")))
    execution = execution_line(assessment, say)
    if execution:
        paper.text(execution, first=_label(say("执行率", "Budget")))
    paper.text(rules_line(assessment, say), first=_label(say("口径", "Rules")))


def _label(word: str) -> str:
    return f"  {pad(word, 8)}"


def write_doubts(paper: Paper, doubts: tuple[Doubt, ...], say: Say) -> None:
    """Write what of the reading a person should compare with the page. None of it is counted against the unit."""
    if not doubts:
        return
    paper.blank()
    paper.text(say("读表存疑，请核对（不算单位的问题）", "Doubtful reading: please compare (nobody's fault)"), first="  ", style="bold")
    for doubt in doubts:
        paper.text(f"{say(doubt.what, doubt.what_en or doubt.what)}〔{doubt.code}〕", first="  · ")


def _by_weight(paper: Paper, items: tuple[Item, ...], assessment: Assessment, options: Options, say: Say) -> None:
    place = 0
    for severity in sorted(Severity, reverse=True):
        found = [item for item in items if item.severity is severity]
        if not found:
            continue
        paper.blank()
        if severity is Severity.ADVICE and not options.unfolded:
            _folded(paper, found, assessment, say)
            continue
        paper.text(say(f"{say.severity(severity)} {len(found)} 项", f"{say.severity(severity)}: {len(found)}"), first="  ", style=SEVERITY_STYLES[severity])
        for item in found:
            place += 1
            _item(paper, item, place, assessment, options, say)


def _for_unit(paper: Paper, items: tuple[Item, ...], assessment: Assessment, options: Options, say: Say) -> None:
    mine = [item for item in items if any(one.who is Who.UNIT for one in item.findings)]
    others = [item for item in items if item not in mine]
    weighty = [item for item in mine if item.severity > Severity.ADVICE or options.unfolded]
    light = [item for item in mine if item not in weighty]
    if weighty:
        paper.blank()
        paper.text(say("请您先看这几项", "Please look at these first"), first="  ", style="bold")
    for place, item in enumerate(weighty, start=1):
        _item(paper, item, place, assessment, options, say, weight=True)
    if light:
        paper.blank()
        _folded(paper, light, assessment, say)
    if not others:
        return
    paper.blank()
    if options.unfolded:
        paper.text(say("下面这些现在不用您改", "Nothing of the following is for you to change now"), first="  ", style="bold")
        for place, item in enumerate(others, start=len(weighty) + 1):
            _item(paper, item, place, assessment, options, say)
    else:
        names = say("、", ", ").join(say.matter(item.matter, assessment.form, item.findings) for item in others)
        paper.text(say(f"另有 {len(others)} 项现在不用您改（--all 展开）：{names}", f"{len(others)} more are not for you to change now (--all): {names}"), first="  ", style="dim")


def _folded(paper: Paper, items: list[Item], assessment: Assessment, say: Say) -> None:
    names = say("、", ", ").join(say.matter(item.matter, assessment.form, item.findings) for item in items)
    paper.text(
        say(f"建议 {len(items)} 项，不用答复（--all 展开）：{names}", f"Advice, no answer needed: {len(items)} (--all shows it): {names}"),
        first="  ",
        style=SEVERITY_STYLES[Severity.ADVICE],
    )


def _item(  # noqa: PLR0913 - the sheet, the item, its number and how to show it
    paper: Paper, item: Item, place: int, assessment: Assessment, options: Options, say: Say, *, weight: bool = False
) -> None:
    cells = list(dict.fromkeys(one.where.cell for one in item.findings if one.where.cell))
    where = f"〔{say('、', ', ').join(cells)}〕" if cells else ""
    tag = f"{say.severity(item.severity)}　" if weight else ""
    paper.text(f"{tag}{say.matter(item.matter, assessment.form, item.findings)}{where}", first=f"  {place}. ", style="bold")
    for finding in item.findings:
        _finding(paper, finding, item.severity, options, say)


def _finding(paper: Paper, finding: Reported, weight: Severity, options: Options, say: Say) -> None:
    lighter = finding.severity < weight
    mark = say(f"另（{say.severity(finding.severity)}）：", f"Also ({say.severity(finding.severity).lower()}): ") if lighter else ""
    paper.text(f"{mark}{say.message(finding)}〔{finding.code}〕", first="     ")
    if say.remedy(finding) and (options.unfolded or not lighter):
        acts = "" if finding.who is Who.UNIT else say(f"{say.who(finding.who)}：", f"{say.who(finding.who)}: ")
        paper.text(f"{acts}{say.remedy(finding)}", first="     → ")
    if options.unfolded and finding.clauses:
        paper.text(say("依据 ", "Rests on ") + "、".join(finding.clauses), first="       ", style="dim")


def _not_judged(paper: Paper, assessment: Assessment, options: Options, say: Say) -> None:
    reasons: dict[str, list[str]] = {}
    for one in assessment.not_judged:
        reasons.setdefault(say(one.reason, one.reason_en or one.reason), []).append(one.code)
    if reasons:
        paper.blank()
        paper.text(say(f"未能判断 {len(assessment.not_judged)} 项", f"Could not be judged: {len(assessment.not_judged)}"), first="  ", style="bold")
    for reason, codes in reasons.items():
        paper.text(f"{reason}〔{'、'.join(dict.fromkeys(codes))}〕", first="  · ")
    if options.unfolded and assessment.skipped:
        paper.blank()
        paper.text(say("不适用", "Not applicable"), first="  ", style="bold")
        for skipped in assessment.skipped:
            paper.text(f"{skipped.code}　{say(skipped.reason, skipped.reason_en or skipped.reason)}", first="  · ", style="dim")
    if options.unfolded and assessment.left_over:
        paper.blank()
        paper.text(say("表外文字，未使用", "Text outside the form, not used"), first="  ", style="bold")
        for text in assessment.left_over:
            paper.text(text, first="  · ", style="dim")
