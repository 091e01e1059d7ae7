"""What a rep does to a session besides talking: pause it, pick it up, end it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.errors import Conflict, SessionOver
from app.sharing.visibility import Viewer
from app.store import turn_ends, turn_rows
from app.store.sessions import OVER, SessionView, locked, put_state, state_of, view
from graph import SessionState


@dataclass(frozen=True, slots=True)
class Change:
    """`name` as in the address; `apply` is the coach's; a `may_repeat` change of an ended session is no error."""

    name: str
    apply: Callable[[SessionState], SessionState]
    may_repeat: bool = False


@dataclass(frozen=True, slots=True)
class ChangedSession:
    """The session after the change, and the turn that was stopped for it."""

    session: SessionView
    stopped_turn_id: str | None


def change(session: Session, viewer: Viewer, session_id: str, what: Change, at: datetime) -> ChangedSession:
    """Applies a change; a turn that runs is stopped first, its message kept. Raises NotFound, SessionOver, Conflict."""
    row = locked(session, viewer, session_id)
    if row.status in OVER:
        if what.may_repeat:
            return ChangedSession(view(row), None)
        raise SessionOver(f"Session {row.id} ended ({row.status}), so it cannot {what.name}. Start a new one.")
    if row.status == "closed_for_safety" and not what.may_repeat:
        raise Conflict(
            f"Session {row.id} was closed for safety, so it cannot {what.name}. "
            "Send a turn with steer 'resume' to say that you want to go on, or end the session."
        )
    running = turn_rows.running_in(session, session_id)
    if running is not None:
        turn_ends.stop(session, viewer, running.id, at)
    state = state_of(row)
    if (new := what.apply(state)) != state:
        put_state(row, new, at)
    session.flush()
    return ChangedSession(view(row), None if running is None else running.id)
