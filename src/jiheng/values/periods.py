"""The tables of ``dates.toml``, ready for looking up: periods, parts of months and years, actions, events."""

from functools import cache

import msgspec

from jiheng.values.tables import Lexicon, table


class Dates(msgspec.Struct, frozen=True):
    """What words about time mean.

    ``periods`` gives the canonical name of a period, ``per_year`` how many of it a year has where that is exact;
    ``month_parts`` the name with its days, ``year_parts`` the name with its months; ``actions`` the action, empty for
    words of completion, which add nothing to a date.
    """

    periods: Lexicon[str]
    per_year: dict[str, int]
    every: Lexicon[str]
    years: Lexicon[int]
    month_parts: Lexicon[tuple[str, int, int]]
    year_parts: Lexicon[tuple[str, int, int]]
    loose_parts: Lexicon[str]
    limit_before: Lexicon[str]
    limit_in: Lexicon[str]
    limit_after: Lexicon[str]
    limit_within: Lexicon[str]
    actions: Lexicon[str]
    short_events: frozenset[str]
    no_events: frozenset[str]


@cache
def dates() -> Dates:
    """Read the tables, once."""
    tables = table("dates")
    periods = {word: name for name, period in tables["periods"].items() for word in (name, *period.get("also", ()))}
    parts = {}
    for key in ("month_parts", "year_parts"):
        parts[key] = {
            word: (name, entry["from"], entry["to"])
            for name, entry in tables[key].items()
            for word in (name, *entry.get("also", ()))
        }
    limit, actions = tables["limit"], tables["actions"]
    return Dates(
        periods=Lexicon(periods.items()),
        per_year={name: period["per_year"] for name, period in tables["periods"].items() if "per_year" in period},
        every=_words(tables["every"]["before"]),
        years=Lexicon(
            (word, year["offset"]) for name, year in tables["years"].items() for word in (name, *year["also"])
        ),
        month_parts=Lexicon(parts["month_parts"].items()),
        year_parts=Lexicon(parts["year_parts"].items()),
        loose_parts=Lexicon((word, name) for name, also in tables["loose_parts"].items() for word in (name, *also)),
        limit_before=_words(limit["before"]),
        limit_in=_words(limit["in"]),
        limit_after=_words(limit["after"]),
        limit_within=_words(limit["within"]),
        actions=Lexicon([*((word, word) for word in actions["words"]), *((word, "") for word in actions["done"])]),
        short_events=frozenset(tables["events"]["short"]),
        no_events=frozenset(tables["events"]["none"]),
    )


def _words(words: list[str]) -> Lexicon[str]:
    return Lexicon((word, word) for word in words)
