"""Every exception class of the SDK and of both HTTP libraries below it becomes one of ours. Found by reflection."""

import inspect
from collections.abc import AsyncIterator, Iterator

import httpx
import httpx2
import openai
import pytest
import respx

from app.providers.openai_chat import OpenAIChat
from graph import (
    BadModelOutput,
    Message,
    ModelError,
    ModelRefused,
    ModelTooSlow,
    ModelUnavailable,
    Prompt,
)

URL = "http://model.invalid/v1"
KEY = "sk-canary-4711"
PROMPT = Prompt((Message("user", "Hello"),), {"type": "object"})


def classes(library: object) -> list[type[Exception]]:
    found = [thing for _, thing in inspect.getmembers(library, inspect.isclass) if issubclass(thing, Exception)]
    return [thing for thing in found if not issubclass(thing, Warning)]


def instance(kind: type[Exception]) -> Exception:
    """One exception of this class with the key in its message, built without its constructor if that is picky."""
    if issubclass(kind, openai.APIStatusError):
        response = httpx2.Response(418, request=httpx2.Request("POST", URL), json={})
        status = getattr(kind, "status_code", None)
        error = kind.__new__(kind)
        openai.APIStatusError.__init__(error, f"echo {KEY}", response=response, body=None)
        error.status_code = status if isinstance(status, int) else 503
        return error
    error = kind.__new__(kind)
    Exception.__init__(error, f"echo {KEY}")
    return error


EVERY = [*classes(openai), *classes(httpx2), *classes(httpx)]
EXPECTED: dict[str, type[ModelError]] = {
    "APITimeoutError": ModelTooSlow,
    "ReadTimeout": ModelTooSlow,
    "ConnectTimeout": ModelTooSlow,
    "PoolTimeout": ModelTooSlow,
    "APIConnectionError": ModelUnavailable,
    "ConnectError": ModelUnavailable,
    "ReadError": ModelUnavailable,
    "RemoteProtocolError": ModelUnavailable,
    "RateLimitError": ModelUnavailable,
    "InternalServerError": ModelUnavailable,
    "ConflictError": ModelUnavailable,
    "AuthenticationError": ModelRefused,
    "OAuthError": ModelRefused,
    "PermissionDeniedError": ModelRefused,
    "NotFoundError": ModelRefused,
    "BadRequestError": ModelRefused,
    "UnprocessableEntityError": ModelRefused,
    "ContentFilterFinishReasonError": ModelRefused,
    "InvalidURL": ModelRefused,
    "UnsupportedProtocol": ModelRefused,
    "LengthFinishReasonError": BadModelOutput,
    "APIResponseValidationError": BadModelOutput,
    "DecodingError": BadModelOutput,
}


class Raising:
    """A body that fails while it is read."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b'data: {"choices": [{"delta": {"content": "Hi"}}]}\n\n'
        raise self._error


@pytest.fixture
def model() -> OpenAIChat:
    return OpenAIChat(URL, KEY, "m", 5.0, 5.0, 0, http_client=httpx.AsyncClient())


@pytest.fixture
def network() -> Iterator[respx.MockRouter]:
    with respx.mock(base_url=URL) as router:
        yield router


async def blamed(model: OpenAIChat) -> ModelError:
    with pytest.raises(ModelError) as caught:
        _ = [chunk async for chunk in model.stream(PROMPT)]
    return caught.value


def test_the_reflection_finds_the_classes_of_all_three_libraries() -> None:
    assert len(EVERY) > 60
    assert set(EXPECTED) <= {kind.__name__ for kind in EVERY}


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: f"{kind.__module__.partition('.')[0]}.{kind.__name__}")
async def test_an_exception_on_sending_becomes_ours_and_repeats_nothing(
    model: OpenAIChat, network: respx.MockRouter, kind: type[Exception]
) -> None:
    network.post("/chat/completions").mock(side_effect=instance(kind))

    error = await blamed(model)

    assert KEY not in str(error)
    assert error.__suppress_context__


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: f"{kind.__module__.partition('.')[0]}.{kind.__name__}")
async def test_an_exception_in_mid_stream_becomes_ours_by_its_kind(
    model: OpenAIChat, network: respx.MockRouter, kind: type[Exception]
) -> None:
    network.post("/chat/completions").respond(200, stream=Raising(instance(kind)))  # type: ignore[arg-type]

    error = await blamed(model)

    assert type(error) is EXPECTED.get(kind.__name__, type(error))
    assert type(error) is not ModelError


@pytest.mark.parametrize(
    ("status", "kind", "advice"),
    [
        (400, ModelRefused, ""),
        (401, ModelRefused, "COACH_MODEL_API_KEY"),
        (403, ModelRefused, "COACH_MODEL_API_KEY"),
        (404, ModelRefused, "COACH_MODEL_BASE_URL"),
        (408, ModelUnavailable, ""),
        (409, ModelUnavailable, ""),
        (413, ModelRefused, ""),
        (422, ModelRefused, ""),
        (429, ModelUnavailable, "rate limit"),
        (500, ModelUnavailable, ""),
        (502, ModelUnavailable, ""),
        (503, ModelUnavailable, ""),
    ],
)
async def test_a_status_becomes_ours_and_says_what_to_do(
    model: OpenAIChat, network: respx.MockRouter, status: int, kind: type[ModelError], advice: str
) -> None:
    said = {"error": {"message": f"Incorrect API key provided: {KEY}", "code": "some_code", "type": "t"}}
    network.post("/chat/completions").respond(status, json=said)

    error = await blamed(model)

    assert type(error) is kind
    assert f"{status}, some_code" in str(error)
    assert advice in str(error)
    assert KEY not in str(error)


@pytest.mark.parametrize("status", [408, 409, 400, 404])
async def test_only_connection_failures_429_and_5xx_are_tried_again(network: respx.MockRouter, status: int) -> None:
    model = OpenAIChat(URL, KEY, "m", 5.0, 5.0, 2, http_client=httpx.AsyncClient())
    route = network.post("/chat/completions").respond(status, json={})

    await blamed(model)

    assert route.call_count == 1


async def test_a_failed_connection_is_tried_again(network: respx.MockRouter) -> None:
    model = OpenAIChat(URL, KEY, "m", 5.0, 5.0, 1, http_client=httpx.AsyncClient())
    route = network.post("/chat/completions").mock(side_effect=httpx.ConnectError("refused"))

    error = await blamed(model)

    assert type(error) is ModelUnavailable
    assert route.call_count == 2


async def test_a_password_in_the_address_is_never_told(network: respx.MockRouter) -> None:
    address = "http://user:hunter2@model.invalid/v1?token=hunter2"
    model = OpenAIChat(address, KEY, "m", 5.0, 5.0, 0, http_client=httpx.AsyncClient())
    network.post(url__startswith="http").respond(500)

    error = await blamed(model)

    assert "hunter2" not in str(error)
    assert "model.invalid" in str(error)
