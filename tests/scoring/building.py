"""Rows, fund blocks, forms and packs for tests of scoring, made from what stands on a page."""

from decimal import Decimal
from pathlib import Path

from jiheng.form import Category, Dimension, Field, Fund, FundSource, Indicator, Place, SelfEvaluation, Total
from jiheng.rulepacks import RulePack, load_pack
from jiheng.scoring import Row, understand
from jiheng.values import Comparison, Direction, Kind, Outcome, Quantity, Standing

MOF_2020 = load_pack("mof-2020-10")
MOF_2021 = load_pack("mof-2021-101")
AS_PRINTED = load_pack("as-printed")
HOUSE = load_pack("house")


def text(printed: str) -> Field[str]:
    return Field(printed or None, printed, Place())


def number(printed: str) -> Field[Decimal]:
    return Field(Decimal(printed.replace(",", "")), printed, Place()) if printed else Field(None, "", Place())


def indicator(  # noqa: PLR0913 - the cells of a row
    name: str,
    target: str,
    actual: str,
    max_points: str,
    *,
    claimed: str = "",
    dimension: Dimension | None = None,
    category: Category | None = None,
    rows: int = 1,
) -> Indicator:
    return Indicator(
        dimension=Field(dimension),
        category=Field(category),
        name=text(name),
        target=text(target),
        actual=text(actual),
        max_points=number(max_points),
        claimed_points=number(claimed),
        points_rows=rows,
    )


def row(  # noqa: PLR0913 - the cells of a row
    name: str,
    target: str,
    actual: str,
    max_points: str = "10",
    *,
    dimension: Dimension | None = None,
    category: Category | None = None,
) -> Row:
    return understand(indicator(name, target, actual, max_points, dimension=dimension, category=category))


def fund(revised: str, spent: str, max_points: str = "10", *, claimed: str = "") -> Fund:
    return Fund(
        FundSource.TOTAL,
        revised_budget=number(revised),
        actual_expenditure=number(spent),
        max_points=number(max_points) if max_points else Field(),
        claimed_points=number(claimed),
    )


def form(funds: Fund | None, *rows: Indicator, total: str = "100", claimed: str = "") -> SelfEvaluation:
    return SelfEvaluation(
        funds=() if funds is None else (funds,),
        indicators=rows,
        total=Total(number(total), number(claimed)),
    )


def numbers(
    max_points: Decimal, target: Decimal, actual: Decimal, kind: Kind, standing: Standing = Standing.WRITTEN
) -> Row:
    """A row of two numbers in one unit, as a comparison gives it."""
    better = (
        actual >= target if kind is Kind.AT_LEAST else actual <= target if kind is Kind.AT_MOST else actual == target
    )
    return Row(
        name="指标",
        max_points=max_points,
        target=Quantity(number=target),
        actual=Quantity(number=actual),
        comparison=Comparison(
            outcome=Outcome.REACHED if better else Outcome.MISSED,
            direction=Direction(kind, standing),
            certain=True,
            is_quantity=True,
            reason="",
            reason_en="",
            target_number=target,
            actual_number=actual,
        ),
    )


def own_pack(folder: Path, body: str, *, extends: str = "mof-2020-10") -> RulePack:
    """A pack of a user's own; ``own`` is a clause it may cite."""
    head = f'[pack]\nid = "own"\ntitle = "本县办法"\nstanding = "ours"\nextends = "{extends}"\n'
    (folder / "pack.toml").write_text(head + body, encoding="utf-8")
    (folder / "clauses.toml").write_text(
        '[own]\ntitle = "口径"\ntext = "口径"\nstanding = "ours"\nsource = "本县"\n'
        'date = 2024-01-01\ncomputed_by = ["proportional"]\n',
        encoding="utf-8",
    )
    return load_pack(folder)


def setting(key: str, value: str, *, reason: str = "") -> str:
    """One setting of :func:`own_pack`, resting on its clause."""
    because = f', reason = "{reason}"' if reason else ""
    return f'{key} = {{ value = {value}, standing = "ours", clause = "own"{because} }}\n'
