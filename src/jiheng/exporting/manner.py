"""How a report is to be shown, whatever it says."""

import msgspec


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """The language (``zh`` or ``en``) and, for a terminal, its width in columns and whether it shows colour.

    ``layout`` is the official table in which forms are laid out.
    """

    lang: str = "zh"
    columns: int = 80
    colour: bool = False
    layout: str = "general"
