"""Doubts of reading as reports for people tell them: first what to compare with the page, then what is settled.

Doubts that end alike are told together, and very many of them in short: so many cells of each block, the first few by
name. A photograph may leave dozens of cells open, and its reviewer still has to find what else is said of the form.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from jiheng.exporting.words import Say
from jiheng.form import Block, Doubt
from jiheng.form.naming import block_called
from jiheng.reading import is_open

_MOST_TOLD: Final = 8
"""Of more than these that end alike only the first of each block are named."""
_FIRST_OF_BLOCK: Final = 3
_HEADS: Final = (
    (("读表存疑，请核对", "Doubtful reading: please compare"), True),
    (("读表说明，请看一眼", "Notes on the reading: please glance"), False),
)
_NOBODYS: Final = ("不算单位的问题", "nobody's fault")


class Head(NamedTuple):
    """What one doubt says for itself, with its place among all doubts of the form."""

    place: int
    text: str


class Group(NamedTuple):
    """Doubts of one block that end alike; ``more`` are those that are told only where all is."""

    block: str
    heads: tuple[Head, ...]
    more: tuple[Head, ...] = ()

    @property
    def many(self) -> int:
        """How many there are."""
        return len(self.heads) + len(self.more)

    def named(self, say: Say, *, unfolded: bool, flag: str = "--all") -> str:
        """Name them one after the other, and count those that are left out."""
        told = [head.text for head in (*self.heads, *(self.more if unfolded else ()))]
        if left := self.many - len(told):
            told.append(say(f"另 {left} 处，{flag} 列出", f"{left} more, shown with {flag}"))
        return say("；", "; ").join(told)


class Told(NamedTuple):
    """Doubts that end alike: what each says for itself, what all say, their code.

    ``groups`` is one without a name where they are few, else one for each block.
    """

    groups: tuple[Group, ...]
    rest: str
    code: str

    @property
    def heads(self) -> tuple[Head, ...]:
        """All of them."""
        return tuple(head for group in self.groups for head in (*group.heads, *group.more))

    @property
    def is_crowded(self) -> bool:
        """They are too many to be named one after the other."""
        return any(group.block for group in self.groups)

    def summed(self, say: Say) -> str:
        """Say how many there are, and of which blocks, with what all of them say."""
        listed = say("、", ", ").join(
            say(f"{one.block} {one.many} 处", f"{one.block} {one.many}") for one in self.groups
        )
        many = sum(one.many for one in self.groups)
        return say(f"共 {many} 处：{listed}。{self.rest}", f"{many} in all: {listed}. {self.rest}")

    def joined(self, say: Say) -> str:
        """Say all of them in one go."""
        return f"{say('；', '; ').join(head.text for head in self.heads)}{say('。', '. ')}{self.rest}".rstrip()


class Section(NamedTuple):
    """Doubts under one heading; whose fault it is stands ``about`` it."""

    head: str
    about: str
    told: tuple[Told, ...]


def sections(doubts: Sequence[Doubt], say: Say) -> Iterator[Section]:
    """Give the doubts of a form: those to be compared with the page, then those that the form itself settled."""
    for head, wanted in _HEADS:
        told = _told_together([(at, one) for at, one in enumerate(doubts) if is_open(one) is wanted], say)
        if told:
            yield Section(say(*head), say(*_NOBODYS), told)


def _told_together(doubts: Sequence[tuple[int, Doubt]], say: Say) -> tuple[Told, ...]:
    """Say what several doubts end with only once: four shifted rows are four names and one explanation."""
    alike: dict[tuple[str, str], list[tuple[Block, Head]]] = {}
    for place, doubt in doubts:
        text, _, rest = say(doubt.what, doubt.what_en or doubt.what).partition(say("。", ". "))
        head = Head(place, text if rest else text.rstrip("。."))
        alike.setdefault((doubt.code, rest), []).append((doubt.where.block, head))
    return tuple(Told(_groups(heads, say), rest, code) for (code, rest), heads in alike.items())


def _groups(heads: Sequence[tuple[Block, Head]], say: Say) -> tuple[Group, ...]:
    if len(heads) <= _MOST_TOLD:
        return (Group("", tuple(head for _, head in heads)),)
    blocks: dict[Block, list[Head]] = {}
    for block, head in heads:
        blocks.setdefault(block, []).append(head)
    return tuple(
        Group(say(*block_called(block)), tuple(found[:_FIRST_OF_BLOCK]), tuple(found[_FIRST_OF_BLOCK:]))
        for block, found in blocks.items()
    )
