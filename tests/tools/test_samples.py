"""Samples on pages: what is typed, what is left alone, and how a stale piece is found again."""

from pathlib import Path

import pytest

from tools import samples
from tools.samples import FILE, NOT_TYPED, Typed, commands_of, renewed, today, typed_in

PRINTED = ["自评表", "  得分  90", "", "  请核实 1 项", "  1. 新增数", "     相差 1.50 分。", "", "提示供参考。"]


def test_a_console_block_is_commands_each_with_what_it_prints() -> None:
    assert list(typed_in("$ one\n$ two\na\n\nb\n")) == [Typed("one", ()), Typed("two", ("a", "", "b"))]
    assert commands_of("```console\n$ one\n```\n\n```text\n$ no\n```\n\n```console\n$ two\nx\n```\n") == ["one", "two"]


@pytest.mark.parametrize(
    "shown",
    [
        PRINTED,
        ["…"],
        [*PRINTED[:2], "…"],
        ["…", *PRINTED[4:6], "…"],
        ["…", *PRINTED[1:2], "…", *PRINTED[3:5], "…"],
        ["…", *PRINTED[-1:]],
    ],
    ids=["all", "nothing", "the head", "the middle", "two pieces", "the foot"],
)
def test_what_is_still_printed_stays_as_it_is(shown: list[str]) -> None:
    assert renewed(shown, PRINTED) == shown


@pytest.mark.parametrize(
    ("shown", "new"),
    [
        (["…", "  1. 新增数", "     相差 2.50 分。", "…"], ["…", "  1. 新增数", "     相差 1.50 分。", "…"]),
        (["…", "  请核实 2 项", "  1. 新增数", "…"], ["…", "  请核实 1 项", "  1. 新增数", "…"]),
        (["自评表", "  得分  80", "…"], ["自评表", "  得分  90", "…"]),
        (["自评表", "…"], ["自评表", "…"]),
        (["自评表"], PRINTED),
        (["…", "", "提示仅供参考。"], ["…", "", "提示供参考。"]),
        (["…", "  请核实 1 项", "     相差 1.50 分。", "…"], ["…", *PRINTED[3:6], "…"]),
    ],
)
def test_a_stale_piece_is_found_again_by_its_first_and_last_line(shown: list[str], new: list[str]) -> None:
    assert renewed(shown, PRINTED) == new


def test_nothing_printed_is_nothing_shown() -> None:
    assert renewed(["已写到 报告.html"], []) == []


@pytest.mark.parametrize(
    "command", ["make test", "make setup", "python3 -m venv x", "~/j/bin/pip install x", "git log"]
)
def test_what_wants_the_network_or_would_run_itself_is_not_typed(command: str) -> None:
    assert NOT_TYPED.match(command)


@pytest.mark.parametrize("command", ["make demo", "jiheng check x", "python -m pytest -q", "source .venv/bin/activate"])
def test_everything_else_is_typed(command: str) -> None:
    assert not NOT_TYPED.match(command)


class Paper(samples.Project):
    """A project in which nothing is copied and every command prints its own words, one a line."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}

    def write(self, name: str, text: str) -> None:
        self.written[name] = text

    def type(self, command: str) -> tuple[int, list[str]]:
        return next((code for code, word in enumerate(("", "odd", "bad", "fault")) if word and word in command), 0), (
            command.split()
        )


def test_a_file_of_a_page_is_the_block_under_the_paragraph_that_names_it() -> None:
    paper = Paper()
    page = "`a.toml`，数字。\n\n```toml\nx = 1\n```\n\n`b.py` is\nlong.\n\n```python\ny\n```\n\n`c` only.\n\nText.\n"
    assert today(page, paper) == (page, [])
    assert paper.written == {"a.toml": "x = 1\n", "b.py": "y\n"}
    assert FILE.findall("`jiheng`：\n\n```console\n$ jiheng\n```\n") == []


def test_a_command_that_fails_is_told_unless_the_page_shows_it_or_the_fault_is_ours() -> None:
    page = "```console\n$ bad one\n$ jiheng check odd\n$ odd\n$ bad two\nbad\ntwo\n$ fault\nfault\n$ make test\n```\n"
    new, faults = today(page, Paper())
    assert new == page
    assert faults == [
        "$ bad one\nbad\none\n(exit code 2)",
        "$ odd\nodd\n(exit code 1)",
        "$ fault\nfault\n(exit code 3)",
    ]


def test_a_page_is_given_as_it_would_be_today() -> None:
    assert (
        today("# T\n\n```console\n$ say new\nsay\nold\n```\n", Paper())[0]
        == "# T\n\n```console\n$ say new\nsay\nnew\n```\n"
    )


def test_writing_mends_stale_pages_and_checking_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(samples, "ROOT", tmp_path)
    monkeypatch.setattr(samples, "PAGES", ("page.md",))
    monkeypatch.setattr(samples, "Project", lambda _folder: Paper())
    page = tmp_path / "page.md"
    page.write_text("```console\n$ say new\nold\n```\n", encoding="utf-8")
    assert samples.main(["--check"]) == 1
    assert "page.md is stale" in capsys.readouterr().err
    assert samples.main(["--write"]) == 0
    assert samples.main(["--check"]) == 0
    assert page.read_text("utf-8") == "```console\n$ say new\nsay\nnew\n```\n"
    page.write_text("```console\n$ bad\n$ say new\nold\n```\n", encoding="utf-8")
    assert samples.main(["--write"]) == 1
    assert "old" in page.read_text("utf-8"), "nothing is written while a command fails"
    assert "exit code 2" in capsys.readouterr().err
    assert samples.main([]) == 2
