"""The public names of the library, with their signatures and what their docstrings say."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator

import jiheng
from tools.reference.page import Page

INTRODUCTION = """# Python

What `import jiheng` gives; nothing else is promised. Records are frozen, money and points are `Decimal`, and no call
reaches the network, reads a clock or keeps settings."""
ROLE = re.compile(r":\w+:`[~!]?([^`]+)`")
SECTION = re.compile(r"^(Args|Raises|Returns|Yields):$", re.MULTILINE)


def pages() -> Iterator[Page]:
    """Give the one page."""
    text = [INTRODUCTION]
    for name in jiheng.__all__:
        there = getattr(jiheng, name)
        text += ["", f"## {name}"]
        if inspect.isclass(there) or inspect.isfunction(there):
            text += ["", "```python", *_shape(there), "```", "", _prose(there)]
        else:
            text += ["", f"`{there!r}`"]
    yield Page("python.md", "\n".join(text))


def _shape(there: type | object) -> list[str]:
    """Give a signature as its author wrote it, or the fields and methods of a class."""
    source = ast.parse(textwrap.dedent(inspect.getsource(there))).body[0]  # type: ignore[arg-type]  # a class or a function
    if isinstance(source, ast.FunctionDef):
        return [_signature(source)]
    if not isinstance(source, ast.ClassDef):
        raise TypeError(f"{there!r} is neither a class nor a function")
    parents = ", ".join(map(ast.unparse, source.bases))
    lines = [f"class {source.name}({parents})" if parents else f"class {source.name}"]
    for node in source.body:
        if isinstance(node, ast.AnnAssign | ast.Assign):
            lines.append(f"    {ast.unparse(node)}")
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            words = "property " if any(ast.unparse(mark) == "property" for mark in node.decorator_list) else ""
            lines.append(f"    {words}{_signature(node)}")
    return lines


def _signature(source: ast.FunctionDef) -> str:
    returned = f" -> {ast.unparse(source.returns)}" if source.returns else ""
    return f"{source.name}({ast.unparse(source.args)}){returned}"


def _prose(there: object) -> str:
    """Turn a docstring into Markdown: roles and double backticks become code, sections become bold words."""
    told = ROLE.sub(lambda role: f"`{role[1].rpartition('.')[2]}`", inspect.getdoc(there) or "").replace("``", "`")
    return SECTION.sub(r"**\1**\n", told).replace("\n    ", "\n")
