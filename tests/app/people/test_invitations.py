"""Who may be brought in, onto which team, and what contradicts who is already there."""

import pytest

from app.people.demo import open_demo
from app.settings import Settings
from app.store.invitations import Invitation, InvitationRefused, invite
from app.store.people import add_person, find_person, is_empty

MAYA = Invitation("maya@example.com", "Maya", "manager", "North")


async def test_a_manager_brings_her_team_and_her_rep_finds_her_there(db) -> None:
    maya = await db.run(invite, MAYA)

    tess = await db.run(invite, Invitation("tess@example.com", "Tess", "rep", "North"))

    assert (maya.role, maya.team, maya.manager_id) == ("manager", "North", None)
    assert (tess.role, tess.team, tess.manager_id, tess.manager) == ("rep", "North", maya.id, "Maya")
    assert tess.team_id == maya.team_id


async def test_a_manager_without_a_name_for_her_team_gets_one(db) -> None:
    maya = await db.run(invite, Invitation("maya@example.com", "Maya", "manager"))

    assert maya.team == "Maya’s team"


async def test_a_rep_may_come_without_a_team(db) -> None:
    tess = await db.run(invite, Invitation("tess@example.com", "Tess", "rep"))

    assert (tess.team_id, tess.manager_id) == (None, None)


async def test_inviting_somebody_again_makes_nobody_new(db) -> None:
    first = await db.run(invite, MAYA)

    again = await db.run(invite, Invitation(" Maya@Example.com ", "Maya L.", "manager"))

    assert again == first


@pytest.mark.parametrize(
    ("invitation", "said"),
    [
        (Invitation("maya@example.com", "Maya", "rep", "North"), "already here as a manager"),
        (Invitation("maya@example.com", "Maya", "manager", "South"), "on the team 'North'"),
        (Invitation("tess@example.com", "Tess", "rep", "South"), "no team 'South' (teams: 'North')"),
        (Invitation("max@example.com", "Max", "manager", "North"), "already has a manager"),
        (Invitation("eva@example.com", "Eva", "evaluator", "North"), "belongs to no team"),
    ],
)
async def test_an_invitation_that_contradicts_who_is_here_is_refused(db, invitation, said) -> None:
    await db.run(invite, MAYA)

    with pytest.raises(InvitationRefused) as refused:
        await db.run(invite, invitation)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("email", "name", "team"),
    [
        ("nobody", "N", ""),
        ("", "N", ""),
        ("a@b c", "N", ""),
        ("a\x00@b", "N", ""),
        ("a" * 320 + "@b", "N", ""),
        ("a@b", "", ""),
        ("a@b", "N\x00", ""),
        ("a@b", "two\nlines", ""),
        ("a@b", "N" * 201, ""),
        ("a@b", "N", "T\x00"),
    ],
)
def test_an_invitation_that_cannot_be_read_is_refused(email, name, team) -> None:
    with pytest.raises(InvitationRefused):
        Invitation(email, name, "rep", team)


@pytest.mark.parametrize("name", ["Zoë Müller", "李小龍", "O’Brien-Smith", "مريم"])
def test_people_may_be_called_what_they_are_called(name) -> None:
    assert Invitation("a@b", name, "rep").name == name


async def test_the_demo_team_is_a_rep_her_manager_and_an_evaluator_with_a_link_each(db) -> None:
    opened = await open_demo(db, Settings())

    tess, maya, evaluator = (link.person for link in opened)
    assert (tess.name, tess.role, tess.manager) == ("Tess Okafor", "rep", "Maya Lindt")
    assert (maya.role, maya.team, evaluator.role) == ("manager", tess.team, "evaluator")
    assert len({link.url for link in opened}) == 3


async def test_the_demo_team_is_founded_once(db) -> None:
    await open_demo(db, Settings())

    assert await open_demo(db, Settings()) == ()


async def test_a_database_with_somebody_in_it_gets_no_demo_team(db) -> None:
    await db.run(add_person, "somebody@example.com", "Somebody", "rep")

    assert await open_demo(db, Settings()) == ()
    assert await db.run(find_person, "tess.okafor@demo.example") is None


async def test_where_a_company_signs_in_there_is_no_demo_team(db) -> None:
    settings = Settings(oidc_issuer="https://login.example", oidc_client_id="c", oidc_client_secret="s")

    assert await open_demo(db, settings) == ()
    assert await db.run(is_empty)
