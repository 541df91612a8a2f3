"""The styles of a Word document, one for each look, and the fonts they name."""

from typing import Final

from jiheng.exporting.papers import looks
from jiheng.exporting.papers.looks import Look
from jiheng.exporting.papers.shapes import CellLook, LineLook
from jiheng.exporting.papers.word_marks import GAP, MAIN, PICTURE, cell_style_of, style_of, twice, twips

_NAMES: Final = {
    LineLook.TITLE: "Title",
    LineLook.SUBTITLE: "Subtitle",
    LineLook.HEADING: "heading 1",
    LineLook.SUBHEADING: "heading 2",
    LineLook.BODY: "Body Text",
    LineLook.LIST: "列项",
    LineLook.RIGHT: "落款",
    LineLook.NOTE: "附注",
}
"""Those in English are Word's own: it shows them in the user's language, and lists headings beside the text."""
_LEVELS: Final = {LineLook.HEADING: 0, LineLook.SUBHEADING: 1}
_CELLS: Final = {
    CellLook.LABEL: "表内栏目",
    CellLook.TEXT: "表内文字",
    CellLook.WORD: "表内短语",
    CellLook.FIGURE: "表内数字",
    CellLook.LONG: "表内长文",
    CellLook.CAPTION: "表内小标题",
}
_SIZES: Final = {looks.WU_HAO: "五号", looks.XIAO_WU: "小五"}
_INSTEAD: Final = {
    looks.FANG_SONG: "仿宋",
    looks.KAI_TI: "楷体",
    looks.HEI_TI: "SimHei",
    looks.SONG_TI: "SimSun",
    looks.XIAO_BIAO_SONG: "宋体",
}
"""The font that takes the place of one that a machine lacks, or its other name."""

_GAP: Final = Look(looks.SONG_TI, 1, 0.05)
"""As good as nothing: what it parts seems to touch."""


def styles() -> str:
    """Give the part that says how paragraphs are set."""
    plain = Look(looks.FANG_SONG, looks.SAN_HAO, looks.LINES[LineLook.BODY].pitch)
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    all_styles = [
        f"{normal}{_set(plain)}</w:style>",
        *(_style(style_of(look), name, looks.LINES[look], _LEVELS.get(look)) for look, name in _NAMES.items()),
        *(
            _style(cell_style_of(look, size), f"{name}（{said}）", looks.cell_look(look, size))
            for size, said in _SIZES.items()
            for look, name in _CELLS.items()
        ),
        _style("Footer", "footer", Look(looks.SONG_TI, looks.SI_HAO, 18)),
        _style(
            PICTURE, "插图", Look(looks.SONG_TI, 1, 1, looks.Align.CENTRE, before=looks.BETWEEN, after=looks.BETWEEN)
        ),
        _style(GAP, "间隔", _GAP),
    ]
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>{_letters(plain)}{language}</w:rPr>'
        f"</w:rPrDefault><w:pPrDefault/></w:docDefaults>{''.join(all_styles)}</w:styles>"
    )


def fonts() -> str:
    """Give the part that lists the fonts and what may take their places."""
    listed = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{instead}"/><w:charset w:val="86"/></w:font>'
        for font, instead in _INSTEAD.items()
    )
    return f'<w:fonts xmlns:w="{MAIN}">{listed}<w:font w:name="{looks.FIGURES}"/></w:fonts>'


def _style(key: str, name: str, look: Look, level: int | None = None) -> str:
    own = "" if name.isascii() else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/>{_set(look, level)}</w:style>'
    )


def _set(look: Look, level: int | None = None) -> str:
    """Say how a paragraph is set; the order is that of the standard.

    Lines are exactly so high whatever font takes the place of ours, so that a page holds the same everywhere.
    """
    outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
    indent = f'<w:ind w:firstLineChars="{look.indent * 100}" w:firstLine="{twips(look.indent * look.size)}"/>'
    return (
        f"<w:pPr>{'<w:keepNext/>' if look.is_head else ''}"
        f'<w:spacing w:before="{twips(look.before)}" w:after="{twips(look.after)}" '
        f'w:line="{twips(look.pitch)}" w:lineRule="exact"/>'
        f'{indent if look.indent else ""}<w:jc w:val="{look.align}"/>'
        f"{outline}</w:pPr><w:rPr>{_letters(look)}</w:rPr>"
    )


def _letters(look: Look) -> str:
    return (
        f'<w:rFonts w:ascii="{looks.FIGURES}" w:eastAsia="{look.font}" w:hAnsi="{looks.FIGURES}" '
        f'w:cs="{looks.FIGURES}"/><w:sz w:val="{twice(look.size)}"/><w:szCs w:val="{twice(look.size)}"/>'
    )
