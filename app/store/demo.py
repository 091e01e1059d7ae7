"""The demo team: a rep, her manager, an evaluator. Their addresses end in .example, so they can reach nobody."""

from sqlalchemy.orm import Session

from app.store.invitations import Invitation, invite
from app.store.people import Account, is_empty

DEMO = (
    Invitation("maya.lindt@demo.example", "Maya Lindt", "manager", "Mid-market"),
    Invitation("tess.okafor@demo.example", "Tess Okafor", "rep", "Mid-market"),
    Invitation("evaluator@demo.example", "Evan Aalto", "evaluator"),
)


def found_demo_team(session: Session) -> tuple[Account, ...]:
    """The three demo people, if the database is empty; otherwise nobody."""
    if not is_empty(session):
        return ()
    people = [invite(session, invitation) for invitation in DEMO]
    return tuple(sorted(people, key=lambda person: ("rep", "manager", "evaluator").index(person.role)))
