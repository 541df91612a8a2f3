"""The compiler that sets pages, with the two fonts that come with it and none of the machine's: alike everywhere."""

from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst


@cache
def compiler() -> typst.Compiler:
    """Start it once: it keeps its fonts."""
    fonts = Path(pylopdf_fonts_zh_cn.__file__).parent
    return typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]))
