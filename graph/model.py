"""The port to a language model: one call, text in, text out in pieces. Ours, tiny, in primitives.

ModelError
  ModelUnavailable   nobody answered: refused connection, 5xx, rate limit after the retries
  ModelTooSlow       no first piece, or no end, within the limits
  ModelRefused       the endpoint refused for good: key, name, content, context length
  BadModelOutput     it answered, and the answer cannot be read
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol


class ModelError(Exception):
    """The model could not be used for this turn; the embedded coach answers instead."""


class ModelUnavailable(ModelError):
    """Nobody answered."""


class ModelTooSlow(ModelError):
    """No answer within the limits."""


class ModelRefused(ModelError):
    """The endpoint refused this call, and would again."""


class BadModelOutput(ModelError):
    """An answer that cannot be read as what was asked for."""


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """One call. `schema` is the JSON Schema that the answer must meet, `name` what to call it."""

    messages: tuple[Message, ...]
    schema: Mapping[str, Any]
    name: str = "turn"
    max_tokens: int = 700


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the answer; the last one may carry the token counts."""

    text: str = ""
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class ChatModel(Protocol):
    """Anything that can continue a prompt. Closing the generator cancels the call."""

    @property
    def name(self) -> str: ...

    def stream(self, prompt: Prompt) -> AsyncGenerator[Chunk, None]:
        """Yields the answer as text. Raises a `ModelError` and nothing else."""
        ...
