"""Lists of words that checks look for, kept as data: a file a list, each saying what it is.

A list is a TOML file with three keys: ``title``, its name in a few words; ``about``, a sentence that says what belongs
into it; ``terms``, the words themselves, each once and in the order of their code points, so that two people may add
to a list at once. What is worth saying of one word stands as a comment behind it.
"""

import tomllib
from functools import cache
from importlib import resources


@cache
def terms(name: str) -> frozenset[str]:
    """Give the words of the list called ``name``, such as ``negations`` for ``negations.toml``."""
    text = resources.files("jiheng.checks.terms").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["terms"])
