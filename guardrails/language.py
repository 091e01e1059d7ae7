"""What the guard knows of one language: its words and its phrases, typed when they are loaded from the data files.

A person who coaches may edit words/<code>.toml and patterns/<code>.toml; a wrong key or a bad pattern is an error that
names it. Knows nothing of rules.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict


class _Vocabulary(BaseModel):
    """words/<code>.toml. Every value is words set apart by blanks."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stemmer: str
    function: dict[str, str]
    generic: dict[str, str]
    inner: str
    product: str
    never: str
    templates: list[str]
    imperative: str
    frame_free: str
    modal: str
    comparing: str
    judging: str
    irregular: dict[str, str]
    abbreviations: dict[str, str]
    numbers: dict[str, int]


@dataclass(frozen=True, eq=False)
class Language:
    """One language, loaded once. `patterns[name]` finds any of the phrases that patterns/<code>.toml lists for it."""

    code: str
    stemmer: str
    function: frozenset[str]
    generic: frozenset[str]
    inner: frozenset[str]
    product: frozenset[str]
    never: frozenset[str]
    templates: frozenset[str]
    imperative: frozenset[str]
    frame_free: frozenset[str]
    modal: frozenset[str]
    comparing: frozenset[str]
    judging: frozenset[str]
    irregular: Mapping[str, str]
    abbreviations: Mapping[str, str]
    numbers: Mapping[str, str]
    patterns: Mapping[str, re.Pattern[str]]


@lru_cache(maxsize=8)
def load_language(code: str = "en") -> Language:
    """The language pack `code`. Raises FileNotFoundError when there is none, ValueError when a file is wrong."""
    vocabulary = _Vocabulary.model_validate(_toml("words", code))
    return Language(
        code=code,
        stemmer=vocabulary.stemmer,
        function=_words(*vocabulary.function.values()),
        generic=_words(*vocabulary.generic.values()),
        inner=_words(vocabulary.inner),
        product=_words(vocabulary.product),
        never=_words(vocabulary.never),
        templates=frozenset(vocabulary.templates),
        imperative=_words(vocabulary.imperative),
        frame_free=_words(vocabulary.frame_free),
        modal=_words(vocabulary.modal),
        comparing=_words(vocabulary.comparing),
        judging=_words(vocabulary.judging),
        irregular=MappingProxyType(_inverted(vocabulary.irregular)),
        abbreviations=MappingProxyType(vocabulary.abbreviations),
        numbers=MappingProxyType({word: str(number) for word, number in vocabulary.numbers.items()}),
        patterns=MappingProxyType(_patterns(code)),
    )


def _toml(folder: str, code: str) -> dict[str, object]:
    text = files("guardrails").joinpath(folder, f"{code}.toml").read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"guardrails/{folder}/{code}.toml: {error}") from None


def _words(*lists: str) -> frozenset[str]:
    return frozenset(word for words in lists for word in words.replace("'", "").split())


def _inverted(forms: Mapping[str, str]) -> dict[str, str]:
    """ "go" = "went gone" becomes went -> go, gone -> go."""
    return {form: lemma for lemma, listed in forms.items() for form in listed.replace("'", "").split()}


def _patterns(code: str) -> dict[str, re.Pattern[str]]:
    compiled: dict[str, re.Pattern[str]] = {}
    for name, phrases in _toml("patterns", code).items():
        if not isinstance(phrases, list) or not all(isinstance(p, str) for p in phrases):
            raise ValueError(f"guardrails/patterns/{code}.toml: {name!r} must be a list of patterns")
        try:
            compiled[name] = re.compile(
                "|".join(f"(?:{phrase})" for phrase in phrases).replace("’", "'"), re.IGNORECASE
            )
        except re.error as error:
            raise ValueError(f"guardrails/patterns/{code}.toml: {name!r}: {error}") from None
    return compiled
