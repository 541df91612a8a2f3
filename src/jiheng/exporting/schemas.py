"""The JSON Schemas of what is written and of what people write for us, made from the records: neither can drift."""

from typing import Any, Final

import msgspec

from jiheng.exporting.by_hand import NotesByHand, PileFileByHand
from jiheng.exporting.form_record import FormRecord
from jiheng.exporting.report import CheckLine, CheckReport, ScoreLine, ScoreReport

_WRITTEN: Final = {
    "read": (tuple[FormRecord, ...], "What jiheng read --format json writes: a list of forms"),
    "read-line": (FormRecord, "A line of jiheng read --format jsonl"),
    "score": (ScoreReport, "What jiheng score --format json writes"),
    "score-line": (ScoreLine, "A line of jiheng score --format jsonl"),
    "check": (CheckReport, "What jiheng check --format json writes"),
    "check-line": (CheckLine, "A line of jiheng check --format jsonl"),
}
_BY_HAND: Final = {
    "pile-file": (PileFileByHand, "What may stand in jiheng.pile.toml"),
    "notes": (NotesByHand, "What may stand in a document of a file of notes (form.notes.yaml)"),
}


def schemas() -> dict[str, dict[str, Any]]:
    """Give every schema by its name, ready to be written as JSON."""
    return {
        name: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": title,
            **shape,
        }
        for name, title, shape in (
            *((name, title, _closed(msgspec.json.schema(kind))) for name, (kind, title) in _WRITTEN.items()),
            *((name, title, msgspec.json.schema(kind)) for name, (kind, title) in _BY_HAND.items()),
        )
    }


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    """Say that every key is always there: what is blank is null, never left out."""
    for part in schema.get("$defs", {}).values():
        if "properties" in part:
            part["required"] = list(part["properties"])
    return schema
