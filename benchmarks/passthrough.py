"""The least that a chat server can do: forward the upstream's lines to the client. The yardstick for our own turns.

Run: `python -m benchmarks.passthrough --upstream http://127.0.0.1:9000/v1 --port 0`. Same SDK, same server, no coach.
"""

import argparse
from collections.abc import AsyncIterator
from typing import Any

import openai
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

from benchmarks.served import serve_announced


def create_passthrough(upstream: str) -> FastAPI:
    app = FastAPI()
    client = openai.AsyncOpenAI(base_url=upstream, api_key="none", max_retries=0, timeout=60)
    create: Any = client.chat.completions.with_streaming_response.create

    @app.post("/chat")
    async def chat(request: Request) -> StreamingResponse:
        body = await request.json()

        async def lines() -> AsyncIterator[str]:
            async with create(**body, stream=True) as response:
                async for line in response.iter_lines():
                    yield line + "\n"

        return StreamingResponse(lines(), media_type="text/event-stream")

    return app


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upstream", required=True)
    parser.add_argument("--port", type=int, default=0)
    arguments = parser.parse_args()
    serve_announced(create_passthrough(arguments.upstream), arguments.port)


if __name__ == "__main__":
    main()
