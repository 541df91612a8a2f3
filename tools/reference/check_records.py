"""What a check is given and what it gives: records inside the library, for those who write checks."""

from collections.abc import Iterator

from jiheng import checks, form
from tools.reference.page import Page
from tools.reference.python_names import section

INTRODUCTION = """# Records of checks

What a check is given and what it may yield, for those who [write one](../how-to/check.md). These stand inside the
library: unlike [the public names](python.md) they may change from one version to the next."""

# In the order in which somebody who writes a check meets them.
OF_CHECKS = ("check", "Case", "RowCase", "Finding", "CannotJudge", "NotApplicable", "Severity", "Who", "Stage")
OF_THE_FORM = ("SelfEvaluation", "Indicator", "Fund", "AnnualGoal", "Total", "Field", "Where")


def pages() -> Iterator[Page]:
    """Give the one page."""
    text = [INTRODUCTION]
    for home, names in ((checks, OF_CHECKS), (form, OF_THE_FORM)):
        for name in names:
            text += section(name, getattr(home, name))
    yield Page("check-records.md", "\n".join(text))
