"""The comments of one form: an item of the report each, in the report's words, with the cells it may stand at."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from jiheng.assess import Assessment, Options
from jiheng.checks import Reported, ReportedAcross, Severity
from jiheng.exporting.annotating.places import Places, Spots
from jiheng.exporting.annotating.shapes import Spot
from jiheng.exporting.answers import TO_REVIEW, answer_line
from jiheng.exporting.doubts_told import sections
from jiheng.exporting.points import effect_line
from jiheng.exporting.words import Item, Say, title
from jiheng.form import SelfEvaluation

_HIDDEN: Final = "FM022"


class Entry(msgspec.Struct, frozen=True):
    """What one comment says: how weighty and about what it is, where in words, its gist in a line, and its sentences.

    ``spots`` are the cells it may stand at.
    """

    weight: str
    matter: str
    cells: str
    gist: str
    sentences: tuple[str, ...]
    spots: Spots


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
                say.matter(item, self._assessment.form),
                say.cells(item),
                say("；", "; ").join(dict.fromkeys(f"{title(one.code, say)}〔{one.code}〕" for one in item.findings)),
                tuple(sentence for one in item.findings for sentence in self.sentences(one, item.severity)),
                self._places.of(one.where for one in item.findings),
            )

    def sentences(self, finding: Reported, weight: Severity) -> Iterator[str]:
        """Give what a report says of a finding: the message, what to do, what was answered, what it rests on."""
        say, unfolded = self._say, self._options.unfolded
        lighter = finding.severity < weight
        word = say.severity(finding.severity)
        mark = say(f"另（{word}）：", f"Also ({word}): ") if lighter else ""
        yield f"{mark}{say.message(finding)}〔{finding.code}〕"
        if say.remedy(finding) and (unfolded or not lighter):
            acts = say.acts(finding)
            yield f"→ {acts}{say('：', ': ') if acts else ''}{say.remedy(finding)}"
        if finding.answer is not None:
            yield f"※ {answer_line(finding, say)}{say('。', '.')}"
        if finding.effect is not None and (unfolded or finding.effect.changes_grade):
            yield f"→ {effect_line(finding, say)}{say('。', '.')}"
        if finding.clauses:
            named = say("、", ", ").join(say.clause(one, self._assessment.pack) for one in finding.clauses)
            yield say(f"依据：{named}", f"Rests on: {named}")

    def across(self, found: Sequence[ReportedAcross], number: int) -> Iterator[Entry]:
        """Give an entry a finding that speaks of this form, the so-manyth of its file from 0, and of others in it."""
        say = self._say
        for one in found:
            wheres = [at.where for at in one.at if at.form == number]
            cells = dict.fromkeys(say.cell(where.cell) for where in wheres if where.cell)
            acts = say.acts(one)
            remedy = f"→ {acts}{say('：', ': ') if acts else ''}{say.remedy(one)}" if say.remedy(one) else ""
            yield Entry(
                say.severity(one.severity),
                say("表与表之间", "Across forms"),
                say("、", "; ").join(cells),
                f"{title(one.code, say)}〔{one.code}〕",
                tuple(filter(None, (f"{say.message(one)}〔{one.code}〕", remedy))),
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
                    say(f"读表（{section.about}）", f"Reading ({section.about})"),
                    say("、", "; ").join(dict.fromkeys(say.cell(str(one.place)) for one in places if one.place)),
                    f"{title(told.code, say)}〔{told.code}〕",
                    (f"{text}〔{told.code}〕",),
                    # A comment in a hidden row or sheet could be seen by nobody.
                    self._places.of(())
                    if told.code == _HIDDEN
                    else self._places.of([places[0].where], places[0].place),
                )
