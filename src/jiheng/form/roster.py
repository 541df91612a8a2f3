"""An entry of a roster (项目清单): a project of which a form is expected, with what the books say of its money."""

from decimal import Decimal

import msgspec


class Entry(msgspec.Struct, frozen=True):
    """One project of a roster. ``number`` is its place in the roster from 1; the rest is as it was written there.

    Amounts are in yuan, their last place being the last one that was printed; they are ``None`` where the roster is
    silent or does not say in which unit it counts. ``exempt`` is why no form is expected of the project (secret,
    withdrawn), where the roster says so. ``row`` and ``sheet`` are where a user finds it.
    """

    number: int
    code: str | None = None
    project: str | None = None
    implementing_unit: str | None = None
    competent_department: str | None = None
    original_budget: Decimal | None = None
    revised_budget: Decimal | None = None
    actual_expenditure: Decimal | None = None
    exempt: str | None = None
    fiscal_year: int | None = None
    row: int | None = None
    sheet: str | None = None

    @property
    def called(self) -> str:
        """Where it stands, for messages: 第 7 行."""
        return f"{f'「{self.sheet}」' if self.sheet else ''}第 {self.row or self.number} 行"

    @property
    def called_en(self) -> str:
        """As :attr:`called`, in English."""
        return f"row {self.row or self.number}{f' of sheet “{self.sheet}”' if self.sheet else ''}"
