"""The provider against a real HTTP server on loopback that plays every failure an endpoint can show."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Callable

import pytest

from app.providers.openai_chat import OpenAIChat
from benchmarks.upstream import Upstream
from graph import (
    BadModelOutput,
    Chunk,
    Message,
    ModelError,
    ModelRefused,
    ModelTooSlow,
    ModelUnavailable,
    Prompt,
)

KEY = "sk-canary-4711"
SECRET_TEXT = "Meridian went quiet after the pricing call"
PROMPT = Prompt(
    (
        Message("system", "You ask."),
        Message("user", json.dumps({"stage": "explore", "asks_for": "ask_fact", "the_rep_says_now": SECRET_TEXT})),
    ),
    {"type": "object"},
)


@pytest.fixture
async def upstream() -> AsyncIterator[Upstream]:
    async with Upstream() as server:
        yield server


def chat(upstream: Upstream, name: str, **changes: object) -> OpenAIChat:
    settings: dict[str, object] = {
        "base_url": upstream.url,
        "api_key": KEY,
        "model": f"scripted;{name}",
        "first_seconds": 5.0,
        "total_seconds": 10.0,
        "retries": 0,
    }
    return OpenAIChat(**(settings | changes))  # type: ignore[arg-type]


async def collect(model: OpenAIChat) -> list[Chunk]:
    try:
        return [chunk async for chunk in model.stream(PROMPT)]
    finally:
        await model.aclose()


async def fail(model: OpenAIChat) -> ModelError:
    with pytest.raises(ModelError) as caught:
        await collect(model)
    return caught.value


async def until(condition: Callable[[], bool], seconds: float = 3.0) -> bool:
    """The other side of a socket hears of things a little later."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:  # noqa: ASYNC110  # the upstream has no event for this
        await asyncio.sleep(0.01)
    return condition()


async def test_a_structured_reply_arrives_in_pieces_with_its_token_counts(upstream: Upstream) -> None:
    chunks = await collect(chat(upstream, "itl=0.002"))

    draft = json.loads("".join(chunk.text for chunk in chunks))
    assert draft["question"].endswith("?")
    assert len(chunks) > 10
    assert (chunks[-1].prompt_tokens or 0) > 0
    assert (chunks[-1].completion_tokens or 0) > 0


async def test_the_key_goes_to_the_endpoint_and_nothing_of_another_program_does(
    upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-other")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-other")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")

    await collect(chat(upstream, ""))
    await collect(chat(upstream, "", api_key=""))

    with_key, without_key = (call.headers for call in upstream.calls)
    assert with_key["authorization"] == f"Bearer {KEY}"
    assert "authorization" not in without_key
    assert "other" not in json.dumps([with_key, without_key])


async def test_one_connection_serves_one_call_after_another(upstream: Upstream) -> None:
    model = chat(upstream, "")

    for _ in range(5):
        assert [chunk async for chunk in model.stream(PROMPT)]

    assert len(upstream._open) == 1
    await model.aclose()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("mode=500", ModelUnavailable),
        ("mode=429", ModelUnavailable),
        ("mode=error", ModelUnavailable),
        ("mode=cut", ModelUnavailable),
        ("mode=empty", BadModelOutput),
        ("mode=html", BadModelOutput),
        ("colour=red", ModelRefused),
    ],
)
async def test_every_failure_of_an_endpoint_is_one_of_our_errors(
    upstream: Upstream, name: str, kind: type[ModelError]
) -> None:
    error = await fail(chat(upstream, name))

    assert type(error) is kind


@pytest.mark.parametrize("name", ["mode=garbage", "mode=chatty", "mode=json"])
async def test_text_that_is_no_clean_json_is_passed_on_for_the_graph_to_judge(upstream: Upstream, name: str) -> None:
    chunks = await collect(chat(upstream, name))

    assert "heard" in "".join(chunk.text for chunk in chunks)


async def test_nobody_listening_is_unavailable_and_the_message_says_where() -> None:
    async with Upstream() as gone:
        url = gone.url
    model = OpenAIChat(url, KEY, "m", 2.0, 4.0, 0)

    error = await fail(model)

    assert type(error) is ModelUnavailable
    assert url in str(error)


@pytest.mark.parametrize("name", ["mode=hang", "ttft=30"])
async def test_no_first_words_in_time_is_too_slow(upstream: Upstream, name: str) -> None:
    began = time.monotonic()

    error = await fail(chat(upstream, name, first_seconds=0.3))

    assert type(error) is ModelTooSlow
    assert "COACH_MODEL_FIRST_SECONDS" in str(error)
    assert time.monotonic() - began < 2
    assert await until(lambda: upstream.calls[0].dropped)


async def test_no_end_in_time_is_too_slow_after_the_words_that_came(upstream: Upstream) -> None:
    model = chat(upstream, "mode=stall", first_seconds=0.4, total_seconds=0.8)
    stream = model.stream(PROMPT)

    first = await anext(stream)

    assert first.text.startswith("{")
    with pytest.raises(ModelTooSlow):
        _ = [chunk async for chunk in stream]
    await model.aclose()


async def test_a_server_error_is_tried_again_as_often_as_set_and_no_more(upstream: Upstream) -> None:
    await fail(chat(upstream, "mode=500", retries=2))

    assert len(upstream.calls) == 3


async def test_a_retry_that_succeeds_gives_the_reply(upstream: Upstream) -> None:
    chunks = await collect(chat(upstream, "mode=429+500+good", retries=2))

    assert [call.mode for call in upstream.calls] == ["429", "500", "good"]
    assert chunks


async def test_a_rate_limit_that_outlasts_our_patience_is_not_waited_for(upstream: Upstream) -> None:
    began = time.monotonic()

    error = await fail(chat(upstream, "mode=429;after=60", retries=3))

    assert type(error) is ModelUnavailable
    assert len(upstream.calls) == 1
    assert time.monotonic() - began < 2


async def test_a_refusal_is_not_tried_again(upstream: Upstream) -> None:
    await fail(chat(upstream, "colour=red", retries=3))

    assert len(upstream.calls) == 1


async def test_a_stream_that_broke_is_not_tried_again_behind_the_callers_back(upstream: Upstream) -> None:
    await fail(chat(upstream, "mode=cut", retries=3))

    assert len(upstream.calls) == 1


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("mode=noschema", ["json_schema", "json_object", "json_object"]),
        ("mode=plain", ["json_schema", "json_object", "", ""]),
    ],
)
async def test_a_server_without_schemas_is_asked_in_a_simpler_way_which_is_remembered(
    upstream: Upstream, name: str, asked: list[str]
) -> None:
    model = chat(upstream, name)

    for _ in range(2):
        assert [chunk async for chunk in model.stream(PROMPT)]

    kinds = [call.body.get("response_format", {}).get("type", "") for call in upstream.calls]
    assert kinds == asked
    assert "JSON Schema" in upstream.calls[-1].body["messages"][0]["content"]
    await model.aclose()


async def test_an_ordered_way_of_asking_is_kept_even_when_it_is_refused(upstream: Upstream) -> None:
    error = await fail(chat(upstream, "mode=noschema", structured="json_schema"))

    assert type(error) is ModelRefused
    assert len(upstream.calls) == 1


async def test_closing_the_stream_cancels_the_call_at_the_upstream(upstream: Upstream) -> None:
    model = chat(upstream, "itl=0.05;n=400")
    stream = model.stream(PROMPT)
    await anext(stream)

    await stream.aclose()

    assert await until(lambda: upstream.calls[0].dropped)
    assert not upstream.calls[0].finished
    await model.aclose()


async def test_cancelling_the_waiting_task_cancels_the_call_at_the_upstream(upstream: Upstream) -> None:
    model = chat(upstream, "mode=hang")
    waiting = asyncio.ensure_future(anext(model.stream(PROMPT)))
    assert await until(lambda: bool(upstream.calls))

    waiting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await until(lambda: upstream.calls[0].dropped)
    await model.aclose()


@pytest.mark.parametrize("mode", ["good", "500", "429", "cut", "error", "noschema", "none-such"])
async def test_neither_the_key_nor_what_people_wrote_is_logged_or_told(
    upstream: Upstream, caplog: pytest.LogCaptureFixture, mode: str
) -> None:
    caplog.set_level(logging.DEBUG)
    told = ""
    try:
        await collect(chat(upstream, f"mode={mode}", retries=1))
    except ModelError as error:
        told = f"{error} {error.__suppress_context__ or error.__context__}"

    assert upstream.calls
    assert KEY not in caplog.text + told
    assert SECRET_TEXT not in caplog.text + told


async def test_many_calls_at_once_each_get_their_own_reply(upstream: Upstream) -> None:
    model = chat(upstream, "itl=0.001")

    async def once() -> str:
        return "".join([chunk.text async for chunk in model.stream(PROMPT)])

    replies = await asyncio.gather(*(once() for _ in range(20)))

    assert all(json.loads(reply)["question"] for reply in replies)
    await model.aclose()
