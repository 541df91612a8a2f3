"""The comments of one form: an item of the report each, in the report's words, with the cells it may stand at."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from jiheng.assess import Assessment, Options
from jiheng.checks import Reported, ReportedAcross, Severity
from jiheng.exporting.annotating.brevity import brief
from jiheng.exporting.annotating.places import Places, Spots
from jiheng.exporting.annotating.shapes import Spot
from jiheng.exporting.answers import TO_REVIEW, answer_line
from jiheng.exporting.doubts_told import sections
from jiheng.exporting.points import effect_line
from jiheng.exporting.words import Item, Say, title
from jiheng.form import SelfEvaluation
from jiheng.reading import is_open

_HIDDEN: Final = "FM022"
_OURS: Final = "house/"
_NAME: Final = 40
"""Characters of the name of an indicator."""


class Entry(msgspec.Struct, frozen=True):
    """What one comment says: how weighty and about what it is, where in words, its gist in a line, and its sentences.

    ``cells`` names the first cell and counts the others; ``spots`` are the cells it may stand at; ``is_slight`` where
    it asks for a glance and for nothing to be done.
    """

    weight: str
    matter: str
    cells: str
    gist: str
    sentences: tuple[str, ...]
    spots: Spots
    is_slight: bool = False


class Entries:
    """Makes the entries of one form."""

    def __init__(self, assessment: Assessment, options: Options, elsewhere: SelfEvaluation | None = None) -> None:
        self._assessment = assessment
        self._options = options
        self._say = Say(options.lang)
        self._places = Places(assessment.form, elsewhere)

    @property
    def title(self) -> tuple[Spot, ...]:
        """Where what concerns the whole form is written."""
        return self._places.title

    def of_items(self, items: Sequence[Item], *, are_answered: bool = False) -> Iterator[Entry]:
        """Give an entry an item; of what was answered, that somebody is to decide on it."""
        say = self._say
        for item in items:
            weight = say.severity(item.severity)
            if are_answered:
                weight += say(f"（{TO_REVIEW[0]}）", f" ({TO_REVIEW[1]})")
            yield Entry(
                weight,
                self.matter(item),
                self._named(map(say.cell, item.cells)),
                self.gist(item),
                tuple(sentence for one in item.findings for sentence in self.sentences(one, item.severity)),
                self._places.of(one.where for one in item.findings),
            )

    def matter(self, item: Item) -> str:
        """Say what an item is about, long names cut."""
        return brief(self._say.matter(item, self._assessment.form), _NAME)

    def gist(self, item: Item) -> str:
        """Say in a line what was found about a matter."""
        say = self._say
        return say("；", "; ").join(dict.fromkeys(f"{title(one.code, say)}〔{one.code}〕" for one in item.findings))

    def _named(self, cells: Iterable[str]) -> str:
        """Name the first of some cells, and say how many there are."""
        first, *others = dict.fromkeys(cells) or [""]
        many = len(others)
        return first + (self._say(f"等{many + 1}处", f" and {many} more") if many else "")

    def sentences(self, finding: Reported, weight: Severity) -> Iterator[str]:
        """Give what a report says of a finding: the message, what to do, what was answered, what it rests on."""
        say, unfolded = self._say, self._options.unfolded
        lighter = finding.severity < weight
        word = say.severity(finding.severity)
        mark = say(f"另（{word}）：", f"Also ({word}): ") if lighter else ""
        yield f"{mark}{brief(say.message(finding))}〔{finding.code}〕"
        if say.remedy(finding) and (unfolded or not lighter):
            acts = say.acts(finding)
            yield f"→ {acts}{say('：', ': ') if acts else ''}{brief(say.remedy(finding))}"
        if finding.answer is not None:
            yield f"※ {brief(answer_line(finding, say))}{say('。', '.')}"
        if finding.effect is not None and (unfolded or finding.effect.changes_grade):
            yield f"→ {effect_line(finding, say)}{say('。', '.')}"
        # Of what rests on judgement alone the message says so; what we call our own rule of it would say no more.
        if clauses := [one for one in finding.clauses if not one.startswith(_OURS)]:
            named = say("、", ", ").join(say.clause(one, self._assessment.pack) for one in clauses)
            yield say(f"依据：{named}", f"Rests on: {named}")

    def across(self, found: Sequence[ReportedAcross], number: int) -> Iterator[Entry]:
        """Give an entry a finding that speaks of this form, the so-manyth of its file from 0, and of others in it."""
        say = self._say
        for one in found:
            wheres = [at.where for at in one.at if at.form == number]
            acts = say.acts(one)
            remedy = f"→ {acts}{say('：', ': ') if acts else ''}{brief(say.remedy(one))}" if say.remedy(one) else ""
            yield Entry(
                say.severity(one.severity),
                say("表与表之间", "Across forms"),
                self._named(say.cell(where.cell) for where in wheres if where.cell),
                f"{title(one.code, say)}〔{one.code}〕",
                tuple(filter(None, (f"{brief(say.message(one))}〔{one.code}〕", remedy))),
                self._places.of(wheres),
            )

    def of_reading(self) -> Iterator[Entry]:
        """Give an entry for doubts of reading that say the same, at the first cell they speak of."""
        say, doubts = self._say, self._assessment.doubts
        for section in sections(doubts, say):
            for told in section.told:
                places = [doubts[head.place] for head in told.heads]
                text = told.summed(say) if told.is_crowded else told.joined(say)
                yield Entry(
                    section.head,
                    section.about,
                    self._named(say.cell(str(one.place)) for one in places if one.place),
                    f"{title(told.code, say)}〔{told.code}〕",
                    (f"{brief(text)}〔{told.code}〕",),
                    # A comment in a hidden row or sheet could be seen by nobody.
                    self._places.of(())
                    if told.code == _HIDDEN
                    else self._places.of([places[0].where], places[0].place),
                    is_slight=not is_open(places[0]),
                )
