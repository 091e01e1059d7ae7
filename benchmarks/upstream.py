"""A small real HTTP server that speaks the OpenAI chat protocol and answers as its script says.

Run: `python -m benchmarks.upstream --port 0`, then use `scripted;mode=good;ttft=0.3;itl=0.02;n=40` as the model's
name (modes: see benchmarks/replies.py). GET /calls tells what it was asked. Hand-made over asyncio streams, so
that it costs little beside what is measured. Knows nothing of who is asking.
"""

import argparse
import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from benchmarks.replies import Script, read_script, write_reply

REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 429: "Too Many Requests", 500: "Server Error"}
LIMIT = 4 * 1024 * 1024


@dataclass(slots=True)
class Call:
    """One request for a completion, as a test may want to look at it."""

    body: dict[str, Any]
    headers: dict[str, str]
    mode: str = ""
    finished: bool = False
    dropped: bool = False  # the client went away before the end


@dataclass(slots=True)
class Upstream:
    """`async with Upstream() as upstream:` then talk to `upstream.url`. Records every call."""

    port: int = 0
    calls: list[Call] = field(default_factory=list)
    _server: asyncio.Server | None = None
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    async def __aenter__(self) -> "Upstream":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, limit=LIMIT)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.close()
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def forever(self) -> None:
        if self._server is not None:
            await self._server.serve_forever()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._open.add(task)
            task.add_done_callback(self._open.discard)
        early: bytes | None = b""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while early is not None:
                early = await self._one(early, reader, writer)
        writer.close()
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await writer.wait_closed()

    async def _one(self, early: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes | None:
        """Answers one request. Returns what it has read of the next one, None when the connection is over."""
        head = early + await reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").strip().split("\r\n")
        headers = {k.strip().lower(): v.strip() for k, _, v in (line.partition(":") for line in lines)}
        data = await reader.readexactly(int(headers.get("content-length", 0)))
        method, path, _ = first.split(" ", 2)
        if method == "POST" and path.endswith("/chat/completions"):
            return await self._complete(Call(json.loads(data), headers), reader, writer)
        if path == "/calls":
            await _send(writer, 200, {"calls": len(self.calls), "dropped": sum(c.dropped for c in self.calls)})
        elif path in ("/health", "/v1/models"):
            await _send(writer, 200, {"object": "list", "data": [{"id": "scripted", "object": "model"}]})
        else:
            await _send(writer, 404, _error(f"no route {method} {path}"))
        return b""

    async def _complete(self, call: Call, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes | None:
        self.calls.append(call)
        try:
            script = read_script(call.body["model"], len(self.calls) - 1)
        except (KeyError, ValueError) as error:
            await _send(writer, 400, _error(str(error)))
            return b""
        call.mode = script.mode
        answer = asyncio.create_task(_answer(writer, script, call.body))
        early = asyncio.create_task(reader.read(1))  # the end of file, when the client goes away
        try:
            await asyncio.wait((early, answer), return_when=asyncio.FIRST_COMPLETED)
            call.dropped = early.done() and early.result() == b"" and not answer.done()
            if call.dropped:
                return None
            keep = await answer
            call.finished = keep
            return (early.result() if early.done() else b"") if keep else None
        finally:
            for task in (answer, early):
                task.cancel()
            await asyncio.gather(answer, early, return_exceptions=True)


async def _answer(writer: asyncio.StreamWriter, script: Script, body: dict[str, Any]) -> bool:
    """Plays the script; True when the connection can take another request."""
    refused = _refusal(script, body)
    if refused is not None:
        await _send(writer, *refused)
        return True
    await asyncio.sleep(script.ttft)
    if script.mode == "hang":
        await asyncio.sleep(3600)
    text = "" if script.mode == "empty" else write_reply(script.mode, body)
    if script.mode == "html":
        await _send_raw(writer, 200, "text/html", b"<html><body>Please sign in</body></html>")
    elif script.mode == "json" or not body.get("stream"):
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        await _send(writer, 200, {"object": "chat.completion", "choices": [choice], "usage": _usage(body, text)})
    else:
        return await _stream(writer, script, body, text)
    return True


def _refusal(script: Script, body: dict[str, Any]) -> tuple[int, dict[str, Any], dict[str, str]] | None:
    asked = body.get("response_format", {}).get("type", "")
    if script.mode == "500":
        return 500, _error("the scripted upstream fails"), {}
    if script.mode == "429":
        return 429, _error("slow down", "rate_limit_exceeded"), {"retry-after": f"{script.retry_after:g}"}
    if asked and (script.mode == "plain" or (script.mode == "noschema" and asked == "json_schema")):
        return 400, _error(f"response_format of type {asked!r} is not supported"), {}
    return None


async def _stream(writer: asyncio.StreamWriter, script: Script, body: dict[str, Any], text: str) -> bool:
    writer.write(_head(200, {"content-type": "text/event-stream", "transfer-encoding": "chunked"}))
    pieces = split(text, script.pieces)
    stop = len(pieces) // 2 if script.mode in ("cut", "stall", "error") else len(pieces)
    for number, piece in enumerate(pieces[:stop]):
        if number and script.itl:
            await asyncio.sleep(script.itl)
        _frame(writer, {"choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}]})
        await writer.drain()
    if script.mode == "stall":
        await asyncio.sleep(3600)
    if script.mode == "cut":
        return False
    if script.mode == "error":
        _frame(writer, _error("the model ran out of memory", "server_error"))
    else:
        _frame(writer, {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
        if body.get("stream_options", {}).get("include_usage"):
            _frame(writer, {"choices": [], "usage": _usage(body, text)})
        _chunk(writer, b"data: [DONE]\n\n")
    _chunk(writer, b"")
    await writer.drain()
    return True


def split(text: str, pieces: int) -> list[str]:
    """At most `pieces` parts of about the same length."""
    size = max(1, -(-len(text) // max(1, pieces)))
    return [text[at : at + size] for at in range(0, len(text), size)]


def _usage(body: dict[str, Any], text: str) -> dict[str, int]:
    prompt = sum(len(str(message.get("content", ""))) for message in body.get("messages", ())) // 4
    return {"prompt_tokens": prompt, "completion_tokens": len(text) // 4, "total_tokens": prompt + len(text) // 4}


def _error(message: str, code: str | None = None) -> dict[str, Any]:
    return {"error": {"message": message, "type": "scripted", "param": None, "code": code}}


def _frame(writer: asyncio.StreamWriter, event: dict[str, Any]) -> None:
    _chunk(writer, b"data: " + json.dumps(event).encode() + b"\n\n")


def _chunk(writer: asyncio.StreamWriter, data: bytes) -> None:
    writer.write(b"%x\r\n%s\r\n" % (len(data), data))


async def _send(
    writer: asyncio.StreamWriter, status: int, body: dict[str, Any], headers: dict[str, str] | None = None
) -> None:
    await _send_raw(writer, status, "application/json", json.dumps(body).encode(), headers)


async def _send_raw(
    writer: asyncio.StreamWriter, status: int, kind: str, data: bytes, headers: dict[str, str] | None = None
) -> None:
    writer.write(_head(status, {"content-type": kind, "content-length": str(len(data))} | (headers or {})))
    writer.write(data)
    await writer.drain()


def _head(status: int, headers: dict[str, str]) -> bytes:
    lines = [f"HTTP/1.1 {status} {REASONS[status]}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


async def serve(port: int) -> None:
    async with Upstream(port) as upstream:
        print(f"listening on {upstream.url}", flush=True)
        await upstream.forever()


def main() -> None:
    parser = argparse.ArgumentParser(description="A scripted OpenAI-compatible server on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one, which is printed")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
