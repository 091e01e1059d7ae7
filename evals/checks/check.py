"""What a check is. A check judges one behaviour in one conversation and says where it went wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from evals.conversation import Case, Conversation


@dataclass(frozen=True, slots=True)
class Mark:
    """One judgement: on exchange `turn` (1-based; 0 for the conversation as a whole), and why it failed."""

    passed: bool
    turn: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """`id` as in the catalogue (E-…). `judge` gives no mark when the behaviour was not called for."""

    id: str
    name: str
    judge: Callable[[Case, Conversation], tuple[Mark, ...]]
