"""Any OpenAI-compatible endpoint as the graph's ChatModel: auth and retries from the SDK, lines read raw.

The only file that imports `openai`. Knows nothing of coaching. No message of it ever holds the key, a prompt
or anything that the endpoint said, because endpoints like to repeat keys and prompts in their errors.
"""

import asyncio
import contextlib
import logging
import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AsyncExitStack, aclosing
from typing import Any, Literal
from urllib.parse import urlsplit

import httpx
import httpx2
import openai
from openai import AsyncAPIResponse

from app.providers.answer import TRANSIENT, Answer
from app.providers.dialect import first_dialect
from graph import (
    BadModelOutput,
    Chunk,
    ModelError,
    ModelRefused,
    ModelTooSlow,
    ModelUnavailable,
    Prompt,
)

log = logging.getLogger(__name__)

CONNECT_SECONDS = 5.0
DRAIN_SECONDS = 0.1
HttpClient = httpx.AsyncClient | httpx2.AsyncClient

# First match wins, so the narrow ones stand before the wide ones.
OURS: tuple[tuple[type[Exception], type[ModelError]], ...] = (
    (openai.APITimeoutError, ModelTooSlow),
    (openai.APIConnectionError, ModelUnavailable),
    (openai.APIResponseValidationError, BadModelOutput),
    (openai.LengthFinishReasonError, BadModelOutput),
    (openai.ContentFilterFinishReasonError, ModelRefused),
    (TimeoutError, ModelTooSlow),
    (httpx2.TimeoutException, ModelTooSlow),
    (httpx.TimeoutException, ModelTooSlow),
    (httpx2.DecodingError, BadModelOutput),
    (httpx.DecodingError, BadModelOutput),
    (httpx2.TooManyRedirects, ModelRefused),
    (httpx.TooManyRedirects, ModelRefused),
    (httpx2.InvalidURL, ModelRefused),
    (httpx.InvalidURL, ModelRefused),
    (httpx2.UnsupportedProtocol, ModelRefused),
    (httpx.UnsupportedProtocol, ModelRefused),
)
ADVICE = {
    401: "check COACH_MODEL_API_KEY",
    403: "check what COACH_MODEL_API_KEY may use",
    404: "check COACH_MODEL and COACH_MODEL_BASE_URL (it usually ends in /v1)",
    429: "the endpoint's rate limit is reached; wait or raise it",
}


class OpenAIChat:
    """A ChatModel over HTTP.

    `first_seconds` and `total_seconds` hold for one call, retries and simpler ways of asking included.
    Connection failures, 429 and 5xx are tried again up to `retries` times, here and in no other layer.
    `http_client` is for tests.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str,
        model: str,
        first_seconds: float,
        total_seconds: float,
        retries: int,
        structured: Literal["auto", "json_schema", "json_object", "prompt"] = "auto",
        http_client: HttpClient | None = None,
    ) -> None:
        self._model = model
        self._where = _without_credentials(base_url)
        self._first_seconds = min(first_seconds, total_seconds)
        self._total_seconds = total_seconds
        self._dialect = first_dialect(structured)
        timeout = openai.Timeout(
            connect=min(CONNECT_SECONDS, first_seconds),
            read=total_seconds + 1,  # a backstop: our own clock below ends the wait first
            write=first_seconds,
            pool=first_seconds,
        )
        self._extra_headers = _left_out(api_key)
        client = http_client or openai.DefaultAsyncHttpxClient(timeout=timeout)
        client.event_hooks["response"].append(self._tell_whether_to_retry)
        self._client = openai.AsyncOpenAI(
            base_url=base_url,
            api_key=api_key,
            admin_api_key="",  # explicit, so that OPENAI_* of some other program is not sent to this endpoint
            http_client=client,  # type: ignore[arg-type]  # httpx clients work too, the hints do not say so
            timeout=timeout,
            max_retries=retries,
        )

    @property
    def name(self) -> str:
        return self._model

    async def aclose(self) -> None:
        """Closes the connections. Calls still running end with ModelUnavailable."""
        await self._client.close()

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Chunk, None]:
        """Yields text, then the token counts. Raises ModelErrors only. Closing it cancels the call."""
        try:
            async with aclosing(self._answer(prompt)) as chunks:
                async for chunk in chunks:
                    yield chunk
        except ModelError:
            raise
        except Exception as error:
            # The port promises ModelErrors only, so whatever the SDK throws is a failed call. `from None`, because
            # the SDK's error repeats the endpoint's words, and those belong in no log.
            raise self._blame(error) from None

    async def _answer(self, prompt: Prompt) -> AsyncGenerator[Chunk, None]:
        began = asyncio.get_running_loop().time()
        first, last = began + self._first_seconds, began + self._total_seconds
        answer = Answer()
        async with AsyncExitStack() as stack:
            async with asyncio.timeout_at(first):
                response = await self._open(stack, prompt)
            parts = aiter(response.iter_bytes())
            while not answer.is_done:
                # Never around a yield: the time that the reader of this stream takes is not the model's.
                async with asyncio.timeout_at(last if answer.has_text else first):
                    data = await anext(parts, b"")
                if not data:
                    break
                for chunk in answer.feed(data):
                    yield chunk
            for chunk in answer.finish():
                yield chunk
            await _drain(parts)

    async def _open(self, stack: AsyncExitStack, prompt: Prompt) -> AsyncAPIResponse[Any]:
        """Sends the request, in a simpler form when the server says that it does not know this one."""
        dialect = self._dialect
        create: Any = self._client.chat.completions.with_streaming_response.create
        while True:
            try:
                response: AsyncAPIResponse[Any] = await stack.enter_async_context(
                    create(**dialect.body(self._model, prompt), extra_headers=self._extra_headers)
                )
            except openai.APIStatusError as error:
                simpler = dialect.after_refusal(error.status_code, f"{error.message} {error.body}")
                if simpler is None:
                    raise
                dialect = simpler
                continue
            if dialect != self._dialect:
                log.info("the model endpoint is asked with %s from now on", dialect)
                self._dialect = dialect
            return response

    async def _tell_whether_to_retry(self, response: httpx.Response | httpx2.Response) -> None:
        """The SDK retries 408 and 409 too, and waits two minutes if told to. This header is its switch."""
        status = response.status_code
        too_long = _seconds(response.headers.get("retry-after", "")) >= self._first_seconds
        may = (status == 429 or status >= 500) and not too_long
        response.headers["x-should-retry"] = "true" if may else "false"

    def _blame(self, error: Exception) -> ModelError:
        if isinstance(error, openai.APIStatusError):
            return self._blame_status(error)
        kind = next((ours for theirs, ours in OURS if isinstance(error, theirs)), ModelUnavailable)
        if kind is ModelTooSlow:
            return ModelTooSlow(
                f"{self._where} gave no first words within {self._first_seconds:g} s or no end within "
                f"{self._total_seconds:g} s; raise COACH_MODEL_FIRST_SECONDS or COACH_MODEL_TOTAL_SECONDS"
            )
        return kind(f"{self._where} cannot be used ({type(error).__name__}); is it running, and is its address right?")

    def _blame_status(self, error: openai.APIStatusError) -> ModelError:
        status = error.status_code
        kind = ModelUnavailable if status >= 500 or status in TRANSIENT else ModelRefused
        code = f", {error.code}" if error.code and re.fullmatch(r"[a-z_]{1,40}", error.code) else ""
        advice = ADVICE.get(status, "see the endpoint's own log")
        return kind(f"{self._where} answered {status}{code} for model {self._model!r}; {advice}")


async def _drain(parts: AsyncIterator[bytes]) -> None:
    """Reads past [DONE], so that the connection can serve the next call; a server that lingers loses it."""
    with contextlib.suppress(Exception):
        async with asyncio.timeout(DRAIN_SECONDS):
            while await anext(parts, b""):
                pass


def _left_out(api_key: str) -> dict[str, openai.Omit]:
    """No organisation and no project from the environment; no empty bearer for servers that want no key."""
    names = ["OpenAI-Organization", "OpenAI-Project"] + ([] if api_key else ["Authorization"])
    return {name: openai.Omit() for name in names}


def _without_credentials(base_url: str) -> str:
    url = urlsplit(base_url)
    return f"{url.scheme}://{url.netloc.rpartition('@')[2]}{url.path}"


def _seconds(retry_after: str) -> float:
    """A date instead of seconds counts as soon: the first limit ends the wait anyway."""
    try:
        return float(retry_after)
    except ValueError:
        return 0.0
