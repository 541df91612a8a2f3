"""A grid spread over sheets, as the writers of spreadsheets lay it out: one sheet for each form."""

from jiheng.reading.grid import Cell, Grid, Paragraph, Table


def spread(grid: Grid) -> list[list[Cell]]:
    """Give the cells of every sheet; every form begins a new one with the lines above it, each a merged row."""
    sheets: list[list[Cell]] = [[]]
    row, width, has_table = 0, _width(grid, 0), False
    for at, block in enumerate(grid.blocks):
        if isinstance(block, Table):
            sheets[-1] += [
                Cell(cell.row + row, cell.column, cell.text, cell.row_span, cell.column_span) for cell in block.cells
            ]
            row += max(cell.row + cell.row_span for cell in block.cells)
            has_table = True
            continue
        if has_table and _begins_form(grid, at):
            sheets.append([])
            row, has_table, width = 0, False, _width(grid, at)
        sheets[-1].append(Cell(row, 0, block.text, 1, width))
        row += 1
    return sheets


def _begins_form(grid: Grid, at: int) -> bool:
    """Tell whether the lines from here to the next table are the head of another form and no foot of a page."""
    ahead = grid.blocks[at:]
    table = next((place for place, block in enumerate(ahead) if isinstance(block, Table)), None)
    return table is not None and any("表" in block.text for block in ahead[:table] if isinstance(block, Paragraph))


def _width(grid: Grid, start: int) -> int:
    table = next((block for block in grid.blocks[start:] if isinstance(block, Table)), None)
    return 1 if table is None else max(cell.column + cell.column_span for cell in table.cells)
