"""What the nodes of the machine hand to each other within one turn, and the bench they work at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypedDict

from graph.ask import Answer
from graph.embedded.bank import Bank
from graph.model import ChatModel
from graph.progression import Decision
from graph.state import Evidence, SessionState
from graph.turn import Attempt, Fallback, OnStatus, Said, TurnInput
from guardrails import Approved, ApprovedReply, Guard, Memory

Voice = Literal["model", "embedded"]


class Work(TypedDict, total=False):
    """The state of one run. A node returns the keys that it changed."""

    before: SessionState  # as the turn found it
    state: SessionState
    turn: TurnInput
    messages: tuple[Said, ...]  # the rep's, this one last
    memory: Memory
    voice: Voice
    listened: bool  # the rule-made reader has had its turn
    new: tuple[Evidence, ...]  # what this turn's message added
    refused: int
    decision: Decision
    answer: Answer | None
    problem: str  # why there is no answer to review
    attempts: tuple[Attempt, ...]
    fallback: Fallback
    preface: Approved | None  # our own sentence that comes before the question
    reply: ApprovedReply | None
    move: str  # the move of the reply, when it is not the decision's
    bank_id: str | None
    aside: str
    safety: str
    prompt_tokens: int
    completion_tokens: int


@dataclass(frozen=True, slots=True)
class Bench:
    """What every run needs and no run changes. `deadline`: loop time after which no model is waited for."""

    guard: Guard
    bank: Bank
    model: ChatModel | None
    instructions: str
    deadline: float
    clock: Callable[[], float]
    on_status: OnStatus


def begin(state: SessionState, turn: TurnInput, voice: Voice) -> Work:
    """The first state of a run: every key that a later node reads is there."""
    number = turn.earlier[-1].turn + 1 if turn.earlier else 1
    return {
        "before": state,
        "state": state,
        "turn": turn,
        "messages": (*turn.earlier, Said(number, turn.text)),
        "voice": voice,
        "listened": False,
        "new": (),
        "refused": 0,
        "answer": None,
        "problem": "",
        "attempts": (),
        "fallback": "",
        "preface": None,
        "reply": None,
        "move": "",
        "bank_id": None,
        "aside": "",
        "safety": "",
        "prompt_tokens": 0,
        "completion_tokens": 0,
    }
