"""A report is held against a new run: the same, or where it differs and why."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jiheng.assess import Options
from jiheng.checks import Agreed, Confirmation
from jiheng.exporting import Verification, export, verify
from jiheng.exporting.differing import altered as altered_in
from jiheng.exporting.differing import differences
from jiheng.pile import BadReport, BadRoster, gather, read_files, read_roster
from jiheng.rulepacks import BadPack
from tests.pile.versions import MISSED, ROWS, save

REST = ROWS[1:]
ALTER = Callable[[dict[str, Any]], None]


def written(folder: Path, kind: str = "json", **options: Any) -> Path:  # noqa: ANN401 - any option
    """A report on two forms in a folder called 表."""
    save(folder, "表/1.txt", "项目名称 | 送书下乡", MISSED, *REST)
    save(folder, "表/2.txt", "项目名称 | 夜间开放")
    path = folder / f"报告.{kind}"
    path.write_bytes(export(gather(read_files(str(folder / "表")), Options(**options)), "check", format=kind))
    return path


def altered(path: Path, alter: ALTER) -> Path:
    """The same report with something else in it."""
    record = json.loads(path.read_bytes())
    alter(record)
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return path


def held(path: Path) -> Verification:
    return verify(str(path), str(path.parent / "表"))


def told(found: Verification) -> list[tuple[int | None, str]]:
    return [(one.form, one.message) for one in found.differences]


@pytest.mark.parametrize("kind", ["json", "jsonl"])
@pytest.mark.parametrize(
    "options",
    [
        {},
        {"rules": ("mof-2020-10", "sichuan"), "confirmed_unit": "元", "finished": True, "year": 2019},
        {"stage": "self-evaluation", "audience": "unit", "preview": True, "level": "central"},
    ],
)
def test_the_same_forms_asked_the_same_give_the_same(tmp_path: Path, kind: str, options: dict[str, Any]) -> None:
    found = held(written(tmp_path, kind, **options))
    assert found == Verification(2, (), (), (), (), ())
    assert found.is_same


def test_files_may_be_renamed_and_moved_and_the_report_may_lie_among_them(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "表" / "1.txt").rename(tmp_path / "表" / "甲.txt")
    (tmp_path / "表" / "2.txt").rename(tmp_path / "表" / "1.txt")
    path.rename(tmp_path / "表" / "报告.json")
    found = verify(str(tmp_path / "表" / "报告.json"), str(tmp_path))
    assert found.is_same
    assert not found.unused


def test_a_file_that_was_changed_is_named_with_what_became_of_its_points_and_findings(tmp_path: Path) -> None:
    path = written(tmp_path)
    save(tmp_path, "表/1.txt", "项目名称 | 送书下乡", *ROWS)
    found = held(path)
    ((chinese, english),) = found.changed
    assert "1.txt」已改动（SHA-256 由 " in chinese
    assert "1.txt was changed (SHA-256 " in english
    assert (1, "按 as-printed 「新建图书角数量」由 30.00 变为 40.00") in told(found)
    assert any(form == 1 and line.startswith("现在没有 SC006「") for form, line in told(found))
    assert {form for form, _ in told(found)} == {1}
    assert not found.is_same


def test_a_file_that_is_not_given_is_missing_and_one_too_many_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "表" / "1.txt").unlink()
    save(tmp_path, "表/3.txt", "项目名称 | 少儿讲座")
    found = held(path)
    ((chinese, _),) = found.missing
    assert chinese.startswith(f"没有给出「{tmp_path / '表' / '1.txt'}」（SHA-256 ")
    assert [Path(one).name for one in found.unused] == ["3.txt"]
    assert not found.differences
    assert not found.is_same


def test_a_path_that_leads_nowhere_is_missing(tmp_path: Path) -> None:
    path = written(tmp_path)
    found = verify(str(path), str(tmp_path / "表"), str(tmp_path / "没有.docx"))
    assert ["找不到" in one.chinese for one in found.missing] == [True]
    (tmp_path / "表" / "空.docx").write_bytes(b"")
    (tmp_path / "表" / "断.docx").symlink_to(tmp_path / "无")
    assert held(path).is_same


def test_points_that_somebody_altered_in_the_report_are_found(tmp_path: Path) -> None:
    def alter(record: dict[str, Any]) -> None:
        due = record["forms"][0]["due"]
        due["low"], due["high"], due["grades"] = "99.00", "99.00", ["优"]
        due["execution"] = {**due["execution"], "points": "1.00"}
        due["indicators"][0]["due"] = {**due["indicators"][0]["due"], "points": "40.00"}
        due["indicators"][1]["claimed_points"] = "29"

    lines = [line for _, line in told(held(altered(written(tmp_path, rules="mof-2020-10"), alter)))]
    assert any(line.startswith("按 mof-2020-10 测算总分由 99.00（优） 变为 ") for line in lines)
    assert any(line.startswith("按 mof-2020-10 执行率得分由 1.00 变为 9.80") for line in lines)
    assert "按 mof-2020-10 「新建图书角数量」由 40.00 变为 30.00" in lines
    assert "「居民借阅人次」自评由 29 变为 30" in lines


def test_findings_that_somebody_altered_in_the_report_are_found(tmp_path: Path) -> None:
    def alter(record: dict[str, Any]) -> None:
        findings = {one["code"]: one for one in record["forms"][0]["findings"]}
        findings["SC006"]["severity"] = "ADVICE"
        findings["NT001"]["message"] = "没有什么。"
        record["forms"][0]["findings"].append({**findings["NT001"], "fingerprint": "0", "code": "ZZ001"})
        record["forms"][1]["findings"].pop()
        record["forms"][1]["not_judged"].append({"code": "FD001", "reason": "不知道。"})
        record["across"].append({**findings["NT001"], "fingerprint": "1", "code": "XF999"})

    lines = told(held(altered(written(tmp_path, rules="mof-2020-10"), alter)))
    assert (1, "SC006 由 ADVICE 变为 ERROR") in lines
    assert any(form == 1 and line.startswith("说法与报告不同，现在是 NT001「") for form, line in lines)
    assert any(form == 1 and line.startswith("现在没有 ZZ001「") for form, line in lines)
    assert any(form == 2 and line.startswith("现在多出 ") for form, line in lines)
    assert (2, "FD001 当时未能判断：不知道") in lines
    assert (None, "现在没有 XF999「没有什么」") in lines


@pytest.mark.parametrize(
    ("place", "name", "what", "said"),
    [
        ((), "project", "别的", "报告的 project 与重算的不同"),
        ((), "verdict", "都好。", "报告的 verdict 与重算的不同"),
        ((), "written", {}, "报告的 written 与重算的不同"),
        ((), "doubts", [{}], "报告的 doubts 与重算的不同"),
        (("due",), "claimed_total", "1", "按 mof-2020-10 的测算里 claimed_total 与重算的不同"),
        (("beside", 0), "claimed_total", "1", "按 sichuan 的测算里 claimed_total 与重算的不同"),
        (("findings", 0), "remedy", "不用改。", "SC006 的 remedy 与重算的不同"),
        (("findings", 0), "who", "REVIEWER", "SC006 的 who 与重算的不同"),
    ],
)
def test_whatever_else_somebody_altered_is_found_by_its_name(
    tmp_path: Path, place: tuple[str | int, ...], name: str, what: object, said: str
) -> None:
    def alter(record: dict[str, Any]) -> None:
        one: Any = record["forms"][0]
        one["findings"].sort(key=lambda finding: finding["code"] != "SC006")
        for step in place:
            one = one[step]
        one[name] = what

    path = written(tmp_path, rules=("mof-2020-10", "sichuan"))
    assert told(held(altered(path, alter))) == [(1, said)]


def test_a_form_or_a_finding_that_stands_twice_is_found(tmp_path: Path) -> None:
    def alter(record: dict[str, Any]) -> None:
        record["forms"][0]["findings"].append(record["forms"][0]["findings"][0])
        record["forms"].append(record["forms"][1])

    lines = told(held(altered(written(tmp_path, rules="mof-2020-10"), alter)))
    assert (1, "报告里有 1 条事项写了不止一次") in lines
    assert (None, f"「{tmp_path / '表' / '2.txt'}」第 1 张表在报告里有 2 份") in lines


def test_a_form_that_was_taken_out_of_the_report_is_found_in_its_file(tmp_path: Path) -> None:
    path = tmp_path / "报告.json"
    example = str(Path(__file__).parents[2] / "examples" / "minhang-2020.docx")
    path.write_bytes(export(gather(read_files(example), Options()), "check", format="json"))
    found = verify(str(altered(path, lambda record: record["forms"].pop(0))), example)
    assert (None, f"「{example}」里另有 1 张表，报告没有说到") in told(found)


def test_a_place_that_was_altered_in_what_could_not_be_judged_is_found(tmp_path: Path) -> None:
    record = json.loads(written(tmp_path).read_bytes())["forms"][0]
    left = {"code": "FD001", "reason": "不知道。", "where": {"row": 1}}
    now = record | {"not_judged": [left]}
    (line,) = altered_in(record | {"not_judged": [left | {"where": {"row": 2}}]}, now)
    assert line.chinese == "FD001 未能判断的 where 与重算的不同"
    assert not list(altered_in(record | {"not_judged": [left | {"reason": "别的"}]}, now))  # told as another one
    assert not list(altered_in(record, now))
    assert not list(altered_in(record | {"explanations": {}, "verdict": "说明过"}, record))


def test_what_was_altered_across_forms_is_found_too(tmp_path: Path) -> None:
    def alter(record: dict[str, Any]) -> None:
        record["across"][0]["evidence"] = ["没有"]
        record["across_not_judged"].append({"code": "XF007", "reason": "不知道。"})

    path = altered(written(tmp_path, rules="mof-2020-10"), alter)
    code = json.loads(path.read_bytes())["across"][0]["code"]
    assert told(held(path)) == [(None, f"{code} 的 evidence 与重算的不同"), (None, "XF007 当时未能判断：不知道")]


@pytest.mark.parametrize("name", ["across", "across_not_judged"])
def test_a_record_across_forms_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadReport, match="报告里缺少核对要用的内容"):
        held(altered(written(tmp_path), lambda record: record.update({name: [{}]})))


def test_a_reason_that_is_a_number_is_a_difference(tmp_path: Path) -> None:
    def alter(record: dict[str, Any]) -> None:
        record["forms"][0]["not_judged"] = [{"code": "FD001", "reason": 5}]

    assert (1, "FD001 当时未能判断：5") in told(held(altered(written(tmp_path), alter)))


def test_another_version_and_another_content_of_a_pack_are_named_as_causes(tmp_path: Path) -> None:
    def alter(record: dict[str, Any]) -> None:
        record["version"] = "0.0.9"
        record["rules"][0]["sha256"] = "0" * 64

    found = held(altered(written(tmp_path, rules="mof-2020-10"), alter))
    assert found.causes[0] == ("报告由 0.0.9 版写出，现在是 0.1.0 版", "written by version 0.0.9, this is 0.1.0")
    assert found.causes[1].chinese.startswith("规则包 mof-2020-10 的内容已变（SHA-256 由 000000000000… 变为 ")
    assert found.is_same


def test_what_was_agreed_for_the_pile_is_asked_again_as_the_report_has_it(tmp_path: Path) -> None:
    agreed = Agreed(
        file=str(tmp_path / "表" / "jiheng.pile.toml"),
        sha256="0" * 64,
        folder=str(tmp_path / "表"),
        units=(Confirmation(unit="元", files=("2.txt",)),),
    )
    path = written(tmp_path, agreed=agreed)
    (tmp_path / "表").rename(tmp_path / "挪走")
    assert verify(str(path), str(tmp_path / "挪走")).is_same


def roster(folder: Path, name: str, *projects: str) -> Path:
    path = folder / name
    lines = ["项目名称,实施单位", *(f"{project},清河区图书馆" for project in projects)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_roster_is_found_by_its_content_too_and_asked_for_where_it_is_not_there(tmp_path: Path) -> None:
    path = written(tmp_path)
    listed = roster(tmp_path, "清单.csv", "送书下乡", "少儿讲座")
    pile = gather(read_files(str(tmp_path / "表")), Options(), read_roster(str(listed)))
    path.write_bytes(export(pile, "check", format="jsonl"))
    assert [line.chinese for line in held(path).missing] == [f"没有给出项目清单「{listed}」"]
    renamed = listed.rename(tmp_path / "另名.csv")
    assert verify(str(path), str(tmp_path / "表"), str(renamed)).is_same
    renamed.unlink()
    again = roster(tmp_path, "清单.csv", "送书下乡", "夜间开放")
    found = verify(str(path), str(tmp_path / "表"), str(again))
    assert [line.chinese for line in found.causes] == [f"项目清单「{listed}」已改动"]
    assert any(form is None for form, _ in told(found))


def test_a_roster_that_cannot_be_read_any_more_is_refused_with_its_name(tmp_path: Path) -> None:
    path, listed = written(tmp_path), roster(tmp_path, "清单.csv", "送书下乡")
    path.write_bytes(
        export(gather(read_files(str(tmp_path / "表")), Options(), read_roster(str(listed))), "check", format="json")
    )
    listed.write_bytes(b"PK\x03\x04 cut off")
    with pytest.raises(BadRoster, match=r"清单\.csv"):
        verify(str(path), str(tmp_path / "表"), str(listed))


def test_a_pack_of_ones_own_that_was_moved_is_asked_for(tmp_path: Path) -> None:
    def alter(record: dict[str, Any]) -> None:
        record["options"]["rules"] = [str(tmp_path / "挪走了")]

    path = altered(written(tmp_path, rules="mof-2020-10"), alter)
    with pytest.raises(BadReport, match="请用 --rules 写明它现在的位置"):
        held(path)
    assert verify(str(path), str(tmp_path / "表"), rules=("mof-2020-10",)).is_same
    with pytest.raises(BadPack):
        verify(str(path), str(tmp_path / "表"), rules=("没有这个",))


def test_a_form_that_is_not_read_any_more_is_a_difference(tmp_path: Path) -> None:
    def alter(record: dict[str, Any]) -> None:
        record["forms"][1]["source"]["number"] = 7

    found = held(altered(written(tmp_path), alter))
    assert told(found) == [
        (2, "现在从这个文件里读不出这张表"),
        (None, f"「{tmp_path / '表' / '2.txt'}」里另有 1 张表，报告没有说到"),
    ]
    path = written(tmp_path)
    (tmp_path / "表" / "2.txt").write_bytes(b"\x00\x01\x02")
    assert (2, "现在从这个文件里读不出这张表") in told(held(path))


@pytest.mark.parametrize(("part", "missing"), [("source", "sha256"), ("due", "low"), ("due", None)])
def test_a_report_that_lacks_what_is_compared_is_refused(tmp_path: Path, part: str, missing: str | None) -> None:
    def alter(record: dict[str, Any]) -> None:
        form = record["forms"][0]
        form[part] = None if missing is None else {k: v for k, v in form[part].items() if k != missing}

    with pytest.raises(BadReport, match="缺少"):
        held(altered(written(tmp_path), alter))


def test_rules_rows_and_packs_beside_that_differ_are_told() -> None:
    points = {"points": None, "low": "1.00", "high": "2.00"}
    row = {"row": 0, "name": None, "claimed_points": "1", "due": points}
    due = {"rules": "a", "low": None, "high": None, "grades": [], "execution": points, "indicators": [row]}
    then = {"rules": "a", "due": due, "beside": [{**due, "rules": "b"}], "findings": [], "not_judged": []}
    other = {**points, "low": None}
    now = {
        **then,
        "rules": "c",
        "due": {**due, "low": "90.00", "high": "95.00", "grades": ["优", "良"], "indicators": [{**row, "due": other}]},
        "beside": [{**due, "rules": "d", "indicators": []}],
        "not_judged": [{"code": "FD001", "reason": "不知道。"}],
    }
    assert [one.chinese for one in differences(then, now)] == [
        "适用的口径由 a 变为 c",
        "按 a 测算总分由 — 变为 90.00～95.00（优或良）",
        "按 a 「第 1 行」由 1.00～2.00 变为 —",
        "没有了与 b 的对照",
        "多了与 d 的对照",
        "FD001 现在未能判断：不知道",
    ]
    again = {**then, "beside": [{**due, "rules": "b", "indicators": []}]}
    assert [one.chinese for one in differences(then, again)] == ["指标由 1 行变为 0 行"]
