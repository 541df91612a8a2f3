"""The remarks of a form while it is laid out: what no part of the table takes stands in the annex."""

from typing import Final

from jiheng.form import Remark, SelfEvaluation
from jiheng.form.labelling import take_apart

_SUMS: Final = frozenset({"合计", "小计"})

_GRADE: Final = "等级"
_GRADES: Final = frozenset({"优", "优秀", "良", "良好", "中", "中等", "差", "较差"})


class Remaining:
    """Hands every remark out once."""

    def __init__(self, form: SelfEvaluation) -> None:
        self._left = list(form.remarks)
        # 合计 of the indicators beside a total on top: the sum stands in the last row, the total on top again.
        self.sum_of_rows = next((one for one in self._left if _is_sum(one)), None)
        if self.sum_of_rows is not None:
            self._left.remove(self.sum_of_rows)

    def take(self, *codes: str) -> list[Remark]:
        """Take the remarks of these codes, in the order of the form."""
        taken = [one for one in self._left if one.code in codes]
        self._left = [one for one in self._left if one.code not in codes]
        return taken

    def take_first(self, code: str) -> Remark | None:
        """Take one of a code, where there is one."""
        found = next((one for one in self._left if one.code == code), None)
        if found is not None:
            self._left.remove(found)
        return found

    def take_grade(self) -> str:
        """Take the grade where it is one word, as it may stand behind the total; else it stays."""
        grade = next((one for one in self._left if one.code == "grade" and one.label == _GRADE), None)
        if grade is None or grade.text.value not in _GRADES:
            return ""
        self._left.remove(grade)
        return grade.text.value

    def take_all(self) -> list[Remark]:
        """Take what is left."""
        left, self._left = self._left, []
        return left


def _is_sum(one: Remark) -> bool:
    return one.code == "total" and take_apart(one.label).bare in _SUMS
