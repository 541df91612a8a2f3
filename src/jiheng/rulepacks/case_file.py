"""``cases.yaml`` beside a pack, read with the line of everything in it.

Every scalar stays the text that was written, so that 2.50 is 2.50 and 是 is 是.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

from jiheng.rulepacks.bad_pack import BadPack
from jiheng.rulepacks.cases import EXPECTED, GIVEN, NEEDED, PARTS, Case
from jiheng.rulepacks.loading import known_packs
from jiheng.rulepacks.pack import RulePack
from jiheng.rulepacks.toml_file import read_text


def read_cases(pack: RulePack) -> tuple[Case, ...]:
    """Give the cases beside a pack's ``pack.toml``; none where there is no such file. Raises :class:`BadPack`."""
    path = Path(pack.file).with_name("cases.yaml")
    shown = f"{pack.id}/{path.name}" if pack.id in known_packs() else str(path)
    if not path.exists():
        return ()
    reader = _Reader(shown, pack)
    return tuple(reader.cases(read_text(path, reader.file)))


class _Reader:
    """Walks the nodes of one file, which know their lines."""

    def __init__(self, file: str, pack: RulePack) -> None:
        self.file = file
        self.pack = pack

    def bad(self, line: int, reason: str, remedy: str, reason_en: str, remedy_en: str) -> BadPack:
        return BadPack(reason, remedy, reason_en=reason_en, remedy_en=remedy_en, file=self.file, line=line)

    def cases(self, text: str) -> Iterator[Case]:
        try:
            root = yaml.compose(text, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            line = 1 if mark is None else mark.line + 1
            what = ("不是合法的 YAML", "请检查这一行的缩进、冒号和引号")
            raise self.bad(
                line, *what, f"the file is not valid YAML: {error}", "Look at indents, colons and quotes"
            ) from error
        if not isinstance(root, yaml.SequenceNode):
            what = ("用例应当是列表", "请让每一例以「- 情形：」开头")
            raise self.bad(1, *what, "the cases must be a list", "Let each case begin with “- 情形:”")
        for node in root.value:
            yield self.case(node)

    def case(self, node: yaml.Node) -> Case:
        parts = self.mapping(node)
        line = node.start_mark.line + 1
        for name, (_, at) in parts.items():
            if name not in PARTS:
                raise self.unknown(at, name, PARTS)
        for name in PARTS:
            if name not in parts:
                what = (f"用例缺少「{name}」", f"请补上「{name}:」")
                raise self.bad(line, *what, f"the case has no “{name}”", f"Add “{name}:”")
        title = self.scalar(*parts["情形"])
        given = {name: self.scalar(*entry) for name, entry in self.mapping(parts["已知"][0]).items()}
        expected = {name: self.scalar(*entry) for name, entry in self.mapping(parts["应得"][0]).items()}
        question = self.question(parts["已知"], parts["应得"])
        return Case(title, self.clause(*parts["条款"]), question, given, expected, self.file, line)

    def question(self, given: tuple[yaml.Node, int], expected: tuple[yaml.Node, int]) -> str:
        names = self.mapping(given[0])
        question = next((question for question, needed in NEEDED.items() if needed <= set(names)), None)
        if question is None:
            needed = "；".join("、".join(sorted(names)) for names in NEEDED.values())
            what = ("已知的内容不够，看不出要算什么", f"请写全其中一组：{needed}")
            raise self.bad(
                given[1], *what, "what is given does not make a question", f"Give one of these groups: {needed}"
            )
        for allowed, entries in ((GIVEN[question], names), (EXPECTED[question], self.mapping(expected[0]))):
            for name, (_, at) in entries.items():
                if name not in allowed:
                    raise self.unknown(at, name, allowed)
        return question

    def clause(self, node: yaml.Node, line: int) -> str:
        name = self.scalar(node, line)
        full = name if "/" in name else f"{self.pack.id}/{name}"
        if full not in self.pack.clauses:
            what = (f"条款「{name}」不存在", "请写 clauses.toml 中有的条款名")
            raise self.bad(line, *what, f"there is no clause “{name}”", "Name one that stands in clauses.toml")
        return full

    def unknown(self, line: int, name: str, allowed: tuple[str, ...]) -> BadPack:
        listed = "、".join(allowed)
        return self.bad(
            line, f"不认识的栏目「{name}」", f"这里可以写 {listed}", f"unknown entry “{name}”", f"Known here: {listed}"
        )

    def mapping(self, node: yaml.Node) -> dict[str, tuple[yaml.Node, int]]:
        line = node.start_mark.line + 1
        if not isinstance(node, yaml.MappingNode):
            raise self.bad(
                line, "这里应当逐行写「栏目: 内容」", "请检查缩进", "entries are expected here", "Look at the indent"
            )
        found: dict[str, tuple[yaml.Node, int]] = {}
        for key, value in node.value:
            name, at = self.scalar(key, line), key.start_mark.line + 1
            if name in found:
                raise self.bad(at, f"「{name}」写了两次", "请删去一处", f"“{name}” stands twice", "Delete one of them")
            found[name] = (value, at)
        return found

    def scalar(self, node: yaml.Node, line: int) -> str:
        if not isinstance(node, yaml.ScalarNode):
            raise self.bad(
                line,
                "这里应当写一个词或一个数",
                "请写在同一行",
                "one word or figure is expected here",
                "Write it on one line",
            )
        return str(node.value).strip()
