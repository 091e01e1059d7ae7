"""Which stage, which move: a pure function of the evidence. No model, no clock, no I/O.

The walk goes forward through the method and stops at the first stage whose evidence is missing and whose budget is
not spent. Going back is explicit (`_loop_back`), hurrying near the end of the time is explicit (`_is_late`).
"""

from dataclasses import dataclass
from math import ceil

from graph.card import confidence_of
from graph.stages import MAIN_PATH, STAGES, times
from graph.state import Evidence, Length, SessionState, Slot, Stage

TURNS: dict[Length, int] = {1: 4, 5: 10, 30: 32}  # spec 2, 6.4: the coach's turns per length
NUDGE_AT: dict[Length, float] = {5: 0.8, 30: 0.85}  # share of the turns after which the way leads to COMMIT
PATH = tuple(spec.name for spec in MAIN_PATH)
LOOP_BACK_BELOW = 5  # a 30-minute session goes back to EXPLORE when confidence is lower (spec 12, 3.2: a 4)


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the machine stands now. `skipped`: stages left with evidence still missing, recorded as such.

    `superseded`: slots whose old answers a loop-back sets aside. `hurried`: the time is nearly up and the rep is
    told so.
    """

    stage: Stage
    move: str
    skipped: tuple[Stage, ...] = ()
    superseded: tuple[Slot, ...] = ()
    hurried: bool = False
    unsaid: bool = False  # the rep said no to the card, and not yet how it should go

    @property
    def moves(self) -> tuple[str, ...]:
        """Every move the stage allows; a draft may choose another one than `move`."""
        return STAGES[self.stage].moves


def decide(state: SessionState, new: tuple[Evidence, ...] = ()) -> Decision:
    """The next stage and move, from everything heard so far; `new` is what this turn's message added."""
    if state.card is not None and state.card.status == "confirmed":
        return _at_the_close(state)
    if state.stage == Stage.ARRIVE:
        return _arrive(state)
    if state.stage == Stage.FOLLOW_UP:
        return _follow_up(state)
    if state.stage == Stage.CLOSE:
        return _at_the_close(state)
    if _wants_other_words(state, new):
        return Decision(Stage.COMMIT, "ask-what", superseded=(Slot.ACTION, Slot.CHOSEN), unsaid=True)
    back = _loop_back(state, new)
    if back is not None:
        return back
    if _is_late(state):
        return _hurry(state)
    return _walk(state, state.stage)


def _arrive(state: SessionState) -> Decision:
    if state.prior is not None:
        return _follow_up(state)
    if not state.has(Slot.TOPIC) and not times(state, Stage.ARRIVE, "greet"):
        return Decision(Stage.ARRIVE, "greet")
    return _walk(state, Stage.FOCUS)


def _follow_up(state: SessionState) -> Decision:
    spec = STAGES[Stage.FOLLOW_UP]
    move = spec.next_move(state)
    if move is not None and _has_turns_left(state, Stage.FOLLOW_UP):
        return Decision(Stage.FOLLOW_UP, move)
    return after_follow_up(state)


def after_follow_up(state: SessionState) -> Decision:
    """On to what is new; a promise missed twice leads to what stood in its way instead (spec 2, 6.6)."""
    missed_again = state.prior is not None and state.prior.misses > 0 and state.latest(Slot.OUTCOME) == "not_done"
    if missed_again:
        return Decision(Stage.EXPLORE, "ask-cause")
    return _walk(state, Stage.FOCUS)


def _at_the_close(state: SessionState) -> Decision:
    move = STAGES[Stage.CLOSE].next_move(state)
    return Decision(Stage.CLOSE, move or "goodbye")


def _walk(state: SessionState, start: Stage) -> Decision:
    skipped: list[Stage] = []
    for spec in MAIN_PATH[PATH.index(start) :]:
        move = spec.next_move(state)
        if move is None:
            continue
        if spec.name in (Stage.COMMIT, Stage.CLOSE) or _has_turns_left(state, spec.name):
            return Decision(spec.name, move, tuple(skipped))
        if spec.budget[state.length]:
            skipped.append(spec.name)
    return Decision(Stage.CLOSE, "goodbye", tuple(skipped))


def _has_turns_left(state: SessionState, stage: Stage) -> bool:
    spent = state.turns_in_stage if stage == state.stage else 0
    return spent < STAGES[stage].budget[state.length]


def _loop_back(state: SessionState, new: tuple[Evidence, ...]) -> Decision | None:
    """Only a 30-minute session has room to go back: a new aim, a new cause after the insight, low confidence."""
    if state.length != 30 or _is_late(state):
        return None
    heard = {e.slot for e in new}
    aims = state.values(Slot.DESIRED_OUTCOME)
    if state.stage in (Stage.EXPLORE, Stage.INSIGHT) and Slot.DESIRED_OUTCOME in heard and len(aims) > 1:
        return Decision(Stage.FOCUS, "ask-measure", superseded=(Slot.SUCCESS_MEASURE,))
    causes = state.values(Slot.OWN_CAUSE)
    if state.stage == Stage.INSIGHT and Slot.OWN_CAUSE in heard and len(causes) > 1:
        return _unless_spent(state, Decision(Stage.EXPLORE, "ask-pattern"))
    confidence = confidence_of(state)
    low = confidence is not None and confidence < LOOP_BACK_BELOW
    if state.stage == Stage.COMMIT and Slot.CONFIDENCE in heard and low:
        again = (Slot.CONFIDENCE, Slot.ACTION, Slot.WHEN)
        return _unless_spent(state, Decision(Stage.EXPLORE, "ask-cause", superseded=again))
    return None


def _wants_other_words(state: SessionState, new: tuple[Evidence, ...]) -> bool:
    slots = {e.slot for e in new}
    return state.stage == Stage.COMMIT and Slot.DECLINED in slots and not slots & {Slot.ACTION, Slot.WHEN}


def _unless_spent(state: SessionState, back: Decision) -> Decision | None:
    """Going back happens at most twice a session; a third time would be a trap."""
    returns = sum(1 for a, b in zip(state.moves, state.moves[1:], strict=False) if _is_backward(a, b))
    return back if returns < 2 else None


def _is_backward(before: str, after: str) -> bool:
    first, second = Stage(before.split("/")[0]), Stage(after.split("/")[0])
    return first in PATH and second in PATH and PATH.index(second) < PATH.index(first)


def _is_late(state: SessionState) -> bool:
    share = NUDGE_AT.get(state.length)
    before_commit = state.stage in PATH and PATH.index(state.stage) < PATH.index(Stage.COMMIT)
    return share is not None and before_commit and state.turns >= ceil(share * TURNS[state.length])


def _hurry(state: SessionState) -> Decision:
    """The last part of the time belongs to the commitment; what is left out on the way is recorded."""
    ahead = MAIN_PATH[PATH.index(state.stage) : PATH.index(Stage.COMMIT)]
    skipped = tuple(spec.name for spec in ahead if spec.next_move(state) is not None)
    decision = _walk(state, Stage.COMMIT)
    return Decision(decision.stage, decision.move, skipped, hurried=True)


def jump_to_commit(state: SessionState) -> Decision:
    """The rep skips ahead, by button or by saying so. Always granted, recorded as skipped."""
    start = state.stage if state.stage in PATH else Stage.FOCUS
    ahead = MAIN_PATH[PATH.index(start) : max(PATH.index(start), PATH.index(Stage.COMMIT))]
    skipped = tuple(spec.name for spec in ahead if spec.next_move(state) is not None and spec.budget[state.length])
    decision = _walk(state, Stage.COMMIT)
    return Decision(decision.stage, decision.move, skipped)


def is_complete(state: SessionState) -> bool:
    """The fixed minimum of spec 2, 6.4 for this length; never relaxed. Anything less is honestly partial."""
    card = state.card
    if card is None or card.status != "confirmed":
        return False
    ready = state.has(Slot.TOPIC) and bool(card.when_text or card.kind == "intention")
    fact_or_cause = bool(
        state.values(Slot.OBSERVED_FACT) or state.values(Slot.OWN_CAUSE) or state.values(Slot.OTHER_CAUSE)
    )
    if state.length == 1:
        return ready and fact_or_cause
    else_asked = bool(times(state, Stage.OPTIONS, "ask-what-else")) or state.has(Slot.NO_MORE_OPTIONS)
    five = state.has(Slot.DESIRED_OUTCOME, Slot.OWN_CAUSE) and bool(state.values(Slot.OPTION)) and else_asked
    five = five and (card.confidence is not None or card.kind == "intention")
    if state.length == 5:
        return ready and five
    deep = state.has(Slot.SUCCESS_MEASURE, Slot.CRITERION, Slot.DONE_EVIDENCE, Slot.OBSTACLE)
    seen = state.has(Slot.OTHER_VIEW) or state.has(Slot.ASSUMPTION)
    insight = any(move.startswith("insight/") for move in state.moves) or state.has(Slot.INSIGHT)
    return ready and five and deep and seen and insight and len(state.values(Slot.OPTION)) >= 2
