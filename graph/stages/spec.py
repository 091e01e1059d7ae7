"""What every stage says about itself. The stages are data; graph/progression.py walks them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.state import Length, SessionState, Stage


@dataclass(frozen=True, slots=True)
class StageSpec:
    """One stage of the method.

    `moves` are all it allows, `budget` the coach's turns per session length (0: folded away at that length),
    `next_move` names the move that asks for what is still missing, or None when the exit evidence is there.
    """

    name: Stage
    purpose: str
    moves: tuple[str, ...]
    budget: Mapping[Length, int]
    next_move: Callable[[SessionState], str | None]


def times(state: SessionState, stage: Stage, move: str) -> int:
    """How often this session made this move in this stage."""
    return state.moves.count(f"{stage}/{move}")
