"""``jiheng explain``: the page of a check, a clause or a rule pack, as lines for a terminal."""

import difflib
import re
from decimal import Decimal
from pathlib import Path
from typing import Final

from jiheng import checks
from jiheng.checks import Head
from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.words import Say
from jiheng.rulepacks import BadPack, Clause, RulePack, Setting, Standing, key_specs, known_packs, load_pack

_HEADING: Final = re.compile(r"(#{1,3}) (.*)")
_BULLET: Final = re.compile(r"(- |\d{1,2}\. )(.*)")
_IN_ENGLISH: Final = "## In English"
_NEAR: Final = 3
# What the words mean that stand for choices and tiers in a pack.
VALUES: Final = {
    "achieved": "达成",
    "all_or_nothing": "达到得满分，否则 0 分",
    "as_missed": "按完成不足计",
    "as_quantity": "与其他定量指标同",
    "as_words": "与定性指标同",
    "at_least": "按「不低于」理解",
    "bands": "按分档",
    "benefit": "效益指标",
    "claimed": "按表内所填",
    "deducted_by_hand": "由人再扣分",
    "equal": "按「等于」理解",
    "exempt": "免予评分",
    "full": "得满分",
    "inverse": "按目标与完成之比",
    "kept": "照算法，不扣分",
    "linear": "按超出的比例递减",
    "none": "不规定",
    "not": "未达成",
    "open": "留作未定",
    "output": "产出指标",
    "partly": "部分达成",
    "pass_mark": "设及格线",
    "proportional": "按比例",
    "question": "请核实",
    "redistribute": "分摊到各指标",
    "unset": "未选定",
    "zero": "记 0 分",
}


def explain(word: str = "", *, lang: str = "zh", columns: int = 80, colour: bool = False) -> str:
    """Explain a check by its code or name, a clause by ``pack/slug``, or a rule pack by its id or path.

    Without a word, list all checks by their codes.

    Raises:
        LookupError: nothing is called so; its ``args`` are the nearest names.
    """
    say, paper = Say(lang), Paper(columns, colour=colour)
    check = checks.find(word)
    if not word:
        _checks(paper, say)
    elif check is not None:
        _check(paper, check, say)
    elif (clause := _clause_called(word)) is not None:
        _clause(paper, clause, say)
    elif (pack := _pack_called(word)) is not None:
        _pack(paper, pack, say)
    else:
        raise LookupError(*_near(word))
    return paper.finished().decode().rstrip("\n")


def _checks(paper: Paper, say: Say) -> None:
    rows = []
    for check in checks.all_checks():
        preview = say("（试用，默认不开）", " (preview, off by default)") if check.life is checks.Life.PREVIEW else ""
        rows.append((check.code, say(check.title, check.name) + preview))
    paper.table(rows)
    paper.blank()
    paper.text(say("看一条：jiheng explain 代号", "To see one: jiheng explain CODE"))


def _clause_called(word: str) -> Clause | None:
    pack, slash, _ = word.partition("/")
    found = _pack_called(pack) if slash and pack in known_packs() else None
    return None if found is None else found.clauses.get(word)


def _pack_called(word: str) -> RulePack | None:
    try:
        return load_pack(word)
    except BadPack:
        if Path(word).exists():
            raise
        return None


def _near(word: str) -> list[str]:
    names = {name.casefold(): name for check in checks.all_checks() for name in (check.code, check.name)}
    for pack in map(load_pack, known_packs()):
        names |= {pack.id: pack.id, **{clause.id: clause.id for clause in pack.own_clauses()}}
    return [names[one] for one in difflib.get_close_matches(word.casefold(), list(names), n=_NEAR, cutoff=0.5)]


def _check(paper: Paper, check: Head, say: Say) -> None:
    page = checks.markdown(check)
    if say.lang == "en":
        _, _, english = check.page.partition(_IN_ENGLISH)
        also = [f"{say.severity(severity)} where {when}" for severity, (_, when) in check.also.items()]
        weight = "; ".join([say.severity(check.severity), *also])
        about = f"- severity: {weight}\n- acted on by: {say.who(check.who)}"
        page = f"# {check.code} `{check.name}`\n\n{about}\n{english}"
    _markdown(paper, page)


def _markdown(paper: Paper, page: str) -> None:
    """Set a page: headings stand out, examples stay as they are, a paragraph's lines run together."""
    fenced, paragraph = False, ""
    for line in [*page.splitlines(), ""]:
        if line.startswith("```"):
            fenced, paragraph = not fenced, _put(paper, paragraph)
        elif fenced:
            paper.text(line, first="    ", rest="      ", style="dim")
        elif heading := _HEADING.fullmatch(line):
            paragraph = _put(paper, paragraph)
            paper.blank()
            paper.text(heading[2], style="bold")
        elif bullet := _BULLET.match(line):
            paragraph = _put(paper, paragraph)
            paper.text(bullet[2], first="· " if bullet[1] == "- " else bullet[1])
        elif not line.strip():
            paragraph = _put(paper, paragraph)
            paper.blank()
        else:
            paragraph = _joined(paragraph, line.strip())


def _joined(paragraph: str, line: str) -> str:
    """Run two lines together: with a blank between Latin words, with none where Chinese is on either side."""
    if not paragraph:
        return line
    return f"{paragraph} {line}" if paragraph[-1].isascii() and line[0].isascii() else paragraph + line


def _put(paper: Paper, paragraph: str) -> str:
    if paragraph:
        paper.text(paragraph)
    return ""


def _standing(standing: Standing, say: Say) -> str:
    return say(standing.chinese, standing.value)


def _clause(paper: Paper, clause: Clause, say: Say) -> None:
    paper.text(f"{clause.id}　{say(clause.title, clause.title_en)}", style="bold")
    paper.blank()
    paper.text(say(clause.text, clause.text_en))
    paper.blank()
    paper.text(say(f"出处：{clause.source}，{_dated(clause, say)}", f"Source: {clause.source}, {_dated(clause, say)}"))
    paper.text(say(f"核实情况：{_standing(clause.standing, say)}", f"Standing: {_standing(clause.standing, say)}"))
    if clause.computed_by:
        paper.text(say("、", ", ").join(clause.computed_by), first=say("由此计算：", "Computed by: "))
    else:
        paper.text(
            say(clause.not_computed_because, clause.not_computed_because_en), first=say("不计算：", "Not computed: ")
        )


def _dated(clause: Clause, say: Say) -> str:
    """Say of which day a clause is, or when it was noted down where its document's day is not known."""
    if clause.date is not None:
        return clause.date.isoformat()
    return say(f"文件日期不详，{clause.noted} 记录", f"document undated, noted {clause.noted}")


def _pack(paper: Paper, pack: RulePack, say: Say) -> None:
    paper.text(f"{pack.id}　{say(pack.title, pack.title_en)}", style="bold")
    issued = "" if pack.date is None else pack.date.isoformat()
    years = f"{pack.valid_from or ''}–{pack.valid_until or ''}" if pack.valid_from or pack.valid_until else ""
    about = (
        (say("印发", "issued"), issued),
        (say("地方", "places"), say("、", ", ").join(pack.places)),
        (say("适用年度", "years"), years),
        (say("核实情况", "standing"), _standing(pack.standing, say)),
        (say("沿用", "extends"), " ← ".join(pack.lineage[1:])),
        (
            say("借用", "borrows"),
            say("、", ", ").join(f"{group}（{lender}）" for group, lender in pack.borrowed.items()),
        ),
        ("SHA-256", pack.sha256),
    )
    paper.table([(label, text) for label, text in about if text])
    own = [setting for setting in pack.settings.values() if setting.pack == pack.id]
    taken = [setting for setting in pack.settings.values() if setting.pack != pack.id]
    for head, settings in ((say("本包的数值", "Set here"), own), (say("取自别的包", "Taken from other packs"), taken)):
        if settings:
            paper.blank()
            paper.text(head, style="bold")
        for setting in settings:
            _setting(paper, setting, say)
    if pack.own_clauses():
        paper.blank()
        paper.text(say("条款", "Clauses"), style="bold")
    for clause in pack.own_clauses():
        title = f"{say(clause.title, clause.title_en)}〔{_standing(clause.standing, say)}〕"
        paper.text(f"{title}{say(clause.text, clause.text_en)}", first=f"  {clause.id}　", rest="    ")


def _setting(paper: Paper, setting: Setting, say: Say) -> None:
    spec = key_specs()[setting.key]
    paper.text(f"{setting.key} = {_value(setting, say)}", first="  ")
    paper.text(
        f"{say(spec.zh, spec.en)}〔{_standing(setting.standing, say)}，{setting.clause}〕",
        first="      ",
        style="dim",
    )
    if setting.reason:
        paper.text(setting.reason, first=f"      {say('理由：', 'because ')}", rest="      ", style="dim")


def _value(setting: Setting, say: Say) -> str:
    value = setting.value
    if isinstance(value, bool):
        return say("是" if value else "否", "yes" if value else "no")
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, str):
        return _worded(value, say)
    bands = []
    for band in value:
        top = "" if band.high is None else f"{band.high:f}{']' if band.high_included else ')'}"
        gives = _worded(band.label, say) if band.points is None else f"{band.points:f}"
        bands.append(f"[{band.low:f}, {top or '…)'} → {gives}")
    return "；".join(bands)


def _worded(word: str, say: Say) -> str:
    """Say what a word that packs are written with means; grades are words already."""
    return say(f"{VALUES[word]}（{word}）", word) if word in VALUES else word
