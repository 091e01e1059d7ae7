"""The life of a one-time link, and of the browser and the tokens it leads to."""

import asyncio
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.responses import Response

from app.people import browsers, links, tokens
from app.people.browsers import COOKIE, browser_holder, clear_cookie, set_cookie, sign_out
from app.people.demo import open_demo
from app.people.links import make_link, sign_in_by_link, token_by_link, whose_link
from app.people.tokens import make_token, revoke_token, token_holder
from app.settings import Settings
from app.store import credentials
from app.store.people import find_person
from app.store.tables import now

SETTINGS = Settings()


def secret_in(url: str) -> str:
    return parse_qs(urlsplit(url).query)["token"][0]


@pytest.fixture
async def tess(database):
    await open_demo(database, SETTINGS)
    return await database.run(find_person, "tess.okafor@demo.example")


@pytest.fixture
async def maya(database, tess):
    return await database.run(find_person, "maya.lindt@demo.example")


@pytest.fixture
async def link(database, tess) -> str:
    return secret_in(await make_link(database, SETTINGS, tess.id))


def later(monkeypatch, by: timedelta) -> None:
    """Moves the clock of sign-in; the rows stay where they were."""
    for module in (links, browsers, tokens):
        monkeypatch.setattr(module, "now", lambda: now() + by)


async def test_a_link_leads_to_the_page_that_asks_whether_this_is_you(database, tess) -> None:
    url = await make_link(database, SETTINGS, tess.id)

    assert url.startswith("http://127.0.0.1:8000/sign-in/link?token=")


async def test_looking_at_a_link_spends_nothing(database, tess, link) -> None:
    assert [await whose_link(database, link) for _ in range(3)] == [tess] * 3

    assert await sign_in_by_link(database, link) is not None


async def test_a_link_signs_one_browser_in(database, tess, link) -> None:
    signed_in = await sign_in_by_link(database, link)

    assert signed_in is not None
    account, secret = signed_in
    assert account == tess
    assert await browser_holder(database, secret) == tess


async def test_a_used_link_is_spent_for_looking_and_for_signing_in(database, link) -> None:
    await sign_in_by_link(database, link)

    assert await whose_link(database, link) is None
    assert await sign_in_by_link(database, link) is None
    assert await token_by_link(database, link, "again") is None


async def test_of_many_attempts_at_once_one_gets_in(database, link) -> None:
    attempts = await asyncio.gather(*(sign_in_by_link(database, link) for _ in range(8)))

    assert sum(attempt is not None for attempt in attempts) == 1


@pytest.mark.parametrize("forged", ["", "x", "\x00", "\ud800", "a" * 100_000, "../../etc"])
async def test_a_made_up_link_opens_nothing(database, tess, forged) -> None:
    assert await whose_link(database, forged) is None
    assert await sign_in_by_link(database, forged) is None


@pytest.mark.parametrize(("minutes", "works"), [(14, True), (16, False)])
async def test_a_link_is_good_for_fifteen_minutes(database, link, monkeypatch, minutes, works) -> None:
    later(monkeypatch, timedelta(minutes=minutes))

    assert (await whose_link(database, link) is not None) == works
    assert (await sign_in_by_link(database, link) is not None) == works


@pytest.mark.parametrize(("days", "works"), [(29, True), (31, False)])
async def test_a_browser_stays_signed_in_for_thirty_days(database, link, monkeypatch, days, works) -> None:
    signed_in = await sign_in_by_link(database, link)
    assert signed_in is not None

    later(monkeypatch, timedelta(days=days))

    assert (await browser_holder(database, signed_in[1]) is not None) == works


async def test_signing_out_ends_this_browser_and_no_other(database, tess, link) -> None:
    here = await sign_in_by_link(database, link)
    there = await sign_in_by_link(database, secret_in(await make_link(database, SETTINGS, tess.id)))
    assert here is not None
    assert there is not None

    await sign_out(database, here[1])

    assert await browser_holder(database, here[1]) is None
    assert await browser_holder(database, there[1]) == tess


async def test_a_link_is_no_browser_a_browser_no_token_and_a_token_no_browser(database, tess, link) -> None:
    assert await browser_holder(database, link) is None
    signed_in = await sign_in_by_link(database, link)
    assert signed_in is not None
    _, token = await make_token(database, tess.id, "laptop")

    assert await token_holder(database, signed_in[1]) is None
    assert await browser_holder(database, token) is None


async def test_a_token_lives_until_its_owner_revokes_it(database, tess, maya, monkeypatch) -> None:
    token_id, token = await make_token(database, tess.id, "laptop")
    later(monkeypatch, timedelta(days=400))
    assert await token_holder(database, token) == tess

    assert not await revoke_token(database, maya.id, token_id), "not hers"
    assert await revoke_token(database, tess.id, token_id)

    assert await token_holder(database, token) is None
    assert not await revoke_token(database, tess.id, token_id)


async def test_a_token_remembers_when_it_was_last_used_to_the_minute(database, tess, monkeypatch) -> None:
    _, token = await make_token(database, tess.id, "laptop")
    assert (await database.run(credentials.living_tokens, tess.id))[0].last_used_at is None

    await token_holder(database, token)
    first = (await database.run(credentials.living_tokens, tess.id))[0].last_used_at
    await token_holder(database, token)
    second = (await database.run(credentials.living_tokens, tess.id))[0].last_used_at
    later(monkeypatch, timedelta(minutes=2))
    await token_holder(database, token)
    third = (await database.run(credentials.living_tokens, tess.id))[0].last_used_at

    assert first is not None
    assert first == second
    assert third is not None
    assert third > first


async def test_what_is_over_can_be_forgotten(database, tess, link) -> None:
    await make_token(database, tess.id, "stays")

    forgotten = await database.run(credentials.forget_expired, now() + timedelta(hours=1))

    assert forgotten == 4, "the demo team's three links and this one"
    assert len(await database.run(credentials.living_tokens, tess.id)) == 1


@pytest.mark.parametrize(
    ("public_url", "name", "secure"),
    [("", COOKIE, False), ("http://coach.lan", COOKIE, False), ("https://coach.example", f"__Host-{COOKIE}", True)],
)
def test_the_cookie_is_for_this_site_alone_and_no_script_reads_it(public_url, name, secure) -> None:
    settings = Settings(public_url=public_url)
    kept, cleared = Response(), Response()

    set_cookie(kept, settings, "s3cret")
    clear_cookie(cleared, settings)

    for response, value in ((kept, f"{name}=s3cret;"), (cleared, f'{name}="";')):
        cookie = response.headers["set-cookie"]
        assert cookie.startswith(value)
        assert all(part in cookie for part in ("HttpOnly", "SameSite=lax", "Path=/"))
        assert ("Secure" in cookie) == secure
        assert "Domain" not in cookie
    assert "Max-Age=2592000" in kept.headers["set-cookie"]
