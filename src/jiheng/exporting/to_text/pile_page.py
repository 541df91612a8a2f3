"""A pile for a terminal: the summary first, then form by form."""

from typing import Final

from jiheng.exporting.summary import summary
from jiheng.exporting.summary_shapes import is_alone, label
from jiheng.exporting.to_text.form_page import FormPage
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.words import CLOSING, Say, forms
from jiheng.pile import Pile

_NUMBERS: Final = "①②③④⑤⑥⑦"


def write_pile(paper: Paper, pile: Pile, say: Say) -> None:
    """Write the report of a pile; of one form alone only its own."""
    alone = is_alone(pile)
    if not alone:
        write_summary(paper, pile, say)
    for number, assessment in enumerate(pile.assessments, start=1):
        if not alone:
            paper.blank()
            paper.rule()
        FormPage(paper, assessment, pile, say).write(None if alone else number)
    paper.blank()
    paper.text(say(*CLOSING))


def write_summary(paper: Paper, pile: Pile, say: Say) -> None:
    """Write what is said first."""
    many, colon = len(pile.gists), say("：", ": ")
    head = say(f"汇总：{many} 张自评表", f"Summary of {forms(many)}")
    paper.text(f"{head}{say('，', ', ')}{say.audience(pile.options)}", style="bold")
    for mark, point in zip(_NUMBERS, summary(pile, say), strict=False):
        paper.text(f"{point.head}{colon}{point.text}", first=f"{mark} ")
        for detail in point.details:
            if detail.place is None:
                paper.text(detail.text, first="   · ")
            else:
                paper.text(
                    f"{label(pile, detail.place, detail.alike, say)}{colon}{detail.text}",
                    first=f"   【{detail.place + 1}】",
                )
