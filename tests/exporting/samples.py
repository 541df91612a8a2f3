"""Assessments whose findings are written here, so that what is tested is how they are shown, not how they are found."""

from pathlib import Path
from typing import Any

import msgspec

from jiheng.assess import Assessment, Audience, Options, assess, read
from jiheng.checks import NotJudged, Reported, ReportedAcross, Severity, Skipped, Who
from jiheng.checks.findings import At
from jiheng.checks.frames import text_of
from jiheng.checks.pages import Example
from jiheng.form import Block, Where
from jiheng.pile import NotRead, Pile, put_together

EXAMPLE = Path(__file__).parents[2] / "examples" / "minhang-2020.txt"
SHIFTED = (
    "产出指标 | 数量指标 | 新建图书角数量 | ≥24个 | 18个 | 40 | 32 | 两处场地未移交，已列入明年计划",
    "< 效益指标 | 社会效益 | 居民借阅人次 | ≥30000人次 | 31500人次 | 30 | 30 |",
    "满意度 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 20 | 20 |",
)


def finding(code: str, severity: Severity, matter: str, where: Where, **other: Any) -> Reported:  # noqa: ANN401 - any field
    """A finding with short texts, whose fields may be given."""
    texts = {
        "name": f"name-of-{code.lower()}",
        "who": Who.UNIT,
        "message": f"「某处」写的是甲，应为乙：1 + 1 = 2。（{code} 的理由）",
        "message_en": f"It says this and should say that: 1 + 1 = 2. ({code})",
        "remedy": "请核对原件，改正这一格。",
        "remedy_en": "Compare with the original and correct this cell.",
        "clauses": (),
        "fingerprint": "0123456789ab",
    }
    return Reported(code=code, severity=severity, matter=matter, where=where, **{**texts, **other})


AT_NAME = Where(Block.HEADER, None, "project", "表1第4行第2列")
AT_TOTAL_FUND = Where(Block.FUNDS, 0, "revised_budget", "表1第7行第4列")
AT_GOAL = Where(Block.GOAL, None, "achieved", "表1第12行第5列")
AT_FIRST_POINTS = Where(Block.INDICATORS, 0, "claimed_points", "表1第14行第8列")
AT_SECOND_TARGET = Where(Block.INDICATORS, 1, "target", "表1第15行第5列")

NAMELESS = finding("FM001", Severity.ERROR, "header", AT_NAME)
POINTS = finding(
    "SC005", Severity.DOUBT, "row:quantity/新建图书角数量", AT_FIRST_POINTS, clauses=("mof-2020-10/quantitative",)
)
LIGHTER = finding("NT009", Severity.ADVICE, "row:quantity/新建图书角数量", AT_FIRST_POINTS)
COPIED = finding("GL001", Severity.DOUBT, "goal", AT_GOAL)
REVIEWERS = finding("FD011", Severity.ADVICE, "adjustment", AT_TOTAL_FUND, who=Who.REVIEWER)
LATER = finding("TV006", Severity.ADVICE, "row:social_benefit/居民借阅人次", AT_SECOND_TARGET, who=Who.DECLARATION)
SCHEME = finding(
    "WT003",
    Severity.ADVICE,
    "points-scheme",
    Where(Block.TOTAL),
    who=Who.TEMPLATE,
    message="执行率 10 分另列、未计入。",
    remedy="您不用改。",
)
COPIED_TEXT = ReportedAcross(
    code="XF003",
    name="text-copied-across-projects",
    severity=Severity.DOUBT,
    who=Who.REVIEWER,
    at=(At(0, AT_GOAL), At(1, AT_GOAL)),
    message="两张表的「实际完成情况」有 30 字相同。",
    message_en="Two results share 30 characters.",
    remedy="请对照着看一看。",
    remedy_en="Please compare them.",
    evidence=("让居民在家门口借得到书",),
    clauses=(),
    fingerprint="ba9876543210",
)
OPEN = NotJudged("FD013", Where(Block.FUNDS), "金额单位待确认", "the unit waits to be confirmed")
BESIDE = Skipped("WT002", "表内口径不规定权重", "the form's own scheme names no weights")
BAD_FILE = NotRead("坏.docx", "文件是空的", "请重新保存", "the file is empty", "Save it again")


def assessed(*lines: str, findings: tuple[Reported, ...] = (), **options: Any) -> Assessment:  # noqa: ANN401 - any option
    """The standard form with some lines changed, assessed for real but for its findings."""
    content = text_of(Example(triggers=True, frame="standard", lines=lines)).encode()
    (reading,) = read(content, file="自评表.txt")
    found = assess(reading, Options(**options))
    weighed = tuple(sorted(findings, key=lambda one: -one.severity))
    return msgspec.structs.replace(found, findings=weighed, not_judged=(), skipped=())


def pile_of(
    *assessments: Assessment,
    unreadable: tuple[NotRead, ...] = (),
    across: tuple[ReportedAcross, ...] = (),
    **options: Any,  # noqa: ANN401 - any option
) -> Pile:
    """A pile of assessments made by hand; those made of the same form are still of different files.

    What is found across them is made by hand as well.
    """
    seen: set[str] = set()
    apart = []
    for place, one in enumerate(assessments):
        known = one.source.sha256 in seen
        seen.add(one.source.sha256)
        source = msgspec.structs.replace(one.source, sha256=f"{place:064x}") if known else one.source
        apart.append(msgspec.structs.replace(one, source=source))
    pile = put_together([*apart, *unreadable], Options(**options))
    return msgspec.structs.replace(pile, across=across, across_not_judged=())


def one_form(**options: Any) -> Pile:  # noqa: ANN401 - any option
    """One form with something of everything."""
    findings: tuple[Reported, ...] = (NAMELESS, POINTS, LIGHTER, COPIED, REVIEWERS, LATER, SCHEME)
    if options.get("audience") is Audience.UNIT:
        findings = tuple(one for one in findings if one.who is not Who.REVIEWER)
    whole = assessed("项目名称 |", *SHIFTED, findings=findings, **options)
    whole = msgspec.structs.replace(whole, not_judged=(OPEN,), skipped=(BESIDE,), left_over=("附件2",))
    return pile_of(whole, **options)


def three_forms(**options: Any) -> Pile:  # noqa: ANN401 - any option
    """Three forms, all with the same scheme of points, and a file that could not be read."""
    first = assessed("项目名称 |", *SHIFTED, findings=(NAMELESS, SCHEME, COPIED), **options)
    second = assessed("项目名称 | 送书下乡", findings=(SCHEME, POINTS), **options)
    third = assessed("项目名称 | 夜间开放", findings=(SCHEME, LATER), **options)
    second = msgspec.structs.replace(second, not_judged=(OPEN,))
    return pile_of(first, second, third, unreadable=(BAD_FILE,), **options)
