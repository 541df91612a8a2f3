"""The page that goes with a copy: a line for every item, and whatever has no comment of its own place in words."""

from jiheng.assess import Audience, Options
from jiheng.checks import Severity
from jiheng.exporting.annotating.shapes import Placed
from jiheng.exporting.annotating.summary import FormNoted, summary
from jiheng.exporting.annotating.telling import Told, tell
from jiheng.exporting.papers.shapes import Line, Table
from jiheng.form import Block, Where
from tests.exporting.samples import LATER, NAMELESS, OPEN, POINTS, SCHEME, assessed, finding, one_form

ALL = Options(unfolded=True)


def lines(*noted: FormNoted, options: Options = ALL, notices: tuple[str, ...] = ()) -> list[str]:
    paper = summary("甲局/自评表.docx", noted, notices, options)
    assert paper.is_report
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def rows(noted: FormNoted) -> list[tuple[str, ...]]:
    table = next(block for block in summary("表.docx", [noted], (), ALL).blocks if isinstance(block, Table))
    return [tuple(cell.text for cell in table.cells if cell.row == row) for row in range(table.rows)]


def noted(told: Told, *spots: int | None, mended: tuple[str, ...] = ()) -> FormNoted:
    """A form whose comments came to stand at these of their spots."""
    placed = tuple(Placed(mark, spot) for mark, spot in zip(told.marks, (0, *spots), strict=True))
    return FormNoted(told, placed, mended)


def test_every_item_has_its_number_weight_matter_place_and_gist() -> None:
    told = tell(assessed("项目名称 |", findings=(NAMELESS, POINTS)), ALL)
    assert rows(noted(told, 0, 0)) == [
        ("序号", "级别", "事项", "位置", "要点"),
        ("1", "必须改正", "表头", "表1第4行第2列", "项目名称未填〔FM001〕"),
        ("2", "请核实说明", "「新建图书角数量」", "表1第14行第8列", "扣分与办法测算不一致〔SC005〕"),
    ]
    assert [mark.said[0].text for mark in told.marks[1:]] == [
        "1. 必须改正　表头",
        "2. 请核实说明　「新建图书角数量」",
    ]


def test_what_stands_elsewhere_is_named_and_what_stands_nowhere_is_told_in_full() -> None:
    told = tell(assessed("项目名称 |", findings=(NAMELESS, POINTS)), ALL)
    own = len(told.entries[0].spots.own)
    said = lines(noted(told, own, None))
    assert "以下各项在文件里没有找到所说的格，批注放在本行或标题处，请按位置核对：1" in said
    assert "以下各项在文件里没有可以放批注的地方，全文列在后面：2" in said
    assert any(one.startswith("请核实说明　「新建图书角数量」\n「某处」写的是甲") for one in said)
    name = assessed("项目名称 |").form.project.place
    there = finding("FM001", Severity.ERROR, "header", Where(Block.HEADER, None, "project", str(name)))
    found = tell(assessed("项目名称 |", findings=(there,)), ALL)
    assert not any("没有找到" in one or "没有可以" in one for one in lines(noted(found, 0)))


def test_what_concerns_the_whole_form_is_not_told_to_stand_elsewhere() -> None:
    whole = finding("WT009", Severity.DOUBT, "points-scheme", Where(Block.TOTAL))
    told = tell(assessed(findings=(whole,)), ALL)
    assert told.entries[0].spots.own == ()
    assert told.entries[0].spots.near == told.marks[0].spots
    assert not any("没有找到" in one for one in lines(noted(told, 0)))


def test_a_row_without_a_cell_is_told_at_its_name() -> None:
    row = finding("IN011", Severity.DOUBT, "row:quantity/新建图书角数量", Where(Block.INDICATORS, 0))
    told = tell(assessed(findings=(row,)), ALL)
    assert [spot.printed for spot in told.entries[0].spots.near][:1] == ["新建图书角数量"]


def test_the_head_says_how_the_form_stands_and_what_was_done() -> None:
    (assessment,) = one_form().assessments
    told = tell(assessment, Options())
    said = lines(noted(told, *(0 for _ in told.entries), mended=("表1第4行第2列",)), notices=("原件带有数字签名。",))
    assert said[:3] == ["检查摘要", "甲局/自评表.docx\n供审核人看（审核环节）", "原件带有数字签名。"]
    assert "计分：执行率 10 分另列、未计入。" in said
    assert "已在副本里删去网页代码或多余空格：表1第4行第2列" in said
    assert "未能判断：金额单位待确认〔FD013〕" in said
    assert said[-1] == "提示供参考，不代替审核结论。"
    assert any(one.startswith("未逐条批注（建议或现在不用办的）：") for one in said)
    assert OPEN.code == "FD013"
    assert SCHEME.code not in " ".join(entry.gist for entry in told.entries)


def test_a_unit_gets_no_comment_on_what_it_cannot_act_on() -> None:
    told = tell(assessed(findings=(POINTS, LATER), audience=Audience.UNIT), Options(audience=Audience.UNIT))
    assert [entry.matter for entry in told.entries] == ["「新建图书角数量」"]
    assert told.folded == ("「配送新书册数」",)


def test_several_forms_are_numbered() -> None:
    first, second = tell(assessed(findings=()), ALL), tell(assessed("项目名称 | 送书下乡", findings=()), ALL)
    said = lines(noted(first), noted(second))
    assert [one for one in said if one.startswith("【")] == [
        "【1】社区图书角建设　2020年度　清河区图书馆",
        "【2】送书下乡　2020年度　清河区图书馆",
    ]
