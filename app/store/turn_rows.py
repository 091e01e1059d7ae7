"""Turns as rows: begun in one short transaction, ended in one other. Between them no transaction is open.

A turn's status only ever leaves `running` here, together with the last event of its log.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Conflict, KeyReused, NotFound, SessionOver, TryLater, TurnRunning
from app.message import Message
from app.sharing.visibility import Kind, Viewer, own
from app.store import commitments, events
from app.store.database import Changed
from app.store.events import LoggedEvent
from app.store.sessions import locked, put_state, state_of
from app.store.tables import CoachingSession, EvidenceRow, Person, Turn
from graph import Evidence, Said, SessionState, Steer, TurnInput, TurnResult

OVER = ("complete", "partial")


@dataclass(frozen=True, slots=True)
class TurnView:
    """A turn as its owner reads it. `said` and `ask` were approved by the guard; `trace` stays inside the program."""

    id: str
    session_id: str
    seq: int
    key: str
    text: str
    steer: Steer | None
    status: str
    said: str
    ask: str
    stage: str
    move: str
    safety: str
    trace: Mapping[str, Any]
    created_at: datetime
    finished_at: datetime | None

    @property
    def is_running(self) -> bool:
        return self.status == "running"


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which a turn may begin: the time, how long a run is believed in, and whether there is room for one."""

    at: datetime
    lease: timedelta
    has_room: bool = True


@dataclass(frozen=True, slots=True)
class Ticket:
    """What one run of a turn stands on, and what it must still find when it saves."""

    turn_id: str
    session_id: str
    attempt: int
    version: int
    viewer: Viewer
    state: SessionState
    input: TurnInput


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
    if known is not None and known.seq != _last_seq(session, session_id):
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


def finish(session: Session, ticket: Ticket, result: TurnResult, news: Mapping[str, Any], at: datetime) -> TurnView:
    """Everything that came of a run, in this one transaction: reply, state, evidence, commitment, outcome, log.

    Raises Changed when this run was stopped or given up, or the session was changed meanwhile; nothing is stored then.
    """
    turn = _locked_turn(session, ticket.turn_id)
    row = locked(session, ticket.viewer, ticket.session_id)
    if turn.status != "running" or turn.attempt != ticket.attempt:
        raise Changed(f"attempt {ticket.attempt} of turn {turn.id} was given up: it is {turn.status}")
    if row.version != ticket.version:
        raise Changed(f"session {row.id} is at version {row.version}; the turn began at {ticket.version}")
    put_state(row, result.state, at)
    turn.said, turn.ask = result.reply.said, result.reply.ask
    turn.stage, turn.move, turn.safety = result.state.stage.value, result.trace.move, result.safety
    turn.trace = asdict(result.trace)
    session.add_all(_evidence(turn, item) for item in result.heard)
    if ticket.input.introduce:
        session.get_one(Person, row.rep_id).disclosed_at = at
    card = commitments.put_card(session, row, result.state.card, at)
    if result.outcome is not None:
        commitments.add_outcome(session, ticket.viewer, result.outcome, at)
    _end(session, turn, "done", _story(result, card, news), at)
    return view(turn)


def give_up(session: Session, turn_id: str, attempt: int, status: str, detail: str, at: datetime) -> None:
    """Ends a run without a reply (`failed`, `interrupted`); the message stays. Does nothing when it has ended."""
    turn = _locked_turn(session, turn_id)
    if turn.status == "running" and turn.attempt == attempt:
        _end(session, turn, status, [_error(turn, status, detail)], at)


def stop(session: Session, viewer: Viewer, turn_id: str, at: datetime) -> TurnView:
    """Ends a running turn because the rep said so; one that ended already is returned as it is. Raises NotFound."""
    turn = _owned(session, viewer, turn_id, lock=True)
    if turn.status == "running":
        _end(session, turn, "stopped", [LoggedEvent(None, "done", {"status": "stopped", "turn_id": turn.id})], at)
    return view(turn)


def read(session: Session, viewer: Viewer, turn_id: str) -> TurnView:
    """Raises NotFound for one that is not there and for one that is somebody else's."""
    return view(_owned(session, viewer, turn_id))


def of_session(session: Session, viewer: Viewer, session_id: str) -> tuple[TurnView, ...]:
    """The whole conversation of the viewer's own session, oldest first."""
    query = select(Turn).join(CoachingSession).where(Turn.session_id == session_id, own(viewer, Kind.CHAT))
    return tuple(view(row) for row in session.scalars(query.order_by(Turn.seq)))


def running_in(session: Session, session_id: str) -> Turn | None:
    return session.scalar(select(Turn).where(Turn.session_id == session_id, Turn.status == "running"))


def sweep(session: Session, at: datetime, all_running: bool) -> int:
    """Gives up the turns of dead processes; returns how many. `all_running`: nobody else can be running any."""
    query = select(Turn).where(Turn.status == "running")
    if not all_running:
        query = query.where(Turn.lease_until < at)
    found = session.scalars(query.with_for_update(skip_locked=True)).all()
    for turn in found:
        _end(session, turn, "interrupted", [_error(turn, "interrupted", RESTARTED)], at)
    return len(found)


RESTARTED = (
    "The server was restarted before the question came. What you wrote is kept; send it again with the same key."
)


def give_up_if_dead(session: Session, turn: Turn, at: datetime) -> None:
    """Past its lease nobody runs it any more, whatever the row says."""
    if turn.lease_until is not None and turn.lease_until < at:
        _end(session, turn, "interrupted", [_error(turn, "interrupted", RESTARTED)], at)


def bury(session: Session, turn_id: str, at: datetime) -> None:
    """`give_up_if_dead` by id, for readers that wait for a turn of another process."""
    turn = _locked_turn(session, turn_id)
    if turn.status == "running":
        give_up_if_dead(session, turn, at)


def view(turn: Turn) -> TurnView:
    return TurnView(**{name: getattr(turn, name) for name in TurnView.__dataclass_fields__})


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
        seq=_last_seq(session, row.id) + 1,
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


def _last_seq(session: Session, session_id: str) -> int:
    return session.scalar(select(func.max(Turn.seq)).where(Turn.session_id == session_id)) or 0


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


def _story(result: TurnResult, card: commitments.OwnCommitment | None, news: Mapping[str, Any]) -> list[LoggedEvent]:
    reply, state = result.reply, result.state
    story = [
        LoggedEvent(None, "delta", {"part": part, "text": text})
        for part, text in (("said", reply.said), ("ask", reply.ask))
        if text
    ]
    story.append(LoggedEvent(None, "stage", {"stage": state.stage.value, "status": state.status}))
    if card is not None:
        told = {"id": card.id, "status": card.status, "kind": card.kind, "action": card.action, "when": card.when_text}
        story.append(LoggedEvent(None, "commitment", told | {"due": card.due.isoformat() if card.due else None}))
    if result.safety:
        story.append(LoggedEvent(None, "safety", {"class": result.safety}))
    story.append(LoggedEvent(None, "done", {"status": "done", **news}))
    return story


def _error(turn: Turn, status: str, detail: str) -> LoggedEvent:
    return LoggedEvent(None, "error", {"status": status, "turn_id": turn.id, "detail": detail})


def _evidence(turn: Turn, item: Evidence) -> EvidenceRow:
    return EvidenceRow(turn_id=turn.id, slot=item.slot.value, value=item.value, quote=item.quote, state=item.state)


def _end(session: Session, turn: Turn, status: str, story: list[LoggedEvent], at: datetime) -> None:
    turn.status, turn.finished_at, turn.lease_until = status, at, None
    events.append(session, turn, story)
    session.flush()


def _locked_turn(session: Session, turn_id: str) -> Turn:
    return session.scalars(select(Turn).where(Turn.id == turn_id).with_for_update()).one()


def _owned(session: Session, viewer: Viewer, turn_id: str, lock: bool = False) -> Turn:
    query = select(Turn).join(CoachingSession).where(Turn.id == turn_id, own(viewer, Kind.CHAT))
    turn = session.scalar(query.with_for_update(of=Turn) if lock else query)
    if turn is None:
        raise NotFound("turn", turn_id)
    return turn
