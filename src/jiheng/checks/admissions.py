"""What an explanation admits of money: that it came late, lay idle, or was used as it should not be.

Plain means. A text is cut into sentences and these into clauses. What a clause says counts only if it says that it
happened: not where a negation stands right before it (未发生、不存在任何…), not where the clause speaks of guarding
against it (避免、查处), and not where the clause denies it behind (…的情况没有发生).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from jiheng.checks.keywords import any_of
from jiheng.checks.terms import terms

_SENTENCE: Final = re.compile(r"[。；！？!?;\n]+")
_CLAUSE: Final = re.compile(r"[，,：:]+")
# What may stand between a negation and what it negates, besides other such words listed beside it.
_FILLERS: Final = (
    "任何|一笔|一起|一次|一例|有|过|被|存在|发生|出现|长期|大量|大额|较大|较多|严重|明显|重大|专项|项目|的|地|以及|及其|和|及|与"
    "|或者|或|、|等|问题|情况|现象|行为"
)
_BETWEEN: Final = "有|于|到|至|存在|的|略|稍|时有|均|都|也|还|仍|较为|比较|相对|不同程度|一定程度|个别|部分|和|、|与"
# Money that somebody above sends late is nothing a unit admits of itself.
_FROM_ABOVE: Final = re.compile(r"上级|中央|省级|市级|(?:省|市|区|县|州|旗)财政|财政(?:局|厅|部门)")


# What was so in earlier years is not said of this one.
_EARLIER: Final = re.compile(r"上年|去年|往年|以前年度|前几年|此前年度")
# So much of a clause is looked at on either side of a word.
_AROUND: Final = 100


def irregularities_in(text: str) -> tuple[str, ...]:
    """List what a text says of money used as it should not be, or left lying, each once."""
    found = [match[0] for match, _ in _admitted(text, _any_of("irregularities"))]
    return tuple(dict.fromkeys([*found, *idle_money_in(text)]))


def idle_money_in(text: str) -> tuple[str, ...]:
    """List what a text says of money that lay idle or was carried from year to year, each once."""
    about = _any_of("money_nouns", "money_acts")
    return tuple(
        dict.fromkeys(match[0] for match, sentence in _admitted(text, _any_of("idle_money")) if about.search(sentence))
    )


def late_money_in(text: str) -> tuple[str, ...]:
    """List what a text says of money that the unit paid out late, each once; money sent late from above is not."""
    found = (match for match, _ in _admitted(text, _late()))
    return tuple(dict.fromkeys(match[0] for match in found if not _FROM_ABOVE.search(match.string, 0, match.end())))


def _admitted(text: str, wanted: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str]]:
    """What is wanted and said to have happened, with the sentence it stands in."""
    for sentence in _SENTENCE.split(text):
        for clause in _CLAUSE.split(sentence):
            for found in wanted.finditer(clause):
                if not _is_denied(clause, found):
                    yield found, sentence


def _is_denied(clause: str, found: re.Match[str]) -> bool:
    before = clause[max(0, found.start() - _AROUND) : found.start()]
    behind = clause[found.end() : found.end() + _AROUND]
    return (
        _EARLIER.search(before) is not None
        or _any_of("guarding_words").search(before) is not None
        or _any_of("denials").search(behind) is not None
        or _negation().search(before) is not None
    )


@cache
def _any_of(*names: str) -> re.Pattern[str]:
    return any_of(_words(*names))


@cache
def _negation() -> re.Pattern[str]:
    """A negation at the end of a text, with nothing behind it but fillers and further words of the same kind."""
    listed = _either("irregularities", "idle_money", "money_nouns", "money_steps")
    negations = _either("negations")
    return re.compile(rf"(?:{negations})(?:{_FILLERS}|{listed}){{0,24}}+$")


@cache
def _late() -> re.Pattern[str]:
    """Money with a word for late behind it (补贴发放不及时) or before it (延迟支付)."""
    late, steps = _either("late_words"), _either("money_nouns", "money_acts", "money_steps")
    money = _either("money_nouns", "money_acts")
    return re.compile(rf"(?:{money})(?:{steps}|{_BETWEEN}){{0,8}}+(?:{late})|(?:{late})[的地]?(?:{money})")


def _either(*names: str) -> str:
    return any_of(_words(*names)).pattern


def _words(*names: str) -> frozenset[str]:
    return frozenset[str]().union(*map(terms, names))
