"""A grid spread over sheets, as the writers of spreadsheets but the first lay it out: one sheet for each form."""

from jiheng.reading.grid import Cell, Grid, Table


def spread(grid: Grid) -> list[list[Cell]]:
    """Give the cells of every sheet; every table begins a new one with the lines above it, each a merged row."""
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
        if has_table and any(isinstance(later, Table) for later in grid.blocks[at:]):
            sheets.append([])
            row, has_table, width = 0, False, _width(grid, at)
        sheets[-1].append(Cell(row, 0, block.text, 1, width))
        row += 1
    return sheets


def _width(grid: Grid, start: int) -> int:
    table = next((block for block in grid.blocks[start:] if isinstance(block, Table)), None)
    return 1 if table is None else max(cell.column + cell.column_span for cell in table.cells)
