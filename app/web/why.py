""" "Why am I in Explore?": what is known, what is still needed and how to leave, built from the evidence."""

from dataclasses import dataclass

from app.web.marked import Piece, filled
from app.web.rail import step_name
from graph import SessionState, Slot, Stage

KNOWN: tuple[tuple[Stage, Slot, str], ...] = (
    (Stage.FOCUS, Slot.TOPIC, "You’ve said what this is about: {}. "),
    (Stage.EXPLORE, Slot.DESIRED_OUTCOME, "You’ve said what you want: {}. "),
    (Stage.INSIGHT, Slot.OWN_CAUSE, "You’ve named what led to it: {}. "),
    (Stage.OPTIONS, Slot.INSIGHT, "You’ve said what you see now: {}. "),
    (Stage.CHOOSE, Slot.OPTION, "You’ve named a way forward: {}. "),
    (Stage.COMMIT, Slot.CHOSEN, "You’ve chosen: {}. "),
)
STILL: dict[Stage, str] = {
    Stage.ARRIVE: "First comes what you want to think about, in a sentence.",
    Stage.FOLLOW_UP: "You made a promise, and it is due. What came of it comes first; then it is your turn to choose.",
    Stage.FOCUS: "Before anything else, this is about what you want from it. One sentence is enough to go on.",
    Stage.INSIGHT: "One question about what you see now. Nothing new is an answer, too.",
    Stage.OPTIONS: "This is about ways forward, all of them yours. None will be suggested.",
    Stage.CHOOSE: "Now you choose one, by what matters to you.",
    Stage.COMMIT: "It becomes a promise when you have said what and when, and then said yes. Not before.",
    Stage.CLOSE: "What is left is what you take from this. Then it is over.",
}
EXPLORE = "Before you look for ways to get there, we stay with what is going on until you have named {}."
EXPLORE_BRIEF = "One question about what is going on, before what to do about it."
NEEDED: tuple[tuple[Slot, str], ...] = (
    (Slot.OBSERVED_FACT, "one thing you saw happen"),
    (Slot.OWN_CAUSE, "one cause you can do something about"),
)
LEAVE = " To move on sooner, use Steer."


@dataclass(frozen=True, slots=True)
class Why:
    """The summary line and its explanation."""

    summary: str
    pieces: tuple[Piece, ...]


def why(state: SessionState) -> Why:
    name = step_name(state.stage)
    summary = f"Why am I in {name}?" if name else "Why this, now?"
    way_out = LEAVE if name and state.stage != Stage.COMMIT else ""
    return Why(summary, (*_known(state), *filled(_still(state) + way_out)))


def _known(state: SessionState) -> tuple[Piece, ...]:
    for stage, slot, sentence in KNOWN:
        words = state.latest(slot) if stage == state.stage else None
        if words:
            return filled(sentence, words.rstrip(".!? "))
    return ()


def _still(state: SessionState) -> str:
    if state.stage != Stage.EXPLORE:
        return STILL[state.stage]
    open_slots = [text for slot, text in NEEDED if not state.has(slot)]
    if state.length == 1 or not open_slots:
        return EXPLORE_BRIEF
    return EXPLORE.replace("{}", " and ".join(open_slots))
