"""Bringing somebody in: a person with a role, on a team with a manager, in one transaction."""

import re
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.store.people import Account, Role, add_person, add_team, find_person, find_team, read_person, team_names
from app.store.tables import Person

EMAIL = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+")
LINE = re.compile(r"[^\x00-\x1f\x7f]+")


class InvitationRefused(Exception):
    """The invitation cannot be read or contradicts who is already there; the message says how."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """`team` by name: a rep joins one that exists, a manager's invitation makes a new one."""

    email: str
    name: str
    role: Role
    team: str = ""

    def __post_init__(self) -> None:
        if len(self.email) > 320 or not EMAIL.fullmatch(self.email.strip()):
            raise InvitationRefused(f"{self.email!r} is not an e-mail address; give one like sam@example.com")
        for what, value in (("name", self.name), ("team", self.team or "-")):
            if not value.strip() or len(value) > 200 or not LINE.fullmatch(value):
                raise InvitationRefused(f"the {what} {value!r} cannot be used; give 1 to 200 characters on one line")


def invite(session: Session, invitation: Invitation) -> Account:
    """The person to send a link to: a new one, or the one who already has this address, role and team.

    Raises InvitationRefused when it contradicts who is there, or when a rep's team is not there.
    """
    known = find_person(session, invitation.email)
    if known is not None:
        return _same(known, invitation)
    team_id = _team_of_rep(session, invitation)
    person = add_person(session, invitation.email, invitation.name, invitation.role, team_id)
    if invitation.role == "manager":
        _lead(session, person, invitation.team)
    return read_person(session, person.id) or person


def _same(known: Account, invitation: Invitation) -> Account:
    if known.role != invitation.role:
        raise InvitationRefused(f"{known.email!r} is already here as a {known.role}, not as a {invitation.role}")
    if invitation.team and invitation.team.strip() != known.team:
        where = f"on the team {known.team!r}" if known.team else "on no team"
        raise InvitationRefused(f"{known.email!r} is already here {where}, not on {invitation.team!r}")
    return known


def _team_of_rep(session: Session, invitation: Invitation) -> str | None:
    if not invitation.team or invitation.role == "manager":
        return None
    if invitation.role == "evaluator":
        raise InvitationRefused(f"an evaluator belongs to no team; leave out the team {invitation.team!r}")
    team = find_team(session, invitation.team)
    if team is None:
        known = ", ".join(repr(name) for name in team_names(session)) or "none yet"
        raise InvitationRefused(
            f"there is no team {invitation.team!r} (teams: {known}); invite its manager first, that makes the team"
        )
    return team.id


def _lead(session: Session, person: Account, name: str) -> None:
    """The team of that name gets its manager; without one of that name, a new team."""
    team = find_team(session, name) if name else None
    if team is None:
        add_team(session, name or f"{person.name}’s team", person.id)
        return
    if team.manager_id is not None:
        raise InvitationRefused(f"the team {team.name!r} already has a manager; choose another name")
    team.manager_id = person.id
    session.get_one(Person, person.id).team_id = team.id
    session.flush()
