"""How a turn begins: one short transaction that stores the message and hands out a ticket to run it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Conflict, KeyReused, SessionOver, TryLater, TurnRunning
from app.message import Message
from app.sharing.visibility import Viewer
from app.store import commitments, events
from app.store.sessions import OVER, locked, state_of
from app.store.tables import CoachingSession, Person, Turn
from app.store.turn_ends import Ticket, give_up_if_dead
from app.store.turn_rows import TurnView, last_seq, running_in, view
from graph import Said, TurnInput


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which a turn may begin: the time, how long a run is believed in, and whether there is room for one."""

    at: datetime
    lease: timedelta
    has_room: bool = True


@dataclass(frozen=True, slots=True)
class Begun:
    """A turn, and the ticket to run it; None: it is done already, or somebody runs it."""

    turn: TurnView
    ticket: Ticket | None


def begin(session: Session, viewer: Viewer, session_id: str, message: Message, terms: Terms) -> Begun:
    """Stores the message and says what to run. The same key again gives the same turn.

    Raises NotFound, TurnRunning, KeyReused, SessionOver or TryLater; nothing is stored then.
    """
    row = locked(session, viewer, session_id)
    known = session.scalar(select(Turn).where(Turn.session_id == session_id, Turn.key == message.key))
    if known is not None and (known.text, known.steer) != (message.text, message.steer):
        raise KeyReused(f"The key {message.key!r} was used for turn {known.id} with another text. Use a new key.")
    if known is not None and known.status == "running":
        give_up_if_dead(session, known, terms.at)
    if known is not None and known.status in ("running", "done"):
        return Begun(view(known), None)
    _refuse(session, row, message, terms)
    if known is not None and known.seq != last_seq(session, session_id):
        raise Conflict(
            f"The session went on after turn {known.id}. Send its text again as a new message, with a new key."
        )
    turn = _again(session, known) if known is not None else _new(session, row, message)
    turn.status, turn.created_at, turn.lease_until = (
        "running",
        known.created_at if known else terms.at,
        terms.at + terms.lease,
    )
    session.flush()
    return Begun(view(turn), _ticket(session, viewer, row, turn, terms))


def _refuse(session: Session, row: CoachingSession, message: Message, terms: Terms) -> None:
    other = running_in(session, row.id)
    if other is not None:
        give_up_if_dead(session, other, terms.at)
        session.flush()
    if other is not None and other.status == "running":
        raise TurnRunning(other.id, message.text)
    if row.status in OVER:
        raise SessionOver(f"Session {row.id} ended ({row.status}). Start a new one: POST /api/sessions.")
    if not terms.has_room:
        raise TryLater("Too many conversations are waiting for an answer just now. Nothing was stored; send it again.")


def _new(session: Session, row: CoachingSession, message: Message) -> Turn:
    turn = Turn(
        id=str(uuid4()),
        session_id=row.id,
        seq=last_seq(session, row.id) + 1,
        key=message.key,
        text=message.text,
        steer=message.steer,
        said="",
        ask="",
        stage="",
        move="",
        safety="",
        trace={},
        attempt=1,
    )
    session.add(turn)
    return turn


def _again(session: Session, turn: Turn) -> Turn:
    """The same row once more: it was stopped, failed or interrupted, so it has no reply that could be lost."""
    events.forget(session, turn.id)
    turn.attempt += 1
    turn.finished_at = None
    return turn


def _ticket(session: Session, viewer: Viewer, row: CoachingSession, turn: Turn, terms: Terms) -> Ticket:
    state = state_of(row)
    if state.status == "paused":
        state = state.model_copy(update={"status": "active"})  # writing on is picking it up
    today = terms.at.date()
    person = session.get_one(Person, row.rep_id)
    return Ticket(
        turn_id=turn.id,
        session_id=row.id,
        attempt=turn.attempt,
        version=row.version,
        viewer=viewer,
        state=state,
        input=TurnInput(
            text=turn.text,
            earlier=_earlier(session, turn),
            today=today,
            due=commitments.due(session, viewer, today) if state.turns == 0 else (),
            open_commitments=commitments.open_words(session, viewer),
            steer=turn.steer,  # type: ignore[arg-type]  # `checked_message` admits only these
            introduce=person.disclosed_at is None,
        ),
    )


def _earlier(session: Session, turn: Turn) -> tuple[Said, ...]:
    """What the rep wrote before. A message that met the safety page keeps its number and gives away nothing else."""
    query = select(Turn).where(Turn.session_id == turn.session_id, Turn.seq < turn.seq).order_by(Turn.seq)
    return tuple(
        Said(row.seq, "")
        if row.safety
        else Said(row.seq, row.text, " ".join(part for part in (row.said, row.ask) if part))
        for row in session.scalars(query)
    )
