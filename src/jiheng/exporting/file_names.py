"""Names for files that are made: such as every system takes, each of a folder another.

Windows keeps some names for devices and takes neither some signs nor a dot or blank at the end; most systems keep a
name in 255 bytes, of which a Chinese character takes three; and many take 甲.docx and 甲.DOCX for one file.
"""

import re
import unicodedata
from itertools import chain, count
from typing import Final

from jiheng.exporting.papers.texts import plain

MOST: Final = 255
"""What most systems keep of a name, in UTF-8."""
_UNFIT: Final = re.compile(r'[<>:"/\\|?*\n]+')
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE)


class FileNames:
    """Gives out names for the files of one folder, none of them twice; upper and lower case are the same name."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, wanted: str, *, before: str = "", behind: str = "", longest: int = MOST, instead: str = "_") -> str:
        """Give the name for what is called ``wanted``: as far as every system takes it, with a number if need be.

        Args:
            wanted: what it is called, in any words.
            before: what its name begins with.
            behind: what it ends with, such as ``.docx``; of several that share a name, the longest. It is not part
                of what is given.
            longest: how many characters of ``wanted`` are taken at most.
            instead: what it is called where nothing of ``wanted`` may stand in a name.
        """
        said = _UNFIT.sub("", plain(wanted))[:longest].strip(". ") or instead
        numbers = chain([""], (f"（{number}）" for number in count(2)))
        names = (_named(before, said, f"{number}{behind}").removesuffix(behind) for number in numbers)
        name = next(one for one in names if _as_systems_take_it(one) not in self._taken)
        self._taken.add(_as_systems_take_it(name))
        return name


def _as_systems_take_it(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _named(before: str, said: str, behind: str) -> str:
    """Put a name together that is no longer than a system keeps, and none of a device."""
    if _DEVICE.fullmatch(f"{before}{said}{behind}"):
        before = f"_{before}"
    room = MOST - len(f"{before}{behind}".encode())
    while len(said.encode()) > room:
        said = said[:-1].rstrip(". ")
    return f"{before}{said}{behind}"
