"""The line of a key is found, or none is named."""

import pytest

from jiheng.rulepacks.locate import line_of, lines_of

TEXT = '''\
# [not.a.table]
title = "a = b"        # c = d
[ one . two ]
three = { four = [
  { five = 1 },        # six = 6
], seven = "]" }
"quoted key" = 1
'single' = """
eight = 8
\\""" still inside
""" # nine = 9
literal = \'\'\'
ten = 10 \'\'\'
after.all = 2
[[list]]
name = 1
[[list]]
name = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("title", 2),
        ("one two", 3),
        ("one two three", 4),
        ("one two three four", 4),
        ("one two quoted_key", 7),
        ("one two single", 8),
        ("one two literal", 12),
        ("one two after all", 14),
        ("list", 15),
        ("list name", 16),
        ("list 0 name", 16),
        ("list 1", 17),
        ("list 1 name", 18),
        ("list 1 missing", 17),
        ("one two missing", 3),
        ("missing", None),
    ],
)
def test_a_key_is_found_on_its_line_or_on_that_of_what_holds_it(path: str, line: int | None) -> None:
    keys = tuple(part.replace("_", " ") for part in path.split())
    assert line_of(lines_of(TEXT), keys) == line


@pytest.mark.parametrize("name", ["not", "c", "six", "eight", "nine", "ten", "five"])
def test_what_only_looks_like_a_key_is_not_one(name: str) -> None:
    assert not [path for path in lines_of(TEXT) if path[-1] == name]
