"""Earlier versions are read from forms and from reports of ours; what cannot be read is told with line and remedy."""

from pathlib import Path

import msgspec
import pytest

from jiheng.assess import Audience, Options
from jiheng.exporting import export
from jiheng.pile import BadReport, NotRead, Report, Version, gather, read_earlier, read_files
from jiheng.pile import reports as module
from jiheng.pile.earlier import Versions
from jiheng.pile.version import Run
from tests.pile.versions import MISSED, ROWS, save, version


def report(folder: Path, kind: str, *lines: str, wanted: str = "check") -> Path:
    """A report on two forms."""
    save(folder, "表/1.txt", "项目名称 | 送书下乡", *lines)
    save(folder, "表/2.txt", "项目名称 | 夜间开放")
    path = folder / f"报告.{kind}"
    path.write_bytes(export(gather(read_files(str(folder / "表"))), wanted, format=kind))
    return path


def read_all(path: Path, options: Options = Options()) -> list[Version | NotRead]:  # noqa: B008 - frozen, so shared
    return list(read_earlier(str(path), options))


@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_a_report_gives_the_versions_that_the_forms_give(tmp_path: Path, kind: str) -> None:
    path = report(tmp_path, kind, *ROWS)
    from_forms = [one for one in read_all(tmp_path / "表") if isinstance(one, Version)]
    from_report = [one for one in read_all(path) if isinstance(one, Version)]
    assert [one.project for one in from_report] == ["送书下乡", "夜间开放"]
    runs = {one.run for one in from_report}
    assert {run and (run.audience, run.preview) for run in runs} == {(Audience.REVIEWER, False)}
    assert [msgspec.structs.replace(one, run=None) for one in from_report] == from_forms


def test_a_report_among_forms_is_passed_over_and_one_that_is_named_is_read(tmp_path: Path) -> None:
    report(tmp_path, "json").rename(tmp_path / "表" / "报告.json")
    kinds = [type(one) for one in read_all(tmp_path / "表")]
    assert kinds.count(Version) == 2
    (passed,) = (one for one in read_all(tmp_path / "表") if isinstance(one, NotRead))
    assert passed.passed_over
    assert len(read_all(tmp_path / "表" / "报告.json")) == 2


def test_forms_are_looked_at_as_today_and_what_cannot_be_read_stands_beside(tmp_path: Path) -> None:
    save(tmp_path, "1.txt", MISSED, *ROWS[1:])
    (tmp_path / "2.docx").write_bytes(b"")
    first, second = read_all(tmp_path, Options(rules=("mof-2020-10",)))
    assert isinstance(first, Version)
    assert (first.rules, first.run) == ("mof-2020-10", None)
    assert isinstance(second, NotRead)
    assert Versions([first, second]).unreadable == [second]


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    (found,) = read_all(tmp_path / "没有.json")
    assert isinstance(found, NotRead)
    with pytest.raises(BadReport, match="读不到这个文件"):
        Report(str(tmp_path / "没有.json"))


def test_a_report_saved_with_a_byte_order_mark_or_on_one_line_is_read_as_well(tmp_path: Path) -> None:
    path = report(tmp_path, "json")
    whole = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + whole)
    assert len(read_all(path)) == 2
    path.write_bytes(msgspec.json.format(whole, indent=-1))
    assert len(read_all(path)) == 2
    lines = report(tmp_path, "jsonl")
    lines.write_bytes(b"\xef\xbb\xbf" + lines.read_bytes() + b"\n")
    assert len(read_all(lines)) == 2


def test_a_report_that_breaks_off_names_the_line_where_it_does(tmp_path: Path) -> None:
    path = report(tmp_path, "json")
    whole = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join(whole[:40]))
    with pytest.raises(BadReport, match="不是完整的 JSON") as told:
        read_all(path)
    assert told.value.line == 40
    path.write_bytes(b"\n".join([*whole[:7], b"%", *whole[7:]]))
    with pytest.raises(BadReport) as told:
        read_all(path)
    assert told.value.line == 8


def test_a_broken_line_of_json_lines_is_named(tmp_path: Path) -> None:
    path = report(tmp_path, "jsonl")
    first, *_ = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first + b'{"schema": "jiheng-check-1", \n')
    with pytest.raises(BadReport) as told:
        read_all(path)
    assert told.value.line == 2
    assert told.value.file == str(path)


@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_a_report_of_points_is_refused_by_name(tmp_path: Path, kind: str) -> None:
    with pytest.raises(BadReport, match="这不是检查报告"):
        read_all(report(tmp_path, kind, wanted="score"))


def test_a_report_that_lacks_something_is_refused(tmp_path: Path) -> None:
    path = report(tmp_path, "jsonl")
    path.write_bytes(path.read_bytes().replace(b'"fingerprint"', b'"finger"'))
    with pytest.raises(BadReport, match="缺少") as told:
        read_all(path)
    assert told.value.line == 1
    other = tmp_path / "别的.json"
    other.write_bytes(b'{"schema": "jiheng-check-9", "version": "9"}')
    with pytest.raises(BadReport, match="这不是检查报告"):
        read_all(other)
    other.write_bytes(b'{"schema": "jiheng-", "forms": 3}')
    with pytest.raises(BadReport):
        read_all(other)


def test_what_is_no_json_at_all_is_no_report(tmp_path: Path) -> None:
    page = tmp_path / "报告.html"
    page.write_bytes(b"<!DOCTYPE html>")
    with pytest.raises(BadReport, match="这不是检查报告"):
        Report(str(page))


def test_a_report_too_long_to_be_held_is_asked_for_line_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_BYTES", 1000)
    with pytest.raises(BadReport, match="jsonl"):
        read_all(report(tmp_path, "json"))


def test_versions_are_kept_squeezed_and_come_back_whole() -> None:
    run = Run(version="0.1.0", audience=Audience.UNIT, sha256="0" * 64, preview=True)
    first, second = version(*ROWS), msgspec.structs.replace(version(MISSED, *ROWS[1:]), run=run)
    kept = Versions([first, second])
    assert (kept[0], kept[1]) == (first, second)
    assert list(kept[:]) == [first, second]
    assert len(kept) == 2
    assert [one.project for one in kept.heads] == ["社区图书角建设"] * 2
