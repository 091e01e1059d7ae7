"""Every error as one document: RFC 9457 problem details that name the thing, the value and what to do."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import CoachError, shortened
from app.store.database import Changed, DatabaseBusy
from app.turns import where

log = logging.getLogger(__name__)

TYPE: Final = "application/problem+json"
ERRORS_SHOWN: Final = 10
BUSY_SECONDS: Final = 2


class Problem(BaseModel):
    """An error. `code` is stable, for programs; `detail` says what happened and what to do next."""

    model_config = ConfigDict(extra="allow", json_schema_extra={"examples": [{
        "type": "/problems/not_found",
        "title": "Nothing here",
        "status": 404,
        "detail": "There is no turn 'f3…', or it is not yours. Check the address.",
        "instance": "/api/turns/f3…",
        "code": "not_found",
    }]})  # fmt: skip

    type: str
    title: str
    status: int
    detail: str
    instance: str
    code: str


def problem(
    request: Request, status: int, code: str, title: str, detail: str, extra: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:  # fmt: skip
    """The one place that renders an error for programs."""
    body = {
        "type": f"/problems/{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        "code": code,
        **(extra or {}),
    }
    # ASCII output: whatever was sent, a lone half of a character included, can be said back.
    return Response(json.dumps(body), status, media_type=TYPE, headers=headers)


Page = Callable[[Request, int, str, str], Awaitable[Response | None]]
"""Makes a page of an error for a browser (status, title, detail), or None when it would rather not."""


def add_handlers(app: FastAPI, page: Page | None = None) -> None:
    """Renders every expected error of `app`; bugs are rendered by `Unfailing`."""

    async def answer(request: Request, error: Exception) -> Response:
        return await _answer(request, error, page)

    for kind in (CoachError, RequestValidationError, HTTPException, DatabaseBusy, Changed):
        app.add_exception_handler(kind, answer)


async def _answer(request: Request, error: Exception, page: Page | None) -> Response:
    status, code, title, detail, extra, headers = _described(error, request)
    shown = None if page is None or is_program(request) else await page(request, status, title, detail)
    if shown is None:
        return problem(request, status, code, title, detail, extra, headers)
    shown.headers.update(headers)
    return shown


def is_program(request: Request) -> bool:
    """Whether JSON is wanted: everything under /api, and whoever does not ask for a page."""
    return request.url.path.startswith("/api") or "text/html" not in request.headers.get("accept", "")


Described = tuple[int, str, str, str, dict[str, Any], dict[str, str]]


def _described(error: Exception, request: Request) -> Described:
    if isinstance(error, CoachError):
        return error.status, error.code, error.title, str(error), dict(error.extra()), _retry(error.retry_after)
    if isinstance(error, RequestValidationError):
        return _invalid(error)
    if isinstance(error, HTTPException):
        return _http(error, request)
    if isinstance(error, DatabaseBusy):
        detail = "The database does not answer just now. Nothing was stored; send the same again in a moment."
        log.warning("the database does not answer: %s", error)
        return 503, "database_busy", "Not just now", detail, {}, _retry(BUSY_SECONDS)
    if isinstance(error, Changed):
        detail = (
            "Somebody else changed the same thing at the same moment. Nothing was stored; read it again, then decide."
        )
        return 409, "changed", "It was changed meanwhile", detail, {}, {}
    log.error("%s %s failed: %s\n%s", request.method, request.url.path, type(error).__name__, where(error))
    return 500, "bug", "This is our fault", "Something broke here, not on your side. Trying again may work.", {}, {}


def _invalid(error: RequestValidationError) -> Described:
    """Which field, which value (shortened), what was expected."""
    found = error.errors()
    if found and found[0]["type"] == "json_invalid":
        at = found[0]["loc"][-1]
        detail = f"The body is not JSON: {found[0].get('ctx', {}).get('error', 'unreadable')} at character {at}."
        return 400, "malformed_json", "This is not JSON", detail, {}, {}
    if found and isinstance(found[0].get("input"), bytes):
        detail = "The body was not read: send JSON in UTF-8 with Content-Type: application/json."
        return 415, "not_json", "This is not JSON", detail, {}, {}
    errors = [
        {
            "field": ".".join(str(part) for part in e["loc"][1:]) or str(e["loc"][0]),
            "problem": e["msg"],
            "value": _value(e),
        }
        for e in found[:ERRORS_SHOWN]
    ]
    said = "; ".join(f"{e['field']}: {e['problem']} (got {e['value']})" for e in errors)
    return 422, "invalid", "This cannot be used", f"{said}. Nothing was stored.", {"errors": errors}, {}


def _value(error: Mapping[str, Any]) -> str:
    return "nothing" if error["type"] == "missing" else shortened(repr(error.get("input")))


def _http(error: HTTPException, request: Request) -> Described:
    """What the framework itself refuses: unknown addresses, wrong methods, bodies too large."""
    status = HTTPStatus(error.status_code)
    details = {
        404: f"There is nothing at {shortened(request.url.path)!r}. The API is described at /api/openapi.json.",
        405: f"{request.method} does not work at {shortened(request.url.path)!r}.",
        413: "The body is larger than this server takes. Nothing was stored.",
        400: "The request cannot be read. Send JSON in UTF-8 with Content-Type: application/json.",
    }
    detail = details.get(error.status_code, str(error.detail))
    code = status.phrase.lower().replace(" ", "_")
    return error.status_code, code, status.phrase, detail, {}, dict(error.headers or {})


def _retry(seconds: int | None) -> dict[str, str]:
    return {} if seconds is None else {"Retry-After": str(seconds)}


def declared(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """`responses=` of a route: the errors it may answer with, in the API's description."""
    return {status: {"model": Problem, "description": HTTPStatus(status).phrase} for status in statuses}


def describe_errors(app: FastAPI) -> None:
    """Names the media type of errors in the API's description, and takes out the framework's own shape of them."""
    build = app.openapi

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            schema = build()
            ref = {"schema": {"$ref": "#/components/schemas/Problem"}}
            for path in schema["paths"].values():
                for operation in path.values():
                    for status, response in operation["responses"].items():
                        if status.startswith(("4", "5")) and "Readiness" not in str(response):
                            response["content"] = {TYPE: ref}
            for name in ("HTTPValidationError", "ValidationError"):
                schema["components"]["schemas"].pop(name, None)
        return app.openapi_schema or schema

    app.openapi = described  # type: ignore[method-assign]  # the way FastAPI documents


class Unfailing:
    """A bug becomes a problem document like everything else, inside the headers that every answer has."""

    def __init__(self, app: ASGIApp, page: Page | None = None) -> None:
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as error:
            if scope["type"] != "http":
                raise
            if started:  # too late for a status; the connection is cut, which no client takes for an end
                log.error("%s broke off: %s\n%s", scope["path"], type(error).__name__, where(error))
                return
            response = await _answer(Request(scope), error, self._page)
            await response(scope, receive, send)
