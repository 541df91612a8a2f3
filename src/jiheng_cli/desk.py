"""Where words are printed: always UTF-8, quiet over a closed pipe, colour and progress on a terminal only."""

import contextlib
import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, TextIO, TypeVar, cast

from jiheng_cli.parsing import CannotWrite
from jiheng_cli.tongue import Tongue

T = TypeVar("T")

_CHINESE: Final = {
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中间的一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.EROFS: "这个位置只能读",
    errno.ENOSPC: "空间已满",
    errno.EDQUOT: "配额已满",
    errno.ENAMETOOLONG: "名称太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EPIPE: "读的一方已经离开",
    errno.EBADF: "它已关闭",
    errno.EBUSY: "正被别的程序占用",
    errno.EIO: "设备读写出错",
}
_NARROWEST: Final = 48
_WIDEST: Final = 120
_IN_A_PIPE: Final = 80
_IN_MEMORY: Final = 16 << 20


class Desk:
    """Standard output and standard error as one command uses them."""

    def __init__(self, say: Tongue) -> None:
        self.say = say
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # Whatever the locale says: a report in Chinese must not fail over LANG=C.
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    @property
    def on_terminal(self) -> bool:
        """A person looks at what is printed while it is printed."""
        return sys.stdout is not None and sys.stdout.isatty()  # None: closed by who started us

    @property
    def columns(self) -> int:
        """How wide the terminal is, within reason; 80 where there is none."""
        if not self.on_terminal:
            return _IN_A_PIPE
        return min(max(shutil.get_terminal_size((_IN_A_PIPE, 24)).columns, _NARROWEST), _WIDEST)

    @property
    def colour(self) -> bool:
        """Colour is for terminals, and not where the user asked for none (``NO_COLOR``)."""
        return self.on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def print(self, text: str) -> None:
        """Print ``text`` and a line break."""
        self.write(f"{text}\n".encode("utf-8", "backslashreplace"))

    def write(self, content: bytes) -> None:
        """Put ``content`` out as it is.

        Raises:
            CannotWrite: as :meth:`pour`.
        """
        self.pour(io.BytesIO(content))

    def pour(self, content: BinaryIO) -> None:
        """Put all of a stream out as it is. Nobody listening any more is no fault.

        Raises:
            CannotWrite: standard output is closed, or nothing more goes into it.
        """
        if sys.stdout is None:
            raise self._refused(OSError(errno.EBADF, "it is closed"))
        try:
            sys.stdout.flush()
            shutil.copyfileobj(content, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            _close(sys.stdout)
        except OSError as error:
            _close(sys.stdout)
            raise self._refused(error) from error

    def _refused(self, error: OSError) -> CannotWrite:
        why = why_not(error, self.say)
        return CannotWrite(
            self.say(f"写不了标准输出（{why}）", f"standard output cannot be written ({why})"),
            self.say("请检查重定向的去向，或用 -o 写到文件", "See where it is redirected to, or write a file with -o"),
        )

    def complain(self, text: str) -> None:
        """Print ``text`` on standard error; where that cannot be done there is nowhere left to say so."""
        if sys.stderr is None:  # given None, print would take standard output
            return
        try:
            print(text, file=sys.stderr, flush=True)
        except OSError:
            _close(sys.stderr)

    def deliver(self, write: Callable[[BinaryIO], None], to: str | None) -> None:
        """Put out what ``write`` writes: to the file ``to``, whole or not at all, or to standard output.

        Of a symbolic link the file it leads to is written. A device or a pipe is written to as it is. What goes to
        standard output is finished before a word of it is printed, on disk where it is long.

        Raises:
            OSError: the file cannot be written.
            ValueError: its name is none.
        """
        if to is None or to == "-":
            import tempfile

            with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spool:
                stream = cast("BinaryIO", spool)  # it has all that one has, and is not declared as one
                write(stream)
                stream.seek(0)
                self.pour(stream)
            return
        named = Path(to)
        if named.exists() and not named.is_file():
            with named.open("wb") as stream:
                write(stream)
            return
        target = Path(os.path.realpath(to))
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        beside = target.with_name(f".jiheng-{os.urandom(8).hex()}.part")
        try:
            with beside.open("xb") as stream:  # never a file that is there already
                write(stream)
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink()
            raise

    def progress(self, items: Iterable[T]) -> Iterator[T]:
        """Give ``items`` one by one, with a count of them where a person watches standard error."""
        if sys.stderr is None or not sys.stderr.isatty():
            yield from items
            return
        from tqdm import tqdm

        yield from tqdm(items, unit=self.say("张", " forms"), leave=False, file=sys.stderr, delay=0.5)


def why_not(error: OSError | ValueError, say: Tongue) -> str:
    """Say in a few words why something could not be written."""
    if not isinstance(error, OSError):
        return say("名称里有系统不认的字符", "the name holds a character that the system does not know")
    known = _CHINESE.get(error.errno or 0, f"系统拒绝，代号 {error.errno}")
    return say(known, error.strerror or str(error))


def _close(stream: TextIO) -> None:
    """Point a stream whose reader has left at nothing, so that the interpreter does not complain at its end."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
