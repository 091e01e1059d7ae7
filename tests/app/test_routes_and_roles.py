"""Every registered route, asked by everybody: nobody but the rep reads a word of what the rep wrote.

The list of routes comes from the app, so a route added tomorrow is asked, too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from graph import Card, Evidence, Slot
from tests.app.conftest import Served

CHAT = "CANARYCHAT"  # in everything the rep wrote, and in every reply and note made of it
SHARED = "CANARYSHARED"  # in what the rep shared: for the manager of the team, and for nobody else
OTHERS = ("anonymous", "other", "manager", "stranger", "evaluator")
UNKNOWN = "00000000-0000-4000-8000-000000000000"
BODIES: dict[str, dict[str, Any]] = {
    "/api/sessions": {"length": 5},
    "/api/sessions/{session_id}/turns": {"text": "hello"},
    "/api/commitments/{commitment_id}": {"plan": "mine now"},
    "/api/commitments/{commitment_id}/outcome": {"outcome": "done"},
    "/api/sign-in": {"token": "made up"},
    "/api/tokens": {"label": "mine"},
}


@dataclass(frozen=True, slots=True)
class Asked:
    method: str
    path: str

    def at(self, ids: dict[str, str]) -> str:
        return re.sub(r"\{(\w+)(:path)?\}", lambda match: ids.get(match[1], "x"), self.path)


def routes(app: FastAPI) -> Iterator[Asked]:
    for route in iter_route_contexts(app.routes):
        for method in sorted(getattr(route, "methods", None) or ()):
            if method not in ("HEAD", "OPTIONS"):
                yield Asked(method, str(route.path))


async def ask(client: httpx.AsyncClient, asked: Asked, ids: dict[str, str]) -> httpx.Response:
    """As JSON under /api, as a form for the pages."""
    body: dict[str, Any] = {}
    if asked.method != "GET" and asked.path.startswith("/api"):
        body = {"json": BODIES.get(asked.path, {})}
    elif asked.method != "GET":
        body = {"data": {"text": "hello", "key": "k", "topic": "hello", "outcome": "done"}}
    return await client.request(asked.method, asked.at(ids), headers={"Accept": "text/html, */*"}, **body)


async def written(served: Served) -> dict[str, str]:
    """A session with canaries in every column; one commitment of it shared, one private, and what came of them."""
    card = Card(
        action=f"{SHARED} call", when_text=CHAT, trigger="", due=datetime.now(UTC).date() + timedelta(days=3),
        done_evidence=CHAT, obstacle=CHAT, plan=CHAT, confidence=7,
    )  # fmt: skip
    served.coach.heard = (Evidence(slot=Slot.TOPIC, value=CHAT, quote=CHAT, turn=1),)
    ids = await promised(served, card)
    for path, body in (
        ("share", {"note": SHARED}),
        ("outcome", {"outcome": "partly", "quote": CHAT, "learning": CHAT}),
    ):
        (await served.rep.post(f"/api/commitments/{ids['commitment_id']}/{path}", json=body)).raise_for_status()
    await promised(served, card.model_copy(update={"action": CHAT}))
    open_one = (await served.rep.post("/api/sessions", json={"length": 5, "text": CHAT})).json()
    ids["session_id"], ids["turn_id"] = open_one["id"], open_one["turn"]["id"]
    await served.parts.turns.wait(served.people["rep"], ids["turn_id"])
    return ids


async def promised(served: Served, card: Card) -> dict[str, str]:
    served.coach.cards = {1: card}
    session = (await served.rep.post("/api/sessions", json={"length": 5})).json()
    turns = f"/api/sessions/{session['id']}/turns?wait=true"
    turn = (await served.rep.post(turns, json={"text": f"{CHAT} is quiet"})).json()
    confirmed = await served.rep.post(f"/api/commitments/{turn['commitment']['id']}/confirm")
    assert confirmed.json()["commitment"]["status"] == "confirmed"
    return {"commitment_id": turn["commitment"]["id"]}


def may_see(who: str, canary: str) -> bool:
    return who == "rep" or (who == "manager" and canary == SHARED)


async def test_no_route_shows_anybody_else_a_word_of_what_a_rep_wrote(served: Served) -> None:
    ids = await written(served)
    before = (await served.rep.get(f"/api/sessions/{ids['session_id']}")).json()
    asked, found = 0, []

    for route in routes(served.app):
        for who in OTHERS:
            answer = await ask(served.clients[who], route, ids)
            asked += 1
            assert answer.status_code < 500, f"{who} {route}: {answer.status_code} {answer.text[:300]}"
            seen = f"{answer.text} {dict(answer.headers)}"
            found += [(who, route, canary) for canary in (CHAT, SHARED) if canary in seen and not may_see(who, canary)]

    assert found == []
    assert asked > 5 * 30
    assert (await served.rep.get(f"/api/sessions/{ids['session_id']}")).json() == before


async def test_what_is_somebody_elses_answers_like_what_does_not_exist(served: Served) -> None:
    ids = await written(served)
    unknown = dict.fromkeys([*ids, "token_id"], UNKNOWN)

    for route in routes(served.app):
        if "_id}" not in route.path:
            continue
        for who in OTHERS:
            theirs = await ask(served.clients[who], route, ids | {"token_id": UNKNOWN})
            nobodys = await ask(served.clients[who], route, unknown)
            assert theirs.status_code == nobodys.status_code, f"{who} {route}"
            assert theirs.status_code in (303, 401, 404, 422), f"{who} {route}: {theirs.status_code}"


async def test_the_rep_does_find_the_words_in_her_own_answers(served: Served) -> None:
    """Or the test above would prove nothing."""
    ids = await written(served)
    found = set()

    for route in routes(served.app):
        if route.method == "GET":
            answer = await ask(served.rep, route, ids)
            found |= {(route.path, canary) for canary in (CHAT, SHARED) if canary in answer.text}

    for path in ("/api/sessions", "/api/sessions/{session_id}", "/api/turns/{turn_id}", "/api/turns/{turn_id}/events"):
        assert (path, CHAT) in found
    assert ("/sessions/{session_id}", CHAT) in found
    assert {("/api/commitments", CHAT), ("/api/commitments", SHARED)} <= found


@pytest.mark.parametrize("path", ["/api/team/commitments", "/team"])
async def test_the_manager_reads_what_was_shared_and_only_that(served: Served, path: str) -> None:
    await written(served)

    answer = await served.manager.get(path)

    assert answer.status_code == 200
    assert SHARED in answer.text
    assert CHAT not in answer.text


async def test_a_rep_who_is_signed_out_reads_nothing_any_more(served: Served) -> None:
    ids = await written(served)
    await served.rep.post("/api/sign-out")

    for route in routes(served.app):
        if route.method == "GET":
            answer = await ask(served.rep, route, ids)
            assert CHAT not in answer.text, route
            assert SHARED not in answer.text, route
