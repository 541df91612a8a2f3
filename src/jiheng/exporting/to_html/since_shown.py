"""What became of a form since last time, as the template is given it."""

import msgspec

from jiheng.exporting.lines import printable
from jiheng.exporting.since_words import change_lines, form_lines, mended_lines, unjudged_line
from jiheng.exporting.words import Say
from jiheng.pile import FormSince, Pile


class SinceShown(msgspec.Struct, frozen=True):
    """``lines`` stand at the head of the form; under it are what was mended, and what was changed in the form."""

    lines: tuple[str, ...]
    mended: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    unjudged: str = ""


def since_shown(since: FormSince | None, pile: Pile, say: Say) -> SinceShown:
    """Lay out what became of a form; nothing where nobody asked."""
    lines = tuple(map(printable, form_lines(since, pile, say)))
    if since is None:
        return SinceShown(lines)
    options = pile.options
    return SinceShown(
        lines,
        mended=tuple(map(printable, mended_lines(since, say, unfolded=options.unfolded))),
        changes=tuple(map(printable, change_lines(since, options.stage, say))),
        unjudged=unjudged_line(since, say),
    )
