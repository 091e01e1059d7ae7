"""Sessions and turns over HTTP, as a client sees them."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from graph import Card
from tests.app.conftest import Served

STORY = "The buyer has gone quiet"


async def started(served: Served, **body: Any) -> dict[str, Any]:
    answer = await served.rep.post("/api/sessions", json={"length": 5, **body})
    assert answer.status_code == 201
    return dict(answer.json())


def frames(answer: httpx.Response) -> list[dict[str, str]]:
    """Server-sent events as dictionaries of their fields; comments left out."""
    blocks = [block for block in answer.text.split("\n\n") if block and not block.startswith(":")]
    return [dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks]


async def test_a_turn_is_accepted_at_once_and_its_reply_comes_over_its_events(served: Served) -> None:
    session = await started(served)

    answer = await served.rep.post(f"/api/sessions/{session['id']}/turns", json={"text": STORY})
    turn = answer.json()
    events = frames(await served.rep.get(turn["events_url"]))

    assert (answer.status_code, turn["status"]) == (202, "running")
    assert answer.headers["location"] == f"/api/turns/{turn['id']}"
    said = [json.loads(event["data"]) for event in events if event["event"] == "delta"]
    assert [part["text"] for part in said] == [f"You said {STORY}.", "Question 1?"]
    assert events[-1]["event"] == "done"


async def test_with_wait_the_whole_reply_is_the_answer(served: Served) -> None:
    served.coach.cards = {1: Card(action="call Jan", when_text="on Friday")}
    session = await started(served)

    answer = await served.rep.post(f"/api/sessions/{session['id']}/turns?wait=true", json={"text": STORY})

    turn = answer.json()
    assert (answer.status_code, turn["status"], turn["coach"], turn["notice"]) == (200, "done", "embedded", "")
    assert turn["reply"] == f"You said {STORY}. Question 1?"
    assert turn["commitment"]["action"] == "call Jan"
    assert "trace" not in turn


async def test_a_reader_who_was_cut_off_goes_on_where_it_stopped(served: Served) -> None:
    session = await started(served, text=STORY)
    url = session["turn"]["events_url"]
    whole = [frame for frame in frames(await served.rep.get(url)) if "id" in frame]

    rest = frames(await served.rep.get(url, headers={"Last-Event-ID": whole[0]["id"]}))

    assert [frame["id"] for frame in rest] == [frame["id"] for frame in whole[1:]]
    assert rest[-1]["event"] == "done"


async def test_the_key_may_come_in_the_header_or_in_the_body(served: Served) -> None:
    session = await started(served)
    url = f"/api/sessions/{session['id']}/turns?wait=true"

    by_header = await served.rep.post(url, json={"text": STORY}, headers={"Idempotency-Key": "k1"})
    by_body = await served.rep.post(url, json={"text": STORY, "key": "k1"})

    assert by_header.json() == by_body.json()
    assert len(served.coach.seen) == 1


async def test_two_different_keys_for_one_message_are_refused(served: Served) -> None:
    session = await started(served)

    answer = await served.rep.post(
        f"/api/sessions/{session['id']}/turns", json={"text": STORY, "key": "a"}, headers={"Idempotency-Key": "b"}
    )

    assert answer.status_code == 422
    assert answer.json()["field"] == "key"


async def test_a_session_started_twice_with_one_key_is_one_session(served: Served) -> None:
    first = await started(served, text=STORY, key="k1")
    second = await started(served, text=STORY, key="k1")

    assert (first["id"], first["turn"]["id"]) == (second["id"], second["turn"]["id"])
    assert len((await served.rep.get("/api/sessions")).json()) == 1


async def test_the_same_key_of_another_person_is_another_session(served: Served) -> None:
    mine = await started(served, key="k1")

    theirs = await served.clients["other"].post("/api/sessions", json={"key": "k1"})

    assert theirs.json()["id"] != mine["id"]


async def test_a_second_turn_while_one_runs_is_refused_and_its_text_given_back(served: Served) -> None:
    served.coach.gate = asyncio.Event()
    session = await started(served, text=STORY)

    answer = await served.rep.post(f"/api/sessions/{session['id']}/turns", json={"text": "And another thing"})

    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "turn_running")
    assert (problem["turn_id"], problem["text"]) == (session["turn"]["id"], "And another thing")


async def test_a_running_turn_can_be_stopped(served: Served) -> None:
    served.coach.gate = asyncio.Event()
    session = await started(served, text=STORY)

    stopped = await served.rep.post(f"/api/turns/{session['turn']['id']}/stop")

    assert (stopped.status_code, stopped.json()["status"], stopped.json()["text"]) == (200, "stopped", STORY)


async def test_a_session_reads_back_whole(served: Served) -> None:
    session = await started(served, text=STORY)
    await served.parts.turns.wait(served.people["rep"], session["turn"]["id"])

    whole = (await served.rep.get(f"/api/sessions/{session['id']}")).json()

    assert (whole["topic"], whole["stage"], whole["status"]) == (STORY, "explore", "active")
    assert [(turn["text"], turn["status"]) for turn in whole["turns"]] == [(STORY, "done")]


@pytest.mark.parametrize("length", [1, 5, 30])
async def test_every_length_can_be_had(served: Served, length: int) -> None:
    assert (await started(served, length=length))["length"] == length


async def test_a_session_is_paused_picked_up_and_ended(served: Served) -> None:
    url = f"/api/sessions/{(await started(served))['id']}"

    statuses = [(await served.rep.post(f"{url}/{act}")).json()["status"] for act in ("pause", "resume", "end", "end")]
    refused = await served.rep.post(f"{url}/pause")

    assert statuses == ["paused", "active", "partial", "partial"]
    assert (refused.status_code, refused.json()["code"]) == (409, "session_over")


async def test_the_page_is_told_when_the_model_was_down(served: Served) -> None:
    served.coach.fallback = "model_down"
    session = await started(served)

    turn = (await served.rep.post(f"/api/sessions/{session['id']}/turns?wait=true", json={"text": STORY})).json()

    assert "did not answer" in turn["notice"]


async def test_above_the_limit_the_answer_says_when_to_come_back(served: Served) -> None:
    served.coach.gate = asyncio.Event()
    for _ in range(8):
        await started(served, text=STORY)

    answer = await served.rep.post("/api/sessions", json={"text": STORY})

    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
