"""Why a text was not understood, said once, in Chinese and in English."""

from enum import Enum

from jiheng.values.statements import NotUnderstood, Value


class Why(Enum):
    """The reasons, each a sentence that stands alone."""

    BLANK = ("没有填写", "nothing is written")
    DASH = ("只写了横线或斜线，表示没有填写", "a dash or slash stands for nothing written")
    TOO_LONG = ("文字太长，是一段话而不是一个值", "too long: a passage, not a value")
    LONG_NUMBER = ("数字太长，像是几个数连在了一起", "the number is too long: several seem to have run together")
    SEVERAL_NUMBERS = ("一格里写了几个数，不知道哪个是值", "several numbers in one cell: which of them is the value?")
    RATIO = ("斜线两边各有一个数，像是分值和得分", "a number on either side of a slash looks like points, not a value")
    YEAR_OR_DECIMAL = ("既像年月又像小数，无法断定", "may be a year and month or a decimal number")
    YEAR_OR_YEARS = ("可以是哪一年，也可以是多少年", "may be a year or a number of years")
    DAY_OR_DAYS = ("「日」可以是几号，也可以是几天", "may be a day of the month or a number of days")
    PEOPLE_OR_EACH = (
        "「人/次」可以是人次，也可以是每次多少人",
        "may be a number of attendances or a number of people each time",
    )
    NO_SUCH_DAY = ("日历上没有这一天", "there is no such day")
    BACKWARDS = ("前一个数大于后一个数，不像区间", "the first number is above the second: no range")
    TWO_COMPARATORS = ("写了两个互相矛盾的比较词", "two words of comparison contradict one another")
    TWO_UNITS = ("写了两个不同的单位", "two different units are written")
    UNKNOWN_UNIT = ("数字后面的文字不是已知的单位", "what follows the number is no known unit")
    NO_NUMBER = ("只有比较符号或单位，没有数", "a comparator or unit without a number")
    REMARK = ("值的后面还带着说明", "a remark follows the value")
    TWO_CONDITIONS = ("写了不止一个条件", "more than one condition is written")
    EMBEDDED = (
        "格里嵌着公式编辑器等写的内容，不是文字，没有读到；请把它改成普通文字",
        "something embedded, such as a formula, was not read; please write it as plain text",
    )
    TEMPLATE = ("还留着表样里的占位符", "the template's own filler is still there")
    NAME = ("像是指标名称，不是指标值", "looks like the name of an indicator, not a value")
    VERDICT = ("是评审意见，不是指标值", "a reviewer's verdict, not a value")
    WAIVED = ("写的是没有这一项，不用比较", "says that there is nothing of the kind, and nothing to compare")
    SIGNS = ("只有符号，没有文字和数字", "signs only, no words or figures")
    UNKNOWN_WORDS = ("不是已知的数值、日期或程度用语", "no known number, date or word of degree")

    def about(self, text: str) -> NotUnderstood:
        """Say it of ``text``."""
        return NotUnderstood(text=text, reason=self.value[0], reason_en=self.value[1])


class Stop(Exception):  # noqa: N818 - no error: it carries why a text is openly not understood
    """Ends the reading of a text that looks like a value and is none."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def is_waived(value: Value) -> bool:
    """Tell whether a cell says that there is nothing of the kind (未填报): no value was due."""
    return isinstance(value, NotUnderstood) and value.reason == Why.WAIVED.value[0]
