"""A pile beside the versions of last time: which form was which, and what became of all of them together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from jiheng.assess import Assessment, Options
from jiheng.checks.identities import fold
from jiheng.pile.changes import rows_alike
from jiheng.pile.earlier import Versions
from jiheng.pile.gist import Gist
from jiheng.pile.pairing import By, Head, pair
from jiheng.pile.reading import NotRead
from jiheng.pile.since import FormSince, Otherwise, Progress, since
from jiheng.pile.version import Version, version_of


class Since:
    """What became of a pile since last time.

    ``pairs`` gives for the place of a form the place of its earlier version and by what that was found; ``gone`` are
    the earlier forms that are not there any more. ``counts`` counts findings, ``altered`` are the places of forms in
    which something approved is another one now, ``otherwise`` in what some were looked at otherwise last time.
    ``unreadable`` could not be read. :meth:`of` tells more of one form.
    """

    def __init__(self, versions: Versions, pairs: Mapping[int, tuple[int, By]], options: Options) -> None:
        self._versions = versions
        self._options = options
        self.pairs = pairs
        taken = {earlier for earlier, _ in pairs.values()}
        self.gone: tuple[Head, ...] = tuple(head for at, head in enumerate(versions.heads) if at not in taken)
        self.unreadable: tuple[NotRead, ...] = tuple(versions.unreadable)
        self.counts: Counter[Progress] = Counter()
        self.altered: tuple[int, ...] = ()
        self.otherwise: tuple[Otherwise, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Everything that was given as an earlier version was read."""
        return all(one.passed_over for one in self.unreadable)

    def of(self, place: int, assessment: Assessment) -> FormSince | None:
        """Say what became of the form at ``place``; ``None`` where there is no earlier version of it."""
        found = self.pairs.get(place)
        if found is None:
            return None
        earlier, by = found
        return since(self._versions[earlier], by, assessment, self._options)

    def count(self, assessments: Iterable[Assessment]) -> None:
        """Take together what became of every form."""
        altered, otherwise = list[int](), dict[Otherwise, None]()
        for place, one in enumerate(assessments):
            if (found := self.of(place, one)) is not None:
                self.counts.update(found.counts)
                altered += [place] if found.approved else []
                otherwise[found.otherwise] = None
        self.altered = tuple(altered)
        self.otherwise = tuple(one for one in otherwise if one != Otherwise())


def compared(
    earlier: Iterable[Version | NotRead], gists: Sequence[Gist], assessments: Sequence[Assessment], options: Options
) -> Since:
    """Find the earlier version of every form of a pile, and say what became of all of them."""
    versions = Versions(earlier)

    def may_be_one(before: int, place: int) -> bool:
        return _may_be_one(versions[before], assessments[place])

    found = Since(versions, pair(versions.heads, [_head(one) for one in gists], may_be_one), options)
    found.count(assessments)
    return found


def _head(one: Gist) -> Head:
    source = one.source
    return Head(
        one.project_code,
        one.project,
        one.implementing_unit,
        one.fiscal_year,
        source.file,
        source.sha256,
        source.number,
    )


def _may_be_one(old: Version, assessment: Assessment) -> bool:
    """Tell whether two forms may be versions of one: of one project as far as it is written, or with the same rows."""
    names = {fold(old.project), fold(assessment.form.project.value)} - {""}
    return len(names) < 2 or rows_alike(old.written, version_of(assessment).written)  # noqa: PLR2004 - two names differ
