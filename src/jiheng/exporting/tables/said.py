"""Something said a line: a finding, a doubt of reading, what could not be judged, what was found across forms."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from jiheng.checks import Who
from jiheng.exporting.answers import annex, answer_line
from jiheng.exporting.points import effect_line
from jiheng.exporting.since_words import change_lines, mark, mended_lines
from jiheng.exporting.standing import verdict
from jiheng.exporting.summary_shapes import label
from jiheng.exporting.tables.forms import AssessedForm, Numbered
from jiheng.exporting.tables.shapes import Column, Kind, Table
from jiheng.exporting.words import Item, Say, items_of, title
from jiheng.form import Doubt
from jiheng.pile import NotRead, Pile, untold
from jiheng.reading import is_open
from jiheng.rulepacks import RulePack

_BRACKETS: Final = "【】[] "


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What is said, in words. ``number`` and what follows it to ``year`` name the form, where it is of one form."""

    number: int | None = None
    file: str | None = None
    place: int | None = None
    project: str | None = None
    code_of_project: str | None = None
    unit: str | None = None
    department: str | None = None
    year: int | None = None
    weight: str = ""
    code: str = ""
    title: str = ""
    matter: str = ""
    where: str = ""
    message: str = ""
    remedy: str = ""
    who: str = ""
    effect: str = ""
    answer: str = ""
    since: str = ""
    clauses: str = ""
    evidence: str = ""
    fingerprint: str = ""


def of_form(one: Numbered) -> Said:
    """Name a form and say nothing yet."""
    form = one.form
    return Said(
        number=one.number,
        file=one.source.file,
        place=one.source.number,
        project=form.project.value,
        code_of_project=form.project_code.value,
        unit=form.implementing_unit.value,
        department=form.competent_department.value,
        year=form.fiscal_year.value,
    )


def findings(one: AssessedForm, say: Say) -> Iterator[Said]:
    """Give the findings of a form, weightiest first, each with everything that is said of it."""
    about, assessment = of_form(one), one.assessment
    since = one.pile.became(one.number - 1, assessment)
    for found in assessment.findings:
        yield msgspec.structs.replace(
            about,
            weight=say.severity(found.severity),
            code=found.code,
            title=title(found.code, say),
            matter=say.matter(Item(found.matter, found.severity, (found,)), assessment.form),
            where=say.cell(found.where.cell or ""),
            message=say.message(found),
            remedy=say.remedy(found),
            who=say.who(found.who),
            effect=effect_line(found, say),
            answer=answer_line(found, say),
            since=mark(found.fingerprint, since, say).strip(_BRACKETS),
            clauses=_clauses(found.clauses, assessment.pack, say),
            fingerprint=found.fingerprint,
        )


def since_last_time(one: AssessedForm, say: Say) -> Iterator[Said]:
    """Give what was raised last time and is mended, and what was changed in the form; nothing where nobody asked."""
    since = one.pile.became(one.number - 1, one.assessment)
    if since is None:
        return
    about = msgspec.structs.replace(of_form(one), since=say("比上次", "Since last time"))
    told = (
        (say("已改", "Mended"), mended_lines(since, say, unfolded=True)),
        (say("表里改动", "Changed"), change_lines(since, one.assessment.stage, say)),
    )
    for weight, lines in told:
        for line in lines:
            yield msgspec.structs.replace(about, weight=weight, message=line)


def doubts(one: Numbered, found: Sequence[Doubt], say: Say) -> Iterator[Said]:
    """Give the doubts of reading of a form."""
    about = of_form(one)
    for doubt in found:
        yield msgspec.structs.replace(
            about,
            weight=say("读表存疑", "Doubtful reading") if is_open(doubt) else say("读表说明", "Note on reading"),
            code=doubt.code,
            title=title(doubt.code, say),
            where=say.cell(doubt.where.cell or ""),
            message=say(doubt.what, doubt.what_en or doubt.what),
            remedy=say("请对照原表", "please compare with the page")
            if is_open(doubt)
            else say("请看一眼", "please glance at the page"),
            who=say.who(Who.REVIEWER),
        )


def doubts_assessed(one: AssessedForm, say: Say) -> Iterator[Said]:
    """Give the doubts of reading of a form that was assessed."""
    return doubts(one, one.assessment.doubts, say)


def not_judged(one: AssessedForm, say: Say) -> Iterator[Said]:
    """Give what could not be judged of a form, and the points that could not be computed, with the reasons."""
    about = msgspec.structs.replace(of_form(one), weight=say("未能判断", "Not judged"))
    for open_ in one.assessment.not_judged:
        yield msgspec.structs.replace(
            about,
            code=open_.code,
            title=title(open_.code, say),
            where=say.cell(open_.where.cell or ""),
            message=say(open_.reason, open_.reason_en or open_.reason),
        )
    for unscored in untold(one.assessment):
        yield msgspec.structs.replace(
            about,
            title=say("得分未测算", "not scored"),
            message=say(f"{unscored.reason}。", f"{unscored.reason_en}."),
        )


def reasons(one: AssessedForm, say: Say) -> Iterator[Said]:
    """Give every reason that was written for a form, with what it is about and how it stands."""
    about = of_form(one)
    for note in annex(one.assessment, say):
        yield msgspec.structs.replace(about, matter=note.matter, code=note.codes, weight=note.mark, answer=note.reason)


def nothing(one: AssessedForm, say: Say) -> Said:
    """Say that a form was looked at and nothing was found."""
    return msgspec.structs.replace(
        of_form(one), message=verdict(one.assessment, items_of(one.assessment.findings), say)
    )


def not_judged_across(pile: Pile, say: Say) -> Iterator[Said]:
    """Give what could not be judged across forms, with the reason."""
    for one in pile.across_not_judged:
        yield Said(
            project=_named(one.forms, pile, say),
            weight=say("未能判断", "Not judged"),
            code=one.code,
            title=title(one.code, say),
            matter=say("表与表之间", "across forms"),
            message=say(one.reason, one.reason_en),
        )


def across(pile: Pile, say: Say) -> Iterator[Said]:
    """Give what was found across forms, with the forms it speaks of and what can be laid side by side."""
    for found in pile.across:
        yield Said(
            project=_named(found.forms, pile, say),
            weight=say.severity(found.severity),
            code=found.code,
            title=title(found.code, say),
            matter=say("表与表之间", "across forms"),
            message=say.message(found),
            remedy=say.remedy(found),
            who=say.who(found.who),
            answer=answer_line(found, say),
            clauses=_clauses(found.clauses, pile.assessments[0].pack, say),
            evidence=say("；", "; ").join(found.evidence),
            fingerprint=found.fingerprint,
        )


def not_checked(one: NotRead) -> tuple[str, str]:
    """Say in a word or two what happened to a file that gave no form to check, in Chinese and in English."""
    if one.passed_over:
        return "已跳过", "Passed over"
    return ("没有检查", "Not checked") if one.was_read else ("无法读取", "Not readable")


def unread(one: NotRead, say: Say) -> Said:
    """Say that a file could not be read, why, and what to do; or that it was passed over."""
    return Said(
        file=one.file,
        weight=say(*not_checked(one)),
        message=say(f"{one.reason}。", f"{one.reason_en or one.reason}."),
        remedy=say(f"{one.remedy}。", f"{one.remedy_en or one.remedy}."),
    )


def _named(forms: Sequence[int], pile: Pile, say: Say) -> str:
    return say("；", "; ").join(f"【{place + 1}】{label(pile, place, 1, say)}" for place in forms)


def _clauses(found: Sequence[str], pack: RulePack, say: Say) -> str:
    return say("；", "; ").join(f"{say.clause(clause, pack)}〔{clause}〕" for clause in found)


NUMBER: Final = Column[Said]("序号", "No.", lambda one, _: one.number, Kind.COUNT, 6)
PROJECT: Final = Column[Said]("项目", "Project", lambda one, _: one.project, width=22)
UNIT: Final = Column[Said]("单位", "Unit", lambda one, _: one.unit, width=18)
FILE: Final = Column[Said]("文件", "File", lambda one, _: one.file, width=30)
WEIGHT: Final = Column[Said]("程度", "Weight", lambda one, _: one.weight, Kind.WEIGHT, 12)
CODE: Final = Column[Said]("代码", "Code", lambda one, _: one.code, width=8)
TITLE: Final = Column[Said]("检查", "Check", lambda one, _: one.title, width=18)
MATTER: Final = Column[Said]("事项", "Matter", lambda one, _: one.matter, width=17)
WHERE: Final = Column[Said]("位置", "Where", lambda one, _: one.where, width=18)
MESSAGE: Final = Column[Said]("内容", "What", lambda one, _: one.message, Kind.LONG, 58)
REMEDY: Final = Column[Said]("建议", "What to do", lambda one, _: one.remedy, Kind.LONG, 42)
WHO: Final = Column[Said]("由谁处理", "Acted on by", lambda one, _: one.who, width=14)
ANSWER: Final = Column[Said]("说明", "Answer", lambda one, _: one.answer, Kind.LONG, 24)
SINCE: Final = Column[Said]("上次", "Last time", lambda one, _: one.since, Kind.WORD, 11)
EFFECT: Final = Column[Said]("更正后", "Once mended", lambda one, _: one.effect, Kind.LONG, 24)
CLAUSES: Final = Column[Said]("依据", "Rests on", lambda one, _: one.clauses, Kind.LONG, 34)
EVIDENCE: Final = Column[Said]("对照", "Side by side", lambda one, _: one.evidence, Kind.LONG, 50)
FINGERPRINT: Final = Column[Said]("指纹", "Fingerprint", lambda one, _: one.fingerprint, width=15)

_IN_FULL: Final = (WEIGHT, CODE, TITLE, MATTER, WHERE, MESSAGE, REMEDY, WHO, ANSWER, SINCE, EFFECT, CLAUSES)

FINDINGS: Final = Table[Said]("检查结果", "Findings", (NUMBER, PROJECT, UNIT, *_IN_FULL, FINGERPRINT), printed=12)
"""Everything that was found, advice too."""
DOUBTS: Final = Table[Said](
    "读表存疑", "Doubtful readings", (NUMBER, PROJECT, UNIT, FILE, CODE, WHERE, MESSAGE, REMEDY)
)
"""What of the reading a person should compare with the page."""
ACROSS: Final = Table[Said](
    "表间", "Across forms", (WEIGHT, CODE, TITLE, PROJECT, MESSAGE, REMEDY, WHO, ANSWER, EVIDENCE, CLAUSES, FINGERPRINT)
)
"""What was found across forms."""
REASONS: Final = Table[Said](
    "说明",
    "Answers",
    (
        NUMBER,
        PROJECT,
        UNIT,
        MATTER,
        CODE,
        ANSWER._replace(width=70),
        Column[Said]("情况", "Stands", lambda one, _: one.weight, Kind.LONG, 24),
    ),
)
"""The reasons that were written beside the forms."""
NOT_JUDGED: Final = Table[Said]("未能判断", "Not judged", (NUMBER, PROJECT, UNIT, CODE, TITLE, WHERE, MESSAGE))
"""What could not be judged, and why."""
UNREAD: Final = Table[Said]("未读出", "Not read", (FILE, WEIGHT, MESSAGE, REMEDY), kept=1)
"""Files that gave no form to assess."""
ALL: Final = (
    NUMBER,
    FILE,
    Column[Said]("第几张", "Form", lambda one, _: one.place, Kind.COUNT, 8),
    PROJECT,
    Column[Said]("项目编码", "Project code", lambda one, _: one.code_of_project, width=16),
    UNIT,
    Column[Said]("主管部门", "Department", lambda one, _: one.department, width=22),
    Column[Said]("年度", "Year", lambda one, _: one.year, Kind.YEAR, 7),
    *_IN_FULL,
    EVIDENCE,
    FINGERPRINT,
)
"""Everything that is said, in one list, every line standing for itself."""
