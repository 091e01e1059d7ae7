"""The targets hold real conversations with real parts: the coach in this process, and a server of ours."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from evals.conversation import Case, Expected, Prior, TargetError
from evals.target import InProcess
from evals.target_http import OverHttp, own_server
from graph import BadModelOutput, ModelUnavailable, ScriptedModel, make_coach
from guardrails import load_guard

QUICK = Case(
    id="quick",
    kind="cooperative",
    length=1,
    turns=(
        "I never call people back after a demo.",
        "Last week I left three of them waiting.",
        "I'll call Farid by 4pm today.",
        "Yes, that's right.",
        "That it is quick.",
        "One more thing.",
    ),
    expect=Expected(commitment=True, words=("call Farid",)),
)


@pytest.fixture(scope="module")
def server() -> Iterator[OverHttp]:
    with own_server() as target:
        yield target


async def test_in_process_a_conversation_ends_with_what_the_rep_confirmed() -> None:
    talk = await InProcess(make_coach(load_guard())).converse(QUICK)

    assert [(p.text, p.due, p.status) for p in talk.promises] == [("call Farid", date(2026, 11, 23), "confirmed")]
    assert all(exchange.reply and exchange.stage for exchange in talk.exchanges)
    assert talk.ended_early


async def test_in_process_the_drafts_and_what_was_wrong_with_them_are_kept() -> None:
    model = ScriptedModel(["no JSON", BadModelOutput("cut"), ModelUnavailable("gone")])

    talk = await InProcess(make_coach(load_guard(), model)).converse(
        QUICK.model_copy(update={"turns": QUICK.turns[:1]})
    )

    assert talk.exchanges[0].fallback == "model_down"
    assert talk.exchanges[0].drafts == 3
    assert set(talk.exchanges[0].refused) == {"unusable"}


async def test_over_http_the_same_conversation_comes_to_the_same_end(server: OverHttp) -> None:
    talk = await server.converse(QUICK)

    assert [p.text for p in talk.promises] == ["call Farid"]
    assert talk.ended_early
    assert talk.played_on == datetime.now(UTC).date()


async def test_over_http_what_is_due_comes_first_and_its_outcome_is_kept(server: OverHttp) -> None:
    prior = Prior(text="call Dana about the budget", due=date(2026, 11, 20))
    case = Case(id="back", kind="returning", turns=("Yes, I called Dana on Friday.",), prior_commitment=prior)

    talk = await server.converse(case)

    assert talk.exchanges[0].stage == "follow_up"
    assert talk.outcome == "done"


async def test_over_http_one_case_leaves_nothing_to_follow_up_in_the_next(server: OverHttp) -> None:
    await server.converse(QUICK)

    talk = await server.converse(Case(id="next", kind="cooperative", turns=("My deal at Corvus is stuck in legal.",)))

    assert talk.exchanges[0].stage != "follow_up"


async def test_over_http_a_message_that_cannot_be_used_is_refused_in_words(server: OverHttp) -> None:
    talk = await server.converse(Case(id="bad", kind="bad_input", turns=("   ", "My deal is stuck.")))

    assert [exchange.aside for exchange in talk.exchanges] == ["refused", ""]
    assert "empty" in talk.exchanges[0].reply


def test_a_wrong_token_is_no_measurement_and_the_message_says_how_to_get_one(server: OverHttp) -> None:
    with pytest.raises(TargetError, match="coach token"):
        OverHttp(server.name, "sck_wrong").check()


async def test_a_coach_that_is_not_there_is_no_measurement() -> None:
    with pytest.raises(TargetError, match="does not answer"):
        await OverHttp("http://127.0.0.1:9", "x").converse(QUICK)
