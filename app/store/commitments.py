"""Commitments as rows: the owner's queries, and the one query of a manager. Words are the rep's own, unchanged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal
from uuid import uuid4

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from app.errors import NotFound
from app.sharing.visibility import Kind, Viewer, own, shared_columns, shared_with
from app.store.tables import CoachingSession, Commitment, FollowUp, Person
from graph import Card, Outcome, Prior

OutcomeStatus = Literal["done", "partly", "not_done", "changed", "dropped"]
MISSES: Final = 2  # asked about twice; after the second miss it rests, and the rep decides on the page
OWN_WORDS: Final = ("action", "trigger", "when_text", "done_evidence", "obstacle", "plan")


@dataclass(frozen=True, slots=True)
class OwnCommitment:
    """A commitment as its owner reads it. `happened`: what they said came of it, last."""

    id: str
    session_id: str | None
    action: str
    trigger: str
    when_text: str
    due: date | None
    done_evidence: str
    obstacle: str
    plan: str
    confidence: int | None
    kind: str
    status: str
    shared_at: datetime | None
    note: str
    created_at: datetime
    confirmed_at: datetime | None
    happened: str = ""


@dataclass(frozen=True, slots=True)
class SharedCommitment:
    """All that a manager gets: the fields of the policy and no more."""

    rep: str
    action: str
    due: date | None
    status: str
    note: str
    shared_at: datetime


def listed(session: Session, viewer: Viewer) -> tuple[OwnCommitment, ...]:
    """The viewer's own, newest first."""
    query = select(Commitment).where(own(viewer, Kind.PRIVATE)).order_by(Commitment.created_at.desc(), Commitment.id)
    rows = session.scalars(query).all()
    happened = _happened(session, [row.id for row in rows])
    return tuple(view(row, happened.get(row.id, "")) for row in rows)


def read(session: Session, viewer: Viewer, commitment_id: str) -> OwnCommitment:
    """Raises NotFound."""
    row = _owned(session, viewer, commitment_id)
    return view(row, _happened(session, [row.id]).get(row.id, ""))


def owned(session: Session, viewer: Viewer, commitment_id: str) -> Commitment:
    """The viewer's own row, locked until the transaction ends. Raises NotFound."""
    return _owned(session, viewer, commitment_id, lock=True)


def of_session(session: Session, viewer: Viewer, session_id: str) -> OwnCommitment | None:
    query = select(Commitment).where(Commitment.session_id == session_id, own(viewer, Kind.PRIVATE))
    row = session.scalar(query)
    return None if row is None else view(row)


def shared_by_team(session: Session, viewer: Viewer) -> tuple[SharedCommitment, ...]:
    """What the viewer's reps chose to share. Selects the shared columns only; nobody else's, nothing private."""
    query = (
        select(*shared_columns())
        .join(Person, Person.id == Commitment.rep_id)
        .where(shared_with(viewer, Kind.SHARED))
        .order_by(Person.name, Commitment.shared_at.desc(), Commitment.id)
    )
    return tuple(SharedCommitment(**row) for row in session.execute(query).mappings())


def as_shared(row: OwnCommitment, rep: str, at: datetime) -> SharedCommitment:
    """Exactly what a manager would get, were it shared now."""
    return SharedCommitment(rep, row.action, row.due, row.status, row.note, row.shared_at or at)


def due(session: Session, viewer: Viewer, today: date) -> tuple[Prior, ...]:
    """Confirmed ones due by tomorrow or bound to a moment; one that was missed once comes back once more."""
    misses = func.count(case((FollowUp.outcome == "not_done", 1)))
    query = (
        select(Commitment, misses)
        .outerjoin(FollowUp, FollowUp.commitment_id == Commitment.id)
        .where(own(viewer, Kind.PRIVATE), Commitment.status.in_(("confirmed", "not_done")))
        .where(or_(Commitment.due <= today + timedelta(days=1), Commitment.due.is_(None) & (Commitment.trigger != "")))
        .group_by(Commitment.id)
        .having(misses < MISSES)
        .order_by(Commitment.due.is_(None), Commitment.due, Commitment.created_at, Commitment.id)
    )
    return tuple(Prior(id=row.id, text=row.action, due=row.due, misses=n) for row, n in session.execute(query))


def open_words(session: Session, viewer: Viewer) -> tuple[str, ...]:
    """The texts of everything open: the rep's own words, those typed on the card included."""
    query = select(Commitment).where(
        own(viewer, Kind.PRIVATE), Commitment.status.in_(("draft", "confirmed", "not_done"))
    )
    rows = session.scalars(query.order_by(Commitment.created_at, Commitment.id))
    return tuple(text for row in rows for text in (getattr(row, name) for name in OWN_WORDS) if text)


def put_card(session: Session, row: CoachingSession, card: Card | None, at: datetime) -> OwnCommitment | None:
    """Brings the commitment of a session in line with its card: drafted, confirmed, or set aside again."""
    found = session.scalar(select(Commitment).where(Commitment.session_id == row.id).with_for_update())
    if card is None or card.status == "declined":
        if found is not None and found.status == "draft":
            session.delete(found)
        return None
    if found is not None and found.status != "draft" and card.status != "confirmed":
        return view(found)  # a promise already made stands until the rep says yes to another
    if found is None:
        found = Commitment(id=str(uuid4()), rep_id=row.rep_id, session_id=row.id, action=card.action, created_at=at)
        session.add(found)
    put_words(found, card)
    if card.status == "confirmed" and found.status in (None, "draft"):
        found.status, found.confirmed_at = "confirmed", at
    session.flush()
    return view(found)


def put_words(row: Commitment, card: Card) -> None:
    """The card's words. One that was shared goes private again when what was shared would change unseen."""
    if row.shared_at is not None and (row.action, row.due) != (card.action, card.due):
        row.shared_at = None
    for name in (*OWN_WORDS, "due", "confidence", "kind"):
        setattr(row, name, getattr(card, name))


def add_outcome(session: Session, viewer: Viewer, outcome: Outcome, at: datetime) -> OwnCommitment | None:
    """What came of a commitment, in the rep's words; the latest label is its status. None: it is not there (any more).

    Several turns of one conversation add to one account of it, so the row of the same day is completed, not doubled.
    """
    row = session.scalar(
        select(Commitment).where(Commitment.id == outcome.commitment_id, own(viewer, Kind.PRIVATE)).with_for_update()
    )
    if row is None or row.status in ("draft", "withdrawn"):
        return None
    said = _today(session, row.id, at) or FollowUp(commitment_id=row.id, created_at=at)
    said.outcome = outcome.status
    for name in ("quote", "experience", "learning"):
        setattr(said, name, getattr(outcome, name) or getattr(said, name) or "")
    row.status = outcome.status
    session.add(said)
    session.flush()
    return view(row, said.experience or said.quote)


def view(row: Commitment, happened: str = "") -> OwnCommitment:
    kept: Mapping[str, Any] = {
        name: getattr(row, name) for name in OwnCommitment.__dataclass_fields__ if name != "happened"
    }
    return OwnCommitment(**kept, happened=happened)


def _owned(session: Session, viewer: Viewer, commitment_id: str, lock: bool = False) -> Commitment:
    query = select(Commitment).where(Commitment.id == commitment_id, own(viewer, Kind.PRIVATE))
    row = session.scalar(query.with_for_update() if lock else query)
    if row is None:
        raise NotFound("commitment", commitment_id)
    return row


def _today(session: Session, commitment_id: str, at: datetime) -> FollowUp | None:
    query = select(FollowUp).where(FollowUp.commitment_id == commitment_id).order_by(FollowUp.id.desc()).limit(1)
    last = session.scalar(query)
    return last if last is not None and last.created_at.date() == at.date() else None


def _happened(session: Session, ids: list[str]) -> dict[str, str]:
    query = select(FollowUp).where(FollowUp.commitment_id.in_(ids)).order_by(FollowUp.id)
    return {row.commitment_id: row.experience or row.quote for row in session.scalars(query)}
