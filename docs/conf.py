"""How Sphinx builds the documentation: offline, and with every unresolved reference an error."""

from importlib.metadata import version as version_of

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
