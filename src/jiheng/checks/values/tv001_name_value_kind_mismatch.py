"""TV001: a rate whose target is a count, a date or a word."""

from collections.abc import Iterator
from typing import Final

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Severity, Who
from jiheng.checks.names import bare
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, named, named_en, next_time, next_time_en, target_of
from jiheng.checks.terms import terms
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN
from jiheng.values import Deadline, Frequency, Quantity, Range, Value, Word

_NO_SHARES: Final = tuple(terms("other_rates"))
_SHARES: Final = tuple(terms("whole_shares"))
# Dimensions of units in which a rate may well be written; a number without a unit is taken as per cent.
_RATES: Final = frozenset({"share", "percentage_point", "times", "number"})
_A_WORD: Final = ("一个词", "a word")
_A_TIME: Final = ("一个时间", "a time")


@check(
    code="TV001",
    name="name-value-kind-mismatch",
    title="名称是比率，指标值却不是",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=("house/value-readable",),
)
def name_value_kind_mismatch(case: Case) -> Iterator[Finding]:
    """## 查什么

    名称以「率」结尾的指标，「年度指标值」写的是不是件数、人数、时间或一个词，而不是百分比。

    效率、频率、利率一类不是「占几成」的，不看。

    ## 为什么
    「及时率」要算出几成及时，写「及时」就没有几成；「完成率」写「40 人」，看不出应完成多少人。
    名称和指标值各说各的，得分就无从核对。

    ## 触发
    比率写成一个词：

    ```rows
    产出指标 | 时效指标 | 新书上架及时率 | 及时 | 及时 | 10 | 10 |
    ```

    比率写成数量：

    ```rows
    产出指标 | 数量指标 | 图书角建设完成率 | 24个 | 24个 | 15 | 15 |
    ```

    ## 不触发
    写的是百分比，或者几分之几：

    ```rows
    产出指标 | 时效指标 | 新书上架及时率 | ≥95% | 97% | 10 | 10 |
    产出指标 | 质量指标 | 图书验收合格率 | 100 | 100 | 10 | 10 |
    ```

    效率不是比率；名称是「及时性」的可以用词：

    ```rows
    效益指标 | 社会效益 | 借还书效率 | 提升 | 提升 | 10 | 10 |
    产出指标 | 时效指标 | 新书上架及时性 | 及时 | 及时 | 10 | 10 |
    ```

    ## 怎么改
    目标已批复，今年不改；可在「实际完成情况」补一句比率是多少、怎么算的。下年申报时写成百分比，
    或者把名称改成「及时性」「完成数」。

    ## In English
    An indicator called a rate (…率) whose target is a count, a time or a word: nobody can tell what share was aimed at.
    Leave the approved target and say in the result what the rate was; next year write a percentage, or name the
    indicator after what its target says.
    """
    for row in case.rows:
        name = row.indicator.name.value
        found = None if name is None or not _is_a_rate(bare(name)) else _other_than_a_rate(row.target)
        if found is None:
            continue
        yield Finding(
            where=at_row(case, row, "target"),
            message=f"{named(row)}按名称是比率，「年度指标值」写的是「{target_of(row.indicator)}」，是{found[0]}，"
            f"看不出要达到几成。{OUR_JUDGEMENT}",
            message_en=f"{named_en(row)} is a rate by its name, and its target “{target_of(row.indicator)}” is "
            f"{found[1]}: it does not say what share is aimed at.{OUR_JUDGEMENT_EN}",
            remedy=next_time(
                case, f"写成百分比，或者按指标值改名{_renamed(row)}", "可在「实际完成情况」补一句比率是多少、怎么算的"
            ),
            remedy_en=next_time_en(
                case,
                "write a percentage, or name the indicator after what its target says",
                "say in the result what the rate was and how it was reckoned",
            ),
            rests_on=(row.indicator.name, row.indicator.target),
        )


def _is_a_rate(name: str) -> bool:
    """有效率 ends like 效率 and is a share all the same."""
    return name.endswith("率") and (name.endswith(_SHARES) or not name.endswith(_NO_SHARES))


def _other_than_a_rate(target: Value) -> tuple[str, str] | None:
    """Say what the target is, where it is no rate; rates per head or per thing (5起/万人) are."""
    if isinstance(target, Word):
        return _A_WORD
    if isinstance(target, Deadline | Frequency):
        return _A_TIME
    if not isinstance(target, Quantity | Range) or target.unit is None or target.per is not None:
        return None
    unit = target.unit
    return None if unit.dimension in _RATES else (f"以「{unit}」计的数", f"a number of “{unit}”")


def _renamed(row: RowCase) -> str:
    """A name that would suit the target: 及时率 with a word may be called 及时性."""
    name = bare(row.indicator.name.value or "")
    return f"（如「{name[:-1]}性」）" if isinstance(row.target, Word) and name.endswith("及时率") else ""
