"""Commitments: drafted in the conversation, said yes to, shared or not, followed up. On both databases."""

import asyncio
from datetime import date

import pytest

from app.errors import Conflict, NotFound, TurnRunning
from app.message import Message
from app.sharing.visibility import Viewer
from app.store.commitments import OwnCommitment
from graph import Card, Outcome, Prior
from tests.app.conftest import Company
from tests.app.test_turns import new_session, say

CARD = Card(action="call Jan", when_text="on Friday", due=date(2026, 11, 27), done_evidence="he answers", confidence=8)


async def drafted(company: Company, card: Card = CARD) -> OwnCommitment:
    """A session whose coach has just read a card back."""
    company.coach.cards = {1: card}
    session_id = await new_session(company)
    await say(company, session_id)
    found = await company.parts.commitments.of_session(company.rep, session_id)
    assert found is not None
    return found


async def promised(company: Company, card: Card = CARD) -> OwnCommitment:
    draft = await drafted(company, card)
    return (await company.parts.commitments.confirm(company.rep, draft.id, "yes")).commitment


async def team_sees(company: Company, who: str = "manager") -> list[tuple[str, str]]:
    return [(row.action, row.status) for row in await company.parts.commitments.team(company.people[who])]


async def test_a_card_read_back_is_a_draft_in_the_reps_words(company: Company) -> None:
    draft = await drafted(company)

    assert (draft.action, draft.when_text, draft.due, draft.status) == ("call Jan", "on Friday", CARD.due, "draft")
    assert (draft.confidence, draft.shared_at) == (8, None)


async def test_a_yes_is_a_turn_of_the_conversation_and_a_second_yes_changes_nothing(company: Company) -> None:
    draft = await drafted(company)

    first = await company.parts.commitments.confirm(company.rep, draft.id, "yes")
    second = await company.parts.commitments.confirm(company.rep, draft.id, "yes again")

    assert (first.commitment.status, first.turn and first.turn.steer) == ("confirmed", "confirm")
    assert (second.commitment, second.turn) == (first.commitment, None)


async def test_a_yes_after_the_session_ended_still_counts(company: Company) -> None:
    draft = await drafted(company)
    await company.parts.sessions.end(company.rep, draft.session_id or "")

    confirmed = await company.parts.commitments.confirm(company.rep, draft.id, "yes")

    assert (confirmed.commitment.status, confirmed.turn) == ("confirmed", None)


async def test_a_card_set_aside_is_no_draft_any_more_and_a_promise_stays(company: Company) -> None:
    draft = await drafted(company)
    company.coach.cards[2] = None
    await say(company, draft.session_id or "", "not that", "k2")
    with pytest.raises(NotFound):
        await company.parts.commitments.read(company.rep, draft.id)
    promise = await promised(company)
    company.coach.cards = {3: None}

    await say(company, promise.session_id or "", "one more thing", "k3")

    assert (await company.parts.commitments.read(company.rep, promise.id)).status == "confirmed"


async def test_edited_words_are_on_the_card_when_the_rep_says_yes(company: Company) -> None:
    draft = await drafted(company)

    await company.parts.commitments.edit(company.rep, draft.id, {"action": "write to Jan", "trigger": "after lunch"})
    promise = (await company.parts.commitments.confirm(company.rep, draft.id, "yes")).commitment

    assert (promise.action, promise.trigger, promise.when_text) == ("write to Jan", "after lunch", "after lunch")
    assert (promise.due, promise.done_evidence) == (CARD.due, "he answers")
    assert "write to Jan" in company.coach.seen[-1].open_commitments


@pytest.mark.parametrize(
    ("words", "kind", "when"),
    [
        ({"due": None}, "intention", ""),
        ({"due": None, "trigger": "when he calls"}, "commitment", "when he calls"),
        ({"due": date(2026, 12, 1)}, "commitment", "2026-12-01"),
        ({"plan": "breathe"}, "commitment", "on Friday"),
    ],
)
async def test_a_promise_without_a_when_is_an_intention(
    company: Company, words: dict[str, object], kind: str, when: str
) -> None:
    draft = await drafted(company)

    edited = await company.parts.commitments.edit(company.rep, draft.id, words)

    assert (edited.kind, edited.when_text) == (kind, when)


async def test_a_promise_keeps_its_words(company: Company) -> None:
    promise = await promised(company)

    with pytest.raises(Conflict, match="only a draft"):
        await company.parts.commitments.edit(company.rep, promise.id, {"action": "something easier"})


async def test_a_draft_cannot_be_edited_while_the_coach_is_answering(company: Company) -> None:
    draft = await drafted(company)
    company.coach.gate = asyncio.Event()
    await company.parts.turns.start(company.rep, draft.session_id or "", Message("hm", "k2"))

    with pytest.raises(TurnRunning):
        await company.parts.commitments.edit(company.rep, draft.id, {"action": "x"})


async def test_the_manager_sees_a_promise_from_the_moment_it_is_shared_and_not_a_moment_longer(
    company: Company,
) -> None:
    draft = await drafted(company)
    commitments, rep = company.parts.commitments, company.rep

    with pytest.raises(Conflict, match="say yes to it first"):
        await commitments.share(rep, draft.id)
    promise = (await commitments.confirm(rep, draft.id, "yes")).commitment
    assert await team_sees(company) == []
    await commitments.share(rep, promise.id, "see you at the review")
    assert await team_sees(company) == [("call Jan", "confirmed")]
    await commitments.record_outcome(rep, Outcome(promise.id, "partly", "he was out", "CANARY", "CANARY"))
    assert await team_sees(company) == [("call Jan", "partly")]
    await commitments.unshare(rep, promise.id)
    assert await team_sees(company) == []


async def test_the_preview_is_exactly_what_the_manager_gets(company: Company) -> None:
    promise = await promised(company)
    preview = await company.parts.commitments.preview(company.rep, promise.id)

    await company.parts.commitments.share(company.rep, promise.id)

    assert await company.parts.commitments.team(company.manager) == (preview,)


async def test_a_withdrawn_promise_is_nobodys_business_any_more(company: Company) -> None:
    promise = await promised(company)
    await company.parts.commitments.share(company.rep, promise.id)

    withdrawn = await company.parts.commitments.withdraw(company.rep, promise.id)

    assert withdrawn.status == "withdrawn"
    assert await team_sees(company) == []
    with pytest.raises(Conflict, match="withdrawn"):
        await company.parts.commitments.confirm(company.rep, promise.id, "yes")


@pytest.mark.parametrize("who", ["stranger", "evaluator", "other", "rep"])
async def test_nobody_but_the_manager_of_the_team_sees_what_is_shared(company: Company, who: str) -> None:
    promise = await promised(company)
    await company.parts.commitments.share(company.rep, promise.id)

    assert await team_sees(company, who) == []


async def test_without_a_manager_there_is_nobody_to_share_with(company: Company) -> None:
    promise = await promised(company)
    alone = Viewer(company.rep.person_id, "rep", "Tess")

    with pytest.raises(Conflict, match="yours alone"):
        await company.parts.commitments.share(alone, promise.id)


async def test_nobody_else_can_touch_a_commitment(company: Company) -> None:
    promise = await promised(company)
    commitments = company.parts.commitments

    for viewer in (company.manager, company.people["other"], company.people["evaluator"]):
        for attempt in (
            commitments.read(viewer, promise.id),
            commitments.preview(viewer, promise.id),
            commitments.edit(viewer, promise.id, {"action": "x"}),
            commitments.confirm(viewer, promise.id, "k"),
            commitments.share(viewer, promise.id),
            commitments.unshare(viewer, promise.id),
            commitments.withdraw(viewer, promise.id),
            commitments.record_outcome(viewer, Outcome(promise.id, "done", "")),
        ):
            with pytest.raises(NotFound):
                await attempt
        assert await commitments.listed(viewer) == ()


@pytest.mark.parametrize(
    ("days", "is_due"), [(2, False), (3, True), (4, True), (30, True)], ids=lambda value: str(value)
)
async def test_a_promise_comes_up_from_the_day_before_it_is_due(company: Company, days: int, is_due: bool) -> None:
    promise = await promised(company)
    company.clock.turn(days=days)

    await say(company, await new_session(company))

    expected = (Prior(id=promise.id, text="call Jan", due=CARD.due, misses=0),) if is_due else ()
    assert company.coach.seen[-1].due == expected


async def test_a_promise_bound_to_a_moment_comes_up_and_an_intention_does_not(company: Company) -> None:
    moment = await promised(company, Card(action="ask", when_text="when he calls", trigger="when he calls"))
    await promised(company, Card(action="think", kind="intention"))

    await say(company, await new_session(company))

    assert [prior.id for prior in company.coach.seen[-1].due] == [moment.id]


async def test_a_missed_promise_comes_up_once_more_and_then_rests(company: Company) -> None:
    promise = await promised(company)
    misses = []
    for _ in range(3):
        company.clock.turn(days=5)
        await say(company, await new_session(company))
        misses.append([prior.misses for prior in company.coach.seen[-1].due])
        await company.parts.commitments.record_outcome(company.rep, Outcome(promise.id, "not_done", "no time"))

    assert misses == [[0], [1], []]


async def test_an_outcome_told_to_the_coach_is_the_reps_own_account_of_it(company: Company) -> None:
    promise = await promised(company)
    company.coach.cards = {}
    session_id = await new_session(company)
    company.coach.outcome = Outcome(promise.id, "done", "I called him")
    await say(company, session_id, "I called him", "k1")
    company.coach.outcome = Outcome(promise.id, "done", "I called him", experience="he was relieved")

    await say(company, session_id, "he was relieved", "k2")

    told = await company.parts.commitments.read(company.rep, promise.id)
    assert (told.status, told.happened) == ("done", "he was relieved")
