"""The log of a turn as readers see it: from anywhere, without gaps or repeats, and always to its end."""

import asyncio

import pytest

from app.errors import NotFound
from app.message import Message
from graph import Card
from tests.app.conftest import Company
from tests.app.test_turns import STORY, log_of, new_session, say


async def test_a_watcher_sees_how_far_it_is_and_then_the_reply(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    turn = await company.parts.turns.start(company.rep, await new_session(company), Message(STORY, "k1"))
    watching = asyncio.create_task(log_of(company, turn.id))
    await company.coach.begun.wait()
    await asyncio.sleep(0.05)

    company.coach.gate.set()
    events = await watching

    kinds = [event.kind for event in events]
    assert kinds[0] == "status"
    assert [kind for kind in kinds if kind != "status"] == ["delta", "delta", "stage", "done"]
    assert [e.data["text"] for e in events if e.kind == "delta"] == [f"You said {STORY}.", "Question 1?"]


async def test_news_that_is_not_kept_has_no_id_and_what_is_kept_has_growing_ones(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    turn = await company.parts.turns.start(company.rep, await new_session(company), Message(STORY, "k1"))
    watching = asyncio.create_task(log_of(company, turn.id))
    await asyncio.sleep(0.05)
    company.coach.gate.set()

    events = await watching

    assert all(event.id is None for event in events if event.kind == "status")
    ids = [event.id for event in events if event.kind != "status"]
    assert None not in ids
    assert ids == sorted(set(ids))


async def test_whoever_comes_back_with_the_last_id_misses_nothing_and_gets_nothing_twice(company: Company) -> None:
    turn = await say(company, await new_session(company))
    whole = await log_of(company, turn.id)

    for n in range(len(whole)):
        rest = await log_of(company, turn.id, whole[n].id or 0)

        assert rest == (whole[n + 1 :] or [whole[-1]])  # the end is said again: a stream never ends without it


async def test_ten_watchers_read_the_same(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    turn = await company.parts.turns.start(company.rep, await new_session(company), Message(STORY, "k1"))
    watching = [asyncio.create_task(log_of(company, turn.id)) for _ in range(10)]
    await asyncio.sleep(0.05)

    company.coach.gate.set()
    logs = await asyncio.gather(*watching)

    kept = [[event for event in log if event.id is not None] for log in logs]
    assert all(log == kept[0] for log in kept)


async def test_a_watcher_who_leaves_stops_nothing(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    turn = await company.parts.turns.start(company.rep, await new_session(company), Message(STORY, "k1"))
    watching = asyncio.create_task(log_of(company, turn.id))
    await company.coach.begun.wait()

    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    company.coach.gate.set()

    assert (await company.parts.turns.wait(company.rep, turn.id)).status == "done"


async def test_a_second_attempt_goes_on_where_readers_of_the_first_stopped(company: Company) -> None:
    session_id = await new_session(company)
    company.coach.fails = RuntimeError()
    first = await log_of(company, (await say(company, session_id)).id)
    company.coach.fails = None

    turn = await say(company, session_id)
    rest = await log_of(company, turn.id, first[-1].id or 0)

    assert [event.kind for event in first] == ["error"]
    assert [event.kind for event in rest] == ["delta", "delta", "stage", "done"]


@pytest.mark.parametrize("card", [Card(action="call Jan", when_text="on Friday"), None])
async def test_a_card_and_a_safety_page_stand_in_the_log(company: Company, card: Card | None) -> None:
    company.coach.cards = {1: card}
    company.coach.safety = "" if card else "distress"

    turn = await say(company, await new_session(company))

    told = {event.kind: event.data for event in await log_of(company, turn.id)}
    assert ("commitment" in told) == (card is not None)
    assert ("safety" in told) == (card is None)
    assert "confidence" not in str(told)


@pytest.mark.parametrize(("fallback", "has_notice"), [("model_down", True), ("redrafts_spent", False), ("", False)])
async def test_the_end_says_when_the_model_was_down(company: Company, fallback: str, has_notice: bool) -> None:
    company.coach.fallback = fallback

    turn = await say(company, await new_session(company))

    done = (await log_of(company, turn.id))[-1]
    assert bool(done.data["notice"]) == has_notice


async def test_an_unknown_turn_is_not_there(company: Company) -> None:
    with pytest.raises(NotFound, match="no turn 'nope'"):
        await log_of(company, "nope")
