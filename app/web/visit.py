"""One request of one person: who it is, what is at hand for them, and what stands around every page of theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from app.parts import Parts, parts_of
from app.people.current import account_of
from app.settings import Settings
from app.sharing.visibility import Viewer
from app.store.people import Account
from app.web.render import respond

LINKS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "rep": (("/commitments", "Commitments"), ("/privacy", "Privacy")),
    "manager": (("/team", "Team"), ("/think", "Think"), ("/commitments", "Commitments")),
    "evaluator": (("/think", "Think"), ("/commitments", "Commitments")),
}


class SignInFirst(Exception):
    """A page for somebody, asked for by nobody: answered with the way to the sign-in page."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A signed-in person's request."""

    request: Request
    person: Account
    viewer: Viewer

    @property
    def parts(self) -> Parts:
        return parts_of(self.request)

    @property
    def settings(self) -> Settings:
        return self.parts.settings

    @property
    def today(self) -> date:
        return self.parts.today()

    @property
    def is_htmx(self) -> bool:
        return self.request.headers.get("HX-Request") == "true"

    def page(self, template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
        """A whole page with this person's links around it."""
        return respond(template, frame(self.request, self.person) | dict(values), status)


def frame(request: Request, person: Account | None) -> dict[str, Any]:
    """What base.html needs to know."""
    links = LINKS[person.role] if person is not None else ()
    return {"person": person, "links": links, "here": request.url.path}


async def visit(request: Request) -> Visit:
    """The dependency of every page that is somebody's. Raises SignInFirst."""
    if request.method == "POST":
        # First of all, before anything can fail: if it cannot be stored, the error page gives it back.
        form = await request.form()
        request.state.typed = {name: value for name, value in form.items() if isinstance(value, str)}
    person = await account_of(request)
    if person is None:
        raise SignInFirst
    return Visit(request, person, Viewer.of(person))


Visiting = Annotated[Visit, Depends(visit)]
