"""OPTIONS: ways forward, every one of them the rep's."""

from graph.stages.spec import StageSpec, times
from graph.state import SessionState, Slot, Stage

HERE = Stage.OPTIONS


def next_move(state: SessionState) -> str | None:
    """1 minute: one option. 5: one, and "what else" asked. 30: two, and "what else" asked.

    A step that the rep has already stated counts: a rep who has decided is not sent back to brainstorm.
    """
    if state.has(Slot.ACTION):
        return None
    options = len(state.values(Slot.OPTION))
    if not options:
        return "ask-options" if not times(state, HERE, "ask-options") else "ask-past-success"
    if state.length == 1 or state.has(Slot.NO_MORE_OPTIONS):
        return None
    if not times(state, HERE, "ask-what-else"):
        return "ask-what-else"
    if state.length == 30 and options < 2:
        return "ask-perspective"
    return None


OPTIONS = StageSpec(
    name=HERE,
    purpose="what you could do",
    moves=(
        "ask-options",
        "ask-what-else",
        "ask-past-success",
        "ask-perspective",
        "ask-remove-constraint",
        "reflect-list",
    ),
    budget={1: 1, 5: 2, 30: 5},
    next_move=next_move,
)
