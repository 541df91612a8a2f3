"""What became of a form since last time, for a terminal: what was mended, what was changed in the form."""

from jiheng.exporting.since_words import change_lines, mended_lines, unjudged_line
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.words import Say
from jiheng.pile import FormSince, Pile


def write_since(paper: Paper, since: FormSince | None, pile: Pile, say: Say) -> None:
    """Write what became of a form, where there is an earlier version of it."""
    if since is None:
        return
    options = pile.options
    mended = mended_lines(since, say, unfolded=options.unfolded)
    changed = change_lines(since, options.stage, say)
    for head, lines in (
        (say(f"上次提出、已改 {len(mended)} 条", f"Raised last time, mended: {len(mended)}"), mended),
        (say(f"表里的改动 {len(changed)} 处", f"Changed in the form: {len(changed)}"), changed),
    ):
        if lines:
            paper.blank()
            paper.text(head, first="  ", style="bold")
        for line in lines:
            paper.text(line, first="  · ")
    if left := unjudged_line(since, say):
        paper.text(left, first="  · ", style="dim")
