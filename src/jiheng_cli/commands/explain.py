"""``jiheng explain [CODE]``: the page of a check, a clause or a rule pack; without a code, the list of checks."""

from argparse import Namespace

from jiheng_cli.desk import Desk
from jiheng_cli.parsing import Misuse, Parser


def arguments(parser: Parser) -> None:
    """Take the codes to explain."""
    parser.plain(
        "codes",
        "CODE…",
        chinese="检查的代号或名称（SC004）、条款（mof-2020-10/grades）、办法（mof-2020-10）；不写则列出全部检查",
        english="a check (SC004), a clause (mof-2020-10/grades) or a rule pack (mof-2020-10); none: all checks",
    )
    parser.example("explain", chinese="有哪些检查", english="which checks there are")
    parser.example("explain SC004", chinese="这条检查查什么、怎么改", english="what this check looks at")


def run(typed: Namespace, desk: Desk) -> int:
    """Print the pages, or the list of checks where no code was typed.

    Raises:
        Misuse: a code is unknown.
    """
    from jiheng import explain

    say = desk.say
    for place, code in enumerate(typed.codes or [""]):
        try:
            page = explain(code, lang=say.lang, columns=desk.columns, colour=desk.colour)
        except LookupError as unknown:
            near = "、".join(map(str, unknown.args))
            raise Misuse(
                say(f"没有「{code}」这条检查、条款或办法", f"there is no check, clause or rule pack '{code}'"),
                say(
                    f"{f'相近的有：{near}。' if near else ''}全部检查见 jiheng explain，办法见 jiheng rules list",
                    f"{f'Near: {near}. ' if near else ''}All checks: jiheng explain; rule packs: jiheng rules list",
                ),
            ) from unknown
        desk.print(("\n" if place else "") + page)
    return 0
