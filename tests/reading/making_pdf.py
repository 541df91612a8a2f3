"""PDFs for the tests, made by hand so that every operator of them is meant.

``/L`` is Helvetica; ``/C`` is a Chinese font that is not embedded, whose codes are UTF-16; ``/N`` is a font that does
not say which characters its shapes are.
"""

from collections.abc import Mapping, Sequence
from hashlib import md5

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FONTS = (
    "/L << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> "
    "/C << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts ["
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
    "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>] >> "
    "/N << /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts ["
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nameless /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /Nameless /Flags 4 /FontBBox [0 -200 1000 800] "
    "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >> >>] >>"
)


def words(text: str, x: float, y: float, size: float = 10, *, extra: str = "") -> str:
    """Operators that write Chinese or Latin text, figures and Latin letters in Helvetica."""
    shown = ""
    run: list[str] = []

    def end() -> str:
        if not run:
            return ""
        latin = run[0].isascii()
        said = "".join(run)
        run.clear()
        if latin:
            escaped = said.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
            return f"/L {size} Tf ({escaped}) Tj "
        return f"/C {size} Tf <{said.encode('utf-16-be').hex()}> Tj "

    for sign in text:
        if run and run[0].isascii() != sign.isascii():
            shown += end()
        run.append(sign)
    return f"BT {extra} 1 0 0 1 {x} {y} Tm {shown}{end()}ET\n"


def lines(*ends: tuple[float, float, float, float]) -> str:
    """Operators that stroke straight lines."""
    return "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in ends)


def grid(columns: Sequence[float], rows: Sequence[float]) -> str:
    """Operators that rule a grid; ``rows`` from top to bottom, y growing upwards."""
    return lines(
        *((columns[0], y, columns[-1], y) for y in rows),
        *((x, rows[0], x, rows[-1]) for x in columns),
    )


def table(
    columns: Sequence[float], rows: Sequence[float], texts: Sequence[Sequence[str]], *, ruled: bool = True
) -> str:
    """Operators for a whole table of plain cells, one line of text in each."""
    drawn = grid(columns, rows) if ruled else ""
    for row, own in enumerate(texts):
        for column, text in enumerate(own):
            if text:
                drawn += words(text, columns[column] + 3, rows[row + 1] + 4)
    return drawn


def pdf(  # noqa: PLR0913 - what a file may have, all by name
    *pages: str,
    page: str = "",
    objects: Mapping[int, bytes] | None = None,
    resources: str = "",
    box: str = "0 0 595 842",
    password: str | None = None,
    owner: str = "",
) -> bytes:
    """A file of pages given as operators.

    ``page`` goes into the dictionary of each page, ``resources`` into its resources, ``objects`` are further objects,
    numbered from 900. ``password`` (maybe empty) encrypts it as PDF 1.1 did; ``owner`` is the owner's.
    """
    numbers = [10 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    parts: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
    }
    key = b""
    identity = b"0123456789abcdef"
    if password is not None:
        key, entry = _locked(password, owner, identity)
        parts[3] = entry
    for number, content in zip(numbers, pages, strict=True):
        said = content.encode("latin-1")
        if key:
            said = _rc4(md5(key + (number + 1).to_bytes(3, "little") + b"\0\0").digest()[:10], said)  # noqa: S324 - as PDF has it
        parts[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {number + 1} 0 R {page} "
            f"/Resources << /Font << {FONTS} >> {resources} >> >>"
        ).encode()
        parts[number + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(said), said)
    parts |= dict(objects or {})
    return _written(parts, identity, locked=password is not None)


def _written(parts: Mapping[int, bytes], identity: bytes, *, locked: bool) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, part in parts.items():
        places[number] = len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(written)
    written += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        written += b"%d 1\n%010d 00000 n \n" % (number, place)
    encrypt = b"/Encrypt 3 0 R" if locked else b""
    written += b"trailer << /Size %d /Root 1 0 R /ID [<%s> <%s>] %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        max(parts) + 1,
        identity.hex().encode(),
        identity.hex().encode(),
        encrypt,
        start,
    )
    return bytes(written)


def _locked(password: str, owner: str, identity: bytes) -> tuple[bytes, bytes]:
    """The key of revision 2 of the standard security handler, and its dictionary."""
    user = (password.encode() + PADDING)[:32]
    owned = _rc4(md5(((owner or password).encode() + PADDING)[:32]).digest()[:5], user)  # noqa: S324 - as PDF has it
    key = md5(user + owned + (-4).to_bytes(4, "little", signed=True) + identity).digest()[:5]  # noqa: S324 - as PDF has it
    entry = f"<< /Filter /Standard /V 1 /R 2 /O <{owned.hex()}> /U <{_rc4(key, PADDING).hex()}> /P -4 >>"
    return key, entry.encode()


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
