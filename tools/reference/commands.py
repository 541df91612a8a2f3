"""The command line, in the words it says itself."""

import io
from collections.abc import Iterator
from contextlib import redirect_stdout

from jiheng_cli.main import COMMANDS, main
from tools.reference.page import Page

INTRODUCTION = """# 命令

下面是各命令自己的说明，与 `jiheng --help` 相同。`--lang en` 给出英文说明。

退出码：`0` 没有达到 `--fail-on` 的问题；`1` 有；`2` 有文件读不出，或命令写错；`3` 程序自身出错。"""


def pages() -> Iterator[Page]:
    """Give the one page: Chinese first, then English."""
    text = [INTRODUCTION]
    for language, heading in (("zh", "中文"), ("en", "English")):
        text += ["", f"## {heading}", "", *_shown("jiheng", ["--help", "--lang", language])]
        for command in COMMANDS:
            text += ["", f"### jiheng {command}" if language == "zh" else f"### jiheng {command} (English)", ""]
            text += _shown(f"jiheng {command}", [command, "--help", "--lang", language])
    yield Page("commands.md", "\n".join(text))


def _shown(typed: str, words: list[str]) -> list[str]:
    printed = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(printed, encoding="utf-8")) as terminal:
        code = main(words)
        terminal.flush()
    if code != 0:
        raise RuntimeError(f"{typed} --help gave exit code {code}")
    return ["```text", *(line.rstrip() for line in printed.getvalue().decode().strip().splitlines()), "```"]
