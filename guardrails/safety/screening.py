"""One look at a message of the rep, class by class, the gravest first.

Each class is a data file with its signs and with what looks like them and is harmless (sales talk is full of "killed"
and "dying"). A harmless phrase is taken out before the signs are looked for. Knows nothing of grounding or rules.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from guardrails.normalise import fold

SafetyClass = Literal["crisis", "distress", "misconduct", "ethics_legal", "none"]
GRAVEST_FIRST: tuple[SafetyClass, ...] = ("crisis", "misconduct", "ethics_legal", "distress")
LONGEST = 40_000  # characters looked at: twice the longest message that is let in


@dataclass(frozen=True, slots=True)
class Screening:
    """`cls` is the gravest class found, `quote` the words that say so ("" for none)."""

    cls: SafetyClass
    quote: str = ""


class _Page(BaseModel):
    """safety/<language>/<class>.toml"""

    model_config = ConfigDict(extra="forbid")

    signs: tuple[str, ...] = Field(min_length=1)
    harmless: tuple[str, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class _Class:
    name: SafetyClass
    signs: re.Pattern[str]
    harmless: re.Pattern[str]


def screen(text: str) -> Screening:
    """The class of a message. Never raises on any text."""
    folded = fold(text[:LONGEST])
    plain = re.sub(r"\s", " ", folded.text)
    for known in _classes("en"):
        found = known.signs.search(known.harmless.sub(lambda idiom: "·" * len(idiom.group()), plain))
        if found is not None:
            start, end = folded.span(found.start(), found.end())
            return Screening(known.name, folded.original[start:end].strip())
    return Screening("none")


@lru_cache(maxsize=4)
def _classes(language: str) -> tuple[_Class, ...]:
    """The classes of one language, gravest first. Raises ValueError, naming the file, when one is wrong."""
    loaded = []
    for name in GRAVEST_FIRST:
        place = f"safety/{language}/{name}.toml"
        try:
            page = _Page.model_validate(tomllib.loads(files("guardrails").joinpath(place).read_text("utf-8")))
            loaded.append(_Class(name, _any_of(page.signs), _any_of(page.harmless)))
        except (tomllib.TOMLDecodeError, re.error) as error:
            raise ValueError(f"guardrails/{place}: {error}") from None
    return tuple(loaded)


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases).replace("’", "'"), re.IGNORECASE)
