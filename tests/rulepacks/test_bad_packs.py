"""Everything that can be wrong with a pack is said in one sentence with file, line and remedy.

Each example marks with ``# ←`` the line that the message has to name.
"""

from pathlib import Path

import pytest

from jiheng.rulepacks import BadPack, load_pack

HEAD = """\
[pack]
id = "mine"
title = "本县办法"
standing = "ours"
extends = "mof-2020-10"
"""
CLAUSE = """\
[tiers]
title = "三档"
text = "我们自己的三档"
standing = "unconfirmed"
source = "本县文件"
date = 2024-01-01
computed_by = ["tiers"]
"""


def _write(folder: Path, pack: str, clauses: str = CLAUSE) -> Path:
    (folder / "pack.toml").write_text(pack, encoding="utf-8")
    (folder / "clauses.toml").write_text(clauses, encoding="utf-8")
    return folder


def _marked(text: str) -> int | None:
    return next((number for number, line in enumerate(text.splitlines(), 1) if "# ←" in line), None)


def _setting(line: str) -> str:
    return f"{HEAD}[quantity]\n{line} # ←\n"


def _tiers(*bands: str) -> str:
    rows = "\n".join(f"  {band}," for band in bands)
    return f'{HEAD}[qualitative]\ntiers = {{ value = [ # ←\n{rows}\n], standing = "ours", clause = "tiers" }}\n'


IN_PACK = {
    "no TOML": ("[pack]\nid = # ←\n", "不是合法的 TOML"),
    "a number too long for TOML": (HEAD + "[total]\npoints = { value = 1" + "0" * 5000 + " }\n", "不是合法的 TOML"),
    "no [pack]": ('title = "没有表头"\n', "缺少 [pack] 一节"),
    "[pack] is a word": ('pack = "mine" # ←\n', "「pack」应当是表"),
    "an unknown entry of the header": (HEAD + 'tittle = "本县" # ←\n', "不认识的键「tittle」。是否想写「title」？"),
    "no id": (HEAD.replace('id = "mine"\n', "").replace("[pack]", "[pack] # ←"), "缺少「id」"),
    "an id with blanks": (HEAD.replace('"mine"', '"My county" # ←'), "id「My county」不可用"),
    "the id of a pack of ours": (HEAD.replace('"mine"', '"house" # ←'), "id「house」不可用"),
    "no title": (HEAD.replace('title = "本县办法"\n', "").replace("[pack]", "[pack] # ←"), "缺少「title」"),
    "a title that is no text": (HEAD.replace('"本县办法"', "2024 # ←"), "「title」应当是文字"),
    "an empty title": (HEAD.replace('"本县办法"', '" " # ←'), "「title」应当是文字"),
    "an unknown kind": (HEAD + 'kind = "law" # ←\n', "kind「law」不在可选的词里"),
    "an unknown standing of the pack": (HEAD.replace('"ours"', '"sure" # ←'), "standing「sure」不在可选的词里"),
    "a year in words": (HEAD + 'valid_from = "2024" # ←\n', "「valid_from」应当是年份"),
    "a year that is none": (HEAD + "valid_until = 24 # ←\n", "「valid_until」应当是年份"),
    "places in one word": (
        HEAD + 'places = "本县" # ←\n',
        '「places」应当列出文字。请写成 places = ["湖北省"] 的样子。',
    ),
    "places that are figures": (HEAD + "places = [1] # ←\n", "「places」应当列出文字"),
    "without what was not taken over": (
        HEAD + 'without = ["weights.indicators"] # ←\n',
        "without 里的「weights.indicators」不是沿用来的设定",
    ),
    "without what it sets itself": (
        HEAD
        + 'without = ["weights.output"] # ←\n[weights]\n'
        + 'output = { value = 50, standing = "ours", clause = "tiers" }\n',
        "without 里的「weights.output」不是沿用来的设定",
    ),
    "a day in quotes": (HEAD + 'issued = "2024-01-01" # ←\n', "「issued」应当是日期"),
    "a day with a time": (HEAD + "issued = 2024-01-01T10:00:00 # ←\n", "「issued」应当是日期"),
    "extends nothing": (
        HEAD.replace('extends = "mof-2020-10"\n', "").replace("[pack]", "[pack] # ←"),
        "没有写明沿用哪个包",
    ),
    "extends a pack nobody knows": (HEAD.replace('"mof-2020-10"', '"mof-2020" # ←'), "没有名为「mof-2020」的规则包"),
    "extends a folder that is not there": (HEAD.replace('"mof-2020-10"', '"./none" # ←'), "找不到或无法打开这个文件"),
    "extends itself": (HEAD.replace('"mof-2020-10"', '"." # ←').replace('"."', '"./."'), "成了一个圈"),
    "borrows an unknown group": (
        HEAD + '[borrows]\nweight = "mof-2020-10" # ←\n',
        "不认识的键「weight」。是否想写「weights」？",
    ),
    "borrows from nobody": (HEAD + "[borrows]\nweights = 3 # ←\n", "「weights」应当是文字"),
    "[borrows] is a word": ('borrows = "mof" # ←\n' + HEAD, "「borrows」应当是表"),
    "an unknown key": (_setting('at_leest = { value = "x" }'), "不认识的键「at_leest」。是否想写「at_least」？"),
    "an unknown key like none": (_setting("zzzz = 1"), "不认识的键「zzzz」。请删去，或对照文档改名。"),
    "an unknown group": (HEAD + "[quality] # ←\nx = 1\n", "不认识的键「quality」。是否想写「quantity」？"),
    "a bare value": (_setting('at_least = "proportional"'), "「quantity.at_least」要写明数值、核实情况和条款"),
    "no value": (_setting('at_least = { standing = "ours", clause = "tiers" }'), "要写明数值、核实情况和条款"),
    "an unknown part of a setting": (
        _setting('at_least = { value = "proportional", standing = "ours", clause = "tiers", klause = 1 }'),
        "不认识的键「klause」。是否想写「clause」？",
    ),
    "no standing": (_setting('at_least = { value = "proportional", clause = "tiers" }'), "缺少「standing」"),
    "a wrong standing": (
        _setting('at_least = { value = "proportional", standing = "certain", clause = "tiers" }'),
        "standing「certain」不在可选的词里",
    ),
    "no clause": (_setting('at_least = { value = "proportional", standing = "ours" }'), "缺少「clause」"),
    "a clause that is not there": (
        _setting('at_least = { value = "proportional", standing = "ours", clause = "none" }'),
        "条款「none」不存在",
    ),
    "a clause of a pack not drawn on": (
        _setting('at_least = { value = "proportional", standing = "ours", clause = "mof-2021-101/pass-mark" }'),
        "条款「mof-2021-101/pass-mark」不存在",
    ),
    "surer than its clause": (
        _setting('at_least = { value = "proportional", standing = "confirmed", clause = "tiers" }'),
        "「quantity.at_least」写为已核实，所依据的条款「mine/tiers」却是未核实原文",
    ),
    "a word that is no choice": (
        _setting('at_least = { value = "halved", standing = "ours", clause = "tiers" }'),
        "「quantity.at_least」取值「halved」不在可选的词里。请从 proportional、pass_mark 中选一个。",
    ),
    "a number for a word": (
        _setting('at_least = { value = 1, standing = "ours", clause = "tiers" }'),
        "取值「1」不在可选的词里",
    ),
    "a word for a number": (
        HEAD + '[total]\npoints = { value = "100", standing = "ours", clause = "tiers" } # ←\n',
        "「total.points」数值应当是数，这里写的是文字",
    ),
    "a yes for a number": (
        HEAD + '[total]\npoints = { value = true, standing = "ours", clause = "tiers" } # ←\n',
        "数值应当是数，这里写的是true/false",
    ),
    "a day for a number": (
        HEAD + '[total]\npoints = { value = 2024-01-01, standing = "ours", clause = "tiers" } # ←\n',
        "数值应当是数，这里写的是日期",
    ),
    "a list for a number": (
        HEAD + '[total]\npoints = { value = [1], standing = "ours", clause = "tiers" } # ←\n',
        "数值应当是数，这里写的是列表",
    ),
    "a table for a number": (
        HEAD + '[total]\npoints = { value = { a = 1 }, standing = "ours", clause = "tiers" } # ←\n',
        "数值应当是数，这里写的是表",
    ),
    "a number out of range": (
        HEAD + '[total]\npoints = { value = 0, standing = "ours", clause = "tiers" } # ←\n',
        "「total.points」数值 0 不在 1 到 1000 之间",
    ),
    "a percentage where a share belongs": (
        HEAD + '[pass_mark]\nrate = { value = 60, standing = "ours", clause = "tiers" } # ←\n',
        "「pass_mark.rate」数值 60 不在 0 到 1 之间",
    ),
    "no number at all": (
        HEAD + '[pass_mark]\nrate = { value = nan, standing = "ours", clause = "tiers" } # ←\n',
        "数值 NaN 不在 0 到 1 之间",
    ),
    "an endless number": (
        HEAD + '[pass_mark]\nrate = { value = inf, standing = "ours", clause = "tiers" } # ←\n',
        "不在 0 到 1 之间",
    ),
    "a word for a yes": (
        HEAD + '[total]\nexecution_inside = { value = "yes", standing = "ours", clause = "tiers" } # ←\n',
        "「total.execution_inside」应当写 true 或 false",
    ),
    "a switch without its reason": (
        HEAD + '[execution]\nzero_revised_budget = { value = "zero", standing = "ours", clause = "tiers" } # ←\n',
        "「execution.zero_revised_budget」是有争议的口径，要写明理由",
    ),
    "a grade without a name": (
        HEAD + '[grade]\nscale = { value = [{ grade = "", from = 0 }], standing = "ours", clause = "tiers" } # ←\n',
        "「grade.scale」grade应当是文字",
    ),
    "bands that are no list": (
        HEAD + '[qualitative]\ntiers = { value = 3, standing = "ours", clause = "tiers" } # ←\n',
        "「qualitative.tiers」分档应当是列表",
    ),
    "no bands": (_tiers(), "分档应当是列表"),
    "a band without its start": (_tiers('{ tier = "not", to = 1 }'), "分档写法不对"),
    "a band with two ends": (_tiers('{ tier = "not", from = 0, to = 1, below = 1 }'), "分档写法不对"),
    "a band that is no table": (_tiers("0.8"), "分档写法不对"),
    "a band upside down": (_tiers('{ tier = "not", from = 0.6, below = 0.2 }'), "上限 0.2 不大于下限 0.6"),
    "a band of nothing": (_tiers('{ tier = "not", from = 0.6, below = 0.6 }'), "上限 0.6 不大于下限 0.6"),
    "an unknown tier": (_tiers('{ tier = "nearly", from = 0, to = 1 }'), "tier「nearly」不在可选的词里"),
    "bands that overlap": (
        _tiers('{ tier = "not", from = 0, below = 0.7 }', '{ tier = "partly", from = 0.6, to = 1 }'),
        "从 0 起与从 0.6 起的两档重叠",
    ),
    "bands that share a bound": (
        _tiers('{ tier = "not", from = 0, to = 0.6 }', '{ tier = "partly", from = 0.6, to = 1 }'),
        "从 0 起与从 0.6 起的两档重叠",
    ),
    "an open band under another": (
        _tiers('{ tier = "not", from = 0 }', '{ tier = "partly", from = 0.6, to = 1 }'),
        "从 0 起与从 0.6 起的两档重叠",
    ),
    "bands with a gap": (
        _tiers('{ tier = "not", from = 0, below = 0.5 }', '{ tier = "partly", from = 0.6, to = 1 }'),
        "0.5 与 0.6 之间没有归入任何一档",
    ),
    "bands that begin too high": (_tiers('{ tier = "achieved", from = 0.8, to = 1 }'), "0.8 以下没有归入任何一档"),
}
IN_CLAUSES = {
    "no TOML": ("[tiers\n", "不是合法的 TOML"),
    "a clause that is no table": ('tiers = "三档" # ←\n', "「tiers」应当是表"),
    "an unknown entry": (CLAUSE + 'autor = "x" # ←\n', "不认识的键「autor」"),
    "a slug in capitals": (CLAUSE.replace("[tiers]", "[Tiers_X] # ←"), "条款名「Tiers_X」只能用小写字母"),
    "no text": (CLAUSE.replace('text = "我们自己的三档"\n', "").replace("[tiers]", "[tiers] # ←"), "缺少「text」"),
    "no source": (CLAUSE.replace('source = "本县文件"\n', "").replace("[tiers]", "[tiers] # ←"), "缺少「source」"),
    "a wrong standing": (CLAUSE.replace('"unconfirmed"', '"maybe" # ←'), "standing「maybe」不在可选的词里"),
    "no date": (
        CLAUSE.replace("date = 2024-01-01\n", "").replace("[tiers]", "[tiers] # ←"),
        "「date」和「noted」要写一个、也只写一个",
    ),
    "both dates": (CLAUSE.replace("2024-01-01", "2024-01-01 # ←") + "noted = 2024-01-02\n", "要写一个、也只写一个"),
    "a date in quotes": (CLAUSE.replace("2024-01-01", '"2024" # ←'), "「date」应当是日期"),
    "computed by no list": (CLAUSE.replace('["tiers"]', '"tiers" # ←'), "computed_by 应当列出检查代码或计分方法的名字"),
    "computed by numbers": (CLAUSE.replace('["tiers"]', "[7] # ←"), "computed_by 应当列出检查代码"),
    "computed by a sentence": (CLAUSE.replace('["tiers"]', '["由人计算"] # ←'), "computed_by 应当列出检查代码"),
    "computed by nothing and not excused": (
        CLAUSE.replace('computed_by = ["tiers"]\n', "").replace("[tiers]", "[tiers] # ←"),
        "要么写 computed_by，要么写 not_computed_because",
    ),
    "computed and excused": (
        CLAUSE.replace("[tiers]", "[tiers] # ←") + 'not_computed_because = "另行处理"\n',
        "要么写 computed_by，要么写 not_computed_because",
    ),
}


@pytest.mark.parametrize(("pack", "said"), IN_PACK.values(), ids=IN_PACK)
def test_a_fault_in_pack_toml_is_said_with_its_line_and_a_remedy(tmp_path: Path, pack: str, said: str) -> None:
    with pytest.raises(BadPack) as caught:
        load_pack(_write(tmp_path, pack))
    error = caught.value
    assert said in error.message
    assert error.file == str(tmp_path / "pack.toml")
    expected = _marked(pack)
    if expected is not None:
        assert error.line == expected
        assert error.message.startswith(f"{error.file} 第 {expected} 行：")
        assert error.message_en.startswith(f"{error.file}, line {expected}: ")
    assert error.remedy
    assert error.remedy_en
    assert error.message.endswith(("。", "？"))


@pytest.mark.parametrize(("clauses", "said"), IN_CLAUSES.values(), ids=IN_CLAUSES)
def test_a_fault_in_clauses_toml_is_said_with_its_line_and_a_remedy(tmp_path: Path, clauses: str, said: str) -> None:
    with pytest.raises(BadPack) as caught:
        load_pack(_write(tmp_path, HEAD, clauses))
    assert said in caught.value.message
    assert caught.value.file == str(tmp_path / "clauses.toml")
    if "# ←" in clauses:
        assert caught.value.line == _marked(clauses)
    assert caught.value.remedy_en


def test_two_packs_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    for name, other in (("one", "../two"), ("two", "../one")):
        (tmp_path / name).mkdir()
        _write(tmp_path / name, HEAD.replace('"mine"', f'"{name}"').replace('"mof-2020-10"', f'"{other}"'))
    with pytest.raises(BadPack, match="成了一个圈") as caught:
        load_pack(tmp_path / "one")
    assert caught.value.file == str(tmp_path / "one" / ".." / "two" / "pack.toml")
    assert caught.value.line == 5


def test_a_fault_in_a_pack_drawn_on_is_said_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "province").mkdir()
    _write(tmp_path / "province", HEAD.replace('"mine"', '"province"') + "zzz = 1\n")
    with pytest.raises(BadPack) as caught:
        load_pack(_write(tmp_path, HEAD.replace('"mof-2020-10"', '"./province"')))
    assert caught.value.file == str(tmp_path / "province" / "pack.toml")
    assert caught.value.line == 6


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadPack) as caught:
        load_pack(tmp_path / "none")
    assert caught.value.message == (
        f"{tmp_path}/none/pack.toml：找不到或无法打开这个文件。请核对路径，或用 jiheng rules list 查看自带的规则包。"
    )


def test_a_pack_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_bytes(HEAD.encode("gb18030"))
    with pytest.raises(BadPack, match="不是 UTF-8 编码") as caught:
        load_pack(tmp_path)
    assert caught.value.line is None


def test_a_huge_file_is_not_taken_for_a_pack(tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(BadPack, match="文件过大"):
        load_pack(tmp_path)


def test_brackets_without_end_are_no_pack(tmp_path: Path) -> None:
    with pytest.raises(BadPack, match="不是合法的 TOML"):
        load_pack(_write(tmp_path, "a = " + "[" * 50_000))


def test_a_name_too_long_for_a_file_is_no_pack() -> None:
    with pytest.raises(BadPack, match="没有名为「xxx"):
        load_pack("x" * 5000)
    with pytest.raises(BadPack, match="找不到或无法打开"):
        load_pack("./" + "x" * 5000)


def test_a_folder_that_leads_to_itself_is_no_pack(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(BadPack, match="找不到或无法打开"):
        load_pack(tmp_path / "loop")
