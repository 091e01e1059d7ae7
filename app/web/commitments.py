"""A person's own commitments: what came of them, sharing one by one, taking back."""

from typing import Annotated, cast

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse, Response

from app.errors import BadInput
from app.store.commitments import OutcomeStatus
from app.web import words
from app.web.deeds import is_open, own_view
from app.web.sharing_words import sharing_words
from app.web.visit import Visiting
from graph import Outcome

router = APIRouter()
OUTCOMES = frozenset(value for value, _ in words.OUTCOMES)
HIDDEN = ("draft", "withdrawn")


@router.get("/commitments")
async def get_commitments(visit: Visiting) -> Response:
    rows = [row for row in await visit.parts.commitments.listed(visit.viewer) if row.status not in HIDDEN]
    manager = visit.person.manager
    views = [own_view(row, visit.today, manager, row.happened) for row in rows]
    values = {
        "open": [view for view, row in zip(views, rows, strict=True) if is_open(row)],
        "past": [view for view, row in zip(views, rows, strict=True) if not is_open(row)],
        "manager": manager,
        "sharing": sharing_words(manager),
    }
    return visit.page("commitments.html", values)


@router.post("/commitments/{commitment_id}/outcome")
async def post_outcome(
    visit: Visiting, commitment_id: str, outcome: Annotated[str, Form()] = "", back: Annotated[str, Form()] = ""
) -> Response:
    """What came of it, by one tap. The word on the button is all that is known of it then."""
    if outcome not in OUTCOMES:
        raise BadInput("outcome", f"There is no outcome {outcome[:20]!r}. Choose one of the buttons.")
    told = Outcome(commitment_id=commitment_id, status=cast(OutcomeStatus, outcome), quote="")
    await visit.parts.commitments.record_outcome(visit.viewer, told)
    return RedirectResponse(f"/think?noted={outcome}" if back == "/think" else f"/commitments#c{commitment_id}", 303)


@router.post("/commitments/{commitment_id}/share")
async def post_share(visit: Visiting, commitment_id: str) -> Response:
    """Shares exactly what the page showed; the note stays as it was."""
    row = await visit.parts.commitments.read(visit.viewer, commitment_id)
    await visit.parts.commitments.share(visit.viewer, commitment_id, row.note)
    return RedirectResponse(f"/commitments#c{commitment_id}", 303)


@router.post("/commitments/{commitment_id}/unshare")
async def post_unshare(visit: Visiting, commitment_id: str) -> Response:
    await visit.parts.commitments.unshare(visit.viewer, commitment_id)
    return RedirectResponse(f"/commitments#c{commitment_id}", 303)


@router.post("/commitments/{commitment_id}/withdraw")
async def post_withdraw(visit: Visiting, commitment_id: str) -> Response:
    """The promise is let go; nobody sees it any more and nobody asks about it."""
    await visit.parts.commitments.withdraw(visit.viewer, commitment_id)
    return RedirectResponse("/commitments", 303)
