"""What the notes beside the forms of a pile come to now: reasons stay, new matters are added, nothing is lost."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from jiheng.assess import Assessment
from jiheng.checks import Note, Reported, Severity, content_of
from jiheng.form import SelfEvaluation
from jiheng.pile.gathering import Pile
from jiheng.pile.notes import BadNotes, FormNotes, Item, notes_for
from jiheng.reading import expand, notes_beside, shown


class ItemDue(msgspec.Struct, frozen=True):
    """An item as it is to be written: the note with its comments, and the findings it is about as they are now."""

    item: Item
    findings: tuple[Reported, ...] = ()


class FormDue(msgspec.Struct, frozen=True):
    """The notes of one form as they are to be written. ``form`` is ``None`` where the file had notes of another one."""

    notes: FormNotes
    form: SelfEvaluation | None
    items: tuple[ItemDue, ...]


class NotesDue(msgspec.Struct, frozen=True):
    """The file of notes at ``path`` as it is to be written for the forms in ``files``.

    ``before`` are the bytes that stand there now; ``None`` where there is no such file yet.
    """

    path: Path
    files: tuple[str, ...]
    forms: tuple[FormDue, ...]
    before: bytes | None

    @property
    def items(self) -> tuple[ItemDue, ...]:
        """All items of all forms."""
        return tuple(item for form in self.forms for item in form.items)


def notes_due(pile: Pile, *paths: str) -> Iterator[NotesDue]:
    """Give the notes that belong to the forms of a pile, which was read from ``paths``, one file of notes at a time.

    Forms in archives and on standard input have no place for notes and are left out. So is a file in which there is
    nothing to write, and one that cannot be read or understood, for that was told when the pile was read.
    """
    places = {source.name: source.path for path in paths for source in expand(path) if source.path is not None}
    wanted: dict[Path, list[int]] = {}
    for place, gist in enumerate(pile.gists):
        path = places.get(gist.source.file)
        if path is not None:
            wanted.setdefault(path.with_name(notes_beside(path.name)), []).append(place)
    for path, members in wanted.items():
        try:
            due = _due(path, [pile.assessments[place] for place in members])
        except (BadNotes, OSError):
            continue
        if due.items or due.before is not None:
            yield due


def _due(path: Path, assessments: Sequence[Assessment]) -> NotesDue:
    before = path.read_bytes() if path.is_file() else None
    documents: tuple[FormNotes, ...] = ()
    if before is not None:
        from jiheng.pile.note_files import read_notes  # noqa: PLC0415 - only where there is something to read

        documents = read_notes(before, file=shown(str(path)))
    # Comments that somebody put into a file before there was anything else in it go with the first form.
    lone = next((one for one in documents if not (one.project or one.number or one.items)), None)
    # The same form in two kinds of file, and a form that is there twice, share one document.
    together: dict[int, list[Assessment]] = {}
    known = list(documents)
    for one in assessments:
        found = notes_for(one.form, one.source.number, known)
        if found is None and lone is not None:
            found, lone = msgspec.structs.replace(lone, project=one.form.project.value, number=one.source.number), None
            known[found.place - 1] = found
        if found is None:
            found = FormNotes(one.form.project.value, one.source.number, place=len(known) + 1)
            known.append(found)
        together.setdefault(found.place, []).append(one)
    forms = tuple(_form(one, together.get(one.place, ())) for one in known)
    files = tuple(dict.fromkeys(one.source.file for one in assessments))
    return NotesDue(path, files, tuple(one for one in forms if one.items or one.notes.comments), before)


def _form(found: FormNotes, assessments: Sequence[Assessment]) -> FormDue:
    """Bring the notes of one form up to date; those of a form that was not assessed stay as they are."""
    if not assessments:
        return FormDue(found, None, tuple(map(ItemDue, found.items)))
    form = assessments[0].form
    raised = {one.fingerprint: one for assessed in assessments for one in assessed.findings}
    now = {name: content_of(assessments[0].form, one.where) for name, one in raised.items()}
    kept = [_kept(item, raised, now) for item in found.items if _is_used(item)]
    covered = {name for due in kept for name in due.item.note.written_for}
    new: dict[str, list[Reported]] = {}
    for one in raised.values():
        if one.severity > Severity.ADVICE and one.fingerprint not in covered and not one.is_exempt:
            new.setdefault(one.matter, []).append(one)
    added = [
        ItemDue(Item(Note(matter="", written_for={one.fingerprint: now[one.fingerprint] for one in told})), tuple(told))
        for told in new.values()
    ]
    order = {name: place for place, name in enumerate(raised)}
    live = sorted((due for due in (*kept, *added) if due.findings), key=lambda due: order[due.findings[0].fingerprint])
    items = (*live, *(due for due in kept if not due.findings))
    notes = msgspec.structs.replace(found, project=form.project.value, number=assessments[0].source.number)
    return FormDue(notes, form, items)


def _is_used(item: Item) -> bool:
    """Tell whether somebody has written anything at an item; any other is made anew."""
    note = item.note
    return bool(note.reason or note.by or note.date or item.comments)


def _kept(item: Item, raised: Mapping[str, Reported], now: Mapping[str, str]) -> ItemDue:
    """Keep what somebody wrote; where the form has changed under it, ask for another look."""
    note = item.note
    found = [raised[name] for name in raised if name in note.written_for]
    changed = any(note.written_for[one.fingerprint] != now[one.fingerprint] for one in found)
    note = msgspec.structs.replace(
        note,
        written_for={**note.written_for, **{one.fingerprint: now[one.fingerprint] for one in found}},
        again=note.reason is not None and (note.again or changed),
        ended=not found,
    )
    return ItemDue(msgspec.structs.replace(item, note=note), tuple(found))
