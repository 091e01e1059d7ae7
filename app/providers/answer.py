"""Reads the bytes of one chat completion: server-sent events line by line, or one JSON body.

Raw lines instead of the SDK's typed chunks, which cost about 0.1 ms each. Knows nothing of connections.
"""

import json
from collections.abc import Iterator
from typing import Any

from graph import BadModelOutput, Chunk, ModelError, ModelRefused, ModelUnavailable

MAX_BYTES = 8 * 1024 * 1024  # an answer is some kilobytes; a server that never stops must not fill the memory
TRANSIENT = (408, 409, 425, 429)


class Answer:
    """Feed it bytes as they come; `finish` says whether the answer was whole.

    Raises BadModelOutput (unreadable or cut short), and ModelRefused or ModelUnavailable for an error that
    the server sent inside a stream that had begun well.
    """

    def __init__(self) -> None:
        self.is_done = False
        self.has_text = False
        self._size = 0
        self._unread = b""
        self._event: list[bytes] = []
        self._saw_event = False
        self._other: list[bytes] = []
        self._usage: dict[str, Any] = {}
        self._finish_reason = ""

    def feed(self, data: bytes) -> Iterator[Chunk]:
        self._size += len(data)
        if self._size > MAX_BYTES:
            raise BadModelOutput(f"the answer is longer than {MAX_BYTES} bytes; is this a chat model?")
        *lines, self._unread = (self._unread + data).split(b"\n")
        for line in lines:
            if not self.is_done:
                yield from self._line(line.removesuffix(b"\r"))

    def finish(self) -> Iterator[Chunk]:
        """Call when the connection ended or `is_done`. Yields what is left, then the token counts."""
        yield from self._line(self._unread)
        if not self._saw_event and not self.is_done:
            yield from self._body(b"\n".join(self._other))
        elif not self.is_done:
            raise BadModelOutput("the answer broke off before its end ([DONE] never came)")
        if self._finish_reason == "length":
            raise BadModelOutput("the answer was cut off at the token limit")
        if not self.has_text:
            raise BadModelOutput("the answer is empty")
        yield Chunk("", _count(self._usage, "prompt_tokens"), _count(self._usage, "completion_tokens"))

    def _line(self, line: bytes) -> Iterator[Chunk]:
        if line.startswith(b"data:"):
            yield from self._data(line[5:].removeprefix(b" "))
        elif line and not line.startswith(b":"):
            self._other.append(line)  # event names; or the body of a server that does not stream
        elif not line and self._event:
            raise BadModelOutput("an event of the stream is not JSON")

    def _data(self, data: bytes) -> Iterator[Chunk]:
        self._saw_event = True
        if data.strip() == b"[DONE]":
            self.is_done = True
            return
        self._event.append(data)  # one event may be spread over several data lines
        try:
            event = json.loads(b"\n".join(self._event))
        except ValueError:
            return
        self._event.clear()
        yield from self._take(event, "delta")

    def _body(self, body: bytes) -> Iterator[Chunk]:
        try:
            event = json.loads(body)
        except ValueError:
            raise BadModelOutput(
                "the answer is neither a stream nor JSON; check COACH_MODEL_BASE_URL (it usually ends in /v1)"
            ) from None
        yield from self._take(event, "message")

    def _take(self, event: Any, key: str) -> Iterator[Chunk]:
        if not isinstance(event, dict):
            raise BadModelOutput(f"an event of the answer is {type(event).__name__}, not an object")
        if event.get("error"):
            raise told_error(event["error"])
        if isinstance(event.get("usage"), dict):
            self._usage = event["usage"]
        choices = event.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else {}  # the usage event has none
        said = choice.get(key) if isinstance(choice, dict) else None
        if not isinstance(said, dict):
            said = {}
        self._finish_reason = (isinstance(choice, dict) and choice.get("finish_reason")) or self._finish_reason
        if said.get("refusal") or self._finish_reason == "content_filter":
            raise ModelRefused("the model or its content filter refused this prompt")
        text = said.get("content") or ""
        if not isinstance(text, str):
            raise BadModelOutput(f"the answer's content is {type(text).__name__}, not text")
        if text:
            self.has_text = True
            yield Chunk(text)


def told_error(error: Any) -> ModelError:
    """An error sent as an answer, as one of ours. Its words stay out: they may repeat a prompt or a key."""
    told = error if isinstance(error, dict) else {}
    kind = f"{told.get('code')} {told.get('type')}"
    status = int(str(told.get("code"))) if str(told.get("code")).isdecimal() else 0
    if "context" in kind:
        return ModelRefused("the prompt is longer than the model's context")
    if 400 <= status < 500 and status not in TRANSIENT:
        return ModelRefused(f"the endpoint sent error {status} in its answer")
    return ModelUnavailable(f"the endpoint sent an error in its answer{f' ({status})' if status else ''}")


def _count(usage: dict[str, Any], key: str) -> int | None:
    value = usage.get(key)
    return value if isinstance(value, int) else None
