"""Sign-in through a provider, against a real one on loopback: who gets in, and every way of not getting in."""

import time

import httpx
import pytest
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse

from app.people.browsers import COOKIE, browser_holder
from app.people.demo import open_demo
from app.people.oidc import CALLBACK, PATH, STATE_COOKIE, Refused, oidc_routes
from app.settings import Settings


def refuse(request, refused: Refused) -> PlainTextResponse:
    return PlainTextResponse(refused.reason, 403)


def settings_for(provider, **changed) -> Settings:
    return Settings(
        oidc_issuer=changed.pop("issuer", provider.url),
        oidc_client_id="coach",
        oidc_client_secret="a client secret",
        **changed,
    )


@pytest.fixture
async def db(database):
    await open_demo(database, Settings())
    return database


def browser(settings: Settings, db) -> httpx.AsyncClient:
    """A browser at our door; it keeps cookies."""
    app = Starlette(routes=oidc_routes(settings, db, "k" * 32, refuse))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=settings.url)


async def come_back_from(provider, away: httpx.Response) -> str:
    """What the provider sends the browser back to."""
    async with httpx.AsyncClient() as outside:
        back = await outside.get(away.headers["location"])
    return back.headers["location"]


async def round_trip(provider, db, settings: Settings | None = None) -> httpx.Response:
    async with browser(settings or settings_for(provider), db) as tess:
        away = await tess.get(PATH)
        if away.status_code != 302:
            return away
        return await tess.get(await come_back_from(provider, away))


async def test_a_verified_address_that_is_invited_signs_in(provider, db) -> None:
    signed_in = await round_trip(provider, db)

    assert signed_in.status_code == 303
    assert signed_in.headers["location"] == "/"
    account = await browser_holder(db, signed_in.cookies[COOKIE])
    assert account is not None
    assert account.name == "Tess Okafor"


async def test_capitals_in_the_address_make_no_other_person(provider, db) -> None:
    provider.claims = {"email": "Tess.Okafor@Demo.Example"}

    assert (await round_trip(provider, db)).status_code == 303


REFUSED = {
    "a wrong nonce": ({"nonce": "another"}, "untrusted"),
    "no nonce": ({"nonce": None}, "untrusted"),
    "another issuer": ({"iss": "https://evil.example"}, "untrusted"),
    "another audience": ({"aud": "another-client"}, "untrusted"),
    "another audience, ours as azp": ({"aud": "another-client", "azp": "coach"}, "untrusted"),
    "an expired token": ({"exp": int(time.time()) - 3600}, "untrusted"),
    "an unverified address": ({"email_verified": False}, "unverified"),
    "no word about verification": ({"email_verified": None}, "unverified"),
    "no address": ({"email": None}, "unverified"),
    "an address that is a list": ({"email": ["tess.okafor@demo.example"]}, "unverified"),
    "a person nobody invited": ({"email": "stranger@demo.example"}, "unknown"),
}


@pytest.mark.parametrize(("claims", "reason"), REFUSED.values(), ids=REFUSED.keys())
async def test_a_token_that_does_not_say_who_is_there_signs_nobody_in(provider, db, claims, reason) -> None:
    provider.claims = claims

    refused = await round_trip(provider, db)

    assert (refused.status_code, refused.text) == (403, reason)
    assert COOKIE not in refused.cookies


async def test_a_token_signed_by_another_key_signs_nobody_in(provider, db) -> None:
    provider.signing_key = RSAKey.generate_key(2048, {"kid": "one"})

    assert (await round_trip(provider, db)).text == "untrusted"


async def test_a_provider_that_calls_itself_something_else_is_not_ours(provider, db) -> None:
    provider.issuer = "https://evil.example"

    assert (await round_trip(provider, db)).text == "untrusted"


async def test_a_rep_who_says_no_at_the_provider_is_told_so(provider, db) -> None:
    provider.denies = True

    assert (await round_trip(provider, db)).text == "cancelled"


async def test_a_wrong_client_secret_is_refused_by_the_provider_and_signs_nobody_in(provider, db) -> None:
    settings = Settings(oidc_issuer=provider.url, oidc_client_id="coach", oidc_client_secret="not it")

    assert (await round_trip(provider, db, settings)).text == "cancelled"


async def test_a_provider_that_is_not_there_is_no_server_error(provider, db) -> None:
    refused = await round_trip(provider, db, settings_for(provider, issuer="http://127.0.0.1:9"))

    assert (refused.status_code, refused.text) == (403, "unreachable")


async def test_an_answer_carried_to_another_browser_signs_nobody_in(provider, db) -> None:
    settings = settings_for(provider)
    async with browser(settings, db) as attacker, browser(settings, db) as victim:
        answer = await come_back_from(provider, await attacker.get(PATH))

        carried = await victim.get(answer)

    assert carried.text == "stale"
    assert COOKIE not in carried.cookies


async def test_an_answer_works_once(provider, db) -> None:
    async with browser(settings_for(provider), db) as tess:
        answer = await come_back_from(provider, await tess.get(PATH))
        first = await tess.get(answer)

        again = await tess.get(answer)

    assert (first.status_code, again.text) == (303, "stale")


async def test_the_state_of_the_round_trip_is_in_a_cookie_for_these_addresses_alone(provider, db) -> None:
    async with browser(settings_for(provider), db) as tess:
        away = await tess.get(PATH)

    cookie = away.headers["set-cookie"].lower()
    assert cookie.startswith(f"{STATE_COOKIE}=")
    assert f"path={PATH};" in cookie
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


async def test_over_https_both_cookies_travel_encrypted_only(provider, db) -> None:
    settings = settings_for(provider, public_url="https://coach.example")
    async with browser(settings, db) as tess:
        away = await tess.get(PATH)
        answer = await come_back_from(provider, away)

        signed_in = await tess.get(answer)

    assert answer.startswith(f"https://coach.example{CALLBACK}?")
    assert "secure" in away.headers["set-cookie"].lower()
    ours = next(c for c in signed_in.headers.get_list("set-cookie") if c.startswith("__Host-"))
    assert "secure" in ours.lower()
    assert "domain" not in ours.lower()
