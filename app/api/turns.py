"""Turns: send a message, read the reply, watch it come, stop it."""

import uuid
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import Field

from app.api.shapes import CommitmentOut, TurnOut, Wire
from app.errors import BadInput, shortened
from app.message import MAX_KEY, Message, checked_message
from app.parts import Parts, parts_of
from app.people.current import current_person
from app.problems import declared
from app.sharing.visibility import Viewer
from app.store.turn_rows import TurnView
from graph import Steer

router = APIRouter(prefix="/api", tags=["turns"])
Caller = Annotated[Viewer, Depends(current_person)]
Server = Annotated[Parts, Depends(parts_of)]
IdempotencyKey = Annotated[str | None, Header(description="The same as `key` in the body", max_length=MAX_KEY)]


class NewTurn(Wire):
    """One message. `key` names it: the same key again is the same turn and the same reply, however often it is sent."""

    text: str = Field("", examples=["The buyer has gone quiet since I sent the quote"])
    key: str | None = Field(None, examples=["c2f1b0de"])
    steer: Steer | None = Field(None, description="A button that needs no words")


class WholeTurn(TurnOut):
    """A turn that has ended, and the commitment of its session."""

    commitment: CommitmentOut | None = None


def message_of(body: NewTurn, header: str | None) -> Message:
    """The checked message; without a key of the client's it gets one of its own. Raises BadInput."""
    if body.key and header and body.key != header:
        raise BadInput(
            "key", f"Idempotency-Key {shortened(header)!r} and key {shortened(body.key)!r} differ; send one."
        )
    return checked_message(body.text, body.key or header or uuid.uuid4().hex, body.steer)


@router.post(
    "/sessions/{session_id}/turns",
    status_code=202,
    responses={200: {"model": WholeTurn, "description": "The whole reply (wait=true)"}, **declared(404, 409, 422, 503)},
)
async def post_turn(
    session_id: str,
    body: NewTurn,
    viewer: Caller,
    server: Server,
    response: Response,
    wait: Annotated[bool, Query(description="Answer with the whole reply instead of where to watch it come")] = False,
    idempotency_key: IdempotencyKey = None,
) -> TurnOut | WholeTurn:
    """Stores the message at once and lets the coach begin; the reply comes over `events_url`, or with `wait=true` here.

    While a turn runs, another is refused with 409 and its text given back. A turn that was stopped, failed or
    interrupted runs again under its key.
    """
    turn = await server.turns.start(viewer, session_id, message_of(body, idempotency_key))
    if not wait:
        response.headers["Location"] = f"/api/turns/{turn.id}"
        return TurnOut.of(turn)
    response.status_code = 200
    return await whole(server, viewer, await server.turns.wait(viewer, turn.id))


async def whole(server: Parts, viewer: Viewer, turn: TurnView) -> WholeTurn:
    """A turn with the commitment as it stands now."""
    found = await server.commitments.of_session(viewer, turn.session_id)
    commitment = None if found is None else CommitmentOut.of(found)
    return WholeTurn(**TurnOut.of(turn).model_dump(), commitment=commitment)


@router.get("/turns/{turn_id}", responses=declared(404))
async def get_turn(turn_id: str, viewer: Caller, server: Server) -> WholeTurn:
    return await whole(server, viewer, await server.turns.read(viewer, turn_id))


@router.post("/turns/{turn_id}/stop", responses=declared(404))
async def post_stop(turn_id: str, viewer: Caller, server: Server) -> TurnOut:
    """Ends a running turn. The message is kept, and the same key runs it again. Going away does not stop a turn."""
    return TurnOut.of(await server.turns.stop(viewer, turn_id))


async def watched_turn(turn_id: str, viewer: Caller, server: Server) -> str:
    """The turn to watch. Raises NotFound while there is still a status code to say it with."""
    return (await server.turns.read(viewer, turn_id)).id


LastEventId = Annotated[
    int, Header(alias="Last-Event-ID", ge=0, description="The last id seen; only what follows is sent")
]


@router.get("/turns/{turn_id}/events", response_class=EventSourceResponse, responses=declared(404, 422))
async def get_events(
    turn_id: Annotated[str, Depends(watched_turn)], viewer: Caller, server: Server, last_event_id: LastEventId = 0
) -> AsyncIterator[ServerSentEvent]:
    """The turn as server-sent events, from the beginning or from `Last-Event-ID`; `done` or `error` always comes last.

    `status` {status: reading|writing|checking} (no id) · `delta` {part: said|ask, text} · `stage` {stage, status} ·
    `commitment` {id, status, kind, action, when, due} · `safety` {class} · `done` {status: done|stopped, coach, notice}
    · `error` {status: failed|interrupted, detail}. All carry `id`s that only grow.
    """
    async for event in server.turns.follow(viewer, turn_id, last_event_id):
        yield ServerSentEvent(
            data=event.data, event=event.kind, id=None if event.id is None else str(event.id), retry=1000
        )
