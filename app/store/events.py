"""The log of a turn: what every reader of it reads, in order, from wherever they stopped."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.sharing.visibility import Kind, Viewer, own
from app.store.tables import CoachingSession, Turn, TurnEvent

EventKind = Literal["status", "delta", "stage", "commitment", "safety", "done", "error"]
TERMINAL: Final = ("done", "error")
PER_ATTEMPT: Final = 100  # more than one attempt can log


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """`id` None: passing news (a status) that is not kept and that nobody can resume from."""

    id: int | None
    kind: EventKind
    data: dict[str, Any]

    @property
    def is_last(self) -> bool:
        return self.kind in TERMINAL


@dataclass(frozen=True, slots=True)
class LogPart:
    """What came after `after`, and whether the turn still runs (and until when it is believed to)."""

    events: tuple[LoggedEvent, ...]
    is_running: bool
    lease_until: datetime | None


def append(session: Session, turn: Turn, events: Sequence[LoggedEvent]) -> None:
    """Adds events to the log of this attempt; their ids are given here."""
    last = session.scalar(select(func.max(TurnEvent.seq)).where(TurnEvent.turn_id == turn.id))
    first = max((last or 0) + 1, turn.attempt * PER_ATTEMPT)
    session.add_all(
        TurnEvent(turn_id=turn.id, seq=first + n, kind=event.kind, data=event.data) for n, event in enumerate(events)
    )


def forget(session: Session, turn_id: str) -> None:
    """Empties the log before another attempt; later ids are higher, so that a reader who waits misses nothing."""
    session.execute(delete(TurnEvent).where(TurnEvent.turn_id == turn_id))


def read_after(session: Session, viewer: Viewer, turn_id: str, after: int) -> LogPart:
    """Raises NotFound. A reader who already has the last event gets it again: a stream never ends without it."""
    turn = session.scalar(
        select(Turn)
        .join(CoachingSession, Turn.session_id == CoachingSession.id)
        .where(Turn.id == turn_id, own(viewer, Kind.CHAT))
    )
    if turn is None:
        raise NotFound("turn", turn_id)
    rows = session.scalars(select(TurnEvent).where(TurnEvent.turn_id == turn_id).order_by(TurnEvent.seq))
    logged = tuple(LoggedEvent(row.seq, row.kind, row.data) for row in rows)  # type: ignore[arg-type]
    new = tuple(event for event in logged if event.id is not None and (event.id > after or event.is_last))
    return LogPart(new, turn.status == "running", turn.lease_until)
