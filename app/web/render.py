"""Templates to HTML. Everything is escaped; nothing here knows what a page is about."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.web import words
from app.web.assets import asset

TEMPLATES = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,  # a missing value is a bug that says so, not an empty spot on a page
        auto_reload=False,
    )
    made.globals.update(asset=asset, words=words)
    return made


def html(template: str, values: Mapping[str, Any]) -> str:
    """A template as text: a whole page, or a fragment when its name begins with an underscore."""
    return _environment().get_template(template).render(values)


def respond(template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page nobody may keep: every page here is somebody's own."""
    return HTMLResponse(html(template, values), status, headers={"Cache-Control": "no-store"})
