"""What lies beside forms, from end to end: agreements that are read and proposed, notes that are written."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from jiheng_cli.main import main
from tests.cli.conftest import Write

MISSED = "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 40 | 32 | 两处场地未移交，已列入明年计划"
MET = "效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 60 | 60 |"
IN_TEN_THOUSANDS = "年度资金总额 | 800000.00 | 800000.00 | 800000.00 | 10 | 100.00% | 10"
Told = pytest.CaptureFixture[str]


def agree(folder: Path, text: str) -> None:
    (folder / "jiheng.pile.toml").write_text(text, encoding="utf-8")


def report(capsys: Told) -> dict[str, object]:
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_what_is_agreed_for_a_folder_is_used_and_said(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt", MISSED, MET).parent
    agree(folder, 'year = 2020\nrules = ["mof-2020-10"]\n[[exempt]]\nchecks = ["SC005"]\nreason = "统一口径"\n')
    assert main(["check", str(folder), "--fail-on", "doubt"]) == 0
    told = capsys.readouterr()
    assert told.err == f"按整批约定 {folder / 'jiheng.pile.toml'}：2020 年度；办法 mof-2020-10；免提 1 条。\n"
    assert "SC005　按整批约定免提：统一口径" in told.out


def test_scores_follow_what_is_agreed_as_well(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt", MISSED, MET).parent
    agree(folder, 'place = "湖北"\nlevel = "local"\nroster = "清单.xlsx"\n')
    assert main(["score", str(folder), "--format", "json"]) == 0
    told = capsys.readouterr()
    assert told.err.endswith("：湖北的口径；预算级次 local；项目清单 清单.xlsx。\n")
    assert [one["id"] for one in json.loads(told.out)["rules"]] == ["hubei"]


def test_words_typed_go_before_what_is_agreed_and_the_difference_is_said(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt", MISSED, MET).parent
    agree(folder, 'year = 2020\nrules = ["hubei"]\n[[unit]]\nunit = "元"\nall = true\n')
    words = ["check", str(folder), "--year", "2021", "--rules", "mof-2020-10", "--unit", "万元", "--format", "json"]
    main(words)
    told = capsys.readouterr()
    assert "--year 2021 与整批约定里的 2020 不同，以命令行为准。\n" in told.err
    assert "--rules mof-2020-10 与整批约定里的 hubei 不同，以命令行为准。\n" in told.err
    assert "--unit 万元 与整批约定里的 元 不同，以命令行为准。\n" in told.err
    found = json.loads(told.out)
    assert [one["id"] for one in found["rules"]] == ["mof-2020-10"]


def test_what_is_typed_as_it_is_agreed_is_no_difference(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt").parent
    agree(folder, "year = 2020\n")
    main(["check", str(folder), "--year", "2020"])
    assert "以命令行为准" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("湖北省武汉市", '没有「湖北省武汉市」的口径，按表内口径（有「湖北」的；要用就写 place = "湖北"）'),
        ("火星", "没有「火星」的口径，按表内口径。"),
        ("湖南", "没有「湖南」的口径，按表内口径。"),
    ],
)
def test_a_place_without_rules_of_its_own_is_told(write: Write, capsys: Told, place: str, said: str) -> None:
    folder = write("批/表.txt").parent
    agree(folder, f'place = "{place}"\n')
    assert main(["check", str(folder)]) == 0
    assert said in capsys.readouterr().err


def test_a_place_beside_rules_that_were_typed_is_only_named(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt").parent
    agree(folder, 'place = "湖北"\n')
    main(["check", str(folder), "--rules", "mof-2020-10"])
    told = capsys.readouterr().err
    assert "：地方 湖北。" in told
    assert "--rules mof-2020-10 与整批约定里的 湖北 不同，以命令行为准。" in told


def test_an_empty_agreement_says_so(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt").parent
    agree(folder, "# 还没有写\n")
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr().err.endswith("：没有写什么。\n")


def test_a_mistake_in_it_is_one_sentence_with_its_line(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt").parent
    agree(folder, "yaer = 2020\n")
    assert main(["check", str(folder)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"整批约定有误：{folder / 'jiheng.pile.toml'} 第 1 行：不认识的键「yaer」。是否想写「year」？\n"
    )


def test_of_several_paths_no_agreement_is_used_and_that_is_said(write: Write, capsys: Told) -> None:
    folder, other = write("批/表.txt").parent, write("别处/表.txt")
    agree(folder, "yaer = 2020\n")
    assert main(["check", str(folder), str(other)]) == 0
    assert f"给了几个路径，没有用「{folder}」里的整批约定；" in capsys.readouterr().err


def test_files_named_one_by_one_may_have_our_own_among_them(write: Write, capsys: Told) -> None:
    path = write("批/表.txt", MISSED, MET)
    main(["check", str(path), "--notes"])
    agree(path.parent, "year = 2020\n")
    capsys.readouterr()
    assert main(["check", *(str(one) for one in sorted(path.parent.iterdir()))]) == 0
    told = capsys.readouterr()
    assert "跳过 2 份绩衡自己的文件" in told.out


def test_an_agreement_deeper_down_is_not_used_and_that_is_said(write: Write, capsys: Told) -> None:
    folder = write("批/甲局/表.txt").parent
    agree(folder, "year = 1999\n")
    assert main(["check", str(folder.parent)]) == 0
    told = capsys.readouterr()
    assert "这是整批约定，只在检查它所在的文件夹时使用，这次没有用上" in told.err


def test_a_confirmed_unit_counts_and_one_that_is_not_stays_out_of_every_sum(write: Write, capsys: Told) -> None:
    folder = write("批/甲/表.txt", IN_TEN_THOUSANDS).parent.parent
    write("批/乙/表.txt", IN_TEN_THOUSANDS, "项目名称 | 另一个")
    agree(folder, '[[unit]]\nunit = "元"\nfiles = ["甲/*"]\nby = "张三"\n')
    main(["check", str(folder), "--format", "json"])
    told = capsys.readouterr()
    assert "金额单位已确认（元）" in told.err
    found = json.loads(told.out)
    assert {one["source"]["file"].split("/")[-2]: one["amounts"]["status"] for one in found["forms"]} == {
        "甲": "confirmed",
        "乙": "presumed",
    }
    spent = found["summary"]["spent"]
    assert (spent["confirmed_yuan"], spent["waiting"]) == ("800000.00", [1 if "甲" in _first(found) else 0])


def _first(found: dict[str, list[dict[str, dict[str, str]]]]) -> str:
    return found["forms"][0]["source"]["file"]


def test_a_pile_file_is_proposed_once_and_never_written_over(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt", IN_TEN_THOUSANDS).parent
    main(["check", str(folder), "--write-pile-file"])
    path = folder / "jiheng.pile.toml"
    told = capsys.readouterr().err
    assert f"整批约定写到 {path}；" in told
    first = path.read_text("utf-8")
    assert "# 按元，这些表的全年执行数合计 80 万元：" in first
    main(["check", str(folder), "--write-pile-file", "--unit", "元"])
    told = capsys.readouterr().err
    assert f"已有 {path}，没有改动。可以参照下面增补：" in told
    assert '\n[[unit]]\nunit = "元"\n' in told
    assert path.read_text("utf-8") == first


def test_what_was_proposed_is_read_again(write: Write, capsys: Told) -> None:
    folder = write("批/表.txt", IN_TEN_THOUSANDS).parent
    main(["check", str(folder), "--write-pile-file", "--unit", "元"])
    capsys.readouterr()
    main(["check", str(folder), "--format", "json"])
    told = capsys.readouterr()
    assert "金额单位已确认（元）" in told.err
    assert json.loads(told.out)["forms"][0]["amounts"]["status"] == "confirmed"


@pytest.mark.parametrize("several", [False, True])
def test_a_pile_file_needs_one_folder(write: Write, capsys: Told, several: bool) -> None:  # noqa: FBT001 - a parameter
    path = write("批/表.txt")
    paths = [str(path.parent), str(path)] if several else [str(path)]
    assert main(["check", *paths, "--write-pile-file"]) == 2
    assert "--write-pile-file 要给一个文件夹" in capsys.readouterr().err
    assert not (path.parent / "jiheng.pile.toml").exists()


def test_notes_are_written_filled_in_and_brought_up_to_date(write: Write, capsys: Told) -> None:
    path = write("批/表.txt", MISSED, MET)
    words = ["check", str(path), "--rules", "mof-2020-10", "--fail-on", "doubt"]
    assert main([*words, "--notes"]) == 1
    file = path.with_name("表.notes.yaml")
    assert capsys.readouterr().err == f"说明文件写到 {file}：待写 1 项。\n"
    file.write_text(file.read_text("utf-8").replace("说明:\n", "说明: 按合同扣分\n"), encoding="utf-8")
    assert main(words) == 0
    assert "「新建图书角数量」〔SC005〕：按合同扣分" in capsys.readouterr().out
    assert main([*words, "--notes"]) == 0
    assert capsys.readouterr().err == "说明文件不用更新：已写 1 项。\n"
    write("批/表.txt", MISSED.replace("18个", "19个"), MET)
    assert main([*words, "--notes"]) == 1
    assert capsys.readouterr().err == f"说明文件写到 {file}：待重看 1 项。\n"
    write("批/表.txt")
    assert main([*words, "--notes"]) == 0
    assert capsys.readouterr().err == f"说明文件写到 {file}：已不再提出 1 项。\n"


def test_an_answered_error_lets_a_unit_pass_and_still_stops_at_the_reviewer(write: Write, capsys: Told) -> None:
    path = write("批/表.txt", "项目名称 |")
    filling_in = ["check", str(path), "--stage", "self-evaluation", "--for", "unit"]
    assert main([*filling_in, "--notes"]) == 1
    file = path.with_name("表.notes.yaml")
    file.write_text(file.read_text("utf-8").replace("说明:\n", "说明: 涉密，名称不公开\n"), encoding="utf-8")
    assert main(filling_in) == 0
    capsys.readouterr()
    assert main(["check", str(path)]) == 1
    told = capsys.readouterr().out
    assert "结论    必须改正 1 项（已说明，待审核）" in told
    assert "※ 说明：涉密，名称不公开。" in told


def test_notes_say_that_a_unit_is_confirmed_elsewhere(write: Write) -> None:
    path = write("批/表.txt", IN_TEN_THOUSANDS)
    main(["check", str(path), "--notes"])
    told = path.with_name("表.notes.yaml").read_text("utf-8")
    assert told.count("单位确认一次就行：在整批约定 jiheng.pile.toml 里写") == 1


def test_where_nothing_is_asked_no_notes_are_written(write: Write, capsys: Told) -> None:
    path = write("批/表.txt")
    assert main(["check", str(path), "--notes"]) == 0
    assert capsys.readouterr().err.startswith("没有要写说明的事项，")
    assert [one.name for one in path.parent.iterdir()] == ["表.txt"]


def test_very_many_files_of_notes_are_counted(write: Write, capsys: Told) -> None:
    folder = write("批/1.txt", MISSED, MET).parent
    for place in range(2, 8):
        write(f"批/{place}.txt", f"项目名称 | 项目{place}", MISSED, MET)
    main(["check", str(folder), "--notes", "--rules", "mof-2020-10"])
    told = capsys.readouterr().err
    assert "5.notes.yaml 等 7 份：待写 7 项。" in told


def test_notes_that_cannot_be_understood_are_left_alone(write: Write, capsys: Told) -> None:
    path = write("批/表.txt", MISSED, MET)
    file = path.with_name("表.notes.yaml")
    file.write_text("事项: 甲\n", encoding="utf-8")
    assert main(["check", str(path), "--notes"]) == 2
    told = capsys.readouterr()
    assert f"无法读取「{file}」：说明没有用上，第 1 行" in told.err
    assert "有 1 份说明文件没有用上（原因见前面），都没有动；请改好后再加 --notes 运行。" in told.err
    assert "没有要写说明的事项" not in told.err
    assert "新建图书角数量" in told.out
    assert file.read_text("utf-8") == "事项: 甲\n"


def test_notes_that_cannot_be_written_are_told(write: Write, capsys: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("批/表.txt", MISSED, MET)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    assert main(["check", str(path), "--notes"]) == 2
    assert f"写不了「{path.with_name('表.notes.yaml')}」（没有权限）" in capsys.readouterr().err
    assert [one.name for one in path.parent.iterdir()] == ["表.txt"]


def test_standard_input_has_neither_notes_nor_agreement(
    write: Write, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write("批/表.txt", MISSED, MET).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    main(["check", "-", "--notes"])
    assert capsys.readouterr().err.startswith("没有要写说明的事项，或表在压缩包里")


def test_an_archive_with_an_agreement_in_it_says_that_it_was_not_used(
    write: Write, tmp_path: Path, capsys: Told
) -> None:
    path = write("批/表.txt")
    with zipfile.ZipFile(tmp_path / "批.zip", "w") as archive:
        archive.write(path, "批/表.txt")
        archive.writestr("批/jiheng.pile.toml", "year = 1999\n")
    assert main(["check", str(tmp_path / "批.zip")]) == 0
    assert "这是整批约定" in capsys.readouterr().err
