"""What is written on the sheet 填写说明: plain words for somebody who has an hour and a form."""

from typing import Final

from jiheng.rulepacks import RulePack, Standing

CLOSING: Final = "提示供参考，不代替审核结论。"

UNRULED: Final = "办法没有写明怎样算的，按本系统自定的算法，只作参考。"

_TARGETS: Final = "指标值写成“≥40人”“≤5天”“≥95%”这样：先写 ≥ 或 ≤，再写数，再写单位；说不成数的，写一个词，如“健全”。"
_NUMBERS: Final = "一二三四五六七八九十"

NOTED: Final = "右边两列供填表时参考，不打印，也不算表里的内容"
FINISHED: Final = "项目是否完成"
UNIT: Final = "金额单位"
UNIT_DOUBTED: Final = "红底的年初预算数是元还是万元，请对照批复核对"


def named(pack: RulePack) -> str:
    """Name a pack, and say where its text has not been read."""
    unsure = f"（{pack.standing.chinese}）" if pack.standing is Standing.UNCONFIRMED else ""
    return f"{pack.document}{unsure}"


def basis(pack: RulePack) -> str:
    """Say what the proposals are computed by."""
    unsure = "，原文没有核实，以当地财政部门的规定为准" if pack.standing is Standing.UNCONFIRMED else ""
    return f"右边的测算分所用的办法：{pack.title}{unsure}。{UNRULED}"


def steps(*, is_declared: bool, is_after_last_year: bool) -> tuple[str, ...]:
    """Say how the sheet is filled in, a line a step."""
    told = ["白底和黄底的格子可以填，灰底的格子已经锁住，不用管。填好一格，按回车或 Tab 键到下一格。"]
    unit = "“项目资金”后面的单位（元或万元）点开下拉框选，金额要与它一致。"
    if is_declared:
        told += [
            "项目和单位已经填好，请核对。“项目资金”后面是金额单位（元或万元），金额要与它一致；没有锁的，点开下拉框选。",
            "指标和指标值是批复的，已经填好并锁住，只填完成情况。批复有误或调整过的，请向主管部门说明，不在这里改。",
        ]
    elif is_after_last_year:
        told += [
            f"单位、项目和指标沿用上年的表，请先核对。{unit}",
            "指标值、资金和完成情况都要按本年度的填；指标可以改，也可以在下面的空行里加。",
            _TARGETS,
        ]
    else:
        told += [
            f"先填年度、项目名称、主管部门和实施单位。{unit}",
            "指标一行填一项，一级、二级指标点开下拉框选；用不完的行空着即可，不算漏填。",
            _TARGETS,
        ]
    told += [
        "实际完成值写实际的数和单位，如“38人”“96.5%”；请不要照抄 ≥、≤。",
        "执行率自动计算，不用填。没有的资金来源空着即可。",
        "得分由单位自己填。没有完成，或有扣分的，在最后一列写明原因和改进措施。",
        "右边的“测算分”按所选办法算出，供对照。写着“由系统测算”的，是公式算不了、留给审核系统算的，不是填错了。",
        "填好后保存，把这个文件交回即可。请不要删行、插行，也不要改表头；行高不够，拖动行号下边的线可以加高。",
    ]
    return tuple(f"{number}、{text}" for number, text in zip(_NUMBERS, told, strict=False))


COLOURS: Final = (
    ("missing", "黄底：还没有填。用不到的，空着也可以交。"),
    (
        "doubtful",
        "红底：前后不一致，如得分大于分值、执行数大于预算数、总分与各项之和不符，或该填数的写了字。请核对，不一定是错。",
    ),
    ("reason", "橙底：没有完成或有扣分，等一句原因。"),
    (
        "locked",
        "灰底：已经锁住。确实要改的，在“审阅”里点“撤销工作表保护”，没有密码；改过的地方收表时会标出来，请附一句依据。",
    ),
)
"""The colours of cells by their names, and what each means."""

AFTER: Final = (
    "可以用 Excel、WPS 表格或 LibreOffice 打开，不用联网，没有宏。",
    "打印时只打印表本身，右边两列不打印。",
    "有几列是隐藏的，里面是各行的编号和算式，收表时用来核对各行，没有个人信息。请保留。",
)
