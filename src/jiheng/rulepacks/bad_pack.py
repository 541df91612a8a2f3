"""A file that somebody wrote for us, such as a rule pack, cannot be used: named by file and line, with what to do."""

from typing import ClassVar


class BadFile(ValueError):  # noqa: N818 - users see 「规则包有误」; an Error suffix would name our fault
    """A file that somebody wrote for us could not be used. ``called`` is what such a file is called.

    ``reason`` says what is wrong and ``remedy`` what to do, both in Chinese; ``*_en`` the same in English. ``file`` is
    the file as the user would name it, ``line`` counts from 1 and is ``None`` where no line can be pointed at.
    ``message`` and ``message_en`` are the whole sentence, place included.
    """

    called: ClassVar[tuple[str, str]] = ("文件", "File")

    def __init__(  # noqa: PLR0913 - what and remedy in two languages, and the place; all but two by name
        self,
        reason: str,
        remedy: str,
        *,
        reason_en: str,
        remedy_en: str,
        file: str = "",
        line: int | None = None,
    ) -> None:
        self.reason = reason
        self.remedy = remedy
        self.reason_en = reason_en
        self.remedy_en = remedy_en
        self.file = file
        self.line = line
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The place, what is wrong, and what to do, in one Chinese sentence or two."""
        place = "" if not self.file else self.file if self.line is None else f"{self.file} 第 {self.line} 行"
        return f"{place}：" * bool(place) + _sentence(self.reason, "。") + _sentence(self.remedy, "。")

    @property
    def message_en(self) -> str:
        """The same in English."""
        place = "" if not self.file else self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: " * bool(place) + f"{_sentence(self.reason_en, '.')} {_sentence(self.remedy_en, '.')}"


class BadPack(BadFile):
    """A rule pack could not be used."""

    called = ("规则包", "Rule pack")


def _sentence(words: str, stop: str) -> str:
    return words if words.endswith(("？", "?")) else words + stop
