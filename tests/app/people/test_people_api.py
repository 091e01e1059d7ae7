"""Signing in and out and API tokens over JSON, as a client meets them."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.main import create_app
from app.people.attempts import FAILURES
from app.people.browsers import COOKIE
from app.people.demo import open_demo
from app.settings import Settings

SETTINGS = Settings()


@pytest.fixture
async def links(database) -> dict[str, str]:
    """The secret of each demo person's link, by role."""
    opened = await open_demo(database, SETTINGS)
    return {link.person.role: parse_qs(urlsplit(link.url).query)["token"][0] for link in opened}


@pytest.fixture
async def client(database, links) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(SETTINGS, db=database))
    async with httpx.AsyncClient(transport=transport, base_url=SETTINGS.url) as client:
        yield client


async def token_of(client: httpx.AsyncClient, secret: str) -> str:
    signed_in = await client.post("/api/sign-in", json={"token": secret, "want": "token"})
    return str(signed_in.json()["token"])


def bearing(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_a_link_signs_a_browser_in_with_a_cookie_and_no_token(client, links) -> None:
    signed_in = await client.post("/api/sign-in", json={"token": links["rep"]})

    assert signed_in.status_code == 200
    assert signed_in.json()["token"] is None
    assert signed_in.json()["person"]["name"] == "Tess Okafor"
    me = (await client.get("/api/me")).json()
    assert (me["role"], me["team"], me["manager"]) == ("rep", "Mid-market", "Maya Lindt")


async def test_a_link_can_be_spent_for_a_token_instead(client, links) -> None:
    token = await token_of(client, links["rep"])

    assert COOKIE not in client.cookies
    assert (await client.get("/api/me")).status_code == 401
    assert (await client.get("/api/me", headers=bearing(token))).json()["name"] == "Tess Okafor"


async def test_used_old_and_made_up_links_get_the_same_answer(client, links) -> None:
    await client.post("/api/sign-in", json={"token": links["rep"]})

    answers = [await client.post("/api/sign-in", json={"token": t}) for t in (links["rep"], "made-up", "\x00")]

    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.json()["detail"] for answer in answers}) == 1
    assert answers[0].headers["content-type"] == "application/problem+json"
    assert "coach invite" in answers[0].json()["detail"]


@pytest.mark.parametrize(
    "body",
    [{}, {"token": ""}, {"token": 7}, {"token": "a" * 201}, {"token": "a", "want": "gold"}, {"token": "a", "x": 1}, []],
)
async def test_a_sign_in_that_cannot_be_read_is_refused(client, body) -> None:
    assert (await client.post("/api/sign-in", json=body)).status_code == 422


async def test_after_too_many_wrong_links_even_a_good_one_waits(client, links) -> None:
    for _ in range(FAILURES):
        assert (await client.post("/api/sign-in", json={"token": "wrong"})).status_code == 401

    waiting = await client.post("/api/sign-in", json={"token": links["rep"]})

    assert waiting.status_code == 429
    assert 0 < int(waiting.headers["retry-after"]) <= 61


async def test_good_sign_ins_are_not_counted(client, database, links) -> None:
    for _ in range(FAILURES - 1):
        await client.post("/api/sign-in", json={"token": "wrong"})

    assert (await client.post("/api/sign-in", json={"token": links["rep"]})).status_code == 200
    assert (await client.post("/api/sign-in", json={"token": links["manager"]})).status_code == 200


async def test_signing_out_ends_the_cookie_on_the_server_too(client, links) -> None:
    await client.post("/api/sign-in", json={"token": links["rep"]})
    kept = client.cookies[COOKIE]

    assert (await client.post("/api/sign-out")).status_code == 204

    assert COOKIE not in client.cookies
    assert (await client.get("/api/me", headers={"Cookie": f"{COOKIE}={kept}"})).status_code == 401


async def test_signing_out_without_being_in_is_no_error(client) -> None:
    assert (await client.post("/api/sign-out")).status_code == 204


@pytest.mark.parametrize("header", ["Bearer coach_wrong", "Bearer ", "Bearer", "Basic dGVzczp4", "coach_x", ""])
async def test_a_wrong_authorization_header_is_an_error_even_next_to_a_good_cookie(client, links, header) -> None:
    await client.post("/api/sign-in", json={"token": links["rep"]})

    refused = await client.get("/api/me", headers={"Authorization": header})

    assert refused.status_code == 401
    assert "coach_wrong" not in refused.text


async def test_a_token_is_made_listed_without_itself_used_and_revoked(client, links) -> None:
    first = bearing(await token_of(client, links["rep"]))
    made = (await client.post("/api/tokens", json={"label": "laptop"}, headers=first)).json()
    assert (await client.get("/api/me", headers=bearing(made["token"]))).status_code == 200

    listed = await client.get("/api/tokens", headers=first)
    assert [token["label"] for token in listed.json()] == ["one-time link", "laptop"]
    assert made["token"] not in listed.text
    assert listed.json()[1]["last_used_at"] is not None

    assert (await client.delete(f"/api/tokens/{made['id']}", headers=first)).status_code == 204
    assert (await client.get("/api/me", headers=bearing(made["token"]))).status_code == 401


async def test_somebody_elses_token_looks_like_one_that_is_not_there(client, links) -> None:
    tess, maya = bearing(await token_of(client, links["rep"])), bearing(await token_of(client, links["manager"]))
    hers = (await client.get("/api/tokens", headers=tess)).json()[0]["id"]

    other = await client.delete(f"/api/tokens/{hers}", headers=maya)
    nothing = await client.delete("/api/tokens/nothing", headers=maya)

    assert (other.status_code, nothing.status_code) == (404, 404)
    assert other.json()["detail"].replace(hers, "nothing") == nothing.json()["detail"]
    assert (await client.get("/api/me", headers=tess)).status_code == 200


@pytest.mark.parametrize("label", ["", "a" * 101, "two\nlines", "\x00", 7, None])
async def test_a_label_that_cannot_be_kept_is_refused(client, links, label) -> None:
    tess = bearing(await token_of(client, links["rep"]))

    assert (await client.post("/api/tokens", json={"label": label}, headers=tess)).status_code == 422


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/api/me"), ("POST", "/api/tokens"), ("GET", "/api/tokens"), ("DELETE", "/api/tokens/x")],
)
async def test_nothing_is_said_to_somebody_unknown(client, method, path) -> None:
    refused = await client.request(method, path, json={"label": "laptop"} if method == "POST" else None)

    assert refused.status_code == 401
    assert "one-time link" in refused.json()["detail"]


async def test_another_site_cannot_sign_a_browser_in(client, links) -> None:
    refused = await client.post(
        "/api/sign-in", json={"token": links["rep"]}, headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil"}
    )

    assert refused.status_code == 403
    assert (await client.post("/api/sign-in", json={"token": links["rep"]})).status_code == 200


async def test_the_company_sign_in_is_there_when_it_is_configured_and_only_then(database, tmp_path) -> None:
    company = Settings(
        oidc_issuer="https://login.example", oidc_client_id="c", oidc_client_secret="s", data_dir=tmp_path
    )

    paths = {route.path for route in create_app(company, db=database).routes if hasattr(route, "path")}
    without = {route.path for route in create_app(SETTINGS, db=database).routes if hasattr(route, "path")}

    assert {"/sign-in/oidc", "/sign-in/oidc/callback"} <= paths
    assert not any("oidc" in path for path in without)
