"""The public names of the library, with their signatures and what their docstrings say."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from types import FunctionType

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
        text += section(name, getattr(jiheng, name))
    yield Page("python.md", "\n".join(text))


def section(name: str, named: object) -> list[str]:
    """Tell of one name: its shape and what its docstring says, or its value."""
    there = inspect.unwrap(named) if callable(named) else named
    if inspect.isclass(there) or inspect.isfunction(there):
        return ["", f"## {name}", "", "```python", *_shape(there), "```", "", _prose(there)]
    return ["", f"## {name}", "", f"`{there!r}`"]


def _shape(there: type | FunctionType) -> list[str]:
    """Give a signature as its author wrote it, or the fields and methods of a class, inherited ones of ours first."""
    match _source(there), there:
        case ast.FunctionDef() as source, _:
            return [_signature(source)]
        case ast.ClassDef() as source, type():
            parents = ", ".join(map(ast.unparse, source.bases))
            ours = [kind for kind in reversed(there.__mro__) if kind.__module__.startswith("jiheng.")]
            held = [f"    {line}" for kind in ours for line in _held(_source(kind))]
            return [f"class {source.name}({parents})" if parents else f"class {source.name}", *held]
        case _:
            raise TypeError(f"{there!r} is neither a class nor a function")


def _source(there: type | FunctionType) -> ast.stmt:
    return ast.parse(textwrap.dedent(inspect.getsource(there))).body[0]


def _held(source: ast.stmt) -> Iterator[str]:
    for node in ast.iter_child_nodes(source):
        if isinstance(node, ast.AnnAssign | ast.Assign):
            yield ast.unparse(node)
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            is_property = any(ast.unparse(mark) == "property" for mark in node.decorator_list)
            yield f"property {_signature(node)}" if is_property else _signature(node)


def _signature(source: ast.FunctionDef) -> str:
    returned = f" -> {ast.unparse(source.returns)}" if source.returns else ""
    return f"{source.name}({ast.unparse(source.args)}){returned}"


def _prose(there: object) -> str:
    """Turn a docstring into Markdown: roles and double backticks become code, sections become bold words."""
    told = ROLE.sub(lambda role: f"`{role[1].rpartition('.')[2]}`", inspect.getdoc(there) or "").replace("``", "`")
    return SECTION.sub(r"**\1**\n", told).replace("\n    ", "\n")
