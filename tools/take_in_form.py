"""Prepare a folder of ``tests/forms`` for a form that was found: ``python -m tools.take_in_form FILE NAME``.

The answer key it writes is a draft, what the program read; it becomes an answer when a person has compared it with the
page and says so in ``about.toml``. What looks like a person's name or number is listed, so that it can be taken out.
"""

import argparse
import shutil
import sys
from pathlib import Path
from typing import Final

import msgspec

from jiheng import Reading, Unreadable, read
from jiheng.checks.personal_numbers import PERSONS, numbers_in
from jiheng.exporting.form_records import form_record
from jiheng.form import SelfEvaluation, fields_of

FORMS: Final = Path(__file__).parents[1] / "tests" / "forms"
ABOUT: Final = ("found", "family", "licence", "rewritten", "privacy", "key_compared")
_NOT_OF_A_KEY: Final = ("doubts", "source", "left_over", "reading")


def persons_in(form: SelfEvaluation) -> tuple[str, ...]:
    """Name what on a form is or may be about a person: 联系电话 filled in, a telephone in a text."""
    found = [f"「{one.label}」写着内容" for one in form.remarks if one.code in PERSONS and one.text.value is not None]
    for where, field in fields_of(form):
        is_own = where.field in PERSONS
        found += [f"{field.place}：{number}" for number in numbers_in(field.printed, of_persons=is_own)]
    return tuple(dict.fromkeys(found))


def draft_of(reading: Reading) -> dict[str, object]:
    """Give what was read in the shape of an answer key."""
    record: dict[str, object] = msgspec.to_builtins(form_record(reading))
    return {name: value for name, value in record.items() if name not in _NOT_OF_A_KEY}


def main(words: list[str]) -> int:
    """Make the folder; 1 where the file cannot be read, holds no form, or a folder of the name is there already."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("name", help="地方拼音-年度，如 minhang-2020")
    typed = parser.parse_args(words)
    folder = FORMS / typed.name
    if folder.exists():
        print(f"tests/forms/{typed.name} 已经有了，请换个名字。", file=sys.stderr)
        return 1
    try:
        readings = read(typed.file.read_bytes(), file=typed.file.name)
    except (OSError, Unreadable) as fault:
        print(f"{typed.file}：{fault}", file=sys.stderr)
        return 1
    readings = tuple(one for one in readings if isinstance(one.form, SelfEvaluation))
    if not readings:
        print(f"{typed.file}：没有认出自评表。", file=sys.stderr)
        return 1
    folder.mkdir(parents=True)
    shutil.copyfile(typed.file, folder / f"source{typed.file.suffix.lower()}")
    key = msgspec.json.format(msgspec.json.encode([draft_of(one) for one in readings]), indent=1)
    (folder / "key.json").write_bytes(key + b"\n")
    about = "".join(f'{name} = ""\n' for name in ABOUT)
    (folder / "about.toml").write_text(f"{about}developed_on = true\n", "utf-8")
    persons = [
        one for reading in readings if isinstance(reading.form, SelfEvaluation) for one in persons_in(reading.form)
    ]
    print(f"tests/forms/{typed.name}：{len(readings)} 张表。key.json 是草稿，请对照原件逐格核对，再填 about.toml。")
    for one in persons:
        print(f"  像是个人信息，请去掉：{one}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
