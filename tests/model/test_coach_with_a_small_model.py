"""Our coach with a real model that is no coach at all: whatever it says, the rep gets one approved question a turn.

SmolLM2 left to itself fills "heard" until the tokens run out, so that no draft of it would ever reach the guard.
`Brief` asks it for less in fewer words; what it then writes is its own.
"""

import asyncio
import json
import signal
import subprocess
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.providers.openai_chat import OpenAIChat
from evals.checks import ends_with_question, no_leak, no_repeat, one_question, short_enough
from evals.conversation import Case, Conversation
from evals.target import InProcess
from evals.target_http import own_server
from graph import Chunk, Message, Prompt, make_coach
from guardrails import load_guard

pytestmark = pytest.mark.model

TODAY = date(2026, 11, 23)
FORM = (
    ends_with_question.CHECK,
    one_question.CHECK,
    short_enough.CHECK,
    no_repeat.CHECK,
)
SAYS = (
    "My renewal with Northwind has gone quiet since the pricing call.",
    "I want a clear yes or no from Priya by the end of the month.",
    "It matters because it's a third of my quarter.",
    "She said the budget was frozen, and I sent the deck anyway.",
    "I think it's because I never asked who else decides.",
    "I realise I've only ever talked to one person there.",
    "I could ask Priya to bring in her finance lead.",
    "No, nothing else.",
    "I'll call Priya on Thursday and ask her to bring in her finance lead.",
    "8",
    "Yes, that's it.",
)
CASE = Case(id="small-model", kind="cooperative", turns=SAYS, today=TODAY)


class Brief:
    """A ChatModel that asks for less: nothing heard, one short reflection, one short question."""

    def __init__(self, model: OpenAIChat) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    def stream(self, prompt: Prompt) -> AsyncGenerator[Chunk, None]:
        context = json.loads(prompt.messages[-1].content)
        properties: dict[str, Any] = {
            "heard": {"type": "array", "maxItems": 0, "items": {"type": "string"}},
            "stage": {"type": "string", "enum": [context["stage"]]},
            "move": {"type": "string", "enum": context["moves_allowed_here"]},
            "reflection": {"type": "array", "maxItems": 1, "items": {"type": "string", "maxLength": 40}},
            "question": {"type": "string", "minLength": 8, "maxLength": 60},
        }
        schema = dict(prompt.schema) | {"properties": properties}
        task = Message("user", f"Ask this sales rep one question, as JSON. The rep says: {context['the_rep_says_now']}")
        return self._model.stream(replace(prompt, messages=(task,), schema=schema, max_tokens=100))


@pytest.fixture
async def small(model_url: str) -> AsyncIterator[OpenAIChat]:
    model = OpenAIChat(model_url, "", "smollm2", 90.0, 90.0, 0)
    yield model
    await model.aclose()


def broken(talk: Conversation) -> list[str]:
    """Which of the promises about every single reply were not kept."""
    marks = [(check.id, mark) for check in FORM for mark in check.judge(CASE, talk)]
    return [f"{id}, {mark.turn}: {mark.why}" for id, mark in marks if not mark.passed]


async def test_a_five_minute_conversation_with_a_hopeless_model_is_one_open_question_each_turn(
    small: OpenAIChat, capsys: pytest.CaptureFixture[str]
) -> None:
    talk = await InProcess(make_coach(load_guard(), Brief(small), turn_seconds=10)).converse(CASE)

    refused = Counter(rule for exchange in talk.exchanges for rule in exchange.refused)
    late = sum(exchange.fallback == "model_down" for exchange in talk.exchanges)
    with capsys.disabled():
        drafts = sum(exchange.drafts for exchange in talk.exchanges)
        print(f"\n{len(talk.exchanges)} turns, {drafts} drafts, refused: {dict(refused)}, too slow: {late} turns")
        doubts = [mark.why for mark in no_leak.CHECK.judge(CASE, talk) if not mark.passed]
        print(f"doubts of the independent leak check: {doubts or 'none'}")
        print("\n".join(f"  rep:   {e.rep}\n  coach: {e.reply}" for e in talk.exchanges))
    assert broken(talk) == []
    assert len(talk.exchanges) == len(SAYS)
    assert set(refused) - {"unusable"}, "nothing the model wrote was refused: is the guard asleep?"


async def test_a_model_server_killed_in_mid_conversation_leaves_the_rep_with_a_coach_who_says_so(
    start_model_server: Callable[[], tuple[subprocess.Popen[str], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    process, url = start_model_server()
    monkeypatch.setenv("COACH_MODEL_BASE_URL", url)
    monkeypatch.setenv("COACH_MODEL", "smollm2")
    monkeypatch.setenv("COACH_MODEL_TOTAL_SECONDS", "5")

    with own_server() as coach:
        asyncio.get_running_loop().call_later(7, process.kill)  # while the second reply is being written
        talk = await coach.converse(CASE.model_copy(update={"turns": SAYS[:4]}))

    assert process.wait(5) == -signal.SIGKILL
    assert broken(talk) == []
    assert [exchange.fallback for exchange in talk.exchanges[2:]] == ["model_down", "model_down"]
