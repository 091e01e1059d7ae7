"""What a rep does to a commitment: edit the draft, say yes, share it, take it back, say what came of it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from app.errors import Conflict, TurnRunning
from app.sharing.visibility import HIDDEN_STATUSES, Viewer
from app.store import turn_rows
from app.store.commitments import OwnCommitment, add_outcome, owned, put_words, view
from app.store.sessions import locked, put_state, state_of
from app.store.tables import CoachingSession, Commitment
from graph import Card, Outcome

EDITABLE: Final = ("action", "trigger", "due", "done_evidence", "obstacle", "plan", "confidence")


def edit(session: Session, viewer: Viewer, commitment_id: str, words: Mapping[str, Any], at: datetime) -> OwnCommitment:
    """Puts the rep's own words on the draft, and on the card in the session's memory. Raises NotFound, Conflict."""
    row = owned(session, viewer, commitment_id)
    if row.status != "draft":
        raise Conflict(f"Commitment {row.id} is {row.status}; only a draft can be edited. Its words are your promise.")
    sitting = _sitting(session, viewer, row)
    card = edited(_card(row, sitting), words)
    put_words(row, card)
    if sitting is not None:
        put_state(sitting, state_of(sitting).model_copy(update={"card": card}), at)
    session.flush()
    return view(row)


def edited(card: Card, words: Mapping[str, Any]) -> Card:
    """The card with `words` put in. A when is a date or a moment in the rep's words; without one it is an intention."""
    new = card.model_copy(update={name: words[name] for name in EDITABLE if name in words})
    if {"due", "trigger"} <= words.keys() and not new.due and not new.trigger:
        return new.model_copy(update={"when_text": "", "kind": "intention"})
    if (new.due, new.trigger) == (card.due, card.trigger):
        return new
    when = new.trigger or (card.when_text if new.due == card.due else _iso(new.due))
    return new.model_copy(update={"when_text": when, "kind": "commitment" if new.due or new.trigger else "intention"})


def waits_for_yes(session: Session, viewer: Viewer, commitment_id: str) -> tuple[OwnCommitment, str | None]:
    """The commitment, and the session in which the coach still waits for a yes to it (None: nobody waits)."""
    row = owned(session, viewer, commitment_id)
    if row.status != "draft" or row.session_id is None:
        return view(row), None
    sitting = locked(session, viewer, row.session_id)
    is_asked = sitting.status in ("active", "paused") and state_of(sitting).card is not None
    return view(row), row.session_id if is_asked else None


def confirm(session: Session, viewer: Viewer, commitment_id: str, at: datetime) -> OwnCommitment:
    """The rep says yes, with no conversation going on about it. A second yes changes nothing."""
    row = owned(session, viewer, commitment_id)
    if row.status == "withdrawn":
        raise Conflict(f"Commitment {row.id} was withdrawn. Make a new one in a conversation.")
    if row.status == "draft":
        row.status, row.confirmed_at = "confirmed", at
    session.flush()
    return view(row)


def share(session: Session, viewer: Viewer, commitment_id: str, note: str, at: datetime) -> OwnCommitment:
    """Lets the manager see it from now on, with this note. Raises NotFound; Conflict when there is nothing to share."""
    row = owned(session, viewer, commitment_id)
    if row.status in HIDDEN_STATUSES:
        raise Conflict(f"Commitment {row.id} is {row.status}; say yes to it first, then it can be shared.")
    if not viewer.manager:
        raise Conflict("Nobody leads your team here, so nobody would see it. It stays yours alone.")
    row.note, row.shared_at = note, row.shared_at or at
    session.flush()
    return view(row)


def unshare(session: Session, viewer: Viewer, commitment_id: str) -> OwnCommitment:
    """Private again, from now on and at once."""
    row = owned(session, viewer, commitment_id)
    row.shared_at = None
    session.flush()
    return view(row)


def withdraw(session: Session, viewer: Viewer, commitment_id: str) -> OwnCommitment:
    """The rep takes the promise itself back; nobody else sees it any more and nobody asks about it."""
    row = owned(session, viewer, commitment_id)
    row.status, row.shared_at = "withdrawn", None
    session.flush()
    return view(row)


def record(session: Session, viewer: Viewer, outcome: Outcome, at: datetime) -> OwnCommitment:
    """What came of it, said outside a conversation. Raises NotFound, Conflict."""
    row = owned(session, viewer, outcome.commitment_id)
    if row.status in HIDDEN_STATUSES:
        raise Conflict(f"Commitment {row.id} is {row.status}, so nothing can have come of it yet. Say yes to it first.")
    told = add_outcome(session, viewer, outcome, at)
    return told if told is not None else view(row)


def _sitting(session: Session, viewer: Viewer, row: Commitment) -> CoachingSession | None:
    """The session whose memory holds this draft. Raises TurnRunning: the answer under way still counts on the old."""
    if row.session_id is None:
        return None
    sitting = locked(session, viewer, row.session_id)
    running = turn_rows.running_in(session, row.session_id)
    if running is not None:
        raise TurnRunning(running.id, "")
    return sitting if state_of(sitting).card is not None else None


def _card(row: Commitment, sitting: CoachingSession | None) -> Card:
    known = None if sitting is None else state_of(sitting).card
    if known is not None:
        return known
    names = ("action", "when_text", "trigger", "due", "done_evidence", "obstacle", "plan", "confidence", "kind")
    return Card(**{name: getattr(row, name) for name in names})


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
