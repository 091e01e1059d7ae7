"""A session whole: the row, its turns, its commitment, read in one transaction."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.sharing.visibility import Viewer
from app.store import commitments, sessions, turn_rows
from app.store.commitments import OwnCommitment
from app.store.sessions import SessionView
from app.store.turn_rows import TurnView


@dataclass(frozen=True, slots=True)
class Conversation:
    """As its owner reads it: what the machine remembers, every turn, the commitment if there is one."""

    session: SessionView
    turns: tuple[TurnView, ...]
    commitment: OwnCommitment | None


def read(session: Session, viewer: Viewer, session_id: str) -> Conversation:
    """Raises NotFound."""
    return Conversation(
        sessions.read(session, viewer, session_id),
        turn_rows.of_session(session, viewer, session_id),
        commitments.of_session(session, viewer, session_id),
    )
