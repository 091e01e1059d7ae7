"""ARRIVE: say hello, find out what this is about. No coaching yet."""

from graph.stages.spec import StageSpec
from graph.state import SessionState, Slot, Stage


def next_move(state: SessionState) -> str | None:
    return None if state.has(Slot.TOPIC) else "greet"


ARRIVE = StageSpec(
    name=Stage.ARRIVE,
    purpose="agree on what this is about",
    moves=("greet", "ask-topic"),
    budget={1: 1, 5: 1, 30: 1},
    next_move=next_move,
)
