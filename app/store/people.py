"""People and teams: plain synchronous queries over a Session. Knows nothing of how somebody proves who they are."""

import uuid
from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.store.tables import Person, Team, now

Role = Literal["rep", "manager", "evaluator"]
ROLES: tuple[Role, ...] = ("rep", "manager", "evaluator")


class PersonExists(Exception):
    """Somebody already has this e-mail address."""


@dataclass(frozen=True, slots=True)
class Account:
    """A person as the rest of the app sees them. `manager_id` is who leads their team, None without a team."""

    id: str
    email: str
    name: str
    role: Role
    team_id: str | None = None
    team: str = ""
    manager_id: str | None = None
    manager: str = ""
    disclosed: bool = False  # has acknowledged the first-use notice


def plain_email(email: str) -> str:
    """One spelling per mailbox, so that a capital letter makes no second person."""
    return email.strip().lower()


def is_empty(session: Session) -> bool:
    """Nobody is in the database yet."""
    return session.scalar(select(func.count()).select_from(Person)) == 0


def add_person(session: Session, email: str, name: str, role: Role, team_id: str | None = None) -> Account:
    """A new person. Raises PersonExists when the address is taken."""
    if find_person(session, email) is not None:
        raise PersonExists(f"{email!r} already belongs to somebody")
    person = Person(id=str(uuid.uuid4()), email=plain_email(email), name=name.strip(), role=role, team_id=team_id)
    session.add(person)
    session.flush()
    return account(session, person)


def add_team(session: Session, name: str, manager_id: str | None) -> str:
    """A new team and who leads it; returns its id. The manager belongs to the team, too."""
    team = Team(id=str(uuid.uuid4()), name=name.strip(), manager_id=manager_id)
    session.add(team)
    session.flush()
    if manager_id is not None:
        session.get_one(Person, manager_id).team_id = team.id
        session.flush()
    return team.id


def find_person(session: Session, email: str) -> Account | None:
    person = session.scalar(select(Person).where(Person.email == plain_email(email)))
    return None if person is None else account(session, person)


def read_person(session: Session, person_id: str) -> Account | None:
    person = session.get(Person, person_id)
    return None if person is None else account(session, person)


def find_team(session: Session, name: str) -> Team | None:
    return session.scalar(select(Team).where(Team.name == name.strip()))


def team_names(session: Session) -> tuple[str, ...]:
    return tuple(session.scalars(select(Team.name).order_by(Team.name)))


def acknowledge_notice(session: Session, person_id: str) -> None:
    """Remembers that the first-use notice was read. Once is enough."""
    person = session.get_one(Person, person_id)
    person.disclosed_at = person.disclosed_at or now()


def account(session: Session, person: Person) -> Account:
    team = session.get(Team, person.team_id) if person.team_id else None
    leads = team is not None and team.manager_id == person.id
    manager = None if team is None or leads or not team.manager_id else session.get(Person, team.manager_id)
    return Account(
        id=person.id,
        email=person.email,
        name=person.name,
        role=cast(Role, person.role),
        team_id=person.team_id,
        team="" if team is None else team.name,
        manager_id=None if manager is None else manager.id,
        manager="" if manager is None else manager.name,
        disclosed=person.disclosed_at is not None,
    )
