"""Commitments over HTTP: draft, yes, share, outcome; and the manager's list."""

from datetime import date
from typing import Any

import pytest

from graph import Card
from tests.app.conftest import Served


async def drafted(served: Served) -> dict[str, Any]:
    served.coach.cards = {1: Card(action="call Jan", when_text="on Friday", due=date(2026, 11, 27), confidence=8)}
    session = (await served.rep.post("/api/sessions", json={})).json()
    turn = await served.rep.post(f"/api/sessions/{session['id']}/turns?wait=true", json={"text": "I will call Jan"})
    return dict(turn.json()["commitment"])


async def test_from_the_draft_to_the_managers_list_and_back(served: Served) -> None:
    url = f"/api/commitments/{(await drafted(served))['id']}"

    edited = (await served.rep.patch(url, json={"plan": "breathe first"})).json()
    confirmed = (await served.rep.post(f"{url}/confirm")).json()
    preview = (await served.rep.get(f"{url}/preview")).json()
    shared = (await served.rep.post(f"{url}/share", json={"note": "ask me"})).json()
    seen = (await served.manager.get("/api/team/commitments")).json()
    outcome = (await served.rep.post(f"{url}/outcome", json={"outcome": "done", "experience": "relief"})).json()
    seen_after = (await served.manager.get("/api/team/commitments")).json()
    await served.rep.post(f"{url}/unshare")

    assert (edited["plan"], edited["status"]) == ("breathe first", "draft")
    assert (confirmed["commitment"]["status"], confirmed["turn"]["ask"]) == ("confirmed", "Question 2?")
    assert preview | {"note": "ask me", "shared_at": shared["shared_at"]} == seen[0]
    assert set(seen[0]) == {"rep", "action", "due", "status", "note", "shared_at"}
    assert (outcome["status"], outcome["happened"]) == ("done", "relief")
    assert [(row["status"], "relief" in str(row)) for row in seen_after] == [("done", False)]
    assert (await served.manager.get("/api/team/commitments")).json() == []


async def test_a_promise_can_be_let_go_or_taken_back(served: Served) -> None:
    statuses = []
    for act in ("drop", "withdraw"):
        url = f"/api/commitments/{(await drafted(served))['id']}"
        await served.rep.post(f"{url}/confirm")
        statuses.append((await served.rep.post(f"{url}/{act}")).json()["status"])

    assert statuses == ["dropped", "withdrawn"]


@pytest.mark.parametrize("who", ["rep", "other", "evaluator"])
async def test_only_a_manager_has_a_team_list(served: Served, who: str) -> None:
    answer = await served.clients[who].get("/api/team/commitments")

    assert (answer.status_code, answer.json()["code"]) == (403, "refused")


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"action": ""}, "action"),
        ({"action": "   "}, "action"),
        ({"plan": "x" * 501}, "plan"),
        ({"plan": "a\x00b"}, "plan"),
        ({"confidence": 11}, "confidence"),
        ({"due": "soon"}, "due"),
        ({"status": "done"}, "status"),
    ],
)
async def test_words_that_cannot_be_used_are_named(served: Served, body: dict[str, Any], field: str) -> None:
    url = f"/api/commitments/{(await drafted(served))['id']}"

    answer = await served.rep.patch(url, json=body)

    assert answer.status_code == 422
    assert field in str(answer.json())
    assert (await served.rep.get(url)).json()["action"] == "call Jan"


async def test_a_draft_cannot_be_shared_or_followed_up(served: Served) -> None:
    url = f"/api/commitments/{(await drafted(served))['id']}"

    answers = [
        await served.rep.post(f"{url}/share", json={}),
        await served.rep.post(f"{url}/outcome", json={"outcome": "done"}),
        await served.rep.post(f"{url}/drop"),
    ]

    assert [answer.status_code for answer in answers] == [409, 409, 409]
    assert all("Say yes to it first" in answer.text or "say yes to it first" in answer.text for answer in answers)
