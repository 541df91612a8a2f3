"""Documents of formats no reader of ours knows, made into .docx by LibreOffice where it is installed, then read.

These are RTF and what Word 95 and earlier wrote. A document that is damaged is never handed on: what a program makes
of it by guessing would look whole.

LibreOffice is started for one document at a time, without a window, in a folder and with a profile of its own that
are removed again. The profile forbids macros, and that anything a document refers to is loaded, and sends what would
still go out to the network into the void. A document has :data:`~jiheng.reading.limits.CONVERSION_SECONDS`, and all
documents of one process together :data:`~jiheng.reading.limits.ALL_CONVERSIONS_SECONDS`.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Final

from jiheng.reading import kinds, limits, refusals
from jiheng.reading.documents import docx
from jiheng.reading.grid import Grid
from jiheng.reading.kinds import Kind

_SUFFIXES: Final = {Kind.RTF: ".rtf", Kind.DOC: ".doc"}
_PROGRAMS: Final = ("soffice", "libreoffice")
_USUAL_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files (x86)/LibreOffice/program/soffice.com",
)
_SCRIPTING: Final = "/org.openoffice.Office.Common/Security/Scripting"
_NETWORK: Final = "/org.openoffice.Inet/Settings"
_SETTINGS: Final = (
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "MacroSecurityLevel", "3"),
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_NETWORK, "ooInetProxyType", "2"),
    (_NETWORK, "ooInetHTTPProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPProxyPort", "9"),
    (_NETWORK, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_NETWORK, "ooInetHTTPSProxyPort", "9"),
    (_NETWORK, "ooInetNoProxy", ""),
)
"""Port 9 throws away whatever comes, where anything listens there at all."""


class _Patience:
    """The seconds this process has spent on conversions."""

    spent: float = 0


def read(source: bytes, *, file: str) -> Grid:
    """Read a document by way of LibreOffice.

    Raises:
        Unreadable: LibreOffice is not installed, does not manage, or has been given as much time as it gets.

    """
    kind = kinds.kind_of(source, file)
    program = _program()
    if program is None:
        raise refusals.unless_converted(kinds.refusal(kind, file))
    if _Patience.spent >= limits.ALL_CONVERSIONS_SECONDS:
        raise refusals.no_more_conversions(kinds.refusal(kind, file))
    began = time.monotonic()
    try:
        converted = _converted(source, program, _SUFFIXES[kind])
    finally:
        _Patience.spent += time.monotonic() - began
    return docx.read(converted, file=file)


def _program() -> str | None:
    """Find LibreOffice. What lies in the folder one happens to stand in is not taken for it, as Windows would."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found is not None and Path(found).absolute().parent != Path.cwd():
            return found
    return next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def _converted(source: bytes, program: str, suffix: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="jiheng-office-", ignore_cleanup_errors=True) as folder:
        given, profile, made = Path(folder, "given" + suffix), Path(folder, "profile"), Path(folder, "made")
        given.write_bytes(source)
        (profile / "user").mkdir(parents=True)
        (profile / "user/registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        words = (f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck")
        _run([program, *words, "--convert-to", "docx", "--outdir", str(made), str(given)], folder)
        found = made / "given.docx"
        if not found.is_file() or found.stat().st_size > limits.MAX_FILE_BYTES:
            raise refusals.not_converted()
        return found.read_bytes()


def _run(words: list[str], folder: str) -> None:
    """Run LibreOffice to its end, or to ours."""
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - the words are ours, the document is named by us
            words, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        raise refusals.not_converted() from None
    try:
        process.wait(limits.CONVERSION_SECONDS)
    except subprocess.TimeoutExpired:
        raise refusals.not_converted() from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End LibreOffice and, where the system knows groups of processes, all that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
