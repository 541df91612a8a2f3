"""The way of many forms: every source is read, what cannot be read is kept beside, what all share is said once.

:func:`read_files` goes from paths to forms, :func:`gather` from forms to a :class:`Pile`.
"""

from jiheng.pile.changes import Change
from jiheng.pile.counting import (
    Common,
    Exempted,
    Grades,
    Money,
    WorthSeeing,
    exempted,
    grades,
    money,
    quoted,
    repeats,
    said_once,
    worth_seeing,
)
from jiheng.pile.declarations import BadDeclaration, Declarations, read_declarations
from jiheng.pile.earlier import read_earlier
from jiheng.pile.gathering import Pile, compare, gather, put_together
from jiheng.pile.gist import Amounts, Gist, Mention, gist, weights
from jiheng.pile.notes import BadNotes
from jiheng.pile.notes_due import FormDue, ItemDue, NotesDue, notes_due
from jiheng.pile.pile_file import BadPileFile, read_pile_file
from jiheng.pile.reading import KINDS, NotRead, assessable, read_each, read_files
from jiheng.pile.replacing import takes_place_of_input
from jiheng.pile.reports import BadReport, Report
from jiheng.pile.roster import BadRoster, Roster, read_roster
from jiheng.pile.shelf import Shelf
from jiheng.pile.since import FormSince, Otherwise, Progress
from jiheng.pile.since_all import Since
from jiheng.pile.still_open import asks_whether_finished, is_unit_asked, unscored, untold
from jiheng.pile.stored import BadStored, dump_reading, load_reading
from jiheng.pile.version import Version
from jiheng.pile.written import Written, written
from jiheng.pile.years import OfYear, RowInYear, RowOfYears, SideBySide

__all__ = [
    "KINDS",
    "Amounts",
    "BadDeclaration",
    "BadNotes",
    "BadPileFile",
    "BadReport",
    "BadRoster",
    "BadStored",
    "Change",
    "Common",
    "Declarations",
    "Exempted",
    "FormDue",
    "FormSince",
    "Gist",
    "Grades",
    "ItemDue",
    "Mention",
    "Money",
    "NotRead",
    "NotesDue",
    "OfYear",
    "Otherwise",
    "Pile",
    "Progress",
    "Report",
    "Roster",
    "RowInYear",
    "RowOfYears",
    "Shelf",
    "SideBySide",
    "Since",
    "Version",
    "WorthSeeing",
    "Written",
    "asks_whether_finished",
    "assessable",
    "compare",
    "dump_reading",
    "exempted",
    "gather",
    "gist",
    "grades",
    "is_unit_asked",
    "load_reading",
    "money",
    "notes_due",
    "put_together",
    "quoted",
    "read_declarations",
    "read_each",
    "read_earlier",
    "read_files",
    "read_pile_file",
    "read_roster",
    "repeats",
    "said_once",
    "takes_place_of_input",
    "unscored",
    "untold",
    "weights",
    "worth_seeing",
    "written",
]
