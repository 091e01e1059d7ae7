"""CLOSE: what the rep takes from it, in one line, if anything. Nothing new is opened."""

from graph.stages.spec import StageSpec, times
from graph.state import SessionState, Stage


def next_move(state: SessionState) -> str | None:
    return None if times(state, Stage.CLOSE, "ask-learning") else "ask-learning"


CLOSE = StageSpec(
    name=Stage.CLOSE,
    purpose="what you take with you",
    moves=("ask-learning", "ask-share", "recap"),
    budget={1: 1, 5: 1, 30: 2},
    next_move=next_move,
)
