"""The files that are given beside a report, found again by what is in them."""

from hashlib import sha256
from pathlib import PurePath

from jiheng.exporting.differing import Line
from jiheng.reading import Source, Unreadable, expand
from jiheng.reading.own_reports import is_own


class Given:
    """The files that were given, found again by their content or by their name."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        self._by_content: dict[str, Source] = {}
        self._by_name: dict[str, Source] = {}
        self._used: set[str] = set()
        self.unreadable: list[Line] = []
        for path in paths:
            for source in expand(path):
                self._take(source)

    def _take(self, source: Source) -> None:
        try:
            content = source.load()
        except Unreadable as why:
            if source.is_named:
                reason, reason_en = why.reason.rstrip("。"), (why.reason_en or why.reason).rstrip(".")
                self.unreadable.append(Line(f"无法读取「{source.name}」：{reason}", f"{source.name}: {reason_en}"))
            return
        if not is_own(content):
            self._by_content.setdefault(sha256(content).hexdigest(), source)
            self._by_name.setdefault(PurePath(source.name).name, source)

    def find(self, digest: str) -> bytes | None:
        """Give the content that has this SHA-256."""
        source = self._by_content.get(digest)
        self._used.add(digest)
        return None if source is None else source.load()

    def called(self, file: str) -> bytes | None:
        """Give the content of a file of this name, whatever its folder."""
        source = self._by_name.get(PurePath(file).name)
        if source is None:
            return None
        content = source.load()
        self._used.add(sha256(content).hexdigest())
        return content

    @property
    def unused(self) -> tuple[str, ...]:
        """The names of files that nobody asked for."""
        return tuple(one.name for digest, one in self._by_content.items() if digest not in self._used)
