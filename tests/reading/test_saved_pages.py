"""Pages as office programs and browsers save them, and as portals show them: the form in them, and nothing else."""

from pathlib import Path

from jiheng.form import SelfEvaluation
from jiheng.reading import read_bytes
from jiheng.reading.grid import Cell, Grid
from jiheng.reading.layout import recognise
from jiheng.reading.web import html
from tests.reading import making

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset=gb2312>
<style><!-- .xl65{mso-number-format:"0\\.00%";} tr{mso-height-source:auto;} --></style>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets/></x:ExcelWorkbook></xml><![endif]--></head>
<body><table border=0 cellpadding=0 style='border-collapse:collapse'><col width=72 span=3>
<tr height=18 style='height:13.5pt'><td colspan=3 class=xl66 style='mso-ignore:colspan'>项目支出绩效自评表</td></tr>
<tr><td class=xl65 align=right x:num="0.93010000000000004">93.01%</td>
<td x:str="甲 乙">甲<span style='mso-spacerun:yes'>&nbsp; </span>乙</td><td></td></tr>
<tr height=0 style='display:none'><td>隐藏</td><td></td><td></td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td><td width=72></td></tr><![endif]>
</table></body></html>"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=ZH-CN>
<p class=MsoNormal>自评<span style='display:none;mso-hide:all'>藏</span>表<o:p></o:p></p>
<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>1、</span><![endif]>说明</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>甲<o:p>&nbsp;</o:p></p></td>
<td><p class=MsoNormal>1<![if !vml]><img src="a.gif"><![endif]><del cite="mailto:x">2</del><ins>3</ins></p></td></tr>
</table>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p>批注</p></div></div>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote'><p>脚注</p></div></div></body></html>"""


def read(page: str) -> Grid:
    return html.read(page.encode("gb18030"), file="表.htm")


def test_a_page_of_excel_is_read_as_it_is_printed_and_what_is_hidden_is_given_apart() -> None:
    (table,) = making.tables(read(EXCEL))
    assert table.cells == (
        Cell(0, 0, "项目支出绩效自评表", 1, 3),
        Cell(1, 0, "93.01%"),
        Cell(1, 1, "甲\xa0 乙"),
        Cell(1, 2, ""),
    )
    assert [cell.text for cell in table.hidden_cells] == ["隐藏"]


def test_a_page_of_word_is_read_without_what_it_hides_comments_and_notes() -> None:
    grid = read(WORD)
    assert making.paragraphs(grid) == ["自评表", "1、说明"]
    assert making.texts(grid) == ["甲", "13"]


def portal(forms: str) -> bytes:
    return f"""<!DOCTYPE html><html><head><title>信息公开</title><script>var a = "<table>";</script></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<table class="head"><tr><td>索引号:</td><td>AA4500-2021-0012</td><td>发布机构:</td><td>区人力资源社会保障局</td></tr>
<tr><td>发布日期:</td><td>2021-03-31</td><td>公开方式:</td><td>主动公开</td></tr></table>
<h1>2020年度项目支出绩效自评表</h1>{forms}
<div class="foot"><p>主办单位：区人民政府办公室</p><p>网站地图 | 联系我们</p></div></body></html>""".encode()


def test_the_forms_of_a_portal_page_are_found_behind_its_header_and_its_navigation() -> None:
    page = (Path(__file__).parents[2] / "examples/minhang-2020.html").read_text(encoding="utf-8")
    body = page.partition("<body")[2].partition(">")[2].partition("</body>")[0]
    plain = [one.form for one in recognise(read_bytes(page.encode(), file="表.html"))]
    found = [one.form for one in recognise(read_bytes(portal(body), file="表.html"))]
    assert [form for form in found if isinstance(form, SelfEvaluation)] == plain
