"""What can be wrong with ``cases.yaml`` is said with its line; what stands in it stays text."""

from pathlib import Path

import pytest

from jiheng.rulepacks import BadPack, load_pack
from jiheng.rulepacks.case_file import read_cases

PACK = '[pack]\nid = "mine"\ntitle = "本县"\nstanding = "ours"\nextends = "mof-2020-10"\n'
GOOD = """\
# 用例
- 情形: 达到目标
  条款: mof-2020-10/quantitative
  已知:
    目标: ≥5家
    完成: 5家
    分值: 9.50
  应得:
    得分: 9.50
"""


def _cases(folder: Path, text: str) -> str:
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "cases.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def test_figures_stay_as_they_are_written(tmp_path: Path) -> None:
    (case,) = read_cases(load_pack(_cases(tmp_path, GOOD)))
    assert case.given == {"目标": "≥5家", "完成": "5家", "分值": "9.50"}
    assert case.expected == {"得分": "9.50"}
    assert (case.title, case.clause, case.question, case.line) == (
        "达到目标",
        "mof-2020-10/quantitative",
        "indicator",
        2,
    )


def test_a_pack_need_not_have_cases(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text(PACK, encoding="utf-8")
    assert read_cases(load_pack(tmp_path)) == ()


BAD = {
    "no YAML": (GOOD.replace("    完成: 5家", "   完成: 5家"), 6, "不是合法的 YAML"),
    "nothing": ("# 还没有\n", 1, "用例应当是列表"),
    "no list": ("情形: 一例\n", 1, "用例应当是列表"),
    "a case in one word": ("- 达到目标\n", 1, "这里应当逐行写「栏目: 内容」"),
    "a part missing": (GOOD.replace("  条款: mof-2020-10/quantitative\n", ""), 2, "用例缺少「条款」"),
    "an unknown part": (GOOD + "  备注: 无\n", 10, "不认识的栏目「备注」。这里可以写 情形、条款、已知、应得。"),
    "a part twice": (GOOD + "  情形: 又一例\n", 10, "「情形」写了两次"),
    "an unknown clause": (GOOD.replace("mof-2020-10/quantitative", "quantitative"), 3, "条款「quantitative」不存在"),
    "too little given": (GOOD.replace("    分值: 9.50\n", ""), 4, "已知的内容不够，看不出要算什么"),
    "an unknown thing given": (GOOD.replace("    完成", "    比较: 好\n    完成"), 6, "不认识的栏目「比较」"),
    "an unknown thing expected": (GOOD.replace("    得分", "    等次"), 9, "不认识的栏目「等次」"),
    "a list where a figure belongs": (GOOD.replace("分值: 9.50", "分值: [9, 50]"), 7, "这里应当写一个词或一个数"),
}


@pytest.mark.parametrize(("text", "line", "said"), BAD.values(), ids=BAD)
def test_a_fault_is_said_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(BadPack) as caught:
        read_cases(load_pack(_cases(tmp_path, text)))
    assert said in caught.value.message
    assert (caught.value.file, caught.value.line) == (str(tmp_path / "cases.yaml"), line)
    assert caught.value.message_en


def test_brackets_without_end_are_no_cases(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match="不是合法的 YAML"):
        read_cases(load_pack(_cases(tmp_path, "- " + "[" * 20_000)))


def test_an_unreadable_character_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match="不是合法的 YAML"):
        read_cases(load_pack(_cases(tmp_path, "- \x01\n")))
