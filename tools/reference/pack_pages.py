"""A page for every rule pack: what it sets, on which clause, and how sure that is."""

from collections.abc import Iterator
from decimal import Decimal

from jiheng.rulepacks import Band, Clause, RulePack, Setting, key_specs, known_packs, load_pack
from jiheng.rulepacks.schema import plain
from tools.reference.page import Page, table, toctree

INTRODUCTION = """# 规则包

办法里的数字都在规则包里，程序里没有。每个数字都写明依据哪一条、有多确定：**已核实**是在公布的文件、表样或运行中的系统里读到的；
**未核实原文**是业内通行、原文尚未读到的；**本系统自定**是我们自己定的，不冒充办法。条款用我们自己的话转述。
终端里看同样的内容：`jiheng rules`。"""


def pages() -> Iterator[Page]:
    """Give the list, then every pack."""
    packs = [load_pack(name) for name in known_packs()]
    rows = [(f"[{pack.id}]({pack.id}.md)", pack.document or "—", pack.title, pack.standing.chinese) for pack in packs]
    listed = table(("规则包", "文件", "名称", "依据"), rows)
    yield Page("rules/index.md", "\n".join([INTRODUCTION, "", listed, "", toctree(pack.id for pack in packs)]))
    for pack in packs:
        yield Page(f"rules/{pack.id}.md", _page(pack))


def _page(pack: RulePack) -> str:
    facts = [
        ("文件", pack.document),
        ("日期", str(pack.date or "")),
        ("地方", "、".join(pack.places)),
        ("依据", pack.standing.chinese),
        ("沿用", "、".join(pack.lineage[1:])),
        ("内容指纹", f"`{pack.sha256}`"),
    ]
    text = [f"# {pack.id}", "", f"{pack.title}（{pack.title_en}）", ""]
    text += [f"- {label}：{fact}" for label, fact in facts if fact]
    own = [pack.settings[key] for key in key_specs() if key in pack.settings and pack.settings[key].pack == pack.id]
    if own:
        text += ["", "## 设定", "", table(("设定", "含义", "取值", "依据", "条款"), map(_setting, own))]
    if pack.own_clauses():
        text += ["", "## 条款"]
        text += [line for clause in pack.own_clauses() for line in _clause(clause)]
    return "\n".join(text)


def _setting(setting: Setting) -> tuple[str, ...]:
    meaning = key_specs()[setting.key].zh + (f"。{setting.reason}" if setting.reason else "")
    link = f"[{setting.clause}](#{_anchor(setting.clause)})"
    return (f"`{setting.key}`", meaning, _value(setting.value), setting.standing.chinese, link)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return plain(value)
    return "；".join(map(_band, value)) if isinstance(value, tuple) else f"`{value}`"


def _band(band: Band) -> str:
    high = "" if band.high is None else plain(band.high)
    gives = band.label or f"{plain(band.points or Decimal(0))} 分"
    return f"[{plain(band.low)}, {high or '∞'}{']' if band.high_included else ')'} {gives}"


def _clause(clause: Clause) -> list[str]:
    used = (
        f"由 {'、'.join(clause.computed_by)} 计算" if clause.computed_by else f"未计算：{clause.not_computed_because}"
    )
    day = str(clause.date) if clause.date else f"文件日期不详，{clause.noted} 记录"
    facts = f"{clause.standing.chinese}；{clause.source}；{day}"
    return [
        "",
        f"({_anchor(clause.id)})=",
        f"### {clause.id}：{clause.title}",
        "",
        clause.text,
        "",
        f"*{clause.title_en}.* {clause.text_en}",
        "",
        f"{facts}。{used}。",
    ]


def _anchor(clause: str) -> str:
    return clause.replace("/", "--")
