"""What was answered to findings, as people read it: what is settled, what waits for a reviewer, every reason."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from jiheng.assess import Assessment
from jiheng.checks import Answer, AnswerKind, Confirmation, Note, Reported, ReportedAcross, Severity
from jiheng.exporting.summary_shapes import numbers
from jiheng.exporting.words import Say, items_of
from jiheng.pile import Exempted, Pile

TO_REVIEW: Final = ("已说明，待审核", "answered, for the reviewer to decide")
OUTDATED: Final = ("说明写于改动之前，请重看", "written before a change, please look at it again")
_MOST_CODES: Final = 8


class ByAnswer(NamedTuple):
    """The findings of a form by how they stand.

    ``to_review`` must be corrected and was answered with a reason; ``answered`` needs no more, nor does ``exempt``.
    """

    open: tuple[Reported, ...]
    to_review: tuple[Reported, ...]
    answered: tuple[Reported, ...]
    exempt: tuple[Reported, ...]


def by_answer(findings: Sequence[Reported]) -> ByAnswer:
    """Part findings by how they stand, each kind in its order."""
    found: tuple[list[Reported], ...] = ([], [], [], [])
    for one in findings:
        if one.is_open:
            found[0].append(one)
        elif one.is_exempt:
            found[3].append(one)
        else:
            found[1 if one.severity is Severity.ERROR else 2].append(one)
    return ByAnswer(*map(tuple, found))


def to_review(findings: Sequence[Reported], say: Say) -> list[str]:
    """Count what must be corrected and was answered, in few words; nothing where nothing was."""
    many, error = len(items_of(by_answer(findings).to_review)), say.severity(Severity.ERROR)
    return [say(f"{error} {many} 项（{TO_REVIEW[0]}）", f"{error.lower()}: {many} ({TO_REVIEW[1]})")] if many else []


def settled(findings: Sequence[Reported], say: Say) -> list[str]:
    """Count what else of a form is not open any more, in few words."""
    found = by_answer(findings)
    counted = (
        (len(items_of(found.answered)), "已有说明 {} 项", "answered: {}"),
        (len(found.exempt), "按整批约定免提 {} 项", "exempt: {}"),
    )
    return [say(zh, en).format(many) for many, zh, en in counted if many]


def answer_line(one: Reported | ReportedAcross, say: Say) -> str:
    """Say what was answered to a finding; nothing where nothing was."""
    answer = one.answer
    if answer is None:
        return ""
    heads = {
        AnswerKind.ANSWERED: say("说明", "Answered"),
        AnswerKind.OUTDATED: say(*OUTDATED),
        AnswerKind.EXEMPT: say("按整批约定免提", "Exempt"),
    }
    return f"{heads[answer.kind]}{say('：', ': ')}{answer.reason}{signed(answer, say)}"


def signed(answer: Answer | Note | Confirmation, say: Say) -> str:
    """Say in brackets by whom something was written, and when."""
    told = say("，", ", ").join(filter(None, (answer.by, answer.date)))
    return say(f"（{told}）", f" ({told})") if told else ""


class NoteTold(NamedTuple):
    """A note in the annex: what it is about, the codes it answers, how it stands where it does not hold, its words."""

    matter: str
    codes: str
    mark: str
    reason: str


def annex(assessment: Assessment, say: Say) -> tuple[NoteTold, ...]:
    """Give every reason that was written for a form, in the order in which it was written down."""
    told = []
    for note in assessment.notes:
        about = [one for one in assessment.findings if one.fingerprint in note.written_for]
        outdated = any(one.answer is not None and one.answer.kind is AnswerKind.OUTDATED for one in about)
        mark = say("这次没有提出这一项", "not raised now") if not about else say(*OUTDATED) if outdated else ""
        codes = say("、", ", ").join(dict.fromkeys(one.code for one in about))
        told.append(NoteTold(note.matter, codes, mark, f"{note.reason}{signed(note, say)}"))
    return tuple(told)


def exempted_line(one: Exempted, say: Say) -> str:
    """Say what was not asked because of one exemption, of how many forms, and why."""
    codes = say("、", ", ").join(one.codes[:_MOST_CODES])
    if len(one.codes) > _MOST_CODES:
        codes = say(f"{codes}等 {len(one.codes)} 条检查", f"{codes} and others, {len(one.codes)} in all")
    why = f"{one.answer.reason}{signed(one.answer, say)}"
    return say(
        f"按整批约定免提 {codes}，{len(one.forms)} 张共 {one.findings} 项：{why}",
        f"exempt by agreement: {codes}, {one.findings} in {len(one.forms)} forms: {why}",
    )


def confirmed_lines(pile: Pile, say: Say) -> tuple[str, ...]:
    """Say which units were confirmed for the pile, for which forms, by whom and why, and where that was of no use."""
    agreed = pile.options.agreed
    if agreed is None or pile.options.confirmed_unit is not None:  # what is typed goes first
        return ()
    fitting = [agreed.confirmations_of(one.source.file, one.project, one.project_code) for one in pile.gists]
    told = []
    for one in agreed.units:
        which = say("、", ", ").join((*one.projects, *one.files)) or say("全部表", "all forms")
        why = f"{say('：', ': ')}{one.reason}" if one.reason else ""
        unit = say(f"单位已确认：{which}按{one.unit}", f"unit confirmed: {one.unit} ({which})")
        first = [place for place, found in enumerate(fitting) if found and found[0] is one]
        later = [place for place, found in enumerate(fitting) if one in found[1:] and found[0].unit != one.unit]
        named = first if one.projects or one.files else ()  # all: those whose unit is in doubt
        clear = [place for place in named if pile.gists[place].amounts.printed not in {None, one.unit}]
        told.append(f"{unit}{signed(one, say)}{why}{_of_no_use(first, later, clear, say)}")
    return tuple(told)


def _of_no_use(first: Sequence[int], later: Sequence[int], clear: Sequence[int], say: Say) -> str:
    """Say where a confirmation changed nothing: it fits no form, an earlier one holds, or the form itself is clear."""
    told = ""
    if not first and not later:
        told = say("；这次没有一张表用得上，请核对写法", "; it fits none of these forms: see how it is written")
    if later:
        which = numbers(later, say)
        told = say(f"；{which}前面已确认为别的单位，以前面的为准", f"; for {which} an earlier one names another unit")
    if clear:
        which = numbers(clear, say)
        told += say(
            f"；{which}表头写明了别的单位，仍按表头；表头写错的，请单位改表头",
            f"; {which} prints another unit and is taken at its word: if that is wrong, let the form be mended",
        )
    return told
