"""The arithmetic of the benchmarks, on a clock that the test winds itself. Nothing here takes any real time."""

from collections.abc import Callable

import pytest

from benchmarks.timing import Samples, Spread, alternate, quickest, ratio


class FakeClock:
    """Stands still until a contestant moves it; remembers who did."""

    def __init__(self) -> None:
        self.now = 0.0
        self.turns: list[str] = []

    def __call__(self) -> float:
        return self.now

    def contestant(self, name: str, *seconds: float) -> Callable[[], None]:
        """Make one that takes these seconds, call after call, and the last of them ever after."""
        left = list(seconds)

        def take_time() -> None:
            self.turns.append(name)
            self.now += left.pop(0) if len(left) > 1 else left[0]

        return take_time


def test_the_spread_of_figures_is_their_middle_and_their_ends() -> None:
    assert Spread.of([3.0, 1.0, 8.0]) == Spread(3.0, 1.0, 8.0)
    assert Spread.of([1.0, 2.0]) == Spread(1.5, 1.0, 2.0)


def test_a_ratio_is_taken_round_by_round_and_not_of_the_medians() -> None:
    # The machine was twice as slow in the last round, for both: theirs took twice as long as ours throughout.
    ours, theirs = Samples("ours", (1.0, 5.0, 2.0)), Samples("theirs", (2.0, 10.0, 4.0))
    assert ratio(theirs, ours) == Spread(2.0, 2.0, 2.0)
    # 4, 1 and 2 times; the medians would give 3 ÷ 2.
    assert ratio(Samples("theirs", (4.0, 3.0, 2.0)), Samples("ours", (1.0, 3.0, 1.0))) == Spread(2.0, 1.0, 4.0)


def test_rounds_that_do_not_belong_together_have_no_ratio() -> None:
    with pytest.raises(ValueError, match="argument"):
        ratio(Samples("ours", (1.0,)), Samples("theirs", (1.0, 2.0)))


def test_the_quickest_is_the_one_with_the_smallest_median() -> None:
    steady, lucky = Samples("steady", (3.0, 3.0, 3.0)), Samples("lucky", (1.0, 4.0, 4.0))
    assert quickest([lucky, steady]) is steady


def test_contestants_take_turns_and_each_begins_a_round() -> None:
    clock = FakeClock()
    contestants = {name: clock.contestant(name, 1.0) for name in ("a", "b", "c")}
    alternate(contestants, rounds=3, clock=clock, least=0)
    warming = 2 * len(contestants)
    assert clock.turns[warming:] == ["a", "b", "c", "b", "c", "a", "c", "a", "b"]


def test_milliseconds_of_one_call_are_given_and_the_first_two_calls_do_not_count() -> None:
    clock = FakeClock()
    taken = alternate({"a": clock.contestant("a", 9.0, 8.0, 0.25, 0.5)}, rounds=3, clock=clock, least=0)
    assert taken == {"a": Samples("a", (250.0, 500.0, 500.0))}


def test_what_is_quick_is_called_often_enough_to_fill_a_sample() -> None:
    clock = FakeClock()
    contestants = {"quick": clock.contestant("quick", 0.25), "slow": clock.contestant("slow", 2.0)}
    taken = alternate(contestants, rounds=1, clock=clock, least=1.0)
    assert clock.turns[4:] == ["quick"] * 4 + ["slow"]
    assert taken == {"quick": Samples("quick", (250.0,)), "slow": Samples("slow", (2000.0,))}
