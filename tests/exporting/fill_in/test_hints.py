"""What a unit sees beside its cells and in their colours: read from the sheet as LibreOffice computes it."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pypdfium2  # type: ignore[import-untyped]  # it has no hints
import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from jiheng.assess import Options, assess, read
from jiheng.exporting.fill_in import places as at
from jiheng.exporting.fill_in.places import Rows
from jiheng.exporting.fill_in.styles import COLOURS
from tests.exporting.fill_in.office import Cells, computed, filled, saved, template
from tests.exporting.fill_in.test_workbook import SKILLED, sheet_of

GRID = Rows(4, 8)
ONE, TWO = GRID.first, GRID.first + 1


def row(number: int, *values: str | float) -> dict[str, str | int | float]:
    """The cells of a row from its target on: target, actual, maximum, points and, it may be, a reason."""
    cells = zip("BCDEFGHI", ("产出指标", "数量指标", "培训人数", *values), strict=False)
    return {f"{column}{number}": value for column, value in cells}


MONEY: dict[str, str | int | float] = {"D6": 1200, "E6": 1000, "F6": 950.5, "I6": 9.5}
SEEN: dict[str, Cells] = {
    "blank": {},
    "overspent": MONEY | {"F6": 1000.5},
    "in_words": {"E6": "一千"},
    "long": {f"F{GRID.goal}": "完成养护。" * 60},
    "larger": MONEY | {"D7": 1300, "E7": 1000},
    "over": MONEY | row(ONE, "≥40人", "40人", 10, 12),
    "missed": row(ONE, "≥40人", "25人", 10, 10),
    "missed_with_reason": row(ONE, "≥40人", "25人", 10, 6.25, "学员调离，明年提前安排"),
    "docked": row(ONE, "≥40人", "45人", 10, 9),
    "words": row(ONE, "健全", "健全", 10, 9),
    "words_below": row(ONE, "健全", "健全", 10, 7),
    "unnamed": {f"E{ONE}": "≥40人"},
    "no_result": {name: value for name, value in row(ONE, "≥1人", "", 5).items() if value},
    "sum": MONEY | row(ONE, "≥40人", "40人", 90, 90) | {f"H{GRID.total}": 98},
    "all_right": MONEY | row(ONE, "≥40人", "40人", 60, 60) | row(TWO, "≥4次", "4次", 30, 30) | {f"H{GRID.total}": 99.5},
    "outside": MONEY | row(ONE, "≥40人", "40人", 100, 100) | {f"H{GRID.total}": 100},
}


# Points of the second row (of 30) and the total typed: with 60 and 9.5 they are 99.5 less what the row lacks.
TOTALS: dict[str, tuple[float | None, float, bool]] = {
    "sum": (30, 99.5, False),
    "rounded_up_by_half_a_point": (29, 99, False),  # 98.5, as SC001 allows for whole points
    "off_by_more_than_half": (28.9, 99, True),  # 98.4
    "rounded_in_its_last_place": (28.95, 98.5, False),  # 98.45
    "off_in_its_last_place": (28.94, 98.5, True),  # 98.44
    "not_yet_all_points": (None, 99.5, False),
}


def totalled(points: float | None, total: float) -> Cells:
    """A sheet whose total is typed so; the maxima of its rows and of execution add up to 100."""
    second = row(TWO, "≥4次", "4次", 30, *((points,) if points is not None else ()))
    return MONEY | row(ONE, "≥40人", "40人", 60, 60) | second | {f"H{GRID.total}": total}


@pytest.fixture(scope="module")
def seen(books: dict[str, bytes]) -> dict[str, Worksheet]:
    return {name: computed(content) for name, content in books.items()}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    sent = template("mof-2020-10", rows=GRID.indicators)
    cells = SEEN | {f"total {name}": totalled(points, total) for name, (points, total, _) in TOTALS.items()}
    return saved({name: filled(sent, one) for name, one in cells.items()}, tmp_path_factory.mktemp("hints"))


def hint(sheet: Worksheet, number: int) -> object:
    return sheet[f"{at.HINT}{number}"].value


@pytest.mark.needs("libreoffice")
def test_a_blank_sheet_asks_for_the_money_and_for_nothing_else(seen: dict[str, Worksheet]) -> None:
    told = [
        hint(seen["blank"], number) for number in range(at.TOTAL_FUND, GRID.total + 3) if hint(seen["blank"], number)
    ]
    assert told == ["请填全年预算数（数字）", "提示"]  # and the head over the indicators' hints
    proposed = [seen["blank"][f"{at.PROPOSED}{number}"].value for number in range(GRID.first, GRID.total + 1)]
    assert proposed == [None] * (GRID.indicators + 1)


@pytest.mark.needs("libreoffice")
def test_each_fault_is_told_beside_its_row(seen: dict[str, Worksheet]) -> None:
    assert hint(seen["larger"], 7) == "大于年度资金总额，请核对"  # 1,300 of 1,200 at the opening
    assert hint(seen["overspent"], 6) == "全年执行数大于全年预算数，请核对"
    assert hint(seen["in_words"], 6) == "请填全年预算数（数字）"
    assert "往下拖" in str(hint(seen["long"], GRID.goal))  # 300 letters where some 260 have room
    assert hint(seen["over"], ONE) == "得分应在 0 到分值之间，请核对"
    assert hint(seen["unnamed"], ONE) == "请把指标和指标值填完整"
    assert hint(seen["no_result"], ONE) == "请填实际完成值"


@pytest.mark.needs("libreoffice")
def test_a_reason_is_asked_for_where_a_target_was_missed_or_points_were_taken_off(seen: dict[str, Worksheet]) -> None:
    asked = "没有完成或有扣分，请写明原因和改进措施"
    assert hint(seen["missed"], ONE) == asked
    assert hint(seen["docked"], ONE) == asked
    assert hint(seen["missed_with_reason"], ONE) is None


@pytest.mark.needs("libreoffice")
def test_words_within_the_points_of_their_tier_are_asked_nothing(seen: dict[str, Worksheet]) -> None:
    assert seen["words"][f"{at.PROPOSED}{ONE}"].value == "8.00 至 10.00"
    assert hint(seen["words"], ONE) is None
    assert hint(seen["words_below"], ONE) is not None


@pytest.mark.needs("libreoffice")
def test_the_rate_the_total_and_the_grade_are_computed(seen: dict[str, Worksheet]) -> None:
    sheet = seen["all_right"]
    assert sheet["H6"].value == pytest.approx(0.9505)  # 950.5 ÷ 1000
    assert sheet["K6"].value == 9.51  # 0.9505 × 10, half up
    assert sheet[f"K{GRID.total}"].value == 99.51  # 60 + 30 + 9.505, execution inside
    assert hint(sheet, GRID.total + 1) == "优"
    assert hint(sheet, GRID.total + 2) == 99.5
    assert hint(sheet, GRID.total) is None


@pytest.mark.needs("libreoffice")
def test_execution_printed_apart_is_not_added(seen: dict[str, Worksheet]) -> None:
    assert seen["outside"][f"K{GRID.total}"].value == 100  # not 110
    assert hint(seen["outside"], GRID.total + 2) == 100


@pytest.mark.needs("libreoffice")
def test_a_total_that_is_not_the_sum_of_what_was_typed_is_told(seen: dict[str, Worksheet]) -> None:
    assert hint(seen["sum"], GRID.total + 2) == 99.5  # 90 + 9.5
    assert hint(seen["sum"], GRID.total) == "总分与各项得分之和不符，请核对"


@pytest.mark.needs("libreoffice")
@pytest.mark.parametrize("name", TOTALS)
def test_a_total_is_told_to_be_off_exactly_where_the_check_says_so(
    name: str, seen: dict[str, Worksheet], books: dict[str, bytes]
) -> None:
    (reading,) = read(books[f"total {name}"], file="表.xlsx")
    codes = {one.code for one in assess(reading, Options(rules=("mof-2020-10",))).findings}
    is_off = TOTALS[name][-1]
    assert ("SC001" in codes) is is_off
    assert (hint(seen[f"total {name}"], GRID.total) == "总分与各项得分之和不符，请核对") is is_off


def rules_at(sheet: Worksheet, cell: str) -> list[Rule]:
    return [rule for where in sheet.conditional_formatting if cell in where.sqref for rule in where.rules]


def colours_at(sheet: Worksheet, cell: str) -> list[str]:
    found = sorted(rules_at(sheet, cell), key=lambda rule: rule.priority)
    fills = [rule.dxf.fill for rule in found if rule.dxf is not None]
    return [f"#{fill.bgColor.rgb[2:]}" for fill in fills if isinstance(fill, PatternFill)]


def test_the_colours_stand_at_the_cells_they_speak_of() -> None:
    sheet = sheet_of(template(rows=8))
    assert colours_at(sheet, f"D{at.TOTAL_FUND + 1}") == [COLOURS["doubtful"]] * 2  # above the total, or a word
    assert colours_at(sheet, f"D{at.TOTAL_FUND}") == [COLOURS["doubtful"], COLOURS["missing"]]
    assert colours_at(sheet, f"F{at.TOTAL_FUND}") == [COLOURS["doubtful"]] * 2 + [COLOURS["missing"]]  # overspent
    assert colours_at(sheet, f"I{ONE}") == [COLOURS["reason"]]
    assert colours_at(sheet, f"H{ONE}") == [COLOURS["doubtful"], COLOURS["doubtful"], COLOURS["missing"]]
    assert colours_at(sheet, f"C{at.PROJECT}") == [COLOURS["missing"]]


def test_whether_the_project_is_finished_is_asked_for_where_points_turn_on_it() -> None:
    sheet = sheet_of(template("mof-2021-101"))
    assert colours_at(sheet, "L3") == [COLOURS["missing"]]
    assert "请在上面选项目是否完成" in str(sheet[f"L{at.TOTAL_FUND}"].value)
    assert "项目是否完成" not in str(sheet_of(template())[f"L{at.TOTAL_FUND}"].value)


def test_rows_of_indicators_grow_with_what_is_typed_and_others_are_as_high_as_they_are() -> None:
    with zipfile.ZipFile(io.BytesIO(template(rows=8))) as package:
        rows = re.findall('<row r="([0-9]+)"[^>]* ht="[^>]*>', package.read("xl/worksheets/sheet1.xml").decode())
        fixed = re.findall('<row r="([0-9]+)"[^>]* customHeight="1"', package.read("xl/worksheets/sheet1.xml").decode())
    growing = {str(number) for number in range(GRID.first, GRID.last + 1)}
    assert growing <= set(rows)
    assert str(GRID.goal) in fixed
    assert not growing.intersection(fixed)


def test_the_instructions_are_plain_and_end_as_every_report_does() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(declaration=SKILLED)))
    told = [str(cell.value) for line in book[at.HELP].iter_rows(max_col=2) for cell in line if cell.value]
    assert told[0] == "填写说明"
    assert told[-1] == "提示供参考，不代替审核结论。"
    assert any("批复" in line and "锁住" in line for line in told)
    assert max(map(len, told)) < 90


@pytest.mark.needs("libreoffice")
def test_the_form_prints_on_one_page_with_ink_inside_its_margins_and_nothing_beside_it(tmp_path: Path) -> None:
    books = {"blank": template(rows=12), "declared": template(declaration=SKILLED)}
    for content in saved(books, tmp_path, "pdf").values():
        document = pypdfium2.PdfDocument(content)
        assert len(document) == 2  # the form, the instructions
        page = document[0]
        words = page.get_textpage().get_text_range()
        assert "项目支出绩效自评表" in words
        assert "总分" in words
        assert "测算分" not in words
        assert "jh-" not in words
        picture = page.render(scale=0.5, grayscale=True).to_numpy()
        ink = picture < 128
        height, width = ink.shape
        assert not ink[:, : width // 20].any()
        assert not ink[:, -width // 20 :].any()
        assert ink[: height // 2].any()
        assert 0.005 < ink.mean() < 0.2
