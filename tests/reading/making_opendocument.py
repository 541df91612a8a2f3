"""Files of OpenDocument, made by hand."""

from tests.reading import making

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("draw", "drawing"),
    )
)
STYLES = (
    '<style:style style:name="struck"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="unseen"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="high"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="higher"><style:text-properties style:text-position="33% 58%"/></style:style>'
    '<style:style style:name="low"><style:text-properties style:text-position="-33% 58%"/></style:style>'
    '<style:style style:name="bold"><style:text-properties style:text-line-through-style="none"/></style:style>'
    '<style:style style:name="gone"><style:table-properties table:display="false"/></style:style>'
)


def document(body: str, kind: str, manifest: str = "<x/>") -> bytes:
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    name = {"text": "text", "spreadsheet": "spreadsheet"}[kind]
    return making.archive_of(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{name}",
            "content.xml": content,
            "META-INF/manifest.xml": manifest,
        }
    )


def ods(rows: str, *, more: str = "", manifest: str = "<x/>") -> bytes:
    return document(f'<table:table table:name="自评表">{rows}</table:table>{more}', "spreadsheet", manifest)


def odt(body: str) -> bytes:
    return document(body, "text")


def row(*cells: str, about: str = "") -> str:
    return f"<table:table-row {about}>{''.join(cells)}</table:table-row>"


def cell(said: str = "", about: str = "") -> str:
    lines = "".join(f"<text:p>{line}</text:p>" for line in said.split("\n")) if said else ""
    return f"<table:table-cell {about}>{lines}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"
