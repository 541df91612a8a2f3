"""Files as they come: with macros, locked, half corrected, by other editions, or pointing at what is not there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from jiheng import read
from jiheng.exporting.annotating.package_copy import TYPES
from tests.exporting.annotating.copies import MAIN, part, parts
from tests.exporting.annotating.test_annotating import CLOSING, RULES, annotated, put
from tests.exporting.annotating.test_other_programs import POINTS, SOURCES, TITLE, cells_of, seen
from tests.exporting.libreoffice import converted
from tests.reading import making

Parts = dict[str, bytes]
SHEET = "xl/worksheets/sheet1.xml"
NOTES = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
EDITIONS = {making.WORD: making.STRICT_WORD, making.SHEET: making.STRICT_SHEET}
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TRACKED = 'w:author="某人" w:date="2021-01-01T00:00:00Z"'
FORMS: dict[str, Parts] = {"docx": parts(SOURCES["word.docx"]), "xlsx": parts(SOURCES["xlsxwriter.xlsx"])}


def inserted(held: Parts, name: str, before: str, told: str) -> None:
    """Put something into a part, before the last of some words."""
    head, word, tail = held[name].decode().rpartition(before)
    assert word
    held[name] = f"{head}{told}{word}{tail}".encode()


def related(held: Parts, owner: str, kind: str, target: str, name: str = "rOdd") -> None:
    folder, _, file = owner.rpartition("/")
    listed = f"{folder}/_rels/{file}.rels"
    held.setdefault(listed, f'<Relationships xmlns="{making.RELATIONS}"></Relationships>'.encode())
    kind = kind if "://" in kind else f"{making.OFFICE}/{kind}"
    told = f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
    inserted(held, listed, "</Relationships>", told)


def declared(held: Parts, name: str, kind: str) -> None:
    inserted(held, TYPES, "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/>')


def points_outside(held: Parts, owner: str) -> None:
    related(held, owner, "comments", 'http://example.org/comments.xml" TargetMode="External')


def points_at_nothing(held: Parts, owner: str) -> None:
    related(held, owner, "comments", "Gone.xml")


def points_at_two(held: Parts, owner: str) -> None:
    kind, empty = (COMMENTS, f'<w:comments xmlns:w="{making.WORD}"/>') if owner == MAIN else (NOTES, "<comments/>")
    for number in (1, 2):
        name = f"{owner.rpartition('/')[0]}/own{number}.xml"
        held[name] = empty.encode()
        declared(held, name, kind)
        related(held, owner, "comments", f"own{number}.xml", name=f"rOdd{number}")


def drawing_is_gone(held: Parts, owner: str) -> None:
    related(held, owner, "vmlDrawing", "../drawings/gone.vml")
    inserted(held, owner, "</worksheet>", f'<legacyDrawing xmlns:r="{making.OFFICE}" r:id="rOdd"/>')


def with_macros(held: Parts, owner: str) -> None:
    office = "application/vnd.ms-word.document" if owner == MAIN else "application/vnd.ms-excel.sheet"
    held[TYPES] = re.sub(
        rb'application/[^"]*(?:document|sheet)\.main\+xml', f"{office}.macroEnabled.main+xml".encode(), held[TYPES]
    )
    folder = owner.partition("/")[0]
    held[f"{folder}/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(500)
    declared(held, f"{folder}/vbaProject.bin", "application/vnd.ms-office.vbaProject")
    main = MAIN if owner == MAIN else "xl/workbook.xml"
    related(held, main, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")


def of_the_strict_edition(held: Parts, owner: str) -> None:
    assert owner in held
    for name in held.keys() - {TYPES}:
        for before, after in {**EDITIONS, making.OFFICE: STRICT_OFFICE}.items():
            held[name] = held[name].replace(before.encode(), after.encode())


def locked(held: Parts, owner: str) -> None:
    if owner == SHEET:
        inserted(held, SHEET, "<pageMargins", '<sheetProtection sheet="1" objects="1" scenarios="1" password="CC1A"/>')
        return
    told = '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    held["word/locks.xml"] = f'<w:settings xmlns:w="{making.WORD}">{told}</w:settings>'.encode()
    declared(held, "word/locks.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml")
    related(held, MAIN, "settings", "locks.xml")


def half_corrected(held: Parts, owner: str) -> None:
    """Every text was put in by somebody, an older one struck, and below the first row another one is struck."""
    struck = f'<w:del w:id="901" {TRACKED}><w:r><w:delText>旧</w:delText></w:r></w:del>'
    said = re.sub(r"(?s)(<w:r>.*?</w:r>)", rf'{struck}<w:ins w:id="900" {TRACKED}>\1</w:ins>', held[owner].decode())
    row = re.search(r"(?s)<w:tr>.*?</w:tr>", said)
    assert row is not None
    gone = f'<w:tr><w:trPr><w:del w:id="902" {TRACKED}/></w:trPr>{row[0].removeprefix("<w:tr>")}'
    held[owner] = f"{said[: row.end()]}{gone}{said[row.end() :]}".encode()


def in_fields_to_fill_in(held: Parts, owner: str) -> None:
    box = r'<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>\1</w:sdtContent></w:sdt>'
    held[owner] = re.sub(r"(?s)(<w:tc>.*?</w:tc>)", box, held[owner].decode()).encode()


def with_notes_that_have_no_boxes(held: Parts, owner: str) -> None:
    said = '<comment ref="A1" authorId="0"><text><t>请补附件</t></text></comment>'
    said = f"<authors><author>某人</author></authors><commentList>{said}</commentList>"
    held["xl/own.xml"] = f'<comments xmlns="{making.SHEET}">{said}</comments>'.encode()
    related(held, owner, "comments", "../own.xml")


def with_a_box_to_tick(held: Parts, owner: str) -> None:
    spaces = "".join(
        f' xmlns:{name}="urn:schemas-microsoft-com:{kind}"' for name, kind in (("v", "vml"), ("x", "office:excel"))
    )
    told = '<v:textbox><div>是<br></div></v:textbox><x:ClientData ObjectType="Checkbox"/>'
    held["xl/drawings/ticks.vml"] = f'<xml{spaces}><v:shape id="_x0000_s1025">{told}</v:shape></xml>'.encode()
    declared(held, "xl/drawings/ticks.vml", DRAWING)
    related(held, owner, "vmlDrawing", "../drawings/ticks.vml")
    inserted(held, owner, "</worksheet>", f'<legacyDrawing xmlns:r="{making.OFFICE}" r:id="rOdd"/>')


Odd = Callable[[Parts, str], None]
ODD: dict[str, tuple[Odd, ...]] = {
    "docx": (with_macros, of_the_strict_edition, locked, half_corrected, in_fields_to_fill_in),
    "xlsx": (with_macros, of_the_strict_edition, locked, with_notes_that_have_no_boxes, with_a_box_to_tick),
}
REFUSED: dict[str, tuple[Odd, ...]] = {
    "docx": (points_outside, points_at_nothing, points_at_two),
    "xlsx": (points_outside, points_at_nothing, points_at_two, drawing_is_gone),
}


def odd(how: Odd, suffix: str) -> bytes:
    held = dict(FORMS[suffix])
    how(held, MAIN if suffix == "docx" else SHEET)
    return making.archive_of(held)


def all_of(kinds: dict[str, tuple[Odd, ...]]) -> list[tuple[Odd, str]]:
    return [(how, suffix) for suffix, ways in kinds.items() for how in ways]


@pytest.mark.parametrize(("how", "suffix"), all_of(ODD))
def test_comments_stand_at_their_cells_and_every_other_part_stays(how: Odd, suffix: str, tmp_path: Path) -> None:
    source = odd(how, suffix)
    one = annotated(put(tmp_path / f"表.{suffix}", source), RULES)
    assert one.notices == ()
    assert one.comments == 3
    assert [found.form for found in read(one.content, file=one.name)] == [
        found.form for found in read(source, file=one.name)
    ]
    before, after = parts(source), parts(one.content)
    assert any(CLOSING.encode() in after[name] for name in after if before.get(name) != after[name])
    written = {MAIN, SHEET, TYPES, "xl/own.xml", "xl/drawings/ticks.vml"}
    assert {name for name in before if before[name] != after[name]} <= written | {
        name for name in before if name.endswith(".rels")
    }


@pytest.mark.parametrize(("how", "suffix"), all_of(REFUSED))
def test_where_comments_are_said_to_lie_elsewhere_a_new_table_takes_them(how: Odd, suffix: str, tmp_path: Path) -> None:
    """A second part of comments beside one that is named already is what no program opens."""
    one = annotated(put(tmp_path / f"表.{suffix}", odd(how, suffix)), RULES)
    assert one.suffix == f".{suffix}"
    assert one.notices[0].startswith("原件的写法特殊，不能直接在上面加批注")
    assert cells_of(f"表.{suffix}", one.content)[1:] == [POINTS, TITLE]


def test_a_part_of_comments_of_which_nobody_says_what_it_is_is_declared(tmp_path: Path) -> None:
    held = dict(FORMS["docx"])
    held["word/own.xml"] = f'<w:comments xmlns:w="{making.WORD}"/>'.encode()
    related(held, MAIN, "comments", "own.xml")
    copy = annotated(put(tmp_path / "表.docx", making.archive_of(held)), RULES).content
    assert part(copy, TYPES).count(COMMENTS.encode()) == 1
    again = annotated(put(tmp_path / "再.docx", copy), RULES).content
    assert part(again, TYPES) == part(copy, TYPES)


@pytest.mark.needs("libreoffice")
def test_another_program_opens_them_and_shows_every_comment(tmp_path: Path) -> None:
    for suffix, flat in (("docx", "fodt"), ("xlsx", "fods")):
        ways = (*ODD[suffix], *REFUSED[suffix])
        given = {f"{how.__name__}.{suffix}": odd(how, suffix) for how in ways}
        copies = {name: annotated(put(tmp_path / "in" / name, one), RULES).content for name, one in given.items()}
        for name, opened in converted(copies, flat, tmp_path / flat).items():
            cells = [one.replace(" ", "").replace("旧", "") for one in seen(opened)]
            assert (len(cells), cells[-1]) == (3, TITLE), name
