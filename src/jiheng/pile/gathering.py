"""From forms to a pile: each is assessed, put on the shelf, kept in short, and compared with the others."""

from collections.abc import Iterable, Sequence

import msgspec

from jiheng.assess import Assessment, Audience, Options, Reading, assess
from jiheng.checks import Facts, Judged, NotJudgedAcross, ReportedAcross, Severity, Stage, Who, answered_across
from jiheng.form import Entry
from jiheng.pile.counting import Common, said_once
from jiheng.pile.declarations import Declarations
from jiheng.pile.gist import Gist, gist
from jiheng.pile.reading import NotRead, assessable
from jiheng.pile.roster import Roster
from jiheng.pile.shelf import Shelf
from jiheng.pile.since import FormSince
from jiheng.pile.since_all import Since, compared
from jiheng.pile.version import Version
from jiheng.pile.years import SideBySide, Years
from jiheng.reading import HowRead
from jiheng.rulepacks import RulePack


class Pile(msgspec.Struct, frozen=True):
    """Forms assessed together.

    ``gists`` has every form in short; ``assessments`` the whole of it, which is taken down from the shelf each time it
    is asked for. ``packs`` are all rule packs that were used, in force or beside, by their ids. ``across`` is what was
    found across forms, ``across_not_judged`` what could not be judged across them; ``since`` is what became of the
    forms since last time and ``roster`` the list of projects beside them, where these were asked for.
    """

    options: Options
    assessments: Sequence[Assessment]
    gists: tuple[Gist, ...]
    unreadable: tuple[NotRead, ...]
    packs: tuple[RulePack, ...] = ()
    common: tuple[Common, ...] = ()
    across: tuple[ReportedAcross, ...] = ()
    since: Since | None = None
    roster: Roster | None = None
    across_not_judged: tuple[NotJudgedAcross, ...] = ()

    @property
    def years(self) -> Sequence[SideBySide]:
        """The projects of which there are forms of two years or more, side by side."""
        return Years(self.gists, self.assessments)

    @property
    def severity(self) -> Severity | None:
        """The weightiest of all findings that count, or ``None`` where there is none.

        While forms are being filled in, what must be corrected and was answered with a reason has been done with; later
        a reviewer has to decide.
        """
        is_filled_in = self.options.stage is Stage.SELF_EVALUATION
        weights = [one.open_severity if is_filled_in else one.severity for one in self.gists]
        weights += [one.severity for one in self.across if one.is_open]
        return max((one for one in weights if one is not None), default=None)

    @property
    def is_complete(self) -> bool:
        """Everything that was given as a form was read, and something of each."""
        return all(one.passed_over for one in self.unreadable) and not any(
            one.how_read is HowRead.NOT for one in self.gists
        )

    def became(self, place: int, assessment: Assessment) -> FormSince | None:
        """Say what became of the form at a place since last time; ``None`` where nobody asked, or it was not there."""
        return None if self.since is None else self.since.of(place, assessment)

    @property
    def common_codes(self) -> frozenset[str]:
        """The codes that are said once for the whole pile."""
        return frozenset(one.code for one in self.common)


def gather(
    items: Iterable[Reading | NotRead],
    options: Options = Options(),  # noqa: B008 - frozen, so shared
    roster: Roster | None = None,
    declarations: Declarations | None = None,
) -> Pile:
    """Assess every form of ``items``, look at what they have in common, and set them beside ``roster``.

    Each form is held against the one of ``declarations`` that is of its project, where there is one.

    Raises:
        BadPack: a rule pack that ``options`` names is missing or badly written.
    """

    def assessed(one: Reading | NotRead) -> Assessment | NotRead:
        if isinstance(one, NotRead):
            return one
        return assess(one, options, declaration=None if declarations is None else declarations.of(one.form))

    return put_together(map(assessed, map(assessable, items)), options, roster)


def put_together(items: Iterable[Assessment | NotRead], options: Options, roster: Roster | None = None) -> Pile:
    """Make a pile of forms that were assessed under ``options``, one after the other."""
    shelf, gists = Shelf(), list[Gist]()
    facts = Facts(stage=options.stage, preview=options.preview, with_roster=roster is not None)
    if roster is not None:
        facts.list_entries(_due(roster, options))
    seen = set[tuple[str, int]]()
    unreadable: list[NotRead] = []
    packs: dict[str, RulePack] = {}
    for one in items:
        if isinstance(one, NotRead):
            unreadable.append(one)
            continue
        if (form := (one.source.sha256, one.source.number)) not in seen:  # the very same file again is no other form
            facts.add(len(shelf), one)
        seen.add(form)
        shelf.put(one)
        gists.append(gist(one))
        packs |= {pack.id: pack for pack in one.packs}
    judged = facts.judge(shelf[0].pack) if len(shelf) else Judged()
    return Pile(
        options,
        shelf,
        tuple(gists),
        tuple(unreadable),
        tuple(packs[name] for name in sorted(packs)),
        said_once(gists, shelf),
        _across(judged.findings, shelf, options),
        roster=roster,
        across_not_judged=judged.not_judged,
    )


def _due(roster: Roster, options: Options) -> tuple[Entry, ...]:
    """Give the entries of a roster; of those that are exempt by what is agreed for the pile no form is expected."""
    agreed = options.agreed
    if agreed is None:
        return roster.entries
    return tuple(
        msgspec.structs.replace(one, exempt=one.exempt or agreed.why_not_evaluated(one.project, one.code))
        for one in roster.entries
    )


def _across(found: tuple[ReportedAcross, ...], shelf: Shelf, options: Options) -> tuple[ReportedAcross, ...]:
    """Give what was found across forms with its answers, for the audience that was asked for."""
    if options.agreed is not None and options.agreed.exempt:
        found = tuple(answered_across(one, (shelf[place].form for place in one.forms), options.agreed) for one in found)
    return tuple(one for one in found if options.audience is Audience.REVIEWER or one.who is not Who.REVIEWER)


def compare(pile: Pile, earlier: Iterable[Version | NotRead]) -> Pile:
    """Set a pile beside earlier versions of its forms, as :func:`read_earlier` gives them.

    Reports on the pile then say what was mended since, what is left, what is new, and what was changed in the forms.
    """
    return msgspec.structs.replace(pile, since=compared(earlier, pile.gists, pile.assessments, pile.options))
