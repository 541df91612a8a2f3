"""What a form is: frozen values, each field knowing what was printed and where."""

from jiheng.form.cleaning import clean
from jiheng.form.codes import Block, Category, Dimension, FormKind, FundSource
from jiheng.form.declared import as_declared
from jiheng.form.fields import CERTAIN, Certainty, Doubt, Field, Place, Where
from jiheng.form.roster import Entry
from jiheng.form.self_evaluation import (
    AnnualGoal,
    Fund,
    Indicator,
    OtherForm,
    Remark,
    SelfEvaluation,
    Total,
)

__all__ = [
    "CERTAIN",
    "AnnualGoal",
    "Block",
    "Category",
    "Certainty",
    "Dimension",
    "Doubt",
    "Entry",
    "Field",
    "FormKind",
    "Fund",
    "FundSource",
    "Indicator",
    "OtherForm",
    "Place",
    "Remark",
    "SelfEvaluation",
    "Total",
    "Where",
    "as_declared",
    "clean",
]
