"""A rep for a replayed conversation, with the promise they came with. For databases in memory, never for a real one."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.sharing.visibility import Viewer
from app.store.people import acknowledge_notice, add_person
from app.store.tables import Commitment, FollowUp, Person


@dataclass(frozen=True, slots=True)
class Promise:
    """What the rep promised before this conversation, in their words."""

    text: str
    due: date


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What the rep said came of the promise. `outcome` "": nothing yet."""

    outcome: str = ""
    quote: str = ""
    experience: str = ""
    learning: str = ""


def enter(session: Session, promise: Promise | None, at: datetime) -> Viewer:
    """Somebody new, who has been here before: the first-use notice is read, the promise is made."""
    account = add_person(session, f"{uuid4()}@replay.example", "Rep", "rep")
    acknowledge_notice(session, account.id)
    if promise is not None:
        session.add(
            Commitment(
                id=str(uuid4()),
                rep_id=account.id,
                action=promise.text,
                due=promise.due,
                status="confirmed",
                created_at=at,
                confirmed_at=at,
            )
        )
    return Viewer.of(account)


def came_of_it(session: Session, viewer: Viewer) -> CameOfIt:
    query = select(FollowUp).join(Commitment).where(Commitment.rep_id == viewer.person_id).order_by(FollowUp.id.desc())
    row = session.scalars(query.limit(1)).first()
    return CameOfIt() if row is None else CameOfIt(row.outcome, row.quote, row.experience, row.learning)


def leave(session: Session, viewer: Viewer) -> None:
    """Forgets the rep and everything of theirs, so that ten thousand conversations need no more room than one."""
    session.delete(session.get_one(Person, viewer.person_id))
