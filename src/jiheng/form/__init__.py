"""What a form is: frozen values, each field knowing what was printed and where."""

from jiheng.form.cleaning import clean
from jiheng.form.codes import Block, Category, Dimension, FormKind, FundSource
from jiheng.form.declared import as_declared
from jiheng.form.every_field import AnyField, changed, fields_of
from jiheng.form.fields import CERTAIN, Certainty, Doubt, Field, Place, Where
from jiheng.form.roster import Entry
from jiheng.form.self_evaluation import (
    AnnualGoal,
    AnyForm,
    Criterion,
    Form,
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
    "AnyField",
    "AnyForm",
    "Block",
    "Category",
    "Certainty",
    "Criterion",
    "Dimension",
    "Doubt",
    "Entry",
    "Field",
    "Form",
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
    "changed",
    "clean",
    "fields_of",
]
