"""A report held against a new run: the same forms, asked the same, give the same points and findings, or where not.

Forms are found by the SHA-256 of their file, so files may have been renamed and moved. A form that cannot be found so
while a file of its name is there has been changed since: it is looked at all the same, to show what became of it.
"""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

import msgspec

import jiheng
from jiheng.assess import Assessment, Options, Reading, assess, read
from jiheng.assess import Source as Origin
from jiheng.exporting.differing import (
    Line,
    altered,
    altered_findings,
    differences,
    finding_differences,
    not_judged_differences,
)
from jiheng.exporting.finding_record import across_not_judged_record, across_record
from jiheng.exporting.given import Given
from jiheng.exporting.records import checked_record
from jiheng.form import OtherForm
from jiheng.pile import BadReport, Pile, Report, Roster, put_together
from jiheng.pile.roster import roster_of, unreadable_roster
from jiheng.reading import Unreadable, read_bytes
from jiheng.rulepacks import BadPack, load_pack

_SHORT: Final = 12
# What comes of records that lack something, or hold something of another kind.
_NOT_AS_WRITTEN: Final = (AttributeError, KeyError, TypeError, ValueError)


class Difference(msgspec.Struct, frozen=True):
    """Where a new run differs, in Chinese and in English.

    ``form`` is the number of the form in the report, from 1, and ``project`` its project; ``None`` for what was judged
    across forms.
    """

    form: int | None
    project: str | None
    message: str
    message_en: str


class Verification(msgspec.Struct, frozen=True):
    """What came of holding a report against a new run.

    ``forms`` is how many the report speaks of. ``changed`` names files that are not what they were, ``differences`` are
    those in points and findings; ``causes`` is what else is not as it was: the version of the program, the content of a
    rule pack or of the roster. ``missing`` names what was not given and so could not be verified, ``unused`` the files
    that were given and of which the report says nothing.
    """

    forms: int
    changed: tuple[Line, ...]
    differences: tuple[Difference, ...]
    causes: tuple[Line, ...]
    missing: tuple[Line, ...]
    unused: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        """Everything could be verified and is as the report has it."""
        return not self.changed and not self.differences and not self.missing


def verify(report: str, *paths: str, rules: tuple[str, ...] = ()) -> Verification:
    """Hold the report in a file, as ``jiheng check`` writes it in JSON or JSON Lines, against a new run over ``paths``.

    ``rules`` take the place of those that the report names, where they are kept somewhere else now.

    Raises:
        BadFile: the report cannot be read back, or a rule pack or the roster cannot be used.
    """
    opened = Report(report)
    _expect_packs(opened, rules)
    return _Run(opened, opened.head.asked(rules), Given(paths)).verification()


def _expect_packs(report: Report, rules: tuple[str, ...]) -> None:
    for name in rules or report.head.options.rules:
        try:
            load_pack(name)
        except BadPack as why:
            if rules:
                raise
            raise BadReport(
                f"报告用的规则包「{name}」现在用不了：{why.reason}",
                "请用 --rules 写明它现在的位置",
                reason_en=f"the rule pack {name} of the report cannot be used: {why.reason_en}",
                remedy_en="Say with --rules where it is now",
                file=report.file,
            ) from why


def _as_written(record: msgspec.Struct) -> dict[str, Any]:
    """Give a record as it is read back from a report."""
    return msgspec.json.decode(msgspec.json.encode(record), type=dict[str, Any])


class _Run:
    """One new run over the forms of a report."""

    def __init__(self, report: Report, options: Options, given: Given) -> None:
        self._report = report
        self._options = options
        self._given = given
        self._forms = 0
        self._changed: list[Line] = []
        self._differences: list[Difference] = []
        self._causes: list[Line] = []
        self._missing: list[Line] = list(given.unreadable)
        self._across: list[dict[str, Any]] = []
        self._across_not_judged: list[dict[str, Any]] = []
        self._last: tuple[str, tuple[Reading, ...]] = ("", ())
        self._forms_in: dict[str, tuple[str, frozenset[int]]] = {}
        self._told_of: Counter[tuple[str, str, int]] = Counter()

    def verification(self) -> Verification:
        roster = self._roster()
        pile = put_together(self._again(), self._options, roster)
        self._compare_forms()
        self._compare_across(pile)
        self._compare_means(pile)
        return Verification(
            self._forms,
            tuple(dict.fromkeys(self._changed)),
            tuple(self._differences),
            tuple(self._causes),
            tuple(dict.fromkeys(self._missing)),
            self._given.unused,
        )

    def _roster(self) -> Roster | None:
        wanted = self._report.head.roster
        if wanted is None:
            return None
        content = self._given.find(wanted.sha256)
        if content is None:
            content = self._given.called(wanted.file)
            if content is None:
                self._missing.append(
                    Line(f"没有给出项目清单「{wanted.file}」", f"the roster {wanted.file} was not given")
                )
                return None
            self._causes.append(Line(f"项目清单「{wanted.file}」已改动", f"the roster {wanted.file} was changed"))
        try:
            grid = read_bytes(content, file=wanted.file)
        except Unreadable as why:
            raise unreadable_roster(why, wanted.file) from why
        return roster_of(grid, Origin(wanted.file, sha256(content).hexdigest(), 1))

    def _origin(self, said: Any, line: int) -> Origin:  # noqa: ANN401 - what stands in a file, whatever it is
        try:
            return msgspec.convert(said, Origin)
        except msgspec.ValidationError as why:
            raise self._report.incomplete(line) from why

    def _again(self) -> Iterator[Assessment]:
        """Assess every form of the report anew, and note where that differs."""
        for part in self._report.parts():
            said = self._report.decode(part.said, dict[str, Any], line=part.line)
            if part.kind == "across":
                self._across.append(said)
            elif part.kind == "across_not_judged":
                self._across_not_judged.append(said)
            elif part.kind == "form":
                self._forms += 1
                approved = self._approved(said.get("declaration"), part.line)
                found = self._assessed(self._origin(said.get("source"), part.line), said.get("project"), approved)
                if found is not None:
                    self._tell(self._compared(said, found, part.line), said.get("project"))
                    yield found

    def _compared(self, said: dict[str, Any], found: Assessment, line: int) -> tuple[Line, ...]:
        now = _as_written(checked_record(found))
        try:
            is_same_file = said["source"]["sha256"] == found.source.sha256
            return (*differences(said, now), *(altered(said, now) if is_same_file else ()))
        except _NOT_AS_WRITTEN as why:
            raise self._report.incomplete(line) from why

    def _approved(self, said: Any, line: int) -> Reading | None:  # noqa: ANN401 - as above
        """Give the declaration that a form was held against."""
        if said is None:
            return None
        source = self._origin(said, line)
        content = self._given.find(source.sha256)
        if content is None:
            self._missing.append(
                Line(f"没有给出批复的目标表「{source.file}」，或已改动", f"{source.file} was not given, or was changed")
            )
            return None
        found = self._readings(content, source.sha256, source.file)
        return next((one for one in found if one.source.number == source.number), None)

    def _assessed(self, source: Origin, project: str | None, approved: Reading | None) -> Assessment | None:
        content, digest = self._given.find(source.sha256), source.sha256
        if content is None:
            content = self._given.called(source.file)
            if content is None:
                file, start = source.file, source.sha256[:_SHORT]
                zh, en = f"没有给出「{file}」（SHA-256 {start}…）", f"{file} ({start}…) was not given"
                self._missing.append(Line(zh, en))
                return None
            digest = sha256(content).hexdigest()
            was, is_ = source.sha256[:_SHORT], digest[:_SHORT]
            self._changed.append(
                Line(
                    f"「{source.file}」已改动（SHA-256 由 {was}… 变为 {is_}…）",
                    f"{source.file} was changed (SHA-256 {was}… is {is_}… now)",
                )
            )
        readings = self._readings(content, digest, source.file)
        numbers = frozenset(one.source.number for one in readings if not isinstance(one.form, OtherForm))
        self._forms_in[digest] = (source.file, numbers)
        self._told_of[source.file, digest, source.number] += 1
        form = next((one for one in readings if one.source.number == source.number), None)
        if form is None or isinstance(form.form, OtherForm):
            self._tell((Line("现在从这个文件里读不出这张表", "this form is not read from the file any more"),), project)
            return None
        return assess(form, self._options, declaration=approved)

    def _compare_forms(self) -> None:
        """Say which forms stand twice in the report, and which of a file it leaves out."""
        for (file, _, number), times in self._told_of.items():
            if times > 1:
                zh, en = (
                    f"「{file}」第 {number} 张表在报告里有 {times} 份",
                    f"form {number} of {file} stands {times} times",
                )
                self._differences.append(Difference(None, None, zh, en))
        seen = {(digest, number) for _, digest, number in self._told_of}
        for digest, (file, numbers) in self._forms_in.items():
            if left := sum((digest, number) not in seen for number in numbers):
                zh, en = (
                    f"「{file}」里另有 {left} 张表，报告没有说到",
                    f"{left} more forms in {file}, not in the report",
                )
                self._differences.append(Difference(None, None, zh, en))

    def _readings(self, content: bytes, digest: str, file: str) -> tuple[Reading, ...]:
        """Read a file, once for all forms in it."""
        if self._last[0] != digest:
            try:
                self._last = (digest, read(content, file=file))
            except Unreadable:
                self._last = (digest, ())
        return self._last[1]

    def _tell(self, lines: tuple[Line, ...], project: str | None) -> None:
        self._differences += (Difference(self._forms, project, one.chinese, one.english) for one in lines)

    def _compare_across(self, pile: Pile) -> None:
        if self._missing or len(pile.gists) < self._forms:  # nobody knows what would be found across forms not there
            return
        now = [_as_written(across_record(one)) for one in pile.across]
        not_judged = [_as_written(across_not_judged_record(one)) for one in pile.across_not_judged]
        try:
            lines = [
                *finding_differences(self._across, now),
                *(() if self._changed or self._causes else altered_findings(self._across, now)),
                *not_judged_differences(self._across_not_judged, not_judged),
            ]
        except _NOT_AS_WRITTEN as why:
            raise self._report.incomplete() from why
        self._differences += (Difference(None, None, one.chinese, one.english) for one in lines)

    def _compare_means(self, pile: Pile) -> None:
        """Say what else is not as it was: the program, the content of rule packs."""
        head = self._report.head
        if head.version != (this := jiheng.__version__):
            zh, en = (
                f"报告由 {head.version} 版写出，现在是 {this} 版",
                f"written by version {head.version}, this is {this}",
            )
            self._causes.append(Line(zh, en))
        digests = {pack.id: pack.sha256 for pack in pile.packs}
        for pack in head.rules:
            if digests.get(pack.id, pack.sha256) != pack.sha256:
                was, is_ = pack.sha256[:_SHORT], digests[pack.id][:_SHORT]
                self._causes.append(
                    Line(
                        f"规则包 {pack.id} 的内容已变（SHA-256 由 {was}… 变为 {is_}…）",
                        f"the rule pack {pack.id} was changed (SHA-256 {was}… is {is_}… now)",
                    )
                )
