"""What every request passes and what every answer carries."""

import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app.door import trusted_hosts
from app.main import create_app
from app.people.browsers import COOKIE, sign_in_browser
from app.settings import Settings
from app.store.database import Database
from tests.app.conftest import HOST, Served, client_of

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.fixture
async def browser(served: Served) -> AsyncIterator[httpx.AsyncClient]:
    """The rep in a browser: a cookie and no token."""
    secret = await sign_in_browser(served.parts.db, served.people["rep"].person_id)
    async with client_of(served.app) as client:
        client.cookies.set(COOKIE, secret)
        yield client


@pytest.mark.parametrize("path", ["/health", "/sign-in", "/nope", "/api/me", "/static/nope.css"])
async def test_every_answer_carries_the_strict_headers(served: Served, path: str) -> None:
    answer = await served.clients["anonymous"].get(path)

    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert len(answer.headers["x-request-id"]) == 32


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 201),
        ({"Sec-Fetch-Site": "same-origin"}, 201),
        ({"Sec-Fetch-Site": "none"}, 201),
        ({"Origin": f"http://{HOST}"}, 201),
        ({"Sec-Fetch-Site": "same-origin", "Origin": f"http://{HOST}"}, 201),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": f"http://{HOST}"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Origin": f"https://{HOST}"}, 403),
        ({"Origin": "http://[broken"}, 403),
    ],
)
async def test_another_site_cannot_act_through_a_signed_in_browser(
    browser: httpx.AsyncClient, headers: dict[str, str], status: int
) -> None:
    answer = await browser.post("/api/sessions", json={}, headers=headers)

    assert answer.status_code == status
    assert len((await browser.get("/api/sessions")).json()) == (1 if status == 201 else 0)


async def test_reading_from_another_site_is_not_an_act(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/api/me", headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers  # and the other site cannot read it


async def test_a_token_is_exempt_because_no_browser_sends_one_by_itself(served: Served) -> None:
    answer = await served.rep.post("/api/sessions", json={}, headers={"Origin": "https://tool.example"})

    assert answer.status_code == 201


async def test_a_made_up_token_next_to_a_good_cookie_opens_nothing(browser: httpx.AsyncClient) -> None:
    headers = {"Authorization": "Bearer made-up", "Sec-Fetch-Site": "cross-site"}

    answer = await browser.post("/api/sessions", json={}, headers=headers)

    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("host", "status"),
    [(HOST, 200), ("localhost:8000", 200), ("[::1]:8000", 200), ("evil.example", 400), ("127.0.0.1.evil.example", 400)],
)
async def test_only_our_own_names_are_answered_to(served: Served, host: str, status: int) -> None:
    answer = await served.clients["anonymous"].get("/sign-in", headers={"Host": host})

    assert answer.status_code == status


def test_the_public_name_is_one_of_ours_and_without_one_every_name_is() -> None:
    assert "coach.example" in trusted_hosts(Settings(host="0.0.0.0", public_url="https://coach.example"))
    assert trusted_hosts(Settings(host="0.0.0.0")) == ["*"]


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/health", "10.0.0.5:8000", 200),
        ("/ready", "127.0.0.1:8000", 200),
        ("/sign-in", "coach.example", 200),
        ("/sign-in", "10.0.0.5:8000", 400),
        ("/sign-in", "evil.example", 400),
    ],
)
async def test_probes_may_ask_by_address_and_nobody_else(tmp_path: Path, path: str, host: str, status: int) -> None:
    url = f"sqlite:///{tmp_path / 'coach.sqlite3'}"
    app = create_app(Settings(host="0.0.0.0", public_url="https://coach.example", secret="s" * 32, database_url=url))

    async with app.router.lifespan_context(app), client_of(app) as client:
        answer = await client.get(path, headers={"Host": host})

    assert answer.status_code == status


@pytest.mark.parametrize(("given", "kept"), [("abc-123", True), ("a b", False), ("x" * 65, False), ("é", False)])
async def test_a_request_id_is_kept_when_it_is_one(served: Served, given: str, kept: bool) -> None:
    answer = await served.rep.get("/health", headers={"X-Request-ID": given.encode()})  # type: ignore[dict-item]

    assert (answer.headers["x-request-id"] == given) == kept


async def test_a_bug_is_a_problem_with_our_headers_and_its_place_in_the_log(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = app_with_a_bug(settings)

    async with client_of(app) as client:
        answer = await client.get("/api/bug")
        page = await client.get("/bug", headers={"Accept": "text/html"})

    assert (answer.status_code, answer.json()["code"]) == (500, "bug")
    assert answer.headers["content-security-policy"] == POLICY
    assert page.status_code == 500
    assert page.headers["content-type"].startswith("text/html")
    assert "ZeroDivisionError" in caplog.text
    assert "CANARY" not in answer.text + page.text + caplog.text


def app_with_a_bug(settings: Settings) -> FastAPI:
    app = create_app(settings, db=Database("sqlite://"))

    async def bug() -> None:
        raise ZeroDivisionError("".join(("CAN", "ARY")))  # the log quotes lines of code, and those are ours

    app.add_api_route("/api/bug", bug)
    app.add_api_route("/bug", bug)
    return app


async def test_a_database_that_is_gone_is_a_503_that_says_when_to_come_back(settings: Settings) -> None:
    app = create_app(settings, db=Database("postgresql+psycopg://nobody@127.0.0.1:9/none"))

    async with client_of(app, "coach_some-token") as client:
        answer = await client.get("/api/sessions")
        page = await client.get("/", headers={"Accept": "text/html"})
        alive, ready = await client.get("/health"), await client.get("/ready")

    assert (answer.status_code, answer.json()["code"]) == (503, "database_busy")
    assert answer.headers["retry-after"] == "2"
    assert (page.status_code, page.headers["content-type"].partition(";")[0]) == (503, "text/html")
    assert (alive.status_code, ready.status_code) == (200, 503)
    assert ready.json()["database"] == "does not answer"


async def test_ready_says_which_coach_and_that_the_tables_are_there(served: Served) -> None:
    answer = await served.clients["anonymous"].get("/ready")

    assert answer.json() == {"ready": True, "database": "ok", "coach": "embedded"}


async def test_a_database_that_was_never_migrated_is_not_ready(settings: Settings) -> None:
    async with client_of(create_app(settings, db=Database("sqlite://"))) as client:
        answer = await client.get("/ready")

    assert answer.status_code == 503
    assert "migrate" in answer.json()["database"]


async def test_the_log_of_a_whole_conversation_holds_no_word_of_it(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    session = (await served.rep.post("/api/sessions", json={})).json()

    await served.rep.post(f"/api/sessions/{session['id']}/turns?wait=true", json={"text": "CANARY"})
    await served.rep.post(f"/api/sessions/{session['id']}/turns", json={"text": "CANARY" * 5000})
    await served.rep.get(f"/api/sessions/{session['id']}")

    ours = [record.getMessage() for record in caplog.records if record.name.startswith(("app", "sqlalchemy"))]
    assert "CANARY" not in json.dumps(ours)


async def test_the_company_sign_in_has_an_address_only_when_it_is_configured(tmp_path: Path) -> None:
    company = {"oidc_issuer": "http://127.0.0.1:9", "oidc_client_id": "coach", "oidc_client_secret": "secret"}
    statuses = []

    for extra in ({}, company):
        app = create_app(Settings(data_dir=tmp_path, **extra), db=Database("sqlite://"))  # type: ignore[arg-type]
        async with client_of(app) as client:
            statuses.append((await client.get("/sign-in/oidc")).status_code)

    assert statuses == [404, 403]  # the second says on a page that the provider cannot be reached
