"""COMMIT: one step the rep owns, with a when, read back in the rep's words until the rep says yes."""

from graph.card import action_of, confidence_of
from graph.signals import is_vague
from graph.stages.spec import StageSpec, times
from graph.state import SessionState, Slot, Stage

HERE = Stage.COMMIT
ASK_WHAT_AT_MOST = 3  # then the session closes without a step, which is an honest end, too
RAISE_BELOW = 7  # spec 2, 6.2: below 7 ask what would move it


def next_move(state: SessionState) -> str | None:
    """What the card still lacks; the read-back once nothing is; None when the rep said yes, or named no step."""
    if state.card is not None and state.card.status == "confirmed":
        return None
    action = action_of(state)
    if not action:
        return "ask-what" if times(state, HERE, "ask-what") < ASK_WHAT_AT_MOST else None
    if is_vague(action) and times(state, HERE, "ask-specific") < 2:
        return "ask-specific"
    if not state.has(Slot.WHEN) and times(state, HERE, "ask-when-trigger") < 2:
        return "ask-when-trigger"
    return _refine(state) or "read-back"


def _refine(state: SessionState) -> str | None:
    if state.length == 1 or not state.has(Slot.WHEN):
        return None
    confidence = confidence_of(state)
    asked_at_most = 2 if state.length == 30 else 1  # after a loop back it is another step, and another number
    if confidence is None and times(state, HERE, "ask-confidence") < asked_at_most:
        return "ask-confidence"
    if confidence is not None and confidence < RAISE_BELOW and not times(state, HERE, "ask-raise"):
        return "ask-raise"
    if state.length == 30 and not state.has(Slot.DONE_EVIDENCE) and not times(state, HERE, "ask-evidence"):
        return "ask-evidence"
    if state.length == 30 and not state.has(Slot.OBSTACLE) and not times(state, HERE, "ask-obstacle"):
        return "ask-obstacle"
    return None


COMMIT = StageSpec(
    name=HERE,
    purpose="what you will do",
    moves=(
        "ask-what",
        "ask-specific",
        "ask-when-trigger",
        "ask-evidence",
        "ask-obstacle",
        "ask-support",
        "ask-confidence",
        "ask-raise",
        "read-back",
    ),
    budget={1: 1, 5: 2, 30: 4},
    next_move=next_move,
)
