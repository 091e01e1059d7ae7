"""The guard's thresholds and the moves it knows, typed when they are loaded.

Knows nothing of rules; a rule is handed this and a part of a reply.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from guardrails.grounding import knows_stem
from guardrails.language import Language, load_language

Head = Literal["open", "action", "closed"]


class Limits(BaseModel):
    """policy.toml; what each number means and where it comes from stands there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    characters: int
    words: int
    typed_words: int
    pieces: int
    piece_words: int
    question_words: int
    quote_words: int
    free_questions: int
    script_words: int
    novel_ratio: float
    novel_statement: int
    novel_question: int
    ladder_top: int
    counted: int
    unlicensed: int


class StageMoves(BaseModel):
    """One stage of moves.toml. `product_words`: words about this product are free in it; `about_itself`: it talks about
    the session, not the rep's deal; `moves`: the question heads that each move may have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    product_words: bool = False
    about_itself: bool = False
    moves: dict[str, tuple[Head, ...]]


class _ReadBacks(BaseModel):
    model_config = ConfigDict(extra="forbid")

    moves: frozenset[str]


class _PolicyFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    limits: Limits
    read_backs: _ReadBacks


@dataclass(frozen=True, eq=False)
class Policy:
    """All that the rules go by, loaded once."""

    limits: Limits
    read_backs: frozenset[str]
    stages: Mapping[str, StageMoves]
    language: Language
    generic_stems: frozenset[str]
    inner_stems: frozenset[str]
    product_stems: frozenset[str]
    judging_stems: frozenset[str]

    def allowed_heads(self, stage: str, move: str) -> tuple[Head, ...] | None:
        """The heads of this move, or None when the stage does not have the move."""
        known = self.stages.get(stage)
        return known.moves.get(move) if known is not None else None


@lru_cache(maxsize=8)
def load_policy(code: str = "en") -> Policy:
    """The policy that ships. Raises ValueError or pydantic.ValidationError, naming the file or key at fault."""
    language = load_language(code)
    moves = {stage: StageMoves.model_validate(table) for stage, table in _toml("moves.toml").items()}
    page = _PolicyFile.model_validate(_toml("policy.toml"))
    return Policy(
        limits=page.limits,
        read_backs=page.read_backs.moves,
        stages=MappingProxyType(moves),
        language=language,
        generic_stems=knows_stem(language, language.generic),
        inner_stems=knows_stem(language, language.inner),
        product_stems=knows_stem(language, language.product),
        judging_stems=knows_stem(language, language.judging),
    )


def _toml(name: str) -> dict[str, object]:
    try:
        return tomllib.loads(files("guardrails").joinpath(name).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"guardrails/{name}: {error}") from None
