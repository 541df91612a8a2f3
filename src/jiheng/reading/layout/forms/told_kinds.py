"""What kind of form a table is, by its title and, where that says little or nothing, by what its blocks print."""

import re

from jiheng.form import FormKind, clean
from jiheng.form.cleaning import is_han_alone
from jiheng.form.labelling import label_in, take_apart
from jiheng.form.labels import Part
from jiheng.reading.layout.blocks import Blocks
from jiheng.reading.layout.lines import Line, Piece
from jiheng.reading.layout.parts.management import heads_management, heads_scored_management

# What lists of projects have in their columns, and the header of a form does not.
_LISTED = frozenset(("original_budget", "revised_budget", "actual_expenditure", "execution_rate", "claimed_points"))
_LONGEST_LABEL = 40
_MONTHS = re.compile(r"\d{1,2}\s*[-—–~～至]\s*\d{1,2}\s*月")
# A letter of each of the two patterns below; few other words have it.
_RARE = frozenset("移核")
_TRANSFER = re.compile(r"转移支付.{0,6}名称")
_REVIEWED = re.compile(r"复核(?:实际)?完成(?:值|情况)")
# A reviewer's value, opinion or difference beside the unit's own. 复核分 alone is a column that many places print on
# the form of the unit, to be filled in later.
_OF_REVIEW = re.compile(r"(?:复核|审核|抽查|核查|核实|复评)(?!.{0,6}分\Z)")
# Money that one level of government hands to another has a department at either level.
_TWO_LEVELS = frozenset(("中央主管部门", "省级财政部门", "地方主管部门"))
# Whose budget it is, where no project is named; 填报单位 says only who filled in the form.
_DEPARTMENTS = frozenset(("部门名称", "单位名称", "预算部门名称", "部门单位名称", "预算单位名称"))
_WHOLE = re.compile(r"整体(?:支出|绩效|预算)|按(?:收入|支出)性质分|(?:部门|单位)(?:年度)?预算(?:资金|申请)")
# What a department spends on itself; no project does.
_RUNNING_COSTS = "基本支出"


def told_kind(titled: FormKind | None, blocks: Blocks) -> FormKind:
    """Tell what a form is. A title that says 自评表 and no more is that of other kinds, too: then the blocks tell."""
    if titled is None:
        return _by_columns(blocks)
    if titled is not FormKind.SELF_EVALUATION:
        return titled
    lines = [*blocks.header, *blocks.funds, *blocks.goal]
    if any(heads_management(line) and not heads_scored_management(line) for line in lines) or any(
        _names(line, _TRANSFER) for line in lines
    ):
        return FormKind.TRANSFER_PAYMENT
    if any(_names(line, _REVIEWED) for line in blocks.indicators[:2]):
        return FormKind.REVIEW_SHEET
    return FormKind.WHOLE_DEPARTMENT if _is_of_department(blocks) else titled


def _by_columns(blocks: Blocks) -> FormKind:
    """Tell what an untitled form is.

    Projects one below the other are a summary, months under way a monitoring form, targets without results a
    declaration, what a reviewer found beside what the unit said a review sheet. A transfer payment has a department at
    either level of government; the budget of a whole department names the department and no project.
    """
    if any(map(_lists_projects, (*blocks.header, *blocks.funds[:1]))):
        return FormKind.SUMMARY
    heads = [piece.text for block in (blocks.funds, blocks.indicators) for line in block[:2] for piece in line.filled]
    if any(_MONTHS.search(head) for head in heads):
        return FormKind.MONITORING
    columns = blocks.indicator_columns
    if columns is not None and columns.codes.isdisjoint(("actual", "claimed_points")):
        return FormKind.DECLARATION
    return _by_labels(blocks)


def _by_labels(blocks: Blocks) -> FormKind:
    """Tell by what an untitled form names: what was reviewed, two levels of government, a department and no project."""
    if any(_is_of_review(piece) for line in blocks.indicators[:1] for piece in line.filled):
        return FormKind.REVIEW_SHEET
    labels = {take_apart(_plain(piece.text)).bare for line in blocks.header for piece in line.filled}
    if not labels.isdisjoint(_TWO_LEVELS):
        return FormKind.TRANSFER_PAYMENT
    words = [*labels, *(_plain(piece.text) for line in blocks.funds for piece in line.filled)]
    if not _names_project(blocks) and (not labels.isdisjoint(_DEPARTMENTS) or any(map(_WHOLE.search, words))):
        return FormKind.WHOLE_DEPARTMENT
    return told_kind(FormKind.SELF_EVALUATION, blocks)


def _lists_projects(line: Line) -> bool:
    """Tell whether a line heads a list of projects: 项目名称 beside another head, and 全年执行数 or 得分 among them."""
    if not {Part.HEADER, Part.FUND_COLUMN} <= line.parts:
        return False
    codes = [{label.code for label in found} for found in line.labels]
    project = next((place for place, found in enumerate(codes) if "project" in found), None)
    if project is None or not any(codes[project + 1 : project + 2]):
        return False
    return any(not found.isdisjoint(_LISTED) for found in codes)


def _names(line: Line, words: re.Pattern[str]) -> bool:
    return any(words.fullmatch(_plain(piece.text)) for piece in line.filled if not _RARE.isdisjoint(piece.text))


def _is_of_review(piece: Piece) -> bool:
    words = take_apart(clean(piece.text)).bare
    return _OF_REVIEW.match(words) is not None and label_in(Part.INDICATOR_COLUMN, words) is None


def _names_project(blocks: Blocks) -> bool:
    return any(label.code == "project" for line in blocks.header for label, _ in line.heads(Part.HEADER))


def _is_of_department(blocks: Blocks) -> bool:
    """Tell whether a department is named and no project, and the money is for 基本支出, too."""
    codes = {label.code for line in blocks.header for label, _ in line.heads(Part.HEADER)}
    if "filing_unit" not in codes or _names_project(blocks):
        return False
    printed = {take_apart(_plain(piece.text)).bare for line in blocks.funds for piece in line.filled}
    return _RUNNING_COSTS in printed


def _plain(text: str) -> str:
    """Give a label without the brackets inside it and without 其中：; nothing for what is too long for one."""
    if len(text) > _LONGEST_LABEL:
        return ""
    if is_han_alone(text):
        return text.removeprefix("其中")
    return re.sub(r"[()（）]", "", clean(text)).removeprefix("其中").lstrip(":：")
