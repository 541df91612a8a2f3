"""A pile for a terminal: the summary first, then form by form."""

from typing import Final

from jiheng.exporting.summary import summary
from jiheng.exporting.to_text.form_page import FormPage
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.words import CLOSING, Say, forms
from jiheng.pile import Pile

_NUMBERS: Final = "①②③④⑤⑥⑦"


def write_pile(paper: Paper, pile: Pile, say: Say) -> None:
    """Write the report of a pile; of one form alone only its own."""
    alone = len(pile.assessments) == 1 and not pile.unreadable
    if not alone:
        write_summary(paper, pile, say)
    for number, assessment in enumerate(pile.assessments, start=1):
        if not alone:
            paper.blank()
            paper.rule()
        page = FormPage(paper, assessment, pile.options, say, pile.common_codes)
        page.write(None if alone else number)
    paper.blank()
    paper.text(say(*CLOSING))


def write_summary(paper: Paper, pile: Pile, say: Say) -> None:
    """Write what is said first."""
    many, colon = len(pile.assessments), say("：", ": ")
    paper.text(say(f"汇总：{many} 张自评表", f"Summary of {forms(many)}"), style="bold")
    for mark, point in zip(_NUMBERS, summary(pile, say), strict=False):
        paper.text(f"{point.head}{colon}{point.text}", first=f"{mark} ")
        for place, text in point.details:
            if place is None:
                paper.text(text, first="   · ")
            else:
                name = say.name(pile.assessments[place].form)
                paper.text(f"{name}{colon}{text}", first=f"   【{place + 1}】")
