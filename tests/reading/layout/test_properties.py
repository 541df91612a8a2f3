"""What no harmless change of a file may change: padding, merges, shifts of whole rows, the order of rows."""

from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from jiheng.form import SelfEvaluation
from jiheng.reading.grid import Cell, Grid, Table
from jiheng.reading.layout import recognise
from tests.reading.layout.drawing import COLUMNS, FUNDS, GOAL, HEAD, TOTAL, a_form, form_of, grid_of, row_texts

NAMES = st.sampled_from(
    ["培训班次", "设备采购数量", "系统可用率", "受训人员到课率", "资料印制份数", "宣传活动场次", "检查点位数"]
)
VALUES = st.sampled_from(["≥5次", "100%", "3个", "≤2小时", "合格", "提升", "10月底前", "每季度", "0", "1.2万人"])
NOTES = st.sampled_from(["", "因天气停工，已顺延。", "设备到货晚，下年改为分批采购；已报备。"])
CATEGORIES = {
    "产出指标": ("数量指标", "质量指标", "时效指标"),
    "效益指标": ("社会效益", "经济效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}


@st.composite
def indicator_rows(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """Rows as the official table prints them: dimension and category only where they change."""
    rows: list[tuple[str, ...]] = []
    for dimension, categories in CATEGORIES.items():
        shown_dimension = dimension
        for category in categories:
            for index in range(draw(st.integers(0, 3))):
                points = str(draw(st.decimals(1, 30, places=1)))
                value = draw(VALUES)
                rows.append(
                    (
                        shown_dimension,
                        category if index == 0 else "",
                        draw(NAMES),
                        value,
                        value,
                        points,
                        points,
                        draw(NOTES),
                    )
                )
                shown_dimension = ""
    return rows


def drawing(rows: list[tuple[str, ...]], *, shift: dict[int, int] | None = None) -> str:
    lines = []
    for number, row in enumerate(rows):
        moved = 1 + (shift or {}).get(number, 0)
        lines.append(" | ".join([""] * moved + list(row) + [""]))
    return "\n".join((HEAD, FUNDS, GOAL, COLUMNS, *lines, TOTAL))


def the_form(grid: Grid) -> SelfEvaluation:
    (found,) = recognise(grid)
    assert isinstance(found.form, SelfEvaluation)
    return found.form


@given(indicator_rows())
def test_every_printed_row_is_read_as_printed(rows: list[tuple[str, ...]]) -> None:
    read = row_texts(form_of(drawing(rows)))
    assert [
        (name, target, actual, Decimal(points or 0), note or "") for _, _, name, target, actual, points, _, note in read
    ] == [(row[2], row[3], row[4], Decimal(row[5]), row[7]) for row in rows]


@given(indicator_rows(), st.data())
def test_a_row_moved_as_a_whole_is_read_as_if_it_stood_in_place(
    rows: list[tuple[str, ...]], data: st.DataObject
) -> None:
    whole = [number for number, row in enumerate(rows) if row[0] and row[1]]
    moves = {number: data.draw(st.sampled_from([-1, 0, 1])) for number in whole}
    assert row_texts(form_of(drawing(rows, shift=moves))) == row_texts(form_of(drawing(rows)))


@given(indicator_rows(), st.integers(0, 4))
def test_empty_columns_beside_the_table_change_nothing(rows: list[tuple[str, ...]], padding: int) -> None:
    padded = "\n".join(line + " |" * padding if "|" in line else line for line in drawing(rows).split("\n"))
    assert form_of(padded) == form_of(drawing(rows))


@given(indicator_rows(), st.integers(0, 4))
def test_empty_rows_between_the_rows_change_nothing(rows: list[tuple[str, ...]], count: int) -> None:
    empty = "\n".join([" | " * 8] * count)
    spaced = drawing(rows).replace("\n", f"\n{empty}\n") if count else drawing(rows)
    assert form_of(spaced) == form_of(drawing(rows))


@given(indicator_rows())
def test_merged_cells_and_the_blanks_they_leave_in_text_give_the_same_form(rows: list[tuple[str, ...]]) -> None:
    grid = grid_of(drawing(rows))
    merged = Grid(grid.file, tuple(merge(block) if isinstance(block, Table) else block for block in grid.blocks))
    assert the_form(merged) == the_form(grid)


def merge(table: Table) -> Table:
    """Join every cell with the blank cells below it and then to its right, as the official table does."""
    texts = {(cell.row, cell.column): cell.text for cell in table.cells}
    labels = {0, 1, 2}
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for cell in table.cells:
        at = (cell.row, cell.column)
        if at in taken:
            continue
        rows = columns = 1
        if cell.text and cell.column in labels:
            while texts.get((cell.row + rows, cell.column)) == "" and (cell.row + rows, cell.column) not in taken:
                rows += 1
        elif cell.text:
            while texts.get((cell.row, cell.column + columns)) == "":
                columns += 1
        taken |= {(cell.row + r, cell.column + c) for r in range(rows) for c in range(columns)}
        cells.append(msgspec.structs.replace(cell, row_span=rows, column_span=columns))
    return msgspec.structs.replace(table, cells=tuple(cells))


@given(indicator_rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_within_a_category_changes_only_their_order(
    rows: list[tuple[str, ...]], random: object
) -> None:
    spelled = []
    dimension = category = ""
    for row in rows:
        dimension, category = row[0] or dimension, row[1] or category
        spelled.append((dimension, category, *row[2:]))
    shuffled = list(spelled)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random that Hypothesis controls
    read = row_texts(form_of(drawing(shuffled)))
    straight = row_texts(form_of(drawing(spelled)))
    assert sorted(map(str, read)) == sorted(map(str, straight))


@given(st.text(max_size=400))
def test_no_text_whatever_makes_the_layout_fail(text: str) -> None:
    recognise(grid_of(a_form() + "\n" + text))
    recognise(grid_of(text))


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "项目名称",
                    "一级指标",
                    "年度指标值",
                    "得分",
                    "总分",
                    "≥3",
                    "—",
                    "合计",
                    "年初预算数",
                    "执行率",
                    "全年预算数",
                    "10",
                    "实际完成情况",
                    "预期目标",
                    "绩效指标",
                    "三级指标",
                    "",
                ]
            ),
            max_size=9,
        ),
        max_size=12,
    ),
    st.sampled_from([None, "lines", "blanks"]),
)
def test_labels_in_any_disorder_never_make_the_layout_fail(rows: list[list[str]], joined: str | None) -> None:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    recognise(Grid("disorder.txt", (Table(cells, joined=joined),)))
