"""What one OpenAI-compatible server understands, and what to leave out when it says that it does not.

Pure: builds request bodies and reads refusals. Knows nothing of HTTP or of the SDK.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from graph import Prompt

Structured = Literal["json_schema", "json_object", "prompt"]
MODES: tuple[Structured, ...] = ("json_schema", "json_object", "prompt")

# A refusal with one of these words is about how we asked for JSON, or is too vague to say that it is not.
SHAPE_WORDS = ("response_format", "schema", "json_object", "structured", "grammar", "guided")
VAGUE_WORDS = ("unsupported", "not supported", "not_supported", "unrecognized", "unknown parameter")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to ask this server: immutable, replaced by a simpler one when it refuses."""

    structured: Structured = "json_schema"
    may_simplify: bool = True
    limit_name: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    counts_tokens: bool = True

    def body(self, model: str, prompt: Prompt) -> dict[str, Any]:
        """The request for one streamed answer."""
        body: dict[str, Any] = {
            "model": model,
            "messages": self._messages(prompt),
            "stream": True,
            self.limit_name: prompt.max_tokens,
        }
        if self.counts_tokens:
            body["stream_options"] = {"include_usage": True}
        if self.structured == "json_schema":
            schema = {"name": prompt.name, "strict": True, "schema": dict(prompt.schema)}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.structured == "json_object":
            body["response_format"] = {"type": "json_object"}
        return body

    def _messages(self, prompt: Prompt) -> list[dict[str, str]]:
        messages = [{"role": m.role, "content": m.content} for m in prompt.messages]
        if self.structured == "json_schema" or not messages:
            return messages
        # Into the first message: some chat templates take one system message, and only at the start.
        messages[0]["content"] += "\n\n" + ask_for_json(prompt.schema)
        return messages

    def after_refusal(self, status: int, said: str) -> "Dialect | None":
        """The next simpler way to ask, or None when the refusal is not about the way we asked."""
        if status not in (400, 404, 422):
            return None
        said = said.lower()
        if self.limit_name == "max_tokens" and "max_completion_tokens" in said:
            return replace(self, limit_name="max_completion_tokens")
        if self.counts_tokens and ("stream_options" in said or "include_usage" in said):
            return replace(self, counts_tokens=False)
        if not self.may_simplify or self.structured == MODES[-1]:
            return None
        if any(word in said for word in SHAPE_WORDS + VAGUE_WORDS):
            return replace(self, structured=MODES[MODES.index(self.structured) + 1])
        return None


def ask_for_json(schema: Mapping[str, Any]) -> str:
    """The instruction for servers that cannot be held to a schema."""
    return "Answer with one JSON object and nothing around it. It must meet this JSON Schema:\n" + json.dumps(
        schema, ensure_ascii=False, separators=(",", ":")
    )


def first_dialect(structured: Literal["auto", "json_schema", "json_object", "prompt"]) -> Dialect:
    """Where to begin: a setting other than `auto` is an order, and is not simplified."""
    if structured == "auto":
        return Dialect()
    return Dialect(structured=structured, may_simplify=False)
