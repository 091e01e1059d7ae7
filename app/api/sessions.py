"""Sessions: start one, list and read one's own, pause, pick up, end."""

from datetime import datetime
from typing import Any

from fastapi import APIRouter, Response
from pydantic import Field

from app.api.shapes import CommitmentOut, TurnOut, Wire
from app.api.turns import Caller, IdempotencyKey, NewTurn, Server, message_of
from app.message import checked_key
from app.problems import declared
from app.store.conversations import Conversation
from app.store.sessions import SessionView
from graph import Length, Slot

router = APIRouter(prefix="/api", tags=["sessions"])


class NewSession(Wire):
    """`length` in minutes. With a `text` the first turn begins at once."""

    length: Length = Field(5, examples=[5])
    text: str = Field("", examples=["The buyer has gone quiet since I sent the quote"])
    key: str | None = Field(None, description="The same key again is the same session and the same first turn")


class SessionOut(Wire):
    """A session in a list. `topic` in the rep's words, or the beginning of what they wrote first."""

    id: str
    length: Length
    status: str
    stage: str
    topic: str
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, view: SessionView) -> "SessionOut":
        names = set(cls.model_fields) - {"topic"}
        topic = view.state.latest(Slot.TOPIC) or view.first_words[:200]
        return cls(**{name: getattr(view, name) for name in names}, topic=topic)


class Heard(Wire):
    """One thing the coach heard: `value` and the words it rests on, said in turn `turn`."""

    value: str
    quote: str
    turn: int


class WholeSession(SessionOut):
    """A session whole: what was heard by slot, the card as it stands, every turn."""

    heard: dict[str, list[Heard]]
    card: dict[str, Any] | None
    commitment: CommitmentOut | None
    turns: list[TurnOut]

    @classmethod
    def whole(cls, conversation: Conversation) -> "WholeSession":
        state, found = conversation.session.state, conversation.commitment
        heard: dict[str, list[Heard]] = {}
        for item in state.evidence:
            if item.state != "superseded":
                heard.setdefault(item.slot.value, []).append(Heard(value=item.value, quote=item.quote, turn=item.turn))
        return cls(
            **SessionOut.of(conversation.session).model_dump(),
            heard=heard,
            card=None if state.card is None else state.card.model_dump(mode="json"),
            commitment=None if found is None else CommitmentOut.of(found),
            turns=[TurnOut.of(turn) for turn in conversation.turns],
        )


class StartedSession(SessionOut):
    """A new session, and its first turn when it began with words."""

    turn: TurnOut | None = None


@router.post("/sessions", status_code=201, responses=declared(409, 422, 503))
async def post_session(
    body: NewSession, viewer: Caller, server: Server, response: Response, idempotency_key: IdempotencyKey = None
) -> StartedSession:
    """Starts a session of 1, 5 or 30 minutes."""
    first = NewTurn(text=body.text, key=body.key)
    message = message_of(first, idempotency_key) if body.text else None  # checked before anything is stored
    key = body.key or idempotency_key
    session = await server.sessions.create(viewer, body.length, checked_key(key) if key else None)
    turn = None if message is None else await server.turns.start(viewer, session.id, message)
    response.headers["Location"] = f"/api/sessions/{session.id}"
    return StartedSession(**SessionOut.of(session).model_dump(), turn=None if turn is None else TurnOut.of(turn))


@router.get("/sessions")
async def get_sessions(viewer: Caller, server: Server) -> list[SessionOut]:
    """Your own, last used first, at most 50."""
    return [SessionOut.of(view) for view in await server.sessions.listed(viewer)]


@router.get("/sessions/{session_id}", responses=declared(404))
async def get_session(session_id: str, viewer: Caller, server: Server) -> WholeSession:
    return WholeSession.whole(await server.sessions.read(viewer, session_id))


@router.post("/sessions/{session_id}/pause", responses=declared(404, 409))
async def post_pause(session_id: str, viewer: Caller, server: Server) -> SessionOut:
    """Everything stays where it is; a turn that runs is stopped, its text kept."""
    return SessionOut.of(await server.sessions.pause(viewer, session_id))


@router.post("/sessions/{session_id}/resume", responses=declared(404, 409))
async def post_resume(session_id: str, viewer: Caller, server: Server) -> SessionOut:
    return SessionOut.of(await server.sessions.resume(viewer, session_id))


@router.post("/sessions/{session_id}/end", responses=declared(404))
async def post_end(session_id: str, viewer: Caller, server: Server) -> SessionOut:
    """Complete or partial, by what is there. A commitment is not needed."""
    return SessionOut.of(await server.sessions.end(viewer, session_id))
