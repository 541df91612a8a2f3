"""GL001: what was reached is told in the words of what was to be reached."""

from collections.abc import Iterator

from jiheng.checks.case import Case
from jiheng.checks.findings import WITH_RESULTS, CannotJudge, Finding, NotApplicable, Severity, Who
from jiheng.checks.registry import check
from jiheng.checks.similarity import compare_texts
from jiheng.checks.wording import OUR_JUDGEMENT, OUR_JUDGEMENT_EN, at, percent
from jiheng.form import Block


@check(
    code="GL001",
    name="result-copies-goal",
    title="完成情况照抄目标",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/result-copies-goal",),
    stages=WITH_RESULTS,
)
def result_copies_goal(case: Case) -> Iterator[Finding | CannotJudge | NotApplicable]:
    """## 查什么

    「年度总体目标」的「实际完成情况」与「预期目标」是不是几乎一字不差。

    按两段文字里顺序相同的字数算，标点和空格不计；相同的达到 0.95 就算照抄。

    ## 为什么
    预期目标写的是打算，完成情况要写的是结果。原样抄下来，读的人不知道一年里做成了什么。

    ## 触发
    一字不差：

    ```form standard
    预期目标 | 在街道和社区新建图书角，让居民在家门口借得到书。
    实际完成情况 | 在街道和社区新建图书角，让居民在家门口借得到书。
    ```

    只改了标点，去掉了两个字：

    ```form standard
    预期目标 | 在街道和社区新建图书角，配送新书，定期举办故事会，让居民在家门口借得到书。
    实际完成情况 | 在街道和社区新建图书角、配送新书，举办故事会，让居民在家门口借得到书
    ```

    ## 不触发
    借用目标的话，添上了事实：

    ```form standard
    预期目标 | 在街道和社区新建图书角，让居民在家门口借得到书。
    实际完成情况 | 在12个街道新建图书角24个，让31500人次居民在家门口借到了书。
    ```

    只抄了一部分：

    ```form standard
    预期目标 | 在街道和社区新建图书角，配送新书，定期举办故事会，让居民在家门口借得到书。
    实际完成情况 | 在街道和社区新建图书角，配送新书。
    ```

    ## 怎么改
    「预期目标」不动。在「实际完成情况」写做成的事：几件、多少人、什么时候、结果怎样，三四句就够。

    ## In English
    The result repeats the goal almost word for word (characters common to both in the same order, punctuation aside).
    Leave the goal; in the result write what was done: how many, for whom, when, with what outcome. A few sentences are
    enough.
    """
    goal = case.form.annual_goal
    if goal.expected.is_absent and goal.achieved.is_absent:
        yield NotApplicable("本表没有「年度总体目标」一栏。", "This form has no annual goal.")
        return
    where = at(case.form, Block.GOAL, "achieved")
    if not goal.expected.value or not goal.achieved.value:
        yield CannotJudge(
            where,
            "「预期目标」或「实际完成情况」空着，两段文字比不了。",
            "The goal or the result is blank, so the two cannot be compared.",
        )
        return
    alike = compare_texts(goal.expected.value, goal.achieved.value)
    if alike.share < case.pack.number("similarity.copied"):
        return
    both = alike.first + alike.second
    share = percent(alike.share, 1)
    how = f"{alike.second} 字一字不差（标点不计）"
    if alike.common * 2 != both:
        how = (
            f"几乎一字不差：{alike.second} 字与 {alike.first} 字中有 {alike.common} 字相同"
            f"（{alike.common} × 2 ÷ {both} = {share}，标点不计）"
        )
    yield Finding(
        where=where,
        message=f"「实际完成情况」与「预期目标」{how}，看不出一年里做成了什么。{OUR_JUDGEMENT}",
        message_en=f"The result repeats the goal: {alike.second} and {alike.first} characters, {alike.common} common, "
        f"{alike.common} × 2 ÷ {both} = {share}; it does not say what was done.{OUR_JUDGEMENT_EN}",
        remedy="「预期目标」不用动；请在「实际完成情况」写做成的事：办了几件、多少人受益、结果怎样，三四句即可。",
        remedy_en="Leave the goal; write in the result what was done, how many, for whom and with what outcome.",
        rests_on=(goal.expected, goal.achieved),
    )
