"""The page that goes with a copy: a line for every item, and whatever has no comment of its own place in words."""

from jiheng.assess import Audience, Options
from jiheng.checks import Severity
from jiheng.exporting.annotating.shapes import Placed
from jiheng.exporting.annotating.summary import FormNoted, summary
from jiheng.exporting.annotating.telling import Told, tell
from jiheng.exporting.papers.shapes import Line, Table
from jiheng.form import Block, Where
from tests.exporting.samples import LATER, NAMELESS, OPEN, POINTS, SCHEME, SHIFTED, assessed, finding, one_form

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
    assert told.folded == ("「配送新书册数」（目标为 0 而无单位〔TV006〕）",)


def test_several_forms_share_one_table_and_what_is_said_of_all_is_said_once() -> None:
    first = tell(assessed(findings=(NAMELESS, POINTS, LATER)), Options())
    second = tell(assessed("项目名称 | 送书下乡", findings=(POINTS, SCHEME)), Options())
    forms = (noted(first, 0, 0), noted(second, 0))
    said = lines(*forms, options=Options())
    assert said[2] == "共 2 张表：必须改正 1 项，请核实说明 2 项，建议 1 项。"
    assert first.common[0] == second.common[0]
    assert said.count(first.common[0]) == 1
    assert "【2】计分：执行率 10 分另列、未计入。" in said  # of the first form that is not said
    assert not any(one.startswith("未逐条批注") for one in said)  # it is, at the title of each
    (table,) = (block for block in summary("表.docx", forms, (), Options()).blocks if isinstance(block, Table))
    table.covers()
    heads = [cell.text for cell in table.cells if cell.columns == len(table.widths)]
    assert [head.partition("\n")[0] for head in heads] == [
        "【1】社区图书角建设　2020年度　清河区图书馆",
        "【2】送书下乡　2020年度　清河区图书馆",
    ]
    assert heads[0].partition("\n")[2].startswith("必须改正 1 项，请核实说明 1 项，建议 1 项；得分：自评")
    numbers = [cell.text for cell in table.cells if cell.column == 0 and cell.columns == 1]
    assert numbers == ["序号", "1", "2", "1"]


def test_of_several_forms_notes_on_the_reading_that_want_a_glance_are_counted() -> None:
    shifted = tell(assessed(*SHIFTED, findings=()), Options())
    assert [entry.is_slight for entry in shifted.entries] == [True]
    forms = (noted(shifted, 0), noted(tell(assessed(findings=()), Options())))
    (table,) = (block for block in summary("表.docx", forms, (), Options()).blocks if isinstance(block, Table))
    assert [("读表说明 1 处" in cell.text) for cell in table.cells if cell.columns > 1] == [True, False]
    assert table.rows == 3
    assert [row[1] for row in rows(forms[0])[1:]] == ["读表说明，请看一眼"]  # by itself the form has a line for it


def test_of_several_forms_what_is_said_below_names_the_form() -> None:
    told = tell(assessed("项目名称 |", findings=(NAMELESS, POINTS)), ALL)
    other = tell(assessed(findings=()), ALL)
    said = lines(noted(other), noted(told, len(told.entries[0].spots.own), None, mended=("表1第4行第2列",)))
    assert "以下各项在文件里没有找到所说的格，批注放在本行或标题处，请按位置核对：【2】1" in said
    assert "以下各项在文件里没有可以放批注的地方，全文列在后面：【2】2" in said
    assert "已在副本里删去网页代码或多余空格：【2】表1第4行第2列" in said
    assert any(one.startswith("【2】请核实说明　「新建图书角数量」\n") for one in said)


def test_advice_that_no_comment_names_is_named_below() -> None:
    told = tell(assessed(findings=(LATER,)), Options())
    nowhere = FormNoted(told, (Placed(told.marks[0], None),))
    said = lines(noted(told), nowhere, options=Options())
    (named,) = (one for one in said if one.startswith("未逐条批注"))
    assert named.endswith("：【2】「配送新书册数」（目标为 0 而无单位〔TV006〕）")


def test_long_names_and_many_cells_are_cut() -> None:
    long = "图书角" * 5_000
    many = tuple(
        finding("SC005", Severity.DOUBT, "row:quantity/x", Where(Block.INDICATORS, 0, "target", f"表1第{row}行第8列"))
        for row in (14, 15, 16)
    )
    row = f"产出指标 | 数量指标 | {long} | ≥24个 | 24个 | 15 | 15 |"
    told = tell(assessed(f"项目名称 | {long}", row, findings=many), ALL)
    assert told.entries[0].matter == f"「{('图书角' * 14)[:40]}……」"
    assert told.entries[0].cells == "表1第14行第8列等3处"
    assert len(told.marks[0].said[0].text) < 100
    assert max(map(len, lines(noted(told, 0)))) < 200


def test_a_quoted_passage_is_cut_in_the_comment_and_the_sentence_around_it_stays() -> None:
    quoting = finding("SC005", Severity.DOUBT, "total", Where(Block.TOTAL), message=f"「{'图' * 9_000}」与“乙”不同。")
    endless = finding("SC006", Severity.DOUBT, "goal", Where(Block.GOAL), message="图" * 9_000)
    first, second = tell(assessed(findings=(quoting, endless)), ALL).entries
    assert first.sentences[0] == f"「{'图' * 120}……」与“乙”不同。〔SC005〕"
    assert second.sentences[0] == f"{'图' * 1_500}……〔SC006〕"


def test_what_rests_on_judgement_alone_names_no_rule_of_ours_and_a_regulation_is_named() -> None:
    ours = finding("SC008", Severity.DOUBT, "total", Where(Block.TOTAL), clauses=("house/far-over-target",))
    both = finding("SC005", Severity.DOUBT, "goal", Where(Block.GOAL), clauses=("house/x", "mof-2020-10/quantitative"))
    first, second = tell(assessed(findings=(ours, both)), ALL).entries
    assert not any(one.startswith("依据") for one in first.sentences)
    assert second.sentences[-1] == "依据：财预〔2020〕10号「定量指标计分」"
