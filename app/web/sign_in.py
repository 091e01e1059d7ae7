"""Sign-in pages: how it works, "is this you?", a link that no longer works, sign out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.parts import parts_of
from app.people.browsers import clear_cookie, cookie_secret, set_cookie, sign_out
from app.people.current import account_of
from app.people.door import enter
from app.people.links import whose_link
from app.people.oidc import PATH as OIDC_PATH
from app.people.oidc import Refused as CompanyRefused
from app.web.render import respond
from app.web.visit import frame

router = APIRouter()
MAX_TOKEN = 200


@router.get("/sign-in")
async def get_sign_in(request: Request) -> Response:
    if await account_of(request) is not None:
        return RedirectResponse("/", 303)
    return _entrance(request)


@router.get("/sign-in/link")
async def get_link(request: Request, token: str = "") -> Response:
    """Asks "is this you?" and spends nothing: mail programs open links."""
    person = await whose_link(parts_of(request).db, token[:MAX_TOKEN])
    if person is None:
        return _expired(request)
    values = {"token": token, "name": person.name, "email": person.email}
    return respond("confirm.html", frame(request, None) | values)


@router.post("/sign-in/link")
async def post_link(request: Request, token: Annotated[str, Form()] = "") -> Response:
    """Spends the link. Raises TooManyAttempts."""
    entered = await enter(request, token[:MAX_TOKEN])
    if entered is None:
        return _expired(request)
    response = RedirectResponse("/", 303)
    set_cookie(response, parts_of(request).settings, entered[1])
    return response


@router.post("/sign-out")
async def post_sign_out(request: Request) -> Response:
    settings = parts_of(request).settings
    secret = cookie_secret(request, settings)
    if secret:
        await sign_out(parts_of(request).db, secret)
    response = RedirectResponse("/sign-in", 303)
    clear_cookie(response, settings)
    return response


def company_refused(request: Request, refused: CompanyRefused) -> Response:
    """The sign-in page again, with what went wrong at the company's provider."""
    return _entrance(request, refused.text, 403)


def _entrance(request: Request, problem: str = "", status: int = 200) -> HTMLResponse:
    has_oidc = parts_of(request).settings.has_oidc
    values = {"has_oidc": has_oidc, "oidc_url": OIDC_PATH, "problem": problem}
    return respond("sign_in.html", frame(request, None) | values, status)


def _expired(request: Request) -> HTMLResponse:
    return respond("expired.html", frame(request, None), 410)
