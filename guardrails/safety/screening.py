"""One look at a message of the rep, class by class, the gravest first.

Each class is a file with its phrases and with what looks like them and is harmless (sales talk is full of "killed" and
"dying"). A harmless phrase is taken out of the text before the others look at it. Knows nothing of grounding or rules.
"""

import re
from dataclasses import dataclass
from typing import Literal

from guardrails.normalise import Folded, fold
from guardrails.safety import crisis, distress, ethics_legal, misconduct

SafetyClass = Literal["crisis", "distress", "misconduct", "ethics_legal", "none"]

LONGEST = 40_000  # characters looked at: twice the longest message that is let in


@dataclass(frozen=True, slots=True)
class Screening:
    """`cls` is the gravest class found, `quote` the words that say so ("" for none)."""

    cls: SafetyClass
    quote: str = ""


_CLASSES: tuple[tuple[SafetyClass, re.Pattern[str], re.Pattern[str]], ...] = (
    ("crisis", crisis.SIGNS, crisis.HARMLESS),
    ("misconduct", misconduct.SIGNS, misconduct.HARMLESS),
    ("ethics_legal", ethics_legal.SIGNS, ethics_legal.HARMLESS),
    ("distress", distress.SIGNS, distress.HARMLESS),
)


def screen(text: str) -> Screening:
    """The class of a message. Never raises on any text."""
    folded = fold(text[:LONGEST])
    plain = re.sub(r"\s", " ", folded.text)
    for name, signs, harmless in _CLASSES:
        found = signs.search(harmless.sub(lambda idiom: "·" * len(idiom.group()), plain))
        if found is not None:
            return Screening(name, _quote(folded, found))
    return Screening("none")


def _quote(folded: Folded, found: re.Match[str]) -> str:
    start, end = folded.span(found.start(), found.end())
    return folded.original[start:end].strip()
