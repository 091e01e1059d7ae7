"""One model call: from what the machine knows to a prompt, and from the model's text to a draft.

Static text comes first, so that a serving engine can keep it cached; what changes is short and bounded: the slots,
the last six messages, never the whole history. The rep's words are data in a JSON object, not instructions.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.model import BadModelOutput, Message, Prompt
from graph.progression import TURNS, Decision
from graph.stages import STAGES
from graph.state import Heard, SessionState, Slot, Stage
from graph.turn import Attempt, Said, TurnInput
from guardrails import TypedDraft

RECENT = 3  # exchanges: six messages (spec 2: bounded context)
WORDS: Mapping[str, str] = {  # what a refused draft is told: the kind of fault, never the words at fault
    "G1": "exactly one question, at the very end; at most 60 words; no list",
    "G2": "it told the rep what to do",
    "G3": "it put an idea of its own into a question",
    "G4": "it led, offered a menu or presumed something",
    "G5": "it gave an example, a script or words the rep never said",
    "G6": "it brought in content that the rep has not said",
    "G7": "that kind of question does not belong to this move",
    "G8": "it judged, praised or claimed a feeling",
    "G9": "it spoke about other people's data or about company facts",
}


class _Heard(BaseModel):
    model_config = ConfigDict(extra="ignore")
    slot: str
    value: str
    quote: str


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")
    heard: list[_Heard] = []
    stage: str
    move: str
    reflection: list[str] = []
    question: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model proposes: what it heard, and a reply in parts. Nothing of it is believed yet."""

    heard: tuple[Heard, ...]
    draft: TypedDraft


SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["heard", "stage", "move", "reflection", "question"],
    "properties": {
        "heard": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["slot", "value", "quote"],
                "properties": {
                    "slot": {"type": "string", "enum": [slot.value for slot in Slot]},
                    "value": {"type": "string"},
                    "quote": {"type": "string"},
                },
            },
        },
        "stage": {"type": "string", "enum": [stage.value for stage in Stage]},
        "move": {"type": "string", "enum": sorted({m for spec in STAGES.values() for m in spec.moves})},
        "reflection": {"type": "array", "items": {"type": "string"}},
        "question": {"type": "string"},
    },
}


def instructions() -> str:
    """The static part: the voice, then every stage's page in the order of the method."""
    pages = [files("graph").joinpath("voice.md").read_text("utf-8")]
    for stage in STAGES:
        pages.append(files("graph.stages").joinpath(f"{stage.value}.md").read_text("utf-8"))
    return "\n\n".join(page.strip() for page in pages)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def build_prompt(
    system: str,
    state: SessionState,
    turn: TurnInput,
    decision: Decision,
    attempts: tuple[Attempt, ...],
) -> Prompt:
    """The call for one draft. `attempts` are the refused drafts of this turn, newest last."""
    context: dict[str, Any] = {
        "length_minutes": state.length,
        "turn": f"{state.turns + 1} of about {TURNS[state.length]}",
        "today": turn.today.isoformat(),
        "stage": decision.stage.value,
        "asks_for": decision.move,
        "moves_allowed_here": list(decision.moves),
        "heard_so_far": _slots(state),
        "questions_already_asked": list(state.asked[-6:]),
        "last_messages": _recent(turn.earlier),
        "due_commitment": state.prior.text if state.prior else None,
        "the_rep_says_now": turn.text,
    }
    if attempts:
        context["your_last_draft_was_refused"] = _faults(attempts[-1])
    body = json.dumps(context, ensure_ascii=False, indent=1)
    return Prompt((Message("system", system), Message("user", body)), SCHEMA)


def _slots(state: SessionState) -> dict[str, list[str]]:
    return {slot.value: list(state.values(slot)[-4:]) for slot in Slot if state.values(slot)}


def _recent(earlier: tuple[Said, ...]) -> list[dict[str, str]]:
    return [{"rep": said.text, "coach": said.reply} for said in earlier[-RECENT:]]


def _faults(attempt: Attempt) -> list[str]:
    if attempt.problem:
        return [attempt.problem]
    return sorted({f"{f.part}: {WORDS.get(f.rule, f.leak)}" for f in attempt.findings})


def read_answer(text: str) -> Answer:
    """The draft in a model's text: a JSON object, perhaps in a fence or among chatter. Raises BadModelOutput."""
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise BadModelOutput("no JSON object in the answer")
    try:
        answer = _Answer.model_validate_json(text[start : end + 1])
    except ValidationError as error:
        raise BadModelOutput(f"the answer does not fit the schema ({error.error_count()} problems)") from None
    known = {slot.value for slot in Slot}
    heard = tuple(Heard(slot=Slot(h.slot), value=h.value, quote=h.quote) for h in answer.heard if h.slot in known)
    pieces = tuple(piece.strip() for piece in answer.reflection if piece.strip())
    return Answer(heard, TypedDraft(pieces, answer.question.strip(), answer.stage, answer.move))
