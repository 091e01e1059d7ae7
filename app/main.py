"""The application: routes, errors, what starts and stops with it. Importing this does nothing; `create_app` does."""

import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Final

from fastapi import FastAPI
from starlette.middleware import Middleware

from app import logs
from app.api import commitments, health, sessions, turns
from app.door import OurNames, ReadablePaths, RequestIds, SafeHeaders, SameOrigin, trusted_hosts
from app.parts import Parts
from app.people.attempts import Attempts
from app.people.oidc import oidc_routes
from app.people.routes import router as people
from app.people.signing_key import signing_key
from app.problems import Unfailing, add_handlers, describe_errors
from app.settings import Settings
from app.store.database import Database
from app.store.tables import now
from app.turns import TakesTurns
from app.web import company_refused, error_page, include_pages
from app.wiring import build_parts

log = logging.getLogger(__name__)

MAX_BODY: Final = 256 * 1024  # 10,000 characters of anything, escaped twice, and room to spare
DRAIN_SECONDS: Final = 5.0
SUMMARY: Final = "A coach for sales reps that asks instead of answering."


def create_app(
    settings: Settings,
    *,
    coach: TakesTurns | None = None,
    clock: Callable[[], datetime] = now,
    db: Database | None = None,
) -> FastAPI:
    """A server that is ready to start. `coach`, `clock` and `db` are for tests and for running without a file."""
    parts = build_parts(settings, coach=coach, clock=clock, db=db)
    app = FastAPI(
        title="Socratic Coach",
        summary=SUMMARY,
        version="1",
        openapi_url="/api/openapi.json",
        docs_url=None,  # its page loads scripts from elsewhere, which ours never do
        redoc_url=None,
        lifespan=_lifespan,
        max_body_size=MAX_BODY,
        middleware=[
            Middleware(RequestIds),
            Middleware(SafeHeaders, is_https=settings.url.startswith("https://")),
            Middleware(OurNames, allowed_hosts=trusted_hosts(settings), www_redirect=False),
            Middleware(ReadablePaths),
            Middleware(SameOrigin, public_url=settings.public_url),
            Middleware(Unfailing, page=error_page),
        ],
    )
    app.state.parts, app.state.db, app.state.settings = parts, parts.db, settings
    app.state.attempts = Attempts()
    for router in (health.router, people, sessions.router, turns.router, commitments.router):
        app.include_router(router)
    include_pages(app)
    if settings.has_oidc:
        app.router.routes.extend(oidc_routes(settings, parts.db, signing_key(settings), company_refused))
    add_handlers(app, error_page)
    describe_errors(app)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None, None]:
    parts: Parts = app.state.parts
    logs.configure(parts.settings.log_level)
    await parts.db.migrate()
    if interrupted := await parts.turns.sweep():
        log.warning("%d turns were interrupted when the last process ended; their texts are kept", interrupted)
    log.info("ready with the coach %s", parts.coach.name)
    try:
        yield
    finally:
        await parts.turns.close(DRAIN_SECONDS)
        for close in parts.closing:
            await close()
        await parts.db.close()
