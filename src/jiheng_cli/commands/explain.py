"""``jiheng explain CODE``: the page of a check, a clause or a rule pack."""

from argparse import Namespace

from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser


def arguments(parser: Parser) -> None:
    """Take the codes to explain."""
    parser.plain(
        "codes",
        "CODE…",
        chinese="检查的代号或名称（SC004）、条款（mof-2020-10/grades）、办法（mof-2020-10）",
        english="a check (SC004), a clause (mof-2020-10/grades) or a rule pack (mof-2020-10)",
    )
    parser.example("explain SC004", chinese="这条检查查什么、怎么改", english="what this check looks at")


def run(typed: Namespace, desk: Desk) -> int:
    """Print the pages.

    Raises:
        Misuse: a code is unknown, or none was typed.
    """
    from jiheng import explain

    say = desk.say
    if not typed.codes:
        raise Misuse(
            say("没有写要讲解什么", "nothing to explain was named"),
            say("请写检查代号，如 jiheng explain SC004", "Name a check, as in jiheng explain SC004"),
        )
    for place, code in enumerate(typed.codes):
        try:
            page = explain(code, lang=say.lang, columns=desk.columns, colour=desk.colour)
        except LookupError as unknown:
            near = "、".join(map(str, unknown.args))
            raise Misuse(
                say(f"没有「{code}」这条检查、条款或办法", f"there is no check, clause or rule pack '{code}'"),
                say(
                    f"相近的有：{near}" if near else "办法和条款见 jiheng rules list",
                    f"Near: {near}" if near else "See jiheng rules list",
                ),
            ) from unknown
        desk.print(("\n" if place else "") + page)
    return 0
