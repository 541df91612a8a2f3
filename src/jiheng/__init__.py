"""绩衡 Jiheng: reads 项目支出绩效自评表, computes what the published rules give, and says what is doubtful and why.

Only the names listed here are promised; everything else may change. :func:`read` gives the forms of a file,
:func:`assess_form` what is to be said of one; :func:`read_files` and :func:`gather` do so for many; :func:`export`
makes a document of it::

    pile = jiheng.gather(jiheng.read_files("forms/"), jiheng.Options(rules=("mof-2020-10",)))
    for assessment in pile.assessments:
        print(assessment.form.project.value, len(assessment.findings))

A name is imported when it is first asked for, so that importing this package costs next to nothing.
"""

import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jiheng.assess import Assessment, Audience, Options, Reading, read
    from jiheng.assess import assess as assess_form
    from jiheng.checks import Stage, validate_pack
    from jiheng.exporting import (
        FileNames,
        Letter,
        Verification,
        explain,
        export,
        formats,
        lay_out,
        layouts,
        page_parts,
        propose_notes,
        propose_pile_file,
        verify,
        write_letters,
        write_report,
    )
    from jiheng.exporting.annotating import Annotated, annotate_files
    from jiheng.exporting.fill_in import Returned, compare_with_template, write_template
    from jiheng.pile import (
        BadStored,
        Declarations,
        NotRead,
        Pile,
        Roster,
        compare,
        dump_reading,
        gather,
        load_reading,
        read_declarations,
        read_earlier,
        read_files,
        read_pile_file,
        read_roster,
        takes_place_of_input,
    )
    from jiheng.reading import Unreadable
    from jiheng.rulepacks import BadFile, BadPack, known_packs, load_pack
    from jiheng.values import parse as parse_value

__all__ = [
    "Annotated",
    "Assessment",
    "Audience",
    "BadFile",
    "BadPack",
    "BadStored",
    "Declarations",
    "FileNames",
    "Letter",
    "NotRead",
    "Options",
    "Pile",
    "Reading",
    "Returned",
    "Roster",
    "Stage",
    "Unreadable",
    "Verification",
    "__version__",
    "annotate_files",
    "assess_form",
    "compare",
    "compare_with_template",
    "dump_reading",
    "explain",
    "export",
    "formats",
    "gather",
    "known_packs",
    "lay_out",
    "layouts",
    "load_pack",
    "load_reading",
    "page_parts",
    "parse_value",
    "propose_notes",
    "propose_pile_file",
    "read",
    "read_declarations",
    "read_earlier",
    "read_files",
    "read_pile_file",
    "read_roster",
    "takes_place_of_input",
    "validate_pack",
    "verify",
    "write_letters",
    "write_report",
    "write_template",
]

__version__ = "0.1.0"

# Where each public name stands.
_HOMES: Final = {
    "Annotated": "jiheng.exporting.annotating",
    "Assessment": "jiheng.assess",
    "Audience": "jiheng.assess",
    "BadFile": "jiheng.rulepacks",
    "BadPack": "jiheng.rulepacks",
    "BadStored": "jiheng.pile",
    "Declarations": "jiheng.pile",
    "FileNames": "jiheng.exporting",
    "Letter": "jiheng.exporting",
    "NotRead": "jiheng.pile",
    "Options": "jiheng.assess",
    "Pile": "jiheng.pile",
    "Reading": "jiheng.assess",
    "Returned": "jiheng.exporting.fill_in",
    "Roster": "jiheng.pile",
    "Stage": "jiheng.checks",
    "Unreadable": "jiheng.reading",
    "Verification": "jiheng.exporting",
    "annotate_files": "jiheng.exporting.annotating",
    "assess_form": "jiheng.assess",
    "compare": "jiheng.pile",
    "compare_with_template": "jiheng.exporting.fill_in",
    "dump_reading": "jiheng.pile",
    "explain": "jiheng.exporting",
    "export": "jiheng.exporting",
    "formats": "jiheng.exporting",
    "gather": "jiheng.pile",
    "known_packs": "jiheng.rulepacks",
    "lay_out": "jiheng.exporting",
    "layouts": "jiheng.exporting",
    "load_pack": "jiheng.rulepacks",
    "load_reading": "jiheng.pile",
    "page_parts": "jiheng.exporting",
    "parse_value": "jiheng.values",
    "propose_notes": "jiheng.exporting",
    "propose_pile_file": "jiheng.exporting",
    "read": "jiheng.assess",
    "read_declarations": "jiheng.pile",
    "read_earlier": "jiheng.pile",
    "read_files": "jiheng.pile",
    "read_pile_file": "jiheng.pile",
    "read_roster": "jiheng.pile",
    "takes_place_of_input": "jiheng.pile",
    "validate_pack": "jiheng.checks",
    "verify": "jiheng.exporting",
    "write_letters": "jiheng.exporting",
    "write_report": "jiheng.exporting",
    "write_template": "jiheng.exporting.fill_in",
}
# What is called otherwise at home. No public name may be that of a module: importing the module would take its place.
_OTHER_NAMES: Final = {"assess_form": "assess", "parse_value": "parse"}


if not TYPE_CHECKING:  # a type checker knows the names above, and should say so of any other

    def __getattr__(name: str) -> object:
        """Import a public name when it is first asked for."""
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = getattr(importlib.import_module(home), _OTHER_NAMES.get(name, name))
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
