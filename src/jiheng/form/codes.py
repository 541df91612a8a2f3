"""The fixed words of a form, as codes: kinds of form, sources of money, dimensions and categories.

Every code has one Chinese term and one English one; the table that joins them to what forms print is
:mod:`jiheng.form.labels`.
"""

from enum import StrEnum
from typing import Final


class FormKind(StrEnum):
    """What a recognised table is. Only :attr:`SELF_EVALUATION` is assessed; the others are named and set aside."""

    SELF_EVALUATION = "self_evaluation"
    DECLARATION = "declaration"
    MONITORING = "monitoring"
    WHOLE_DEPARTMENT = "whole_department"
    TRANSFER_PAYMENT = "transfer_payment"
    REVIEW_SHEET = "review_sheet"
    SUMMARY = "summary"


class FundSource(StrEnum):
    """Where a row of the fund block gets its money from."""

    TOTAL = "total"
    CURRENT_YEAR_APPROPRIATION = "current_year_appropriation"
    CARRYOVER = "carryover"
    OTHER = "other"
    SPECIAL_ACCOUNT = "special_account"
    UNIT_FUNDS = "unit_funds"
    CENTRAL = "central"
    LOCAL = "local"
    UNKNOWN = "unknown"


class Dimension(StrEnum):
    """一级指标."""

    OUTPUT = "output"
    BENEFIT = "benefit"
    SATISFACTION = "satisfaction"
    COST = "cost"


class Category(StrEnum):
    """二级指标."""

    QUANTITY = "quantity"
    QUALITY = "quality"
    TIMELINESS = "timeliness"
    COST = "cost"
    ECONOMIC_COST = "economic_cost"
    SOCIAL_COST = "social_cost"
    ECOLOGICAL_COST = "ecological_cost"
    ECONOMIC_BENEFIT = "economic_benefit"
    SOCIAL_BENEFIT = "social_benefit"
    ECOLOGICAL_BENEFIT = "ecological_benefit"
    SUSTAINABLE_IMPACT = "sustainable_impact"
    SERVICE_USER_SATISFACTION = "service_user_satisfaction"


class Block(StrEnum):
    """The parts of a form, in the order in which they are printed."""

    HEADER = "header"
    FUNDS = "funds"
    GOAL = "goal"
    INDICATORS = "indicators"
    TOTAL = "total"
    FOOTER = "footer"


# The dimension a category belongs to. 成本 stands under 产出 in some places, beside it in others: it has none here.
DIMENSION_OF: Final = {
    Category.QUANTITY: Dimension.OUTPUT,
    Category.QUALITY: Dimension.OUTPUT,
    Category.TIMELINESS: Dimension.OUTPUT,
    Category.ECONOMIC_BENEFIT: Dimension.BENEFIT,
    Category.SOCIAL_BENEFIT: Dimension.BENEFIT,
    Category.ECOLOGICAL_BENEFIT: Dimension.BENEFIT,
    Category.SUSTAINABLE_IMPACT: Dimension.BENEFIT,
    Category.SERVICE_USER_SATISFACTION: Dimension.SATISFACTION,
    Category.ECONOMIC_COST: Dimension.COST,
    Category.SOCIAL_COST: Dimension.COST,
    Category.ECOLOGICAL_COST: Dimension.COST,
}
