"""What should not be sent: a clear error or a sensible reply, never a 5xx, and the session goes on."""

import json
from typing import Any

import httpx
import pytest

from app.settings import Settings
from app.store.database import Database
from app.wiring import build_coach
from tests.app.conftest import Served

ODD_TEXTS = {  # all of these are answered
    "emoji only": "😀🎉🔥",
    "right to left": "العميل لم يرد على عرضي منذ أسبوع",
    "zero width": "\u200b\u200d\ufeff",
    "mixed zero width": "The bu\u200byer is qui\u200det",
    "control characters": "a\x01b\x1b[31mc",
    "ten thousand characters": "word " * 2000,
    "combining marks": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "newlines": "\n\n quiet \r\n\t since Monday \n",
    "markup": "<script>alert(1)</script> {{ 7*7 }} %s ' OR 1=1; --",
    "one letter": "k",
    "a bell and a half": "\x07 hello",
}
REFUSED_TEXTS = {
    "empty": ("", "empty"),
    "spaces": ("  \n ", "empty"),
    "too long": ("x" * 20_000, "20000 characters"),
    "NUL": ("a\x00b", "U+0000"),
    "half a character": ("a\ud800b", "U+D800"),
}
BODIES = {  # for every route that takes a body
    "no JSON": b"{bad",
    "nothing": b"",
    "a list": b"[1, 2]",
    "a number": b"7",
    "null": b"null",
    "deep": b"[" * 5000 + b"]" * 5000,
    "not UTF-8": b'{"text": "\xff\xfe"}',
    "binary": bytes(range(256)),
    "unknown field": b'{"text": "hi", "admin": true}',
    "wrong types": b'{"text": {"a": 1}, "length": "five", "key": 7, "outcome": 3}',
    "huge number": b'{"length": 1e400, "text": "x"}',
}
ROUTES = (
    "/api/sessions",
    "/api/sessions/{session}/turns",
    "/api/sessions/{session}/pause",
    "/api/turns/nope/stop",
    "/api/commitments/nope/confirm",
    "/api/commitments/nope/share",
    "/api/commitments/nope/outcome",
    "/api/sign-in",
    "/api/tokens",
)


@pytest.fixture
async def session(served: Served, settings: Settings, db: Database) -> str:
    """A session with the real embedded coach."""
    served.parts.turns._coach = build_coach(settings)
    return str((await served.rep.post("/api/sessions", json={"length": 5})).json()["id"])


async def say(served: Served, session: str, body: dict[str, Any]) -> httpx.Response:
    return await served.rep.post(f"/api/sessions/{session}/turns?wait=true", json=body)


async def test_odd_texts_get_a_question_and_the_session_goes_on(served: Served, session: str) -> None:
    for name, text in ODD_TEXTS.items():
        answer = await say(served, session, {"text": text})

        assert (answer.status_code, answer.json().get("status")) == (200, "done"), name
        assert answer.json()["ask"] or answer.json()["safety"], name
        assert answer.json()["text"] == text, name


@pytest.mark.parametrize("name", list(REFUSED_TEXTS))
async def test_texts_that_cannot_be_kept_are_refused_clearly(served: Served, session: str, name: str) -> None:
    text, expected = REFUSED_TEXTS[name]

    answer = await served.rep.post(
        f"/api/sessions/{session}/turns?wait=true",
        content=json.dumps({"text": text}),  # in ASCII, so that half a character can be sent at all
        headers={"Content-Type": "application/json"},
    )

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert expected in answer.json()["detail"]
    assert len(answer.text) < 2000
    assert (await say(served, session, {"text": "And on we go"})).status_code == 200


async def test_no_body_makes_any_route_fail(served: Served, session: str) -> None:
    for route in ROUTES:
        for name, body in BODIES.items():
            for kind in ("application/json", "text/plain", "application/x-www-form-urlencoded"):
                url = route.format(session=session)
                answer = await served.rep.post(url, content=body, headers={"Content-Type": kind})
                assert answer.status_code < 500, f"{route} {name} {kind}: {answer.text}"
                if answer.status_code >= 400:
                    assert answer.headers["content-type"] == "application/problem+json", f"{route} {name} {kind}"


async def test_a_wrong_length_is_named_with_what_would_do(served: Served) -> None:
    for length in (0, 2, 7, -5, 31, "5", 5.5, None, [5]):
        answer = await served.rep.post("/api/sessions", json={"length": length})

        assert answer.status_code == 422, length
        assert "1, 5 or 30" in answer.json()["detail"], length
        assert answer.json()["errors"][0]["field"] == "length", length


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Last-Event-ID": "0"}, 200),
        ({"Last-Event-ID": "99999999999999999999999"}, 200),
        ({"Last-Event-ID": "-1"}, 422),
        ({"Last-Event-ID": "abc"}, 422),
    ],
)
async def test_an_odd_last_event_id_is_refused_or_harmless(
    served: Served, session: str, headers: dict[str, str], status: int
) -> None:
    turn = (await say(served, session, {"text": "The buyer is quiet"})).json()

    answer = await served.rep.get(turn["events_url"], headers=headers)

    assert answer.status_code == status
    assert ("event: done" in answer.text) == (status == 200)


async def test_an_odd_key_is_refused_or_replaced(served: Served, session: str) -> None:
    for key in ("", " ", "a b", "ключ", "x" * 101, "a\nb", "a\x00"):
        answer = await say(served, session, {"text": "The buyer is quiet", "key": key})

        assert answer.status_code == (200 if key == "" else 422), repr(key)


async def test_an_unknown_id_is_not_there(served: Served) -> None:
    for path in ("/api/sessions/{}", "/api/turns/{}", "/api/turns/{}/events", "/api/commitments/{}"):
        for bad in ("nope", "%00", "%ff", "..%2f..", "x" * 3000, "'--", "%F0%9F%98%80"):
            answer = await served.rep.get(path.format(bad))

            assert answer.status_code == 404, f"{path} {bad}"
            assert answer.headers["content-type"] == "application/problem+json", f"{path} {bad}"
            assert len(answer.text) < 7000, f"{path} {bad}"


async def test_a_body_that_is_too_large_is_refused_and_nothing_is_stored(served: Served, session: str) -> None:
    answer = await say(served, session, {"text": "x" * 300_000})

    assert answer.status_code == 413
    assert (await served.rep.get(f"/api/sessions/{session}")).json()["turns"] == []


async def test_a_wrong_method_is_named(served: Served) -> None:
    answer = await served.rep.put("/api/sessions", json={})

    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert "PUT" in answer.json()["detail"]
