"""The pages: Jinja2 templates, htmx where it helps, plain forms everywhere. They decide nothing; they show and ask."""

from fastapi import FastAPI

from app.web import card, commitments, conversation, privacy, sign_in, start, stream, team
from app.web.assets import PREFIX, STATIC, HashedFiles
from app.web.error_page import error_page, sign_in_first
from app.web.sign_in import company_refused
from app.web.visit import SignInFirst

__all__ = ["company_refused", "error_page", "include_pages"]

ROUTERS = (sign_in.router, start.router, conversation.router, stream.router, card.router)
MORE_ROUTERS = (commitments.router, team.router, privacy.router)


def include_pages(app: FastAPI) -> None:
    """Adds every page, the static files and the way to the sign-in page. Errors as pages: hand `error_page` on."""
    app.mount(PREFIX, HashedFiles(directory=STATIC), name="static")
    for router in (*ROUTERS, *MORE_ROUTERS):
        app.include_router(router, include_in_schema=False)
    app.add_exception_handler(SignInFirst, sign_in_first)
