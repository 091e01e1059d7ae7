"""How a turn ends: its status leaves `running` here and nowhere else, together with the last event of its log."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sharing.visibility import Viewer
from app.store import commitments, events
from app.store.database import Changed
from app.store.events import LoggedEvent
from app.store.sessions import locked, put_state
from app.store.tables import EvidenceRow, Person, Turn
from app.store.turn_rows import TurnView, locked_turn, owned, view
from graph import Evidence, SessionState, TurnInput, TurnResult

RESTARTED = (
    "The server was restarted before the question came. What you wrote is kept; send it again with the same key."
)


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


def finish(session: Session, ticket: Ticket, result: TurnResult, news: Mapping[str, Any], at: datetime) -> TurnView:
    """Everything that came of a run, in this one transaction: reply, state, evidence, commitment, outcome, log.

    Raises Changed when this run was stopped or given up, or the session was changed meanwhile; nothing is stored then.
    """
    row = locked(session, ticket.viewer, ticket.session_id)  # the session first, as everywhere: no deadlock
    turn = locked_turn(session, ticket.turn_id)
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


def stop(session: Session, viewer: Viewer, turn_id: str, at: datetime) -> TurnView:
    """Ends a running turn because the rep said so; one that ended already is returned as it is. Raises NotFound."""
    turn = owned(session, viewer, turn_id, lock=True)
    if turn.status == "running":
        _end(session, turn, "stopped", [LoggedEvent(None, "done", {"status": "stopped", "turn_id": turn.id})], at)
    return view(turn)


def give_up(session: Session, turn_id: str, attempt: int, status: str, detail: str, at: datetime) -> None:
    """Ends a run without a reply (`failed`, `interrupted`); the message stays. Does nothing when it has ended."""
    turn = locked_turn(session, turn_id)
    if turn.status == "running" and turn.attempt == attempt:
        _end(session, turn, status, [_error(turn, status, detail)], at)


def give_up_if_dead(session: Session, turn: Turn, at: datetime) -> None:
    """Past its lease nobody runs it any more, whatever the row says."""
    if turn.lease_until is not None and turn.lease_until < at:
        _end(session, turn, "interrupted", [_error(turn, "interrupted", RESTARTED)], at)


def bury(session: Session, turn_id: str, at: datetime) -> None:
    """`give_up_if_dead` by id, for readers that wait for a turn of another process."""
    turn = locked_turn(session, turn_id)
    if turn.status == "running":
        give_up_if_dead(session, turn, at)


def sweep(session: Session, at: datetime, all_running: bool) -> int:
    """Gives up the turns of dead processes; returns how many. `all_running`: nobody else can be running any."""
    query = select(Turn).where(Turn.status == "running")
    if not all_running:
        query = query.where(Turn.lease_until < at)
    found = session.scalars(query.with_for_update(skip_locked=True)).all()
    for turn in found:
        _end(session, turn, "interrupted", [_error(turn, "interrupted", RESTARTED)], at)
    return len(found)


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
