"""Turns as their owner reads them. How one begins and ends: `turn_begins`, `turn_ends`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.sharing.visibility import Kind, Viewer, own
from app.store.tables import CoachingSession, Turn
from graph import Steer


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


def read(session: Session, viewer: Viewer, turn_id: str) -> TurnView:
    """Raises NotFound for one that is not there and for one that is somebody else's."""
    return view(owned(session, viewer, turn_id))


def of_session(session: Session, viewer: Viewer, session_id: str) -> tuple[TurnView, ...]:
    """The whole conversation of the viewer's own session, oldest first."""
    query = select(Turn).join(CoachingSession).where(Turn.session_id == session_id, own(viewer, Kind.CHAT))
    return tuple(view(row) for row in session.scalars(query.order_by(Turn.seq)))


def running_in(session: Session, session_id: str) -> Turn | None:
    return session.scalar(select(Turn).where(Turn.session_id == session_id, Turn.status == "running"))


def last_seq(session: Session, session_id: str) -> int:
    return session.scalar(select(func.max(Turn.seq)).where(Turn.session_id == session_id)) or 0


def locked_turn(session: Session, turn_id: str) -> Turn:
    return session.scalars(select(Turn).where(Turn.id == turn_id).with_for_update()).one()


def owned(session: Session, viewer: Viewer, turn_id: str, lock: bool = False) -> Turn:
    query = select(Turn).join(CoachingSession).where(Turn.id == turn_id, own(viewer, Kind.CHAT))
    turn = session.scalar(query.with_for_update(of=Turn) if lock else query)
    if turn is None:
        raise NotFound("turn", turn_id)
    return turn


def view(turn: Turn) -> TurnView:
    return TurnView(**{name: getattr(turn, name) for name in TurnView.__dataclass_fields__})
