"""XF006: a roster and the forms that came in do not go together, project by project."""

from collections.abc import Iterator, Sequence

from jiheng.checks.case import Case
from jiheng.checks.findings import AcrossFinding, Severity, Who
from jiheng.checks.heads import Held
from jiheng.checks.registry import across
from jiheng.checks.roster_telling import Telling
from jiheng.checks.rosters import Filed, Listed, filed, match
from jiheng.form import Entry
from jiheng.rulepacks import RulePack


def _facts(case: Case) -> Iterator[tuple[str, Filed]]:
    yield "", filed(case)


def _listed(entry: Entry) -> Iterator[tuple[str, Listed]]:
    yield "", Listed(entry)


@across(
    code="XF006",
    name="roster-mismatch",
    title="交来的表与项目清单对不上",
    severity=Severity.DOUBT,
    who=Who.UNIT,
    clauses=("house/as-listed",),
    facts=_facts,
    listed=_listed,
)
def roster_mismatch(key: str, facts: Sequence[Held], pack: RulePack) -> Iterator[AcrossFinding]:  # noqa: ARG001 - every check across forms is given all three
    """## 查什么

    给了项目清单（`--roster`）时，清单上的项目是不是都交了表、有没有一个项目交了两张、有没有清单上没有的表。

    先按项目编码对应；没有编码的，按项目名称和实施单位；单位没有写，或一个写全称、一个写简称的，名称在清单上只有一行时也算对上。
    全角半角、空格、标点的差别不计。清单写了年度的，只看那一年的表；一张那一年的表都没有，就只说这一句。清单注明涉密、免报、已收回的，不要求交表。
    名称相近的，问一句「是否即清单第几行」。只给一张表时，不说别的项目没有交。

    ## 为什么
    自评要求项目全覆盖。少了哪个、多了哪个，人工一个一个对，几百个项目要对一天。

    ## 触发
    清单上的项目没有表：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 表乙
    项目名称 | 社区图书角建设
    == 项目清单
     | 送戏下乡 | 清河区图书馆 | | |
     | 社区图书角建设 | 清河区图书馆 | | |
     | 古籍修复 | 清河区图书馆 | | |
    ```

    一个项目交了两张：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 表乙
    项目名称 | 送戏下乡
    == 项目清单
     | 送戏下乡 | 清河区图书馆 | | |
    ```

    名称写得不一样：

    ```pile
    == 表甲
    项目名称 | 送戏下乡演出
    == 表乙
    项目名称 | 社区图书角建设
    == 项目清单
     | 送戏下乡 | 清河区图书馆 | | |
     | 社区图书角建设 | 清河区图书馆 | | |
    ```

    ## 不触发
    都对得上，单位一处写全称、一处写简称：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    == 表乙
    项目名称 | 社区图书角建设
    == 项目清单
     | 送戏下乡 | 区图书馆 | | |
     | 社区图书角建设 | 清河区图书馆 | | |
    ```

    没有给清单：

    ```pile
    == 表甲
    项目名称 | 送戏下乡
    ```

    ## 怎么改
    没有交的，请催交，不用交的在清单上注明原因；名称不一样的，以批复的名称为准；清单漏列的，补上清单。

    ## In English
    Beside a list of projects: which of them have no form, which have two, and which forms are of no project on it.
    Matched by code, then by name and unit, then by a name that the list has once. Projects that the list calls secret,
    exempt or withdrawn are not missed. With one form alone nothing is said of the others.
    """
    found = match(facts)
    if not any(one.entry is not None for one in facts):
        return
    yield from Telling(facts, found, pack).all()
