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
async def tess(db):
    await open_demo(db, SETTINGS)
    return await db.run(find_person, "tess.okafor@demo.example")


@pytest.fixture
async def maya(db, tess):
    return await db.run(find_person, "maya.lindt@demo.example")


@pytest.fixture
async def link(db, tess) -> str:
    return secret_in(await make_link(db, SETTINGS, tess.id))


def later(monkeypatch, by: timedelta) -> None:
    """Moves the clock of sign-in; the rows stay where they were."""
    for module in (links, browsers, tokens):
        monkeypatch.setattr(module, "now", lambda: now() + by)


async def test_a_link_leads_to_the_page_that_asks_whether_this_is_you(db, tess) -> None:
    url = await make_link(db, SETTINGS, tess.id)

    assert url.startswith("http://127.0.0.1:8000/sign-in/link?token=")


async def test_looking_at_a_link_spends_nothing(db, tess, link) -> None:
    assert [await whose_link(db, link) for _ in range(3)] == [tess] * 3

    assert await sign_in_by_link(db, link) is not None


async def test_a_link_signs_one_browser_in(db, tess, link) -> None:
    signed_in = await sign_in_by_link(db, link)

    assert signed_in is not None
    account, secret = signed_in
    assert account == tess
    assert await browser_holder(db, secret) == tess


async def test_a_used_link_is_spent_for_looking_and_for_signing_in(db, link) -> None:
    await sign_in_by_link(db, link)

    assert await whose_link(db, link) is None
    assert await sign_in_by_link(db, link) is None
    assert await token_by_link(db, link, "again") is None


async def test_of_many_attempts_at_once_one_gets_in(db, link) -> None:
    attempts = await asyncio.gather(*(sign_in_by_link(db, link) for _ in range(8)))

    assert sum(attempt is not None for attempt in attempts) == 1


@pytest.mark.parametrize("forged", ["", "x", "\x00", "\ud800", "a" * 100_000, "../../etc"])
async def test_a_made_up_link_opens_nothing(db, tess, forged) -> None:
    assert await whose_link(db, forged) is None
    assert await sign_in_by_link(db, forged) is None


@pytest.mark.parametrize(("minutes", "works"), [(14, True), (16, False)])
async def test_a_link_is_good_for_fifteen_minutes(db, link, monkeypatch, minutes, works) -> None:
    later(monkeypatch, timedelta(minutes=minutes))

    assert (await whose_link(db, link) is not None) == works
    assert (await sign_in_by_link(db, link) is not None) == works


@pytest.mark.parametrize(("days", "works"), [(29, True), (31, False)])
async def test_a_browser_stays_signed_in_for_thirty_days(db, link, monkeypatch, days, works) -> None:
    signed_in = await sign_in_by_link(db, link)
    assert signed_in is not None

    later(monkeypatch, timedelta(days=days))

    assert (await browser_holder(db, signed_in[1]) is not None) == works


async def test_signing_out_ends_this_browser_and_no_other(db, tess, link) -> None:
    here = await sign_in_by_link(db, link)
    there = await sign_in_by_link(db, secret_in(await make_link(db, SETTINGS, tess.id)))
    assert here is not None
    assert there is not None

    await sign_out(db, here[1])

    assert await browser_holder(db, here[1]) is None
    assert await browser_holder(db, there[1]) == tess


async def test_a_link_is_no_browser_a_browser_no_token_and_a_token_no_browser(db, tess, link) -> None:
    assert await browser_holder(db, link) is None
    signed_in = await sign_in_by_link(db, link)
    assert signed_in is not None
    _, token = await make_token(db, tess.id, "laptop")

    assert await token_holder(db, signed_in[1]) is None
    assert await browser_holder(db, token) is None


async def test_a_token_lives_until_its_owner_revokes_it(db, tess, maya, monkeypatch) -> None:
    token_id, token = await make_token(db, tess.id, "laptop")
    later(monkeypatch, timedelta(days=400))
    assert await token_holder(db, token) == tess

    assert not await revoke_token(db, maya.id, token_id), "not hers"
    assert await revoke_token(db, tess.id, token_id)

    assert await token_holder(db, token) is None
    assert not await revoke_token(db, tess.id, token_id)


async def test_a_token_remembers_when_it_was_last_used_to_the_minute(db, tess, monkeypatch) -> None:
    _, token = await make_token(db, tess.id, "laptop")
    assert (await db.run(credentials.living_tokens, tess.id))[0].last_used_at is None

    await token_holder(db, token)
    first = (await db.run(credentials.living_tokens, tess.id))[0].last_used_at
    await token_holder(db, token)
    second = (await db.run(credentials.living_tokens, tess.id))[0].last_used_at
    later(monkeypatch, timedelta(minutes=2))
    await token_holder(db, token)
    third = (await db.run(credentials.living_tokens, tess.id))[0].last_used_at

    assert first is not None
    assert first == second
    assert third is not None
    assert third > first


async def test_what_is_over_can_be_forgotten(db, tess, link) -> None:
    await make_token(db, tess.id, "stays")

    forgotten = await db.run(credentials.forget_expired, now() + timedelta(hours=1))

    assert forgotten == 4, "the demo team's three links and this one"
    assert len(await db.run(credentials.living_tokens, tess.id)) == 1


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
