"""How Sphinx builds the documentation: offline, and with every unresolved reference an error."""

import gettext
import re
from importlib.metadata import version as version_of

from docutils import nodes
from sphinx.application import Sphinx

project = "绩衡 Jiheng"
author = "The Jiheng authors"
project_copyright = "The Jiheng authors, Apache-2.0"
version = release = version_of("jiheng")
language = "zh_CN"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 4
nitpicky = True
source_suffix = {".md": "markdown"}

html_theme = "furo"
html_title = "绩衡 Jiheng"
html_static_path = ["style"]
html_css_files = ["tables.css"]
html_copy_source = False
html_show_sphinx = False
# Fonts of the reader's machine only: nothing is fetched, and Chinese comes before Latin fall-backs.
html_theme_options = {
    "light_css_variables": {
        "font-stack": '"Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", system-ui, sans-serif',
        "font-stack--monospace": '"Noto Sans Mono CJK SC", "Sarasa Mono SC", Consolas, Menlo, monospace',
    },
}

# A line break in the source becomes a blank on the page, and beside a Chinese character none belongs there.
CHINESE = re.compile("[\u2014\u2018-\u201d\u2026\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


def join_chinese_lines(_app: Sphinx, page: nodes.document) -> None:
    """Close the gaps that breaking lines in the source would leave in Chinese sentences."""
    for around in list(page.findall(nodes.TextElement)):
        for place, line_break in enumerate(around.children):
            before, after = around.children[:place], around.children[place + 1 :]
            if line_break == "\n" and before and after:
                beside = (before[-1].astext()[-1:], after[0].astext()[:1])
                if all(map(CHINESE.match, beside)):
                    around[place] = nodes.Text("")


# What the theme prints and no catalogue of Sphinx translates.
THEME_WORDS = {
    "Next": "下一页",
    "Previous": "上一页",
    "Home": "首页",
    "On this page": "本页内容",
    "Back to top": "回到顶部",
    "Made with ": "制作：",
}


class ThemeWords(gettext.NullTranslations):
    """Translate what Sphinx itself leaves in English."""

    def gettext(self, message: str) -> str:
        """Give the Chinese word, or the message as it is."""
        return THEME_WORDS.get(message, message)


def translate_theme(app: Sphinx) -> None:
    """Let Sphinx look here for what its own catalogue does not know."""
    if app.translator is not None:
        app.translator.add_fallback(ThemeWords())


def setup(app: Sphinx) -> None:
    """Tell Sphinx of the above."""
    app.connect("builder-inited", translate_theme)
    app.connect("doctree-read", join_chinese_lines)
