"""The embedded coach's turn: a reflection when it is sure of one, and a question from the bank. No model.

Every candidate goes through the same guard as a model's draft; the first that passes is spoken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.embedded.bank import Bank, BankQuestion
from graph.embedded.reflect import reflect
from graph.progression import Decision
from graph.state import Evidence, SessionState, Slot
from graph.turn import TurnInput
from guardrails import ApprovedReply, Guard, Memory, TypedDraft

WEIGHTIEST = (Slot.INSIGHT, Slot.OWN_CAUSE, Slot.OPTION, Slot.EXPERIENCE, Slot.OTHER_VIEW)
"""In this order: a changed view is said back rather than what led to it."""


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
    heard: tuple[Evidence, ...],
    bare: bool,
) -> Spoken | None:
    """The first bank question that the guard lets through, with a reflection unless `bare`; None if there is none.

    `state` is the state after listening, so that a question about a deal can be picked by its topic; `heard` is what
    this message added.
    """
    reflection = None if bare else _reflection(turn.text, heard, state.turns)
    for question in _candidates(bank, state, turn, decision):
        for pieces in ((reflection,), ()) if reflection else ((),):
            draft = TypedDraft(tuple(p for p in pieces if p), question.question, question.stage, question.move)
            review = guard.review(draft, memory)
            if review.reply is not None:
                return Spoken(review.reply, question.move, question.id)
    return None


def _reflection(text: str, heard: tuple[Evidence, ...], number: int) -> str | None:
    """What weighs most is what the message was heard to say; several options are not weighed, so none is picked."""
    for slot in WEIGHTIEST:
        words = [evidence.quote for evidence in heard if evidence.slot == slot]
        said = reflect(words[0], turn=number) if len(words) == 1 and words[0] in text else None
        if said is not None:
            return said
        if words:
            break
    return reflect(text, turn=number)


def _candidates(bank: Bank, state: SessionState, turn: TurnInput, decision: Decision) -> Iterator[BankQuestion]:
    topic = state.latest(Slot.TOPIC) or ""
    text = f"{turn.text}\n{topic}".strip()
    yield from bank.candidates(decision.stage, decision.move, text, state.asked)
