"""Papers to write: an official table as a ministry prints it, and what a paper says as the grid of a reader."""

import io
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from hypothesis import strategies as st

from jiheng.exporting.papers.shapes import Cell, CellLook, Line, LineLook, Paper, Table
from jiheng.reading import grid

L, T, W, F, G = CellLook.LABEL, CellLook.TEXT, CellLook.WORD, CellLook.FIGURE, CellLook.LONG
WIDTHS = (5, 10, 11, 11, 13, 12, 12, 9, 9, 14)
GOAL = (
    "建成高技能人才培养平台，组织技术革新和技能攻关，开展名师带徒；做好工作室的日常管理，"
    "按时完成年度考核，带动全区技能人才队伍建设。"
)
INDICATORS = (
    ("产出指标", "数量指标", "创新工作室新增数", "≥15个", "16个", "15", "15", ""),
    (
        "产出指标",
        "数量指标",
        "开展技术交流活动次数",
        "≥12次",
        "10次",
        "10",
        "8.33",
        "受场地限制，两次改在次年一月",
    ),
    ("产出指标", "质量指标", "工作室验收合格率", "100%", "100%", "15", "15", ""),
    ("产出指标", "时效指标", "奖励资金拨付及时性", "12月31日前", "12月15日", "10", "10", ""),
    ("效益指标", "社会效益指标", "技能人才带动作用", "有所提升", "有所提升", "30", "28", ""),
    ("满意度指标", "服务对象满意度指标", "工作室成员满意度", "≥90%", "96.5%", "10", "10", ""),
)


def ministry_table(indicators: Sequence[tuple[str, ...]] = INDICATORS, goal: str = GOAL, head_rows: int = 0) -> Table:
    """The table of the ministry's form: ten columns, labels that reach over many rows."""
    cells: list[Cell] = []

    def row(at: int, *of: tuple[int, str, CellLook, int, int]) -> None:
        cells.extend(Cell(at, column, text, look, rows, columns) for column, text, look, rows, columns in of)

    row(0, (0, "项目名称", L, 1, 2), (2, "首席技师工作室奖励", T, 1, 8))
    row(1, (0, "主管部门", L, 1, 2), (2, "区人力资源和社会保障局", T, 1, 3), (5, "实施单位", L, 1, 2))
    row(1, (7, "区就业促进中心", T, 1, 3))
    heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    row(2, (0, "项目资金（万元）", L, 5, 2), (2, "", L, 1, 2))
    row(2, *((4 + at, head, L, 1, 1) for at, head in enumerate(heads)))
    money = (
        ("年度资金总额", "1,200.00", "1,150.50", "1,100.00", "10", "95.61%", "9.56"),
        ("其中：当年财政拨款", "1,200.00", "1,150.50", "1,100.00", "—", "95.61%", "—"),
        ("上年结转资金", "0.00", "0.00", "0.00", "—", "", "—"),
        ("其他资金", "0.00", "0.00", "0.00", "—", "", "—"),
    )
    for at, (source, *figures) in enumerate(money, start=3):
        row(at, (2, source, L, 1, 2), *((4 + place, figure, F, 1, 1) for place, figure in enumerate(figures)))
    row(7, (0, "年度总体目标", L, 2, 1), (1, "预期目标", L, 1, 4), (5, "实际完成情况", L, 1, 5))
    row(8, (1, goal, G, 1, 4), (5, "全年新增工作室16个，\n开展交流活动10次。", G, 1, 5))
    names = (("一级指标", 1), ("二级指标", 1), ("三级指标", 2), ("年度指标值", 1), ("实际完成值", 1))
    column = 1
    row(9, (0, "绩效指标", L, len(indicators) + 1, 1))
    for name, columns in (*names, ("分值", 1), ("得分", 1), ("偏差原因分析及改进措施", 1)):
        row(9, (column, name, L, 1, columns))
        column += columns
    cells.extend(_indicators(indicators))
    last = 10 + len(indicators)
    row(last, (0, "总分", L, 1, 7), (7, "100", F, 1, 1), (8, "95.89", F, 1, 1), (9, "", T, 1, 1))
    return Table(WIDTHS, tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), head_rows)


def _indicators(indicators: Sequence[tuple[str, ...]]) -> Iterator[Cell]:
    first = 10
    for at, (dimension, category, name, target, actual, points, claimed, note) in enumerate(indicators):
        for level, said in ((1, dimension), (2, category)):
            same = [one[:level] for one in indicators]
            if at == 0 or same[at] != same[at - 1]:
                rows = next((n for n, key in enumerate(same[at:]) if key != same[at]), len(indicators) - at)
                yield Cell(first + at, level, said, L, rows)
        yield Cell(first + at, 3, name, T, 1, 2)
        for column, text, look in ((5, target, W), (6, actual, W), (7, points, F), (8, claimed, F), (9, note, G)):
            yield Cell(first + at, column, text, look)


def ministry_paper(*, is_wide: bool = False, table: Table | None = None) -> Paper:
    """An official table as it is handed in."""
    return Paper(
        "项目支出绩效自评表",
        (
            Line("项目支出绩效自评表", LineLook.TITLE),
            Line("（2020年度）", LineLook.SUBTITLE),
            table or ministry_table(),
            Line("注：得分一档最高不能超过该指标分值上限。", LineLook.NOTE),
        ),
        sheet="自评表",
        is_wide=is_wide,
    )


def to_grid(paper: Paper, *, file: str = "表.docx") -> grid.Grid:
    """What a reader finds in a document that holds this paper, without the document."""
    blocks: list[grid.Paragraph | grid.Table] = []
    for row, block in enumerate(paper.blocks, start=1):
        if isinstance(block, Line):
            if block.text.strip():
                blocks.append(grid.Paragraph(block.text, row))
        elif isinstance(block, Table):
            block.covers()
            number = sum(isinstance(one, grid.Table) for one in blocks) + 1
            blocks.append(grid.Table(tuple(sorted(map(_cell, block.cells), key=_place)), number))
    return grid.Grid(file, tuple(blocks))


def cells(read: grid.Grid) -> list[list[tuple[int, int, int, int, str]]]:
    """Row, column, rows, columns and text of every cell, table by table."""
    return [
        [(one.row, one.column, one.row_span, one.column_span, one.text) for one in block.cells]
        for block in read.blocks
        if isinstance(block, grid.Table)
    ]


def _cell(cell: Cell) -> grid.Cell:
    return grid.Cell(cell.row, cell.column, cell.text, cell.rows, cell.columns)


def _place(cell: grid.Cell) -> tuple[int, int]:
    return cell.row, cell.column


def written(write: Callable[[Paper, BinaryIO], None], paper: Paper) -> bytes:
    """The bytes of a file."""
    out = io.BytesIO()
    write(paper, out)
    return out.getvalue()


def png(width: int = 40, height: int = 20) -> bytes:
    """A picture, all of one blue."""

    def chunk(name: bytes, content: bytes) -> bytes:
        body = name + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    rows = (b"\0" + b"\x24\x52\x7a" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


HOSTILE = (
    "=cmd|'/C calc'!A0",
    "+1",
    "-1+1",
    "@SUM(A1:A9)",
    "{=1}",
    "<r><t>粗</t></r>",
    "<w:p><w:r/></w:p>",
    "]]>&amp;&#x41;",
    '" onload="x',
    "#set page(width: 1cm)",
    "*粗* $x^2$ @引 <签> //注 #eval(1)",
    "“引号”—‘单’…×",
    "'0012",
    "1,234,567,890,123.45",
    "-0.00",
    "007",
)
"""Texts that some program takes for more than a text."""


@st.composite
def tables(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Table:
    """Tables of all shapes, merged anyhow."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    taken: set[tuple[int, int]] = set()
    made: list[Cell] = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            free = next((n for n in range(1, width - column) if (row, column + n) in taken), width - column)
            columns, rows = draw(st.integers(1, free)), draw(st.integers(1, height - row))
            taken.update((row + down, column + right) for down in range(rows) for right in range(columns))
            look = draw(st.sampled_from(CellLook))
            made.append(Cell(row, column, draw(texts), look, rows, columns, draw(st.booleans())))
    return Table(tuple(draw(st.lists(st.integers(4, 9), min_size=width, max_size=width))), tuple(made))
