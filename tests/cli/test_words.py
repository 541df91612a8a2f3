"""What happens to the words typed: understood, or answered with the word that was meant."""

from types import ModuleType

import pytest

import jiheng
from jiheng_cli.commands import check, read, score
from jiheng_cli.main import COMMANDS, main
from jiheng_cli.parsing import Misuse, Parser, Shown, aligned, nearest
from jiheng_cli.tongue import Tongue, tongue_of


def parser(say: Tongue = Tongue()) -> Parser:  # noqa: B008 - a tongue is a tuple
    made = Parser("check", say, "检查", "look")
    made.plain("paths", "PATH…", chinese="文件", english="files")
    made.option(
        "--stage", metavar="STAGE", choices=("review", "declaration"), default="review", chinese="环节", english="stage"
    )
    made.option("-o", "--output", metavar="FILE", chinese="写到文件", english="to a file")
    made.flag("--all", chinese="全部", english="all")
    return made


def refused(*words: str, say: Tongue = Tongue()) -> str:  # noqa: B008 - a tongue is a tuple
    with pytest.raises(Misuse) as told:
        parser(say).parse(words)
    return f"{told.value.reason}。{told.value.remedy}"


@pytest.mark.parametrize(("name", "command"), [("read", read), ("score", score), ("check", check)])
def test_the_help_offers_the_formats_that_there_are(
    name: str, command: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jiheng.formats(name) == command.FORMATS
    main([name, "--help"])
    told = capsys.readouterr().out
    assert ("html" in told.partition("例子")[0]) is (name == "check")


def test_paths_may_stand_before_and_after_options() -> None:
    typed = parser().parse(["a.txt", "--all", "b.txt", "-o", "r.html", "-"])
    assert (typed.paths, typed.all, typed.output, typed.stage) == (["a.txt", "b.txt", "-"], True, "r.html", "review")


def test_a_path_that_looks_like_an_option_may_stand_after_two_dashes() -> None:
    assert parser().parse(["--", "-odd.txt"]).paths == ["-odd.txt"]


def test_an_unknown_option_is_answered_with_the_nearest() -> None:
    assert refused("--al") == "jiheng check 不认识「--al」。是不是想写 --all？用法见 jiheng check --help"


def test_an_option_like_no_other_is_answered_with_where_help_is() -> None:
    assert refused("--zzzz") == "jiheng check 不认识「--zzzz」。用法见 jiheng check --help"


def test_an_option_is_never_abbreviated_behind_the_users_back() -> None:
    assert "不认识「--out」" in refused("--out", "x")


def test_a_missing_value_is_named() -> None:
    assert refused("a.txt", "-o") == "-o 后面缺一个值。用法见 jiheng check --help"


def test_a_value_too_many_is_named() -> None:
    assert refused("--all=3") == "--all 后面不带值。用法见 jiheng check --help"


def test_a_value_that_is_not_to_be_chosen_is_answered_with_those_that_are() -> None:
    assert refused("--stage", "reviw") == "--stage 不能是「reviw」。是不是想写 review？可用的值：review、declaration"


def test_a_choice_may_be_typed_in_other_words_that_mean_it() -> None:
    made = Parser("check", Tongue(), "检查", "look")
    made.option("--stage", metavar="S", choices=("review",), also={"审核": "review"}, chinese="环节", english="stage")
    assert made.parse(["--stage", "审核"]).stage == made.parse(["--stage", "review"]).stage == "review"
    assert made.parse([]).stage is None
    with pytest.raises(Misuse) as told:
        made.parse(["--stage", "审"])
    assert told.value.remedy == "是不是想写 审核？可用的值：审核（review）"


def test_mistakes_are_told_in_english_if_that_is_asked_for() -> None:
    told = refused("--stage", "x", say=Tongue("en"))
    assert told == "--stage cannot be 'x'。Possible values: review, declaration"


def test_words_after_a_command_that_takes_none_are_refused() -> None:
    with pytest.raises(Misuse):
        Parser("bare", Tongue(), "", "").parse(["word"])


def test_a_chinese_character_takes_two_columns_in_the_help() -> None:
    lines = aligned([Shown("检查", "一"), Shown("check", "二")])
    assert lines == ["  检查   一", "  check  二"]


def test_what_is_wider_than_its_column_stands_on_a_line_of_its_own() -> None:
    assert aligned([Shown("ab", "一"), Shown("abcdef", "二")], widest=4) == ["  ab    一", "  abcdef\n        二"]


def test_the_nearest_word_is_found_in_either_case_and_nothing_is_near_to_nonsense() -> None:
    assert nearest("CHEKC", ("check", "score")) == "check"
    assert nearest("qqqq", ("check", "score")) is None


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        (["check", "--lang", "en"], "en"),
        (["--lang=en", "check"], "en"),
        (["check"], "zh"),
        (["check", "--", "--lang", "en"], "zh"),
        (["check", "--lang"], "zh"),
    ],
)
def test_the_language_is_known_wherever_it_stands(words: list[str], lang: str) -> None:
    assert tongue_of(words, {}).lang == lang


def test_the_language_of_the_environment_gives_way_to_the_one_typed() -> None:
    assert tongue_of(["check"], {"JIHENG_LANG": "en"}).lang == "en"
    assert tongue_of(["check", "--lang", "zh"], {"JIHENG_LANG": "en"}).lang == "zh"
    assert tongue_of(["check"], {"JIHENG_LANG": "fr"}).lang == "zh"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name}" not in told] == []


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_has_help_with_all_its_options(
    command: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help", "--lang", lang]) == 0
    told = capsys.readouterr().out
    assert f"jiheng {command}" in told
    assert "--lang zh|en" in told


def test_nothing_typed_is_answered_with_help_as_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "jiheng check" in capsys.readouterr().err


def test_a_command_that_is_not_there_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chekc"]) == 2
    assert capsys.readouterr().err == (
        "用法有误：没有「chekc」这个命令。是不是想写 jiheng check？全部命令见 jiheng --help。\n"
    )


def test_an_option_that_stands_before_any_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--format", "json"]) == 2
    assert "不认识「--format」" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--lang", "fr", "check"], ["--lang=fr"], ["check", "--lang", "fr"], ["--lang"]])
def test_a_language_we_do_not_speak_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    assert "可用的值：zh、en" in capsys.readouterr().err
