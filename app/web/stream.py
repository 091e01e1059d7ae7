"""A live turn as server-sent HTML: how far the reply is, then the approved reply and what changes around it.

Only reads the log. A reader who comes back gets the end again, and the page ends up the same.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Annotated, Final

from fastapi import APIRouter, Depends
from fastapi.sse import EventSourceResponse, ServerSentEvent

from app.errors import NotFound
from app.store import turn_rows
from app.store.events import LoggedEvent
from app.web import words
from app.web.conversation_page import page_of, values_of
from app.web.render import html
from app.web.session_page import SessionPage, TurnView
from app.web.visit import Visit, Visiting

router = APIRouter()
TICK_SECONDS: Final = 3.0  # how often the seconds beside Stop are brought up to date


async def watched(visit: Visiting, session_id: str, turn_id: str) -> turn_rows.TurnView:
    """The turn to watch. A dependency, so that NotFound is still a status and not a stream that breaks off."""
    turn = await visit.parts.turns.read(visit.viewer, turn_id)
    if turn.session_id != session_id:
        raise NotFound("turn", turn_id)
    return turn


@router.get("/sessions/{session_id}/turns/{turn_id}/events", response_class=EventSourceResponse)
async def get_events(
    visit: Visiting, turn: Annotated[turn_rows.TurnView, Depends(watched)], session_id: str, turn_id: str
) -> AsyncIterator[ServerSentEvent]:
    started = visit.parts.clock() - turn.created_at
    before = asyncio.get_running_loop().time() - started.total_seconds()
    status = "reading"
    async for event in _with_ticks(visit.parts.turns.follow(visit.viewer, turn_id)):
        if event is not None and event.is_last:
            break
        if event is not None and event.kind == "status":
            status = event.data["status"]
        seconds = round(asyncio.get_running_loop().time() - before)
        yield ServerSentEvent(raw_data=html("_progress.html", {"status": status, "clock": _clock(visit, seconds)}))
    yield ServerSentEvent(raw_data=await last_frame(visit, session_id, turn_id), id="end")
    yield ServerSentEvent(event="done", raw_data="end")


async def last_frame(visit: Visit, session_id: str, turn_id: str) -> str:
    """The reply as it was approved and stored, and everything on the page that it changes."""
    conversation = await visit.parts.sessions.read(visit.viewer, session_id)
    page = page_of(visit, conversation)
    turn = next(view for view in page.turns if view.id == turn_id)
    return html(
        "_finished.html", values_of(visit, conversation, page) | {"turn": turn, "announcement": _said(page, turn)}
    )


async def _with_ticks(events: AsyncGenerator[LoggedEvent, None]) -> AsyncGenerator[LoggedEvent | None, None]:
    """The same events, with a None in between whenever nothing happened for a while."""
    coming = asyncio.ensure_future(anext(events, None))
    try:
        while True:
            done, _ = await asyncio.wait({coming}, timeout=TICK_SECONDS)
            if not done:
                yield None
                continue
            event = coming.result()
            if event is None:
                return
            yield event
            coming = asyncio.ensure_future(anext(events, None))
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
        await events.aclose()


def _clock(visit: Visit, seconds: int) -> str:
    """How long it has taken, and when it will not take longer. Nothing at all in the first moments."""
    if seconds < TICK_SECONDS:
        return ""
    limit = visit.settings.model_total_seconds if visit.settings.has_model else None
    return words.ELAPSED.format(seconds) + (words.LIMIT.format(round(limit)) if limit else "")


def _said(page: SessionPage, turn: TurnView) -> str:
    """One sentence for whoever listens instead of looking."""
    question = "".join(piece.text for piece in turn.ask) or "".join(piece.text for piece in turn.said)
    return words.ASKED.format(question) if question else f"{turn.ended_early} {page.hint}".strip()
