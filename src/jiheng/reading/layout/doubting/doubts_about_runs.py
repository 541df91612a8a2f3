"""The doubts of reading that only text without cells gives rise to, in words."""

from jiheng.form import Doubt, Place, Where
from jiheng.form.naming import called, starting
from jiheng.reading.layout.joined.run_together import Run

_LONGEST_SHOWN = 40


def run_together(where: Where, place: Place, what: str, run: Run) -> Doubt:
    """FM026: figures stood side by side without anything between them."""
    shown = run.printed if len(run.printed) <= _LONGEST_SHOWN else run.printed[:_LONGEST_SHOWN] + "…"
    said, said_en = _how(run)
    return Doubt(
        "FM026",
        where,
        f"「{what}」一行的数字「{shown}」连在了一起，{said}",
        f"{starting(called(where)[1])}: the figures “{shown}” ran together. {said_en}",
        settled=run.settled,
        place=place,
    )


def _how(run: Run) -> tuple[str, str]:
    remedy = "请对照原表核定，或改交 Word、Excel 文件。"
    remedy_en = "Please compare with the page, or send a .docx or .xlsx."
    ways = run.named()
    if run.settled:
        return (
            f"与表内各数相符的分法只有一种，已按它分开：{ways[0]}。请核对一眼。",
            f"Only one way to part them agrees with the rest of the form: {ways[0]}. Please glance at the page.",
        )
    if not ways:
        return (
            f"怎样分都与表内各数对不上，没有采用。{remedy}",
            f"No way to part them agrees with the rest of the form, so none was used. {remedy_en}",
        )
    if len(run.ways) == 1:
        return (
            f"只有分成「{ways[0]}」才与执行率相符，但各数的写法或得分与此不合，没有采用。{remedy}",
            f"Only “{ways[0]}” agrees with the rate, and is strange in other ways, so it was not used. {remedy_en}",
        )
    more, more_en = ("等多种", "and others ") if len(run.ways) > len(ways) else ("", "")
    named = "」「".join(ways)
    return (
        f"可以分成「{named}」{more}，分不出是哪一种，没有采用。{remedy}",
        f"They may be “{'”, “'.join(ways)}” {more_en}alike, so none was used. {remedy_en}",
    )
