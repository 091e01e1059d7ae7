"""A commitment as plain text. Every word of it that is not a label is the rep's own."""

from collections.abc import Mapping
from typing import Any


def card_text(card: Mapping[str, Any]) -> str:
    """The lines that are filled in, under a heading that says how it stands."""
    promise = "Your intention" if card["kind"] == "intention" else "Your commitment"
    standing = "not said yes to yet" if card["status"] == "draft" else card["status"]
    sure = "" if card["confidence"] is None else f"{card['confidence']} of 10"
    rows = (
        ("I will", card["action"]),
        ("when", _when(card)),
        ("I’ll know, because", card["done_evidence"]),
        ("if", card["obstacle"]),
        ("then I will", card["plan"]),
        ("how sure I am", sure),
    )
    lines = [f"  {label:<19} {value}" for label, value in rows if value]
    return "\n".join([f"{promise} ({standing})", *lines])


def _when(card: Mapping[str, Any]) -> str:
    said = card["trigger"] or card["when_text"]
    day = card["due"] or ""
    return f"{said} ({day})" if said and day else said or day
