"""The use case: one message, one turn, one answer, whatever happens in between. On both databases."""

import asyncio
from datetime import timedelta

import pytest

from app.errors import Conflict, KeyReused, NotFound, SessionOver, TryLater, TurnRunning
from app.message import Message
from app.store import turn_begins, turn_ends
from app.store.events import LoggedEvent
from app.store.turn_rows import TurnView
from tests.app.conftest import Company

STORY = "The buyer has gone quiet"


async def new_session(company: Company) -> str:
    return (await company.parts.sessions.create(company.rep, 5)).id


async def say(company: Company, session_id: str, text: str = STORY, key: str = "k1") -> TurnView:
    """One whole turn."""
    turn = await company.parts.turns.start(company.rep, session_id, Message(text, key))
    return await company.parts.turns.wait(company.rep, turn.id)


async def log_of(company: Company, turn_id: str, after: int = 0) -> list[LoggedEvent]:
    return [event async for event in company.parts.turns.follow(company.rep, turn_id, after)]


async def turns_of(company: Company, session_id: str) -> tuple[TurnView, ...]:
    return (await company.parts.sessions.read(company.rep, session_id)).turns


async def test_a_message_is_stored_before_the_coach_has_answered(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    session_id = await new_session(company)

    turn = await company.parts.turns.start(company.rep, session_id, Message(STORY, "k1"))

    assert turn.is_running
    assert [t.text for t in await turns_of(company, session_id)] == [STORY]


async def test_a_turn_ends_with_its_reply_its_state_and_its_log_together(company: Company) -> None:
    session_id = await new_session(company)

    turn = await say(company, session_id)

    conversation = await company.parts.sessions.read(company.rep, session_id)
    assert (turn.status, turn.said, turn.ask) == ("done", f"You said {STORY}.", "Question 1?")
    assert (conversation.session.stage, conversation.session.state.turns) == ("explore", 1)
    assert [e.kind for e in await log_of(company, turn.id)] == ["delta", "delta", "stage", "done"]


async def test_the_same_key_gives_the_same_reply_and_asks_the_coach_once(company: Company) -> None:
    session_id = await new_session(company)

    first = await say(company, session_id)
    second = await say(company, session_id)

    assert second == first
    assert len(company.coach.seen) == 1


async def test_the_same_key_while_it_runs_is_the_same_turn(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    session_id = await new_session(company)
    both = [asyncio.create_task(say(company, session_id)) for _ in range(2)]
    await company.coach.begun.wait()

    company.coach.gate.set()
    first, second = await asyncio.gather(*both)

    assert first == second
    assert len(company.coach.seen) == 1


async def test_the_same_key_with_another_text_is_refused(company: Company) -> None:
    session_id = await new_session(company)
    await say(company, session_id)

    with pytest.raises(KeyReused, match="Use a new key"):
        await say(company, session_id, "something else")


async def test_keys_of_two_sessions_have_nothing_to_do_with_each_other(company: Company) -> None:
    one = await say(company, await new_session(company))
    two = await say(company, await new_session(company))

    assert one.id != two.id
    assert two.status == "done"


async def test_a_second_message_while_one_runs_is_refused_and_nothing_is_lost(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    session_id = await new_session(company)
    running = await company.parts.turns.start(company.rep, session_id, Message(STORY, "k1"))

    with pytest.raises(TurnRunning) as refused:
        await company.parts.turns.start(company.rep, session_id, Message("And another thing", "k2"))

    company.coach.gate.set()
    await company.parts.turns.wait(company.rep, running.id)
    again = await say(company, session_id, refused.value.text, "k2")
    assert (refused.value.turn_id, again.text, again.status) == (running.id, "And another thing", "done")
    assert [t.seq for t in await turns_of(company, session_id)] == [1, 2]


async def test_ten_messages_at_once_become_one_turn_and_nine_refusals(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    session_id = await new_session(company)

    outcomes = await asyncio.gather(
        *(company.parts.turns.start(company.rep, session_id, Message(STORY, f"k{n}")) for n in range(10)),
        return_exceptions=True,
    )

    assert sum(isinstance(outcome, TurnView) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, TurnRunning) for outcome in outcomes) == 9


async def test_a_stopped_turn_keeps_its_text_and_runs_again_under_its_key(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    session_id = await new_session(company)
    turn = await company.parts.turns.start(company.rep, session_id, Message(STORY, "k1"))
    await company.coach.begun.wait()

    stopped = await company.parts.turns.stop(company.rep, turn.id)

    assert (stopped.status, stopped.text, company.coach.cancelled) == ("stopped", STORY, 1)
    assert [(e.kind, e.data["status"]) for e in await log_of(company, turn.id)] == [("done", "stopped")]
    company.coach.gate.set()
    again = await say(company, session_id)
    assert (again.id, again.status, again.seq) == (turn.id, "done", 1)


async def test_stopping_what_has_ended_changes_nothing(company: Company) -> None:
    turn = await say(company, await new_session(company))

    assert await company.parts.turns.stop(company.rep, turn.id) == turn


async def test_a_coach_that_breaks_fails_the_turn_and_the_session_stays_usable(company: Company) -> None:
    session_id = await new_session(company)
    company.coach.fails = RuntimeError("CANARY in an error of ours")

    turn = await say(company, session_id)

    company.coach.fails = None
    assert (turn.status, turn.text) == ("failed", STORY)
    assert (await log_of(company, turn.id))[-1].kind == "error"
    assert (await say(company, session_id)).status == "done"
    assert (await say(company, session_id, "next", "k2")).seq == 2


async def test_what_broke_is_in_the_log_and_what_was_written_is_not(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    company.coach.fails = RuntimeError("CANARY")

    turn = await say(company, await new_session(company), "CANARY of a rep")

    assert turn.id in caplog.text
    assert "RuntimeError" in caplog.text
    assert "CANARY" not in caplog.text


async def test_a_retry_after_the_session_went_on_is_refused_with_advice(company: Company) -> None:
    session_id = await new_session(company)
    company.coach.fails = RuntimeError()
    await say(company, session_id, key="k1")
    company.coach.fails = None
    await say(company, session_id, "on we go", "k2")

    with pytest.raises(Conflict, match="as a new message"):
        await say(company, session_id, key="k1")


async def test_an_ended_session_takes_no_message_and_says_what_to_do(company: Company) -> None:
    session_id = await new_session(company)
    await company.parts.sessions.end(company.rep, session_id)

    with pytest.raises(SessionOver, match="Start a new one"):
        await say(company, session_id)

    assert await turns_of(company, session_id) == ()


async def test_writing_on_in_a_paused_session_picks_it_up(company: Company) -> None:
    session_id = await new_session(company)
    await company.parts.sessions.pause(company.rep, session_id)

    await say(company, session_id)

    assert (await company.parts.sessions.read(company.rep, session_id)).session.status == "active"


@pytest.mark.parametrize("who", ["other", "manager", "evaluator", "stranger"])
async def test_nobody_else_can_speak_read_watch_or_stop(company: Company, who: str) -> None:
    session_id = await new_session(company)
    turn = await say(company, session_id)
    viewer, turns = company.people[who], company.parts.turns

    for attempt in (
        turns.start(viewer, session_id, Message("hello", "k2")),
        turns.read(viewer, turn.id),
        turns.stop(viewer, turn.id),
        anext(turns.follow(viewer, turn.id)),
        company.parts.sessions.read(viewer, session_id),
        company.parts.sessions.end(viewer, session_id),
    ):
        with pytest.raises(NotFound, match="not yours"):
            await attempt


async def test_above_the_limit_a_message_is_refused_for_now_and_taken_later(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    sessions = [await new_session(company) for _ in range(9)]
    for session_id in sessions[:8]:
        await company.parts.turns.start(company.rep, session_id, Message(STORY, "k1"))

    with pytest.raises(TryLater) as refused:
        await company.parts.turns.start(company.rep, sessions[8], Message(STORY, "k1"))

    assert refused.value.retry_after
    assert await turns_of(company, sessions[8]) == ()
    company.coach.gate.set()
    for session_id in sessions[:8]:
        await say(company, session_id)
    assert (await say(company, sessions[8])).status == "done"


async def test_a_message_that_met_the_safety_page_never_comes_back(company: Company) -> None:
    session_id = await new_session(company)
    await say(company, session_id, "first", "k1")
    company.coach.safety = "crisis"
    await say(company, session_id, "CANARY", "k2")
    company.coach.safety = ""

    await say(company, session_id, "third", "k3")

    earlier = company.coach.seen[-1].earlier
    assert [(said.turn, said.text) for said in earlier] == [(1, "first"), (2, "")]
    assert "CANARY" not in str(earlier)


async def test_the_first_use_notice_is_asked_for_once(company: Company) -> None:
    session_id = await new_session(company)

    await say(company, session_id, "one", "k1")
    await say(company, session_id, "two", "k2")

    assert [turn.introduce for turn in company.coach.seen] == [True, False]


async def test_a_turn_of_a_dead_process_is_interrupted_at_start_and_answers_once(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    session_id = await new_session(company)
    turn = await company.parts.turns.start(company.rep, session_id, Message(STORY, "k1"))
    await company.coach.begun.wait()
    company.clock.turn(minutes=5)  # its lease is over: whoever ran it is gone

    swept = await company.parts.turns.sweep()

    assert swept == 1
    assert (await log_of(company, turn.id))[-1].data["status"] == "interrupted"
    first_run = company.parts.turns._running.get(turn.id)
    company.coach.gate.set()
    assert first_run is not None
    await first_run.wait()
    assert (await company.parts.turns.read(company.rep, turn.id)).status == "interrupted"
    again = await say(company, session_id)
    assert (again.id, again.status, len(await turns_of(company, session_id))) == (turn.id, "done", 1)
    assert (await log_of(company, turn.id))[-1].data["status"] == "done"


async def test_on_a_shared_database_a_turn_within_its_lease_is_left_alone(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    turn = await company.parts.turns.start(company.rep, await new_session(company), Message(STORY, "k1"))

    swept = await company.parts.db.run(turn_ends.sweep, company.clock(), False)

    assert swept == 0
    assert (await company.parts.turns.read(company.rep, turn.id)).is_running


async def test_whoever_waits_for_a_turn_of_a_dead_process_is_told(company: Company) -> None:
    """As another replica sees it: the row says running, nobody here runs it."""
    session_id = await new_session(company)
    terms = turn_begins.Terms(company.clock(), timedelta(seconds=5))
    begun = await company.parts.db.run(turn_begins.begin, company.rep, session_id, Message(STORY, "k1"), terms)
    watching = asyncio.create_task(log_of(company, begun.turn.id))
    await asyncio.sleep(0.05)
    company.clock.turn(seconds=6)

    events = await watching

    assert [(e.kind, e.data["status"]) for e in events] == [("error", "interrupted")]
    assert (await say(company, session_id)).status == "done"


async def test_a_new_message_is_not_held_up_by_a_dead_one(company: Company) -> None:
    session_id = await new_session(company)
    terms = turn_begins.Terms(company.clock(), timedelta(seconds=5))
    await company.parts.db.run(turn_begins.begin, company.rep, session_id, Message(STORY, "k1"), terms)
    company.clock.turn(seconds=6)

    turn = await say(company, session_id, "Are you there?", "k2")

    assert turn.status == "done"
    assert [t.status for t in await turns_of(company, session_id)] == ["interrupted", "done"]


async def test_closing_the_server_interrupts_what_does_not_end_in_time(company: Company) -> None:
    company.coach.gate = asyncio.Event()
    turn = await company.parts.turns.start(company.rep, await new_session(company), Message(STORY, "k1"))
    await company.coach.begun.wait()

    await company.parts.turns.close(0.05)

    assert (await company.parts.turns.read(company.rep, turn.id)).status == "interrupted"
