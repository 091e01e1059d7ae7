"""Who may see what. ONE policy: the queries, the "who sees what" page and the tests are derived from it.

Everybody reads their own. The policy says what somebody else may read of it, and why not.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, false, select
from sqlalchemy.orm import InstrumentedAttribute

from app.store.people import Account, Role
from app.store.tables import CoachingSession, Commitment, Person, Team


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is asking. `manager` is the name of whoever leads their team, "" when nobody does."""

    person_id: str
    role: Role
    name: str = ""
    manager: str = ""
    has_read_notice: bool = False

    @classmethod
    def of(cls, account: Account) -> "Viewer":
        return cls(account.id, account.role, account.name, account.manager, account.disclosed)


class Kind(StrEnum):
    """A kind of data that belongs to one person."""

    CHAT = "chat"
    NOTES = "notes"
    SESSION = "session"
    CONFIDENCE = "confidence"
    DRAFT = "draft"
    PRIVATE = "private"
    SHARED = "shared"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Shared:
    """What a manager may read of an item that its owner shared: these columns and no other."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the policy. `manager` None: never. `manager_words` is how the page says it.

    `what` is said to the owner, `theirs` to somebody else; `why` holds for both.
    """

    kind: Kind
    what: str
    theirs: str
    why: str
    manager: Shared | None = None
    manager_words: str = "never"
    evaluator_words: str = "never"


SHARED_FIELDS: Final = Shared(("rep", "action", "due", "status", "note", "shared_at"))
HIDDEN_STATUSES: Final = ("draft", "withdrawn")

POLICY: Final[tuple[Rule, ...]] = (
    Rule(
        Kind.CHAT,
        "What you write, and what you are asked",
        "What people write here, and what they are asked",
        "People can only think aloud where nobody listens.",
    ),
    Rule(
        Kind.NOTES,
        "Your words so far: causes, options, what you learned",
        "Their words so far: causes, options, what they learned",
        "They are parts of the conversation.",
    ),
    Rule(
        Kind.SESSION,
        "Whether, when and for how long you were here",
        "Whether, when and for how long anyone was here",
        "Counting visits would make them a duty.",
    ),
    Rule(
        Kind.CONFIDENCE,
        "How sure you said you are",
        "How sure they said they are",
        "A number about a person would soon be a score.",
    ),
    Rule(
        Kind.DRAFT,
        "A commitment you haven’t said yes to",
        "A commitment they haven’t said yes to",
        "It isn’t one yet.",
    ),
    Rule(
        Kind.PRIVATE,
        "A commitment you keep to yourself",
        "A commitment they keep to themselves, or that there is one",
        "Private is the normal case, and counts just as much.",
        None,
        "never, not even that it exists",
    ),
    Rule(
        Kind.SHARED,
        "A commitment you share",
        "A commitment they share",
        "You chose it, you saw exactly this before, and you can take it back.",
        SHARED_FIELDS,
        "what, by when, how it stands, your note",
    ),
    Rule(
        Kind.OUTCOME,
        "What came of it",
        "What came of a commitment, in their words",
        "How it stands is part of what is shared; what happened is for its owner to tell.",
        None,
        "how it stands, if you share it; none of your words",
    ),
)

OWNERS: Final[dict[Kind, InstrumentedAttribute[str]]] = {
    Kind.CHAT: CoachingSession.rep_id,
    Kind.NOTES: CoachingSession.rep_id,
    Kind.SESSION: CoachingSession.rep_id,
    Kind.CONFIDENCE: Commitment.rep_id,
    Kind.DRAFT: Commitment.rep_id,
    Kind.PRIVATE: Commitment.rep_id,
    Kind.SHARED: Commitment.rep_id,
    Kind.OUTCOME: Commitment.rep_id,
}


def own(viewer: Viewer, kind: Kind) -> ColumnElement[bool]:
    """The condition of every query for somebody's own data."""
    return OWNERS[kind] == viewer.person_id


def shared_with(viewer: Viewer, kind: Kind) -> ColumnElement[bool]:
    """The condition of every query for what others shared with the viewer: false unless the policy says otherwise."""
    rule = next(rule for rule in POLICY if rule.kind == kind)
    if viewer.role != "manager" or rule.manager is None:
        return false()
    team = select(Person.id).join(Team, Person.team_id == Team.id).where(Team.manager_id == viewer.person_id)
    is_open = Commitment.shared_at.is_not(None) & Commitment.status.not_in(HIDDEN_STATUSES)
    return OWNERS[kind].in_(team) & (OWNERS[kind] != viewer.person_id) & is_open


def shared_columns() -> tuple[ColumnElement[Any], ...]:
    """The columns that a query for shared commitments selects: those of the policy, under their names there."""
    return tuple(
        (Person.name if name == "rep" else getattr(Commitment, name)).label(name) for name in SHARED_FIELDS.fields
    )
