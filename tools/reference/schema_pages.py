"""The JSON Schemas of what is written and read: a file for each, and a page that says which is which."""

import json
from collections.abc import Iterator

from jiheng.exporting.schemas import schemas
from tools.reference.page import Page, table

INTRODUCTION = """# JSON

`--format json` 写一份完整的报告，`--format jsonl` 每行写一张表。下面的 JSON Schema 由程序里的记录生成。
金额和分数是按原样写出的十进制文字（`"93.01"`），不是浮点数；空着的是 `null`，键从不缺。最后两个是人写的文件
（[整批约定](../../how-to/pile-file.md)、[说明](../../how-to/notes.md)），供编辑器边写边查。

A blank is `null`, and no key is ever left out. Amounts and points are decimal strings, never floats."""


def pages() -> Iterator[Page]:
    """Give the page, then every schema as a file beside it."""
    rows = []
    made = schemas()
    for name, schema in made.items():
        rows.append((f"{{download}}`{name}.schema.json <{name}.schema.json>`", str(schema["title"])))
    yield Page("schemas/index.md", "\n".join([INTRODUCTION, "", table(("Schema", "What it describes"), rows)]))
    for name, schema in made.items():
        yield Page(f"schemas/{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=2))
