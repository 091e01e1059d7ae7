"""The official `openai` client and our provider against a real model server."""

import json
from collections.abc import AsyncIterator
from typing import Any

import openai
import pytest

from app.providers.openai_chat import OpenAIChat
from graph import BadModelOutput, Message, ModelRefused, Prompt

pytestmark = pytest.mark.model

SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["stage", "question"],
    "properties": {
        "stage": {"type": "string", "enum": ["focus", "explore"]},
        "question": {"type": "string", "maxLength": 60},
    },
}
ASK = Message("user", "A sales rep says: the deal went quiet. Ask one question.")


@pytest.fixture
async def client(model_url: str) -> AsyncIterator[openai.AsyncOpenAI]:
    async with openai.AsyncOpenAI(base_url=model_url, api_key="none", max_retries=0, timeout=60) as client:
        yield client


@pytest.fixture
async def ours(model_url: str) -> AsyncIterator[OpenAIChat]:
    model = OpenAIChat(model_url, "", "smollm2", 60.0, 60.0, 0)
    yield model
    await model.aclose()


async def test_the_official_client_gets_a_stream_that_ends_with_token_counts(client: openai.AsyncOpenAI) -> None:
    stream = await client.chat.completions.create(
        model="smollm2",
        messages=[{"role": "user", "content": ASK.content}],
        max_tokens=12,
        stream=True,
        stream_options={"include_usage": True},
    )

    chunks = [chunk async for chunk in stream]

    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices).strip()
    assert chunks[-1].usage is not None
    assert chunks[-1].usage.completion_tokens > 0


async def test_our_provider_gets_an_answer_held_to_the_schema_with_token_counts(ours: OpenAIChat) -> None:
    chunks = [chunk async for chunk in ours.stream(Prompt((ASK,), SCHEMA, max_tokens=120))]

    answer = json.loads("".join(chunk.text for chunk in chunks))
    assert answer["stage"] in ("focus", "explore")
    assert set(answer) == {"stage", "question"}
    assert (chunks[-1].prompt_tokens or 0) > 0
    assert (chunks[-1].completion_tokens or 0) > 0


async def test_a_prompt_longer_than_the_context_is_refused_for_good(ours: OpenAIChat) -> None:
    prompt = Prompt((Message("user", "quiet deal " * 9000),), SCHEMA)

    with pytest.raises(ModelRefused, match="400"):
        _ = [chunk async for chunk in ours.stream(prompt)]


async def test_an_answer_cut_off_by_the_token_limit_is_not_taken_for_whole(ours: OpenAIChat) -> None:
    with pytest.raises(BadModelOutput, match="token limit"):
        _ = [chunk async for chunk in ours.stream(Prompt((ASK,), SCHEMA, max_tokens=3))]


async def test_a_closed_stream_frees_the_server_for_the_next_call(ours: OpenAIChat) -> None:
    for _ in range(4):  # more than the server has slots
        stream = ours.stream(Prompt((ASK,), SCHEMA, max_tokens=400))
        await anext(stream)
        await stream.aclose()

    chunks = [chunk async for chunk in ours.stream(Prompt((ASK,), SCHEMA, max_tokens=120))]
    assert chunks
