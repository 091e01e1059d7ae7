"""Sessions as rows. Every query is scoped to whoever asks."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.sharing.visibility import Kind, Viewer, own
from app.store.tables import CoachingSession, Turn
from graph import SessionState

LISTED = 50
OVER = ("complete", "partial")  # closed for safety is not over: the rep may choose to go on


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as its owner reads it. `first_words`: the beginning of the first message, for a title."""

    id: str
    length: int
    status: str
    stage: str
    state: SessionState
    version: int
    created_at: datetime
    updated_at: datetime
    ended_at: datetime | None
    first_words: str = ""


def create(session: Session, viewer: Viewer, session_id: str, state: SessionState, at: datetime) -> SessionView:
    """A new session; one that is there already under this id and is the viewer's own is returned as it is."""
    found = session.get(CoachingSession, session_id)
    if found is not None:
        return view(_owned(session, viewer, session_id))
    row = CoachingSession(id=session_id, rep_id=viewer.person_id, length=state.length, created_at=at, updated_at=at)
    put_state(row, state, at)
    session.add(row)
    session.flush()
    return view(row)


def read(session: Session, viewer: Viewer, session_id: str) -> SessionView:
    """Raises NotFound for one that is not there and for one that is somebody else's."""
    return view(_owned(session, viewer, session_id), _first_words(session, session_id))


def listed(session: Session, viewer: Viewer) -> tuple[SessionView, ...]:
    """The viewer's own sessions, last used first."""
    query = (
        select(CoachingSession)
        .where(own(viewer, Kind.SESSION))
        .order_by(CoachingSession.updated_at.desc(), CoachingSession.id)
        .limit(LISTED)
    )
    rows = session.scalars(query).all()
    first = (
        select(Turn.session_id, func.min(Turn.seq).label("seq"))
        .where(Turn.session_id.in_([row.id for row in rows]), Turn.text != "")
        .group_by(Turn.session_id)
        .subquery()
    )
    texts = session.execute(
        select(Turn.session_id, Turn.text).join(
            first, (Turn.session_id == first.c.session_id) & (Turn.seq == first.c.seq)
        )
    )
    words = {row.session_id: row.text for row in texts}
    return tuple(view(row, words.get(row.id, "")) for row in rows)


def locked(session: Session, viewer: Viewer, session_id: str) -> CoachingSession:
    """The viewer's own row, locked until the transaction ends. Raises NotFound."""
    return _owned(session, viewer, session_id, lock=True)


def put_state(row: CoachingSession, state: SessionState, at: datetime) -> None:
    """Writes what the machine remembers, and what is listed without reading it."""
    row.state = state.model_dump(mode="json")
    row.status = state.status
    row.stage = state.stage.value
    row.graph_version = state.graph_version
    row.updated_at = at
    if state.status in OVER:
        row.ended_at = row.ended_at or at


def state_of(row: CoachingSession) -> SessionState:
    return SessionState.model_validate(row.state)


def view(row: CoachingSession, first_words: str = "") -> SessionView:
    return SessionView(
        id=row.id,
        length=row.length,
        status=row.status,
        stage=row.stage,
        state=state_of(row),
        version=row.version,
        created_at=row.created_at,
        updated_at=row.updated_at,
        ended_at=row.ended_at,
        first_words=first_words,
    )


def _owned(session: Session, viewer: Viewer, session_id: str, lock: bool = False) -> CoachingSession:
    query = select(CoachingSession).where(CoachingSession.id == session_id, own(viewer, Kind.SESSION))
    row = session.scalar(query.with_for_update() if lock else query)
    if row is None:
        raise NotFound("session", session_id)
    return row


def _first_words(session: Session, session_id: str) -> str:
    query = select(Turn.text).where(Turn.session_id == session_id, Turn.text != "").order_by(Turn.seq).limit(1)
    return session.scalar(query) or ""
