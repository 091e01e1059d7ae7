"""The embedded coach's turn: a reflection when it is sure of one, and a question from the bank. No model.

Every candidate goes through the same guard as a model's draft; the first that passes is spoken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.embedded.bank import Bank, BankQuestion
from graph.embedded.reflect import reflect
from graph.progression import Decision
from graph.state import SessionState, Slot
from graph.turn import TurnInput
from guardrails import ApprovedReply, Guard, Memory, TypedDraft


@dataclass(frozen=True, slots=True)
class Spoken:
    reply: ApprovedReply
    move: str
    bank_id: str


def speak(
    guard: Guard,
    bank: Bank,
    memory: Memory,
    state: SessionState,
    turn: TurnInput,
    decision: Decision,
    bare: bool,
) -> Spoken | None:
    """The first bank question that the guard lets through, with a reflection unless `bare`; None if there is none.

    `state` is the state after listening, so that a question about a deal can be picked by its topic.
    """
    reflection = None if bare else reflect(turn.text, turn=state.turns)
    for question in _candidates(bank, state, turn, decision):
        for pieces in ((reflection,), ()) if reflection else ((),):
            draft = TypedDraft(tuple(p for p in pieces if p), question.question, question.stage, question.move)
            review = guard.review(draft, memory)
            if review.reply is not None:
                return Spoken(review.reply, question.move, question.id)
    return None


def _candidates(bank: Bank, state: SessionState, turn: TurnInput, decision: Decision) -> Iterator[BankQuestion]:
    topic = state.latest(Slot.TOPIC) or ""
    text = f"{turn.text}\n{topic}".strip()
    yield from bank.candidates(decision.stage, decision.move, text, state.asked)
