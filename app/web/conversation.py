"""A conversation over plain forms and htmx: start, read, answer, steer, stop, pause, pick up, end.

With htmx a turn comes back as a fragment that then follows its own stream; without, as the page once it has ended.
"""

from typing import Annotated, cast

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from app.errors import BadInput
from app.message import WORDLESS, checked_message
from app.store.turn_rows import TurnView
from app.web.conversation_page import page_of, values_of
from app.web.render import html
from app.web.visit import Visit, Visiting
from graph import LENGTHS, Length, Steer

router = APIRouter()
Text = Annotated[str, Form()]


@router.post("/sessions")
async def post_session(
    visit: Visiting, topic: Text = "", length: Text = "5", key: Text = "", live: Text = ""
) -> Response:
    """Starts a conversation with what the rep wrote. The same key again is the same conversation."""
    message = checked_message(topic, key)
    session = await visit.parts.sessions.create(visit.viewer, _length(length), key)
    await _take(visit, session.id, message.text, key, None, wait=not live)
    return RedirectResponse(f"/sessions/{session.id}", 303)


@router.get("/sessions/{session_id}")
async def get_session(visit: Visiting, session_id: str) -> Response:
    conversation = await visit.parts.sessions.read(visit.viewer, session_id)
    page = page_of(visit, conversation)
    template = "safety.html" if page.stands == "safety" else "session.html"
    return visit.page(template, values_of(visit, conversation, page))


@router.post("/sessions/{session_id}/turns")
async def post_turn(
    visit: Visiting, session_id: str, text: Text = "", key: Text = "", steer: Text = "", live: Text = ""
) -> Response:
    """An answer, or a button of the steering. The same key again is the same turn."""
    here = f"/sessions/{session_id}"
    wait = not (live or visit.is_htmx)
    turn = await _take(visit, session_id, text, key, _steer(steer), wait)
    if visit.is_htmx:
        return await _sent(visit, session_id, turn)
    return RedirectResponse(f"{here}#t{turn.seq}", 303)


@router.post("/sessions/{session_id}/close")
async def post_close(visit: Visiting, session_id: str, text: Text = "", key: Text = "", live: Text = "") -> Response:
    """The last answer, if there is one; then the conversation is over."""
    here = f"/sessions/{session_id}"
    if text.strip():
        await _take(visit, session_id, text, key, None, wait=not live)
    else:
        await visit.parts.sessions.end(visit.viewer, session_id)
    return RedirectResponse(here, 303)


@router.post("/sessions/{session_id}/after-safety")
async def post_after_safety(visit: Visiting, session_id: str, then: Text = "", key: Text = "") -> Response:
    """Going on after a safety page is the rep's explicit choice; anything else ends the conversation."""
    if then == "resume":
        await _take(visit, session_id, "", key, "resume", wait=True)  # till then the safety page still stands
        return RedirectResponse(f"/sessions/{session_id}", 303)
    await visit.parts.sessions.end(visit.viewer, session_id)
    return RedirectResponse("/", 303)


@router.post("/sessions/{session_id}/turns/{turn_id}/stop")
async def post_stop(visit: Visiting, session_id: str, turn_id: str) -> Response:
    """Stops a reply. What was written stays, and its stream ends by itself."""
    await visit.parts.turns.stop(visit.viewer, turn_id)
    return Response(status_code=204) if visit.is_htmx else RedirectResponse(f"/sessions/{session_id}", 303)


@router.post("/sessions/{session_id}/pause")
async def post_pause(visit: Visiting, session_id: str) -> Response:
    await visit.parts.sessions.pause(visit.viewer, session_id)
    return RedirectResponse("/think", 303)


@router.post("/sessions/{session_id}/resume")
async def post_resume(visit: Visiting, session_id: str) -> Response:
    await visit.parts.sessions.resume(visit.viewer, session_id)
    return RedirectResponse(f"/sessions/{session_id}", 303)


@router.post("/sessions/{session_id}/end")
async def post_end(visit: Visiting, session_id: str) -> Response:
    await visit.parts.sessions.end(visit.viewer, session_id)
    return RedirectResponse(f"/sessions/{session_id}", 303)


async def _take(visit: Visit, session_id: str, text: str, key: str, steer: Steer | None, wait: bool) -> TurnView:
    """Begins the turn; waits for its end when the page could not follow it."""
    turns = visit.parts.turns
    turn = await turns.start(visit.viewer, session_id, checked_message(text, key, steer))
    return await turns.wait(visit.viewer, turn.id) if wait else turn


async def _sent(visit: Visit, session_id: str, turn: TurnView) -> HTMLResponse:
    """The rep's words and the reply on its way, for the end of the log."""
    conversation = await visit.parts.sessions.read(visit.viewer, session_id)
    page = page_of(visit, conversation)
    shown = next(view for view in page.turns if view.id == turn.id)
    values = values_of(visit, conversation, page) | {"turn": shown}
    return HTMLResponse(html("_sent.html", values), headers={"Cache-Control": "no-store"})


def _length(sent: str) -> Length:
    """Raises BadInput for anything but 1, 5 or 30."""
    if sent not in {str(n) for n in LENGTHS}:
        raise BadInput("length", f"A conversation of {sent[:20]!r} minutes can’t be had here: choose 1, 5 or 30.")
    return cast(Length, int(sent))


def _steer(sent: str) -> Steer | None:
    """Raises BadInput for a button that there isn't."""
    found = next((steer for steer in WORDLESS if steer == sent), None)
    if sent and found is None:
        raise BadInput("steer", f"There is no button {sent[:20]!r}. Go back and press one that is there.")
    return found
