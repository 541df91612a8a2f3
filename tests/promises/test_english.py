"""Who asked for English reads English: what is Chinese in it is quoted from a form, or is the name of a document."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jiheng import checks, known_packs, load_pack
from jiheng.checks import AcrossCheck, Head, frames
from jiheng.checks.pages import Example, page_of
from jiheng.form import Block, Where, fields_of
from jiheng.form.labels import LABELS
from jiheng.form.naming import called
from jiheng.reading import refusals
from jiheng.reading.grid import Unreadable
from jiheng_cli.main import COMMANDS, main
from tests.checks.building import across_of, case_of, doubts_of

SOURCE = Path(__file__).parents[2] / "src"
HAN = re.compile(r"[\u3400-\u9fff]+")
QUOTED = re.compile(r"“[^”]*”|「[^」]*」|'[^']*'")
DOCUMENTS = "".join(f"{pack.document}{pack.title}{''.join(pack.places)}" for pack in map(load_pack, known_packs()))
UNITS = "元 千元 万元 百万元 亿元"
# What the program is for, by the name that it has on the page, a folder that it makes, and layouts by their names.
NAMED = frozenset({"项目支出绩效自评表", "审核意见", "云南", "复核表"})


def chinese_in(text: str) -> list[str]:
    """The Chinese words of a text that are not quoted."""
    return HAN.findall(QUOTED.sub("", text))


def words_of(node: ast.expr | None) -> str:
    """The words that stand in an expression itself; what is put into them is left out."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(words_of(value) for value in node.values)
    if isinstance(node, ast.BinOp):
        return words_of(node.left) + words_of(node.right)
    return f"{words_of(node.body)} {words_of(node.orelse)}" if isinstance(node, ast.IfExp) else ""


def in_english(tree: ast.Module) -> Iterator[ast.expr]:
    """The expressions of a module that are there for readers of English."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in {"say", "self", "_say"} and len(call.args) == 2:  # Chinese and English
            yield call.args[1]
        yield from (
            one.value
            for one in call.keywords
            if one.arg is not None and (one.arg == "english" or one.arg.endswith("_en"))
        )


@pytest.mark.parametrize("package", sorted(path.name for path in SOURCE.iterdir() if path.is_dir()))
def test_no_sentence_in_english_has_chinese_words_but_quoted_ones(package: str) -> None:
    modules = sorted((SOURCE / package).rglob("*.py"))
    found = [
        f"{path.relative_to(SOURCE)}:{one.lineno} {words}"
        for path in modules
        for one in in_english(ast.parse(path.read_text(encoding="utf-8")))
        if set(chinese_in(words := words_of(one))) - NAMED
    ]
    assert found == []


def said_of(check: Head, example: Example) -> Iterator[str]:
    """Everything that is said of an example in English."""
    if isinstance(check, AcrossCheck):
        for one in across_of(example, check.code):
            yield from (one.message_en, one.remedy_en)
        return
    found = checks.run(case_of(example), preview=True, only={check.code})
    for finding in found.findings:
        yield from (finding.message_en, finding.remedy_en)
    yield from (one.reason_en for one in found.not_judged)
    yield from (one.reason_en for one in found.skipped)
    yield from (doubt.what_en for doubt in doubts_of(example))


@pytest.mark.parametrize("check", checks.all_checks(), ids=lambda check: check.code)
def test_a_check_says_in_english_only_such_chinese_as_the_form_or_a_document_has(check: Head) -> None:
    for example in page_of(check).examples:
        texts = [*map(frames.text_of, example.forms), *example.roster, example.declared or "", DOCUMENTS, UNITS]
        known = "".join("".join(texts).split())
        for said in said_of(check, example):
            assert said
            assert [word for word in chinese_in(said) if word not in known] == []


def test_every_field_of_a_form_has_a_name_in_both_languages() -> None:
    case = case_of(Example(triggers=False, frame="standard", lines=()))
    known = {label.chinese for label in LABELS}
    known |= {"标题", "年度", "金额单位", "资金来源", "一级指标分值", "二级指标分值"}
    for where, _ in fields_of(case.form):
        name, name_en = called(where)
        assert re.search("「(.+)」", name)[1] in known  # type: ignore[index]  # no match is a failure, too
        assert name_en
        assert chinese_in(name_en) == []


@pytest.mark.parametrize(
    ("where", "name", "name_en"),
    [
        (Where(Block.FUNDS, 1, "actual_expenditure"), "资金第 2 行「全年执行数」", "fund row 2, actual expenditure"),
        (Where(Block.INDICATORS, 0), "指标第 1 行", "indicator row 1"),
        (Where(Block.TOTAL, None, "claimed_points"), "总分「得分」", "total, claimed points"),
        (Where(Block.GOAL), "年度总体目标", "annual goal"),
        (Where(Block.FOOTER, 0, "telephone"), "「联系电话」", "telephone"),
        (Where(Block.FOOTER, 0, "unheard_of"), "「一格」", "a cell"),
    ],
)
def test_a_part_of_a_form_is_called_by_its_row_and_its_head(where: Where, name: str, name_en: str) -> None:
    assert called(where) == (name, name_en)


def test_every_refusal_says_in_both_languages_what_is_wrong_and_what_to_do() -> None:
    given = {"suffix": ".doc", "sheet": "表", "limit": "64 MB", "depth": 3, "refusal": refusals.empty()}
    for name in refusals.__all__:
        make = getattr(refusals, name)
        words = {
            one: given.get(one, "it" if one.endswith("_en") else "它") for one in inspect.signature(make).parameters
        }
        refusal = make(**words)
        assert isinstance(refusal, Unreadable)
        assert HAN.search(refusal.reason)
        assert HAN.search(refusal.remedy)
        if name != "not_yet":  # what to do is given to it
            assert refusal.remedy.endswith("。") or "|" in refusal.remedy
        assert refusal.reason_en
        assert refusal.remedy_en
        assert set(chinese_in(refusal.reason_en + refusal.remedy_en)) <= {"表", "自评表"}


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_in_english_is_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", *filter(None, [command]), "--help"]) == 0
    assert set(chinese_in(capsys.readouterr().out)) <= NAMED | {"元", "千元", "万元", "百万元", "亿元"}
