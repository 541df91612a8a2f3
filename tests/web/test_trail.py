"""The audit trail: with the act or not at all, and whoever changes a line is found out."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db.transaction import TransactionManagementError

from jiheng_web.audit import trail
from jiheng_web.audit.act import ACTS
from jiheng_web.audit.models import Line
from jiheng_web.people.person import AT_THIS_MACHINE, Person
from jiheng_web.review import acts
from jiheng_web.review.models import Batch

NOBODY = Person("过路人", frozenset())


def three_lines() -> None:
    for name in ("甲", "乙", "丙"):
        acts.open_batch(AT_THIS_MACHINE, name)


@pytest.mark.django_db
def test_each_act_leaves_a_line_that_names_who_what_and_about_what() -> None:
    batch = acts.open_batch(AT_THIS_MACHINE, "一季度")
    line = Line.objects.get()
    assert (line.who, line.act, line.about) == ("本机使用者", "review.open", f"batch:{batch.pk}")


@pytest.mark.django_db
def test_an_untouched_trail_is_whole() -> None:
    three_lines()
    assert trail.look().broken is None


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["who", "act", "about", "details", "seal", "before"])
def test_whoever_changes_a_line_is_found_out(field: str) -> None:
    three_lines()
    Line.objects.filter(number=2).update(**{field: {"files": 9} if field == "details" else "x" * 64})
    assert trail.look().broken == 2


@pytest.mark.django_db
def test_whoever_takes_a_line_away_is_found_out() -> None:
    three_lines()
    Line.objects.filter(number=2).delete()
    assert trail.look().broken == 2


@pytest.mark.django_db(transaction=True)
def test_a_line_is_written_in_the_transaction_of_its_act_or_not_at_all() -> None:
    with pytest.raises(TransactionManagementError):
        trail.write(who="甲", act="review.open", about="batch:1", details={})


@pytest.mark.django_db(transaction=True)
def test_where_the_line_cannot_be_written_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(trail, "write", full)
    with pytest.raises(OSError, match="no space"):
        acts.open_batch(AT_THIS_MACHINE, "一季度")
    assert not Batch.objects.exists()


@pytest.mark.django_db
def test_nobody_without_the_role_does_anything_and_no_line_says_so() -> None:
    with pytest.raises(PermissionDenied):
        acts.open_batch(NOBODY, "一季度")
    assert not Batch.objects.exists()
    assert not Line.objects.exists()


def test_every_act_has_a_role_that_may_and_words_in_both_languages() -> None:
    assert ACTS
    assert all(one.roles and one.chinese and one.english for one in ACTS.values())
