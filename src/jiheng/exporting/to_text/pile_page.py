"""A pile for a terminal: the summary first, then form by form."""

from jiheng.assess import Assessment
from jiheng.exporting.across_words import codes_by_form, see_above
from jiheng.exporting.standing import HOW_READ, how_read, points_told, verdict
from jiheng.exporting.summary import summary
from jiheng.exporting.summary_shapes import SIGNS, is_alone, label
from jiheng.exporting.to_text.form_page import FormPage
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.to_text.years_page import write_years
from jiheng.exporting.told import ToldOf, is_quiet, told_of
from jiheng.exporting.words import CLOSING, Say, forms
from jiheng.pile import Pile
from jiheng.reading import HowRead


def write_pile(paper: Paper, pile: Pile, say: Say) -> None:
    """Write the report of a pile; of one form alone only its own.

    A form that leaves nothing to act on takes one line, so that among hundreds the others are found.
    """
    alone = is_alone(pile)
    if not alone:
        write_summary(paper, pile, say)
    across, quiet, was_short = codes_by_form(pile), 0, False
    for place, assessment in enumerate(pile.assessments):
        told, codes = told_of(assessment, pile), across.get(place, ())
        is_short = is_quiet(told, assessment, pile)
        if not alone and not (is_short and was_short):
            paper.blank()
            paper.rule()
        if is_short:
            paper.text(_line(assessment, told, pile, codes, say), first=f"【{place + 1}】")
        else:
            FormPage(paper, assessment, pile, say).write(told, None if alone else place + 1, codes)
        quiet, was_short = quiet + is_short, is_short
        paper.flow()
    write_years(paper, pile, say)
    paper.blank()
    if quiet:
        paper.text(
            say(
                f"只占一行的 {quiet} 张没有要处理的事项，--all 全文列出。",
                f"Forms on one line leave nothing to act on: {quiet}; --all shows them in full.",
            )
        )
    paper.text(say(*CLOSING))


def _line(assessment: Assessment, told: ToldOf, pile: Pile, across: tuple[str, ...], say: Say) -> str:
    """Say in a line which form it is, how it stands, and where else something is said of it."""
    form = assessment.form
    unit = form.implementing_unit.value or form.competent_department.value or ""
    name = "　".join(filter(None, (say.name(form.project.value), unit)))
    read = how_read(form, assessment.doubts, say)
    is_asked = bool(told.above - pile.common_codes)
    more = (
        points_told(assessment, say),
        verdict(assessment, told.items, say, elsewhere=bool(told.above)),
        "" if read == say(*HOW_READ[HowRead.WHOLE]) else read,
        say("金额单位待确认，见汇总②", "unit to be confirmed, see ②") if is_asked else "",
        see_above(across, say),
    )
    return f"{name}{say('：', ': ')}{say('；', '; ').join(filter(None, more))}"


def write_summary(paper: Paper, pile: Pile, say: Say) -> None:
    """Write what is said first."""
    many, colon = len(pile.gists), say("：", ": ")
    head = say(f"汇总：{many} 张自评表", f"Summary of {forms(many)}")
    paper.text(f"{head}{say('，', ', ')}{say.audience(pile.options)}", style="bold")
    for mark, point in zip(SIGNS, summary(pile, say), strict=False):
        paper.text(f"{point.head}{colon}{point.text}", first=f"{mark} ")
        for detail in point.details:
            if detail.place is None:
                paper.text(detail.text, first="   · ")
            else:
                paper.text(
                    f"{label(pile, detail.place, detail.alike, say)}{colon}{detail.text}",
                    first=f"   【{detail.place + 1}】",
                )
