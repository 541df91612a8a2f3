"""WT005: all indicators of a dimension carry the same points."""

from collections.abc import Iterator

from jiheng.checks.case import Case, RowCase
from jiheng.checks.findings import Finding, Life, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.rows import at_row, next_time, next_time_en
from jiheng.checks.wording import cite, cite_en
from jiheng.form import Dimension
from jiheng.form.labels import LABELS, Part
from jiheng.scoring.arithmetic import plain

_CLAUSES = ("house/weights-tell-what-matters",)
_LEAST = "weights.evenly_split_from"
_NAMES = {label.code: (label.chinese, label.english) for label in LABELS if label.part is Part.DIMENSION}


@check(
    code="WT005",
    name="weights-evenly-split",
    title="分值平均分配",
    severity=Severity.ADVICE,
    who=Who.DECLARATION,
    clauses=_CLAUSES,
    life=Life.PREVIEW,
    matter="points-scheme",
)
def weights_evenly_split(case: Case) -> Iterator[Finding | NotApplicable]:
    """## 查什么

    同一类（产出、效益、成本、满意度）有四项以上指标，分值是不是全都一样。

    ## 为什么

    平均分配省事，却看不出哪一项最要紧：核心任务差了一半，与一次例会少开，扣的分一样。

    ## 触发

    产出四项，每项 12.5 分：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 12.5 | 12.5 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 12.5 | 12.5 |
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 12.5 | 12.5 |
    产出指标 | 时效指标 | 图书角开放时间 | 2020年6月30日前 | 2020年6月28日 | 12.5 | 12.5 |
    效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |
    满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 10 | 10 |
    ```

    ## 不触发

    核心的一项重些：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 20 | 20 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 10 | 10 |
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 10 | 10 |
    产出指标 | 时效指标 | 图书角开放时间 | 2020年6月30日前 | 2020年6月28日 | 10 | 10 |
    ```

    一类只有三项：

    ```rows
    产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 24个 | 16 | 16 |
    产出指标 | 数量指标 | 配送新书册数 | ≥12000册 | 12160册 | 16 | 16 |
    产出指标 | 质量指标 | 图书验收合格率 | ≥98% | 99.2% | 16 | 16 |
    ```

    ## 怎么改

    分值已随目标批复，现在不要动。下年申报时想一想：哪一项没做成最要紧，就让它多占几分。

    ## In English

    All indicators of a dimension, four or more, carry the same points, so that nothing stands out as what matters most.
    Leave the points now; when goals are next declared give more to what matters most.
    """
    if "max_points" not in case.form.columns:
        yield NotApplicable("指标部分没有「分值」一栏。", "The indicators have no column for maxima.")
        return
    least = case.pack.number(_LEAST)
    for dimension, rows in _by_dimension(case).items():
        points = {row.indicator.max_points.value for row in rows}
        (same,) = points if len(points) == 1 else (None,)
        if same is None or len(rows) < least or any(row.indicator.points_rows != 1 for row in rows):
            continue
        name, name_en = _NAMES[dimension]
        yield Finding(
            where=at_row(case, rows[0], "max_points"),
            message=f"「{name}」{len(rows)} 项的分值都是 {plain(same)} 分，看不出哪一项最要紧。{cite(case, _CLAUSES)}",
            message_en=f"All {len(rows)} indicators of {name_en} carry {plain(same)} points; nothing tells which "
            f"matters most.{cite_en(case, _CLAUSES)}",
            remedy=next_time(case, "给最要紧的那一项多分几分"),
            remedy_en=next_time_en(case, "give more points to what matters most"),
            rests_on=tuple(field for row in rows for field in (row.indicator.dimension, row.indicator.max_points)),
        )


def _by_dimension(case: Case) -> dict[Dimension, list[RowCase]]:
    found: dict[Dimension, list[RowCase]] = {}
    for row in case.rows:
        if row.indicator.dimension.value is not None:
            found.setdefault(row.indicator.dimension.value, []).append(row)
    return found
