"""Static files under names that change with their content, so that browsers may keep them for ever."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent / "static"
PREFIX = "/static"
SHIPPED = (
    "coach.css",
    "coach.js",
    "mark.svg",
    "vendor/htmx.min.js",
    "vendor/hx-sse.min.js",
)
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def hashed_names() -> Mapping[str, str]:
    """Each shipped file and its address: `coach.css` -> `/static/<first 12 of its SHA-256>/coach.css`."""
    return {name: f"{PREFIX}/{_digest(name)}/{name}" for name in SHIPPED}


def asset(name: str) -> str:
    """The address of a shipped file. A name that is not shipped is a bug in a template: KeyError."""
    return hashed_names()[name]


class HashedFiles(StaticFiles):
    """Serves `<digest>/<name>`; only the present digest is found, and then it never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        digest, _, name = path.partition("/")
        if hashed_names().get(name) != f"{PREFIX}/{digest}/{name}":
            return Response("This file has another address now; reload the page.\n", 404, media_type="text/plain")
        response = await super().get_response(name, scope)
        response.headers["Cache-Control"] = FOR_EVER
        return response


def _digest(name: str) -> str:
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
