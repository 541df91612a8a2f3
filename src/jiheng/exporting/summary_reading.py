"""The first point of a summary: how many forms were read and how, and what was not read or not checked."""

from collections.abc import Sequence
from typing import Final

from jiheng.exporting.standing import HOW_READ
from jiheng.exporting.summary_shapes import Detail, Point, numbers
from jiheng.exporting.words import Say, forms
from jiheng.pile import NotRead, Pile, repeats
from jiheng.reading import HowRead

SHIFTS: Final = frozenset({"FM010", "FM011", "FM012"})
_LEFT_OVER: Final = "FM019"
_MOST_TOLD: Final = 5
_COUNTED: Final = HOW_READ | {HowRead.WITH_DOUBTS: ("有存疑", HOW_READ[HowRead.WITH_DOUBTS][1])}
"""How forms were read, in words that can be counted with."""


def reading(pile: Pile, say: Say) -> Point:
    """Say how the pile was read."""
    unread = [one for one in pile.unreadable if not one.passed_over]
    told = [_counted(pile, say, lost=any(not one.was_read for one in unread))]
    told += _given_twice(pile, say)
    shifted = sum(bool(one.settled & SHIFTS) for one in pile.gists)
    if shifted:
        told.append(
            say(
                f"{shifted} 张有错位行，已按内容归位，请核对一眼",
                f"{forms(shifted)} with shifted rows, put in place by their content: please glance at them",
            )
        )
    stray = sum(_LEFT_OVER in one.settled for one in pile.gists)
    if stray:
        told.append(
            say(
                f"{stray} 张有归不到栏的文字，已原样留存",
                f"{forms(stray)} with texts that fit no column, kept as they stand",
            )
        )
    if any(one.open for one in pile.gists):
        told.append(
            say(
                "存疑的格牵涉到的判断先不作，请对照原表",
                "nothing is judged by doubtful cells: please compare them with the page",
            )
        )
    told += _others(pile, unread, say)
    details = tuple(
        Detail(
            None,
            say(
                f"{one.file}：{one.reason}。{one.remedy}。",
                f"{one.file}: {one.reason_en or one.reason}. {one.remedy_en or one.remedy}.",
            ),
        )
        for one in pile.unreadable
    )
    if pile.roster is not None:
        listed = len(pile.roster.entries)
        told.append(say(f"与项目清单上的 {listed} 个项目核对", f"set beside a list of {listed} projects"))
        unused = (say(f"项目清单：{one.what}。", f"Roster: {one.what_en}.") for one in pile.roster.told)
        details += tuple(Detail(None, one) for one in unused)
    return Point(say("读表", "Reading"), say("；", "; ").join(told), details)


def _counted(pile: Pile, say: Say, *, lost: bool) -> str:
    """Say how many forms were read, and how: whole, with doubts, or not at all; ``lost``: a file was not readable."""
    found: dict[HowRead, list[int]] = {how: [] for how in HowRead}
    for place, one in enumerate(pile.gists):
        found[one.how_read].append(place)
    many, nothing = len(pile.gists), len(found[HowRead.NOT])
    head = (
        say(f"读出 {many - nothing} 张", f"{forms(many - nothing)} read")
        if lost or nothing
        else say(f"{many} 张全部读出", f"all {forms(many)} read")
    )
    if len(found[HowRead.WHOLE]) == many:
        return head + (say("，都读全了", ", all of them whole") if many else "")
    told = [
        (say(zh, en), "" if how is HowRead.WHOLE else numbers(found[how], say), len(found[how]))
        for how, (zh, en) in _COUNTED.items()
        if found[how]
    ]
    listed = (
        say(f"{words} {number} 张{which}", f"{words}: {number} {which}".rstrip()) for words, which, number in told
    )
    return f"{head}{say('：', ' (')}{say('，', ', ').join(listed)}{say('', ')')}"


def _given_twice(pile: Pile, say: Say) -> list[str]:
    """Say which forms are from the very same file, a sentence for each file."""
    again: dict[int, list[int]] = {}
    for place, before in repeats(pile.gists).items():
        again.setdefault(before, []).append(place)
    told = [
        say(
            f"{numbers(places, say)}与【{before + 1}】是同一份文件，只计一次",
            f"{numbers(places, say)} is the same file as 【{before + 1}】 and counts once",
        )
        for before, places in again.items()
    ]
    left = len(told) - _MOST_TOLD
    return told if left <= 0 else [*told[:_MOST_TOLD], say(f"另有 {left} 张也重复", f"repeated as well: {left}")]


def _others(pile: Pile, unread: Sequence[NotRead], say: Say) -> list[str]:
    """Count what gave no form to check: forms of other kinds, files that could not be read, files of ours."""
    others = sum(one.was_read for one in unread)
    counted = (
        (
            others,
            "另有 {} 份没有检查（里面没有自评表，是别种表，或还没有填）",
            "not checked (no form, other kinds, blank): {}",
        ),
        (len(unread) - others, "另有 {} 份无法读取", "not readable: {}"),
        (
            len(pile.unreadable) - len(unread),
            "跳过 {} 份绩衡自己的文件或项目清单",
            "files of ours and rosters passed over: {}",
        ),
    )
    return [say(zh.format(number), en.format(number)) for number, zh, en in counted if number]
