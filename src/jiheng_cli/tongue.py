"""Which language to speak, known before anything else is: mistakes in the words typed are told in it, too."""

import os
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

LANGUAGES: Final = ("zh", "en")


class Tongue(NamedTuple):
    """Speaks Chinese or English: call it with both."""

    lang: str = "zh"

    def __call__(self, chinese: str, english: str) -> str:
        """Give the one of the two that the user understands."""
        return english if self.lang == "en" else chinese


def tongue_of(argv: Sequence[str], environment: Mapping[str, str] | None = None) -> Tongue:
    """Take the language from ``--lang`` wherever it stands in ``argv``, else from ``JIHENG_LANG``, else Chinese.

    A language we do not speak is answered in Chinese; the parser then says which ones there are.
    """
    wanted = (os.environ if environment is None else environment).get("JIHENG_LANG", "")
    for place, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang":
            wanted = argv[place + 1] if place + 1 < len(argv) else ""
        elif word.startswith("--lang="):
            wanted = word.partition("=")[2]
    return Tongue(wanted if wanted in LANGUAGES else "zh")
