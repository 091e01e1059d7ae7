"""The end of a turn under contention: another writer, a busy database, a cancellation in the wrong moment."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from app.message import Message
from app.store import turn_begins, turn_ends
from app.store.database import Database, DatabaseBusy
from app.store.sessions import locked, put_state, state_of
from tests.app.conftest import Company
from tests.app.test_turns import STORY, log_of, new_session, say, turns_of


class BusyAtFirst(Database):
    """A database that answers every `finish` with busy, so many times."""

    def __init__(self, db: Database, times: int) -> None:
        self.__dict__ = db.__dict__
        self.times = times

    async def run(self, work: Any, *args: Any, **kwargs: Any) -> Any:
        if work is turn_ends.finish and self.times:
            self.times -= 1
            raise DatabaseBusy("locked")
        return await super().run(work, *args, **kwargs)


async def test_a_session_changed_elsewhere_meanwhile_fails_the_turn_and_keeps_both(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    session_id = await new_session(company)
    turn = await company.parts.turns.start(company.rep, session_id, Message(STORY, "k1"))
    await company.coach.begun.wait()

    def meddle(session: Any) -> None:
        row = locked(session, company.rep, session_id)
        put_state(row, state_of(row).model_copy(update={"stuck": 2}), company.clock())

    await company.parts.db.run(meddle)
    company.coach.gate.set()
    ended = await company.parts.turns.wait(company.rep, turn.id)

    conversation = await company.parts.sessions.read(company.rep, session_id)
    assert (ended.status, ended.text, conversation.session.state.stuck) == ("failed", STORY, 2)
    assert (await say(company, session_id)).status == "done"


async def test_of_two_runs_that_finish_the_same_turn_one_is_saved(company: Company) -> None:
    """Two replicas believed that the turn was theirs: the database decides."""
    session_id = await new_session(company)
    terms = turn_begins.Terms(company.clock(), timedelta(minutes=1))
    begun = await company.parts.db.run(turn_begins.begin, company.rep, session_id, Message(STORY, "k1"), terms)
    assert begun.ticket is not None
    result = await company.coach.take_turn(begun.ticket.state, begun.ticket.input)

    outcomes = await asyncio.gather(
        *(company.parts.db.run(turn_ends.finish, begun.ticket, result, {"n": n}, company.clock()) for n in range(4)),
        return_exceptions=True,
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Changed", "Changed", "Changed", "TurnView"]
    assert [e.kind for e in await log_of(company, begun.turn.id)] == ["delta", "delta", "stage", "done"]


async def test_a_database_that_is_busy_for_a_moment_costs_no_reply(company: Company) -> None:
    company.parts.turns._db = BusyAtFirst(company.parts.db, times=2)

    turn = await say(company, await new_session(company))

    assert turn.status == "done"


async def test_a_database_that_stays_busy_fails_the_turn_and_keeps_the_text(company: Company) -> None:
    session_id = await new_session(company)
    company.parts.turns._db = BusyAtFirst(company.parts.db, times=4)

    turn = await say(company, session_id)

    assert (turn.status, turn.text) == ("failed", STORY)
    assert (await say(company, session_id)).status == "done"


async def test_a_cancellation_while_the_reply_is_saved_does_not_lose_it(company: Company) -> None:
    saving, go_on = asyncio.Event(), asyncio.Event()

    class SlowToSave(BusyAtFirst):
        async def run(self, work: Any, *args: Any, **kwargs: Any) -> Any:
            if work is turn_ends.finish:
                saving.set()
                await go_on.wait()
            return await super().run(work, *args, **kwargs)

    company.parts.turns._db = SlowToSave(company.parts.db, times=0)
    session_id = await new_session(company)
    turn = await company.parts.turns.start(company.rep, session_id, Message(STORY, "k1"))
    await saving.wait()
    closing = asyncio.create_task(company.parts.turns.close(0))
    await asyncio.sleep(0.02)

    go_on.set()
    await closing

    assert (await company.parts.turns.read(company.rep, turn.id)).status == "done"
    assert [e.data.get("status") for e in await log_of(company, turn.id)][-1] == "done"


@pytest.mark.parametrize("change", ["pause", "end"])
async def test_pausing_or_ending_stops_what_runs_and_keeps_the_text(company: Company, change: str) -> None:
    company.coach.gate = asyncio.Event()
    session_id = await new_session(company)
    turn = await company.parts.turns.start(company.rep, session_id, Message(STORY, "k1"))
    await company.coach.begun.wait()

    after = await getattr(company.parts.sessions, change)(company.rep, session_id)

    assert after.status == {"pause": "paused", "end": "partial"}[change]
    assert [(t.status, t.text) for t in await turns_of(company, session_id)] == [("stopped", STORY)]
    assert company.parts.turns._running.get(turn.id) is None


async def test_many_sessions_at_once_each_get_their_own_answer(company: Company) -> None:
    sessions = [await new_session(company) for _ in range(8)]

    turns = await asyncio.gather(*(say(company, session_id, f"story {n}") for n, session_id in enumerate(sessions)))

    assert [turn.said for turn in turns] == [f"You said story {n}." for n in range(8)]
