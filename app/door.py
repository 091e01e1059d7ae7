"""What a request passes before any route: its id, the host it names, where it comes from; and the headers of answers.

Knows nothing of people or of what is behind the routes.
"""

import re
import uuid
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.logs import REQUEST_ID
from app.problems import problem
from app.settings import Settings

PROBES: Final = frozenset({"/health", "/ready"})  # a load balancer asks by the machine's address
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
GOOD_ID: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
CONTENT_SECURITY_POLICY: Final = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
))  # fmt: skip
HEADERS: Final[Mapping[str, str]] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # a one-time link must not travel; our own forms still say where they come from
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


class RequestIds:
    """Every request has an id, the client's or ours: in the answer and in every line of the log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if GOOD_ID.fullmatch(given) else uuid.uuid4().hex
        REQUEST_ID.set(request_id)

        async def with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-ID"] = request_id
            await send(message)

        await self._app(scope, receive, with_id)


class SafeHeaders:
    """The headers of every answer. Nothing is kept by a cache unless a route says so itself."""

    def __init__(self, app: ASGIApp, is_https: bool) -> None:
        self._app = app
        self._headers = dict(HEADERS)
        if is_https:
            self._headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send if scope["type"] != "http" else with_headers)


class ReadablePaths:
    """An address with a NUL in it names nothing; PostgreSQL would not even look."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and "\x00" in scope["path"]:
            nothing = problem(Request(scope), 404, "not_found", "Not Found", "There is nothing at this address.")
            await nothing(scope, receive, send)
            return
        await self._app(scope, receive, send)


class SameOrigin:
    """Refuses what another site makes a signed-in browser do. A bearer token is exempt: no browser adds one itself."""

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self._app = app
        self._public = _origin(public_url) if public_url else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE_METHODS and not self._is_ours(scope):
            detail = "This came from another site, so it was not done. Open the coach itself and do it there."
            refusal = problem(Request(scope), 403, "cross_site", "Refused", detail)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if headers.get("authorization", "").lower().startswith("bearer "):
            return True
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        origin = headers.get("origin")
        if origin is None:
            return True  # no browser: those that send no Sec-Fetch-Site send an Origin with every post
        named = _origin(origin)
        return named is not None and named in (self._public, _origin(f"{scope['scheme']}://{headers.get('host', '')}"))


class OurNames(TrustedHostMiddleware):
    """Answers to our own names only; probes are answered by whatever address they come to, and tell nothing."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] in PROBES:
            await self.app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def trusted_hosts(settings: Settings) -> list[str]:
    """The names this server answers to; a foreign name that resolves to us (DNS rebinding) is not among them."""
    names = {urlsplit(settings.url).hostname or "", settings.host}
    if settings.is_loopback:
        names |= {"localhost", "127.0.0.1", "[::1]", "::1"}
    elif not settings.public_url:
        return ["*"]  # listening for everybody without a name of our own: any name may be ours
    return sorted(name for name in names if name)


def _origin(url: str) -> tuple[str, str, int | None] | None:
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    except ValueError:
        return None
