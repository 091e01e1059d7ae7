"""One keep-alive HTTP connection over asyncio streams: as little client as possible beside what is measured.

Knows just enough HTTP for servers on loopback: fixed lengths and chunked bodies, no redirects, no encodings.
"""

import asyncio
import json
from dataclasses import dataclass
from typing import Any


class Refused(Exception):
    """The server answered with an error status; the message holds its words."""


@dataclass(slots=True)
class Connection:
    """Open it with `connect`. One request at a time."""

    host: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def request(self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None) -> bytes:
        """The whole body of the answer. Raises Refused for a status of 400 and above."""
        data = b"" if body is None else json.dumps(body).encode()
        lines = [f"{method} {path} HTTP/1.1", f"host: {self.host}", f"content-length: {len(data)}"]
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        if data:
            lines.append("content-type: application/json")
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + data)
        status, answer = await self._answer()
        if status >= 400:
            raise Refused(f"{method} {path} answered {status}: {answer[:300].decode('utf-8', 'replace')}")
        return answer

    async def _answer(self) -> tuple[int, bytes]:
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(head.split(" ", 2)[1])
        if "transfer-encoding: chunked" in head:
            return status, await self._chunks()
        length = next((line[15:] for line in head.split("\r\n") if line.startswith("content-length:")), "0")
        return status, await self.reader.readexactly(int(length))

    async def _chunks(self) -> bytes:
        parts: list[bytes] = []
        while size := int(await self.reader.readline(), 16):
            parts.append(await self.reader.readexactly(size))
            await self.reader.readexactly(2)
        await self.reader.readline()
        return b"".join(parts)

    async def close(self) -> None:
        self.writer.close()
        await self.writer.wait_closed()


async def connect(port: int) -> Connection:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    return Connection(f"127.0.0.1:{port}", reader, writer)
