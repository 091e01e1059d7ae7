"""The coaching state machine. Public face: the coach, what goes into a turn and comes out, the model port."""

from graph.coach import Coach, make_coach
from graph.model import (
    BadModelOutput,
    ChatModel,
    Chunk,
    Message,
    ModelError,
    ModelRefused,
    ModelTooSlow,
    ModelUnavailable,
    Prompt,
)
from graph.scripted_model import ScriptedModel, UnexpectedCall
from graph.state import (
    GRAPH_VERSION,
    LENGTHS,
    Asked,
    Card,
    Evidence,
    Length,
    Prior,
    SessionState,
    Slot,
    Stage,
)
from graph.turn import Attempt, Outcome, Said, Status, Steer, Trace, TurnInput, TurnResult

__all__ = [
    "GRAPH_VERSION",
    "LENGTHS",
    "Asked",
    "Attempt",
    "BadModelOutput",
    "Card",
    "ChatModel",
    "Chunk",
    "Coach",
    "Evidence",
    "Length",
    "Message",
    "ModelError",
    "ModelRefused",
    "ModelTooSlow",
    "ModelUnavailable",
    "Outcome",
    "Prior",
    "Prompt",
    "Said",
    "ScriptedModel",
    "SessionState",
    "Slot",
    "Stage",
    "Status",
    "Steer",
    "Trace",
    "TurnInput",
    "TurnResult",
    "UnexpectedCall",
    "make_coach",
]
