"""Errors as pages: what happened, what is safe, and what was typed, given back."""

from dataclasses import dataclass

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.people.current import account_of
from app.store.people import Account
from app.web import words
from app.web.render import html, respond
from app.web.visit import frame

WRITTEN = ("topic", "text", "action")  # the fields in which people write; the rest of a form is carried along
NO_STORE = {"Cache-Control": "no-store"}


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody wrote in the request that failed.

    `carried` are the form's other fields, the key among them, so that trying again is the same attempt.
    """

    name: str
    text: str
    retry_url: str
    back: str
    carried: tuple[tuple[str, str], ...]


async def error_page(request: Request, status: int, title: str, detail: str) -> Response | None:
    """The page for an error; for htmx, one sentence beside the box, which still holds what was typed."""
    if request.headers.get("HX-Request") == "true":
        return _fragment(status, detail)
    if status == 401:
        return RedirectResponse("/sign-in", 303)
    return await _whole(request, status, title, detail)


async def sign_in_first(request: Request, error: Exception) -> Response:
    """The way to the sign-in page. Drafts stay in the browser."""
    del error
    if request.headers.get("HX-Request") == "true":
        return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
    return RedirectResponse("/sign-in", 303)


def _fragment(status: int, detail: str) -> Response:
    if status == 401:
        return Response(status_code=401, headers={"HX-Redirect": "/sign-in"})
    hint = words.HTMX_ERRORS.get(status) or (words.HINT_UNSAVED if status >= 500 else detail)
    return HTMLResponse(html("_refused.html", {"hint": hint}), status, headers=NO_STORE)


async def _whole(request: Request, status: int, title: str, detail: str) -> Response:
    typed = _typed(request)
    said = words.ERRORS.get(status, (title, detail))
    values = {
        "title": said[0],
        "detail": said[1] or detail,
        "typed": typed,
        "back": typed.back if typed is not None else "/",
    }
    return respond("error.html", frame(request, await _person(request, status)) | values, status)


def _typed(request: Request) -> Typed | None:
    form: dict[str, str] = getattr(request.state, "typed", {})
    name = next((field for field in WRITTEN if form.get(field, "").strip()), None)
    if name is None:
        return None
    path = request.url.path
    back = path.rsplit("/", 1)[0] if path.startswith("/sessions/") else "/"
    carried = tuple((field, value) for field, value in form.items() if field not in (name, "live"))
    return Typed(name, form[name], path, back, carried)


async def _person(request: Request, status: int) -> Account | None:
    """Who it is, for the links; when our own records fail, nobody asks them again."""
    return None if status >= 500 else await account_of(request)
