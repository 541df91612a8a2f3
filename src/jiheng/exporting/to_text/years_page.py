"""Projects of which there are forms of several years, side by side, for a terminal."""

from typing import Final

from jiheng.exporting.to_text.paper import Paper
from jiheng.exporting.words import Say
from jiheng.exporting.years_words import called, figures, others, row_cell, row_head, tells, year_of
from jiheng.pile import Pile, SideBySide

_SHOWN: Final = 20


def write_years(paper: Paper, pile: Pile, say: Say) -> None:
    """Write every project with forms of two years or more; of very many only the first."""
    projects = pile.years
    if not projects:
        return
    many = len(projects)
    paper.blank()
    paper.rule()
    paper.text(say(f"同一项目各年度对照：{many} 个项目", f"One project, several years: {many}"), style="bold")
    for project in projects[:_SHOWN]:
        _write(paper, project, say)
    if many > _SHOWN:
        left = many - _SHOWN
        paper.blank()
        paper.text(say(f"其余 {left} 个项目见 --format json。", f"{left} more with --format json."), first="  ")


def _write(paper: Paper, project: SideBySide, say: Say) -> None:
    paper.blank()
    paper.text(called(project, say), style="bold")
    heads = ("", *(year_of(one, say) for one in project.years))
    paper.table((heads, *figures(project, say)), right=frozenset(range(1, len(heads))))
    for row in project.rows:
        if tells(row):
            paper.text(row_head(row, say), first="  · ")
            for year, one in zip(project.years, row.years, strict=True):
                paper.text(row_cell(one, say), first=f"      {year.year}　")
    if left := others(project, say):
        paper.text(f"{left}{say('。', '.')}", first="  · ")
