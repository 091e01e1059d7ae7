"""The promise: what the manager would see, brought up to date while the rep writes; then yes, an intention, or back."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.message import checked_message
from app.store.commitments import OwnCommitment
from app.store.conversations import Conversation
from app.web import words
from app.web.card_form import CardInput, as_intention, from_form, problems, was_seen, words_of
from app.web.conversation_page import card_of, page_of, values_of
from app.web.render import html
from app.web.visit import Visit, Visiting

router = APIRouter()


@router.post("/sessions/{session_id}/commitment/preview")
async def post_preview(visit: Visiting, session_id: str) -> Response:
    """What the manager would see of the sheet as it is now. Stores nothing."""
    sheet = from_form(await visit.request.form())
    conversation = await visit.parts.sessions.read(visit.viewer, session_id)
    values = {"page": page_of(visit, conversation), "card": card_of(visit, conversation, sheet)}
    if values["card"] is None:
        return Response(status_code=204)
    return HTMLResponse(html("_preview.html", values), headers={"Cache-Control": "no-store"})


@router.post("/sessions/{session_id}/commitment")
async def post_commitment(visit: Visiting, session_id: str) -> Response:
    """Decides about the draft. What is not right yet comes back as it was typed, with the reason beside it."""
    form = await visit.request.form()
    sheet, decision, key = from_form(form), str(form.get("decision", "confirm")), str(form.get("key", ""))
    conversation = await visit.parts.sessions.read(visit.viewer, session_id)
    here = RedirectResponse(f"/sessions/{session_id}", 303)
    if conversation.commitment is None or conversation.commitment.status != "draft":
        return here  # decided already, perhaps in another tab: the page says how it stands
    if decision == "back":
        turn = await visit.parts.turns.start(visit.viewer, session_id, checked_message("", key, "not_yet"))
        await visit.parts.turns.wait(visit.viewer, turn.id)
        return here
    found = problems(sheet, needs_when=decision == "confirm")
    if found:
        return _again(visit, conversation, sheet, found=found)
    if sheet.share and visit.viewer.manager and not was_seen(sheet):
        return _again(visit, conversation, sheet, problem=words.LOOK_AGAIN.format(visit.viewer.manager))
    kept = as_intention(sheet) if decision == "intention" else sheet
    await _promise(visit, conversation.commitment, kept, key)
    return here


async def _promise(visit: Visit, draft: OwnCommitment, sheet: CardInput, key: str) -> None:
    """The rep's words on the sheet, the yes, and then, if the switch is on, the sharing: in this order."""
    commitments = visit.parts.commitments
    await commitments.edit(visit.viewer, draft.id, words_of(sheet))
    await commitments.confirm(visit.viewer, draft.id, key)
    if sheet.share and visit.viewer.manager:
        await commitments.share(visit.viewer, draft.id, sheet.note)


def _again(
    visit: Visit,
    conversation: Conversation,
    sheet: CardInput,
    found: dict[str, str] | None = None,
    problem: str = "",
) -> Response:
    values = values_of(visit, conversation, page_of(visit, conversation), sheet, found=found, problem=problem)
    return visit.page("session.html", values, 422)
