"""``jiheng score``: the points that the rules give, beside those that were claimed."""

from argparse import Namespace
from typing import Final

from jiheng_cli.commands import assessing, beside, sources
from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Parser

# The formats that a test holds against the library's own.
FORMATS: Final = ("text", "csv", "json", "jsonl", "xlsx")


def arguments(parser: Parser) -> None:
    """Take what bears on points."""
    assessing.arguments(parser, FORMATS)
    parser.flag("--explain", chinese="列出每一行的算式和依据", english="show the arithmetic of every row and its rule")
    parser.example("score 自评表.docx --explain", chinese="逐行列出算式", english="the arithmetic, line by line")


def run(typed: Namespace, desk: Desk) -> int:
    """Score the forms, write the points, and give 2 if anything could not be read, else 0."""
    from jiheng import Options, formats

    wanted = sources.format_of(typed, formats("score"), desk)
    options = Options(
        rules=assessing.rules_of(typed),
        year=assessing.year_of(typed, desk),
        **assessing.answers_of(typed, desk),
        lang=desk.say.lang,
        unfolded=typed.explain,
    )
    options = beside.under_agreement(options, typed, desk)
    pile = assessing.report("score", wanted, options, typed, desk)
    return 0 if pile.is_complete else 2
