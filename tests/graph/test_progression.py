"""The rules of the road, as tables: what has been heard decides where the session stands."""

from datetime import date

import pytest

from graph.progression import TURNS, decide, is_complete, jump_to_commit
from graph.state import Card, Evidence, Prior, SessionState, Slot, Stage

TODAY = date(2026, 11, 23)


def heard(*slots: Slot, **values: str) -> tuple[Evidence, ...]:
    named = {Slot(name): value for name, value in values.items()}
    pairs = [(slot, "words of the rep") for slot in slots] + list(named.items())
    return tuple(Evidence(slot=slot, value=value, quote=value, turn=1) for slot, value in pairs)


def at(stage: Stage, *slots: Slot, length: int = 5, **more: object) -> SessionState:
    evidence = more.pop("evidence", ())
    return SessionState(length=length, stage=stage, evidence=heard(*slots) + evidence, **more)  # type: ignore[arg-type]


S = Slot
FOCUSED = (S.TOPIC, S.DESIRED_OUTCOME)
EXPLORED = (*FOCUSED, S.OBSERVED_FACT, S.OWN_CAUSE)
SEEN = (*EXPLORED, S.INSIGHT)
OPEN = (*SEEN, S.OPTION)
TWO_WAYS = heard(option="ring Gerda") + heard(option="wait for Gerda")

FIVE_MINUTES = [
    (at(Stage.ARRIVE), Stage.ARRIVE, "greet"),
    (at(Stage.ARRIVE, S.TOPIC), Stage.FOCUS, "ask-outcome"),
    (at(Stage.ARRIVE, *FOCUSED), Stage.EXPLORE, "ask-fact"),
    (at(Stage.ARRIVE, *FOCUSED, S.OBSERVED_FACT), Stage.EXPLORE, "ask-cause"),
    (at(Stage.FOCUS, S.TOPIC, turns_in_stage=1), Stage.FOCUS, "ask-outcome"),
    (at(Stage.FOCUS, S.TOPIC, turns_in_stage=2), Stage.EXPLORE, "ask-fact"),
    (at(Stage.FOCUS, *FOCUSED), Stage.EXPLORE, "ask-fact"),
    (at(Stage.EXPLORE, *FOCUSED, S.OBSERVED_FACT, S.OTHER_CAUSE), Stage.EXPLORE, "ask-control"),
    (at(Stage.EXPLORE, *EXPLORED), Stage.INSIGHT, "ask-new-view"),
    (at(Stage.EXPLORE, *FOCUSED, turns_in_stage=3), Stage.INSIGHT, "ask-new-view"),
    (at(Stage.EXPLORE, *SEEN), Stage.OPTIONS, "ask-options"),
    (at(Stage.INSIGHT, *EXPLORED, S.NO_INSIGHT, turns_in_stage=1), Stage.OPTIONS, "ask-options"),
    (at(Stage.INSIGHT, *EXPLORED, turns_in_stage=1), Stage.OPTIONS, "ask-options"),
    (at(Stage.OPTIONS, *OPEN, turns_in_stage=1), Stage.OPTIONS, "ask-what-else"),
    (at(Stage.OPTIONS, *OPEN, S.NO_MORE_OPTIONS, turns_in_stage=1), Stage.CHOOSE, "ask-fit"),
    (at(Stage.OPTIONS, *SEEN, evidence=TWO_WAYS, turns_in_stage=2), Stage.CHOOSE, "ask-criteria"),
    (at(Stage.CHOOSE, *SEEN, evidence=TWO_WAYS, turns_in_stage=1), Stage.COMMIT, "ask-what"),
    (at(Stage.CHOOSE, *OPEN, S.CHOSEN, S.CRITERION, turns_in_stage=1), Stage.COMMIT, "ask-when-trigger"),
    (at(Stage.CHOOSE, *OPEN, turns_in_stage=1), Stage.COMMIT, "ask-when-trigger"),
    (at(Stage.COMMIT, *SEEN), Stage.COMMIT, "ask-what"),
    (at(Stage.COMMIT, *OPEN, S.CHOSEN, S.WHEN), Stage.COMMIT, "ask-confidence"),
    (
        at(Stage.COMMIT, *SEEN, S.WHEN, evidence=heard(action="ring Gerda", confidence="8ish")),
        Stage.COMMIT,
        "read-back",
    ),
    (at(Stage.COMMIT, *SEEN, S.WHEN, evidence=heard(action="ring Gerda", confidence="5")), Stage.COMMIT, "ask-raise"),
    (at(Stage.OPTIONS, *SEEN, evidence=heard(action="ring Gerda")), Stage.COMMIT, "ask-when-trigger"),
]


@pytest.mark.parametrize(("state", "stage", "move"), FIVE_MINUTES)
def test_five_minutes_walk_by_evidence(state: SessionState, stage: Stage, move: str) -> None:
    decision = decide(state)

    assert (decision.stage, decision.move) == (stage, move)


ONE_MINUTE = [
    (at(Stage.ARRIVE, S.TOPIC, length=1), Stage.EXPLORE, "ask-cause"),
    (
        at(Stage.EXPLORE, S.TOPIC, length=1, moves=("explore/ask-cause",), turns_in_stage=1),
        Stage.OPTIONS,
        "ask-options",
    ),
    (at(Stage.OPTIONS, S.TOPIC, S.OPTION, length=1, turns_in_stage=1), Stage.COMMIT, "ask-when-trigger"),
    (at(Stage.OPTIONS, S.TOPIC, S.ACTION, S.WHEN, length=1, turns_in_stage=1), Stage.COMMIT, "read-back"),
]


@pytest.mark.parametrize(("state", "stage", "move"), ONE_MINUTE)
def test_one_minute_folds_the_middle(state: SessionState, stage: Stage, move: str) -> None:
    decision = decide(state)

    assert (decision.stage, decision.move) == (stage, move)


DEEP = (*OPEN, S.IMPORTANCE, S.SUCCESS_MEASURE, S.OTHER_VIEW)

THIRTY_MINUTES = [
    (at(Stage.FOCUS, *FOCUSED, length=30), Stage.FOCUS, "ask-importance"),
    (at(Stage.FOCUS, *FOCUSED, S.IMPORTANCE, length=30), Stage.FOCUS, "ask-measure"),
    (at(Stage.EXPLORE, *EXPLORED, S.IMPORTANCE, S.SUCCESS_MEASURE, length=30), Stage.EXPLORE, "ask-other-view"),
    (at(Stage.OPTIONS, *DEEP, length=30, moves=("options/ask-what-else",)), Stage.OPTIONS, "ask-perspective"),
]


@pytest.mark.parametrize(("state", "stage", "move"), THIRTY_MINUTES)
def test_thirty_minutes_ask_for_more(state: SessionState, stage: Stage, move: str) -> None:
    decision = decide(state)

    assert (decision.stage, decision.move) == (stage, move)


def test_a_due_promise_comes_before_the_new_topic() -> None:
    state = at(Stage.ARRIVE, S.TOPIC, prior=Prior(id="c1", text="ring Petra", due=TODAY))

    assert decide(state).stage == Stage.FOLLOW_UP


def test_a_promise_missed_twice_leads_to_its_obstacle() -> None:
    state = at(
        Stage.FOLLOW_UP,
        S.EXPERIENCE,
        evidence=heard(outcome="not_done"),
        prior=Prior(id="c1", text="ring Petra", misses=1),
        turns_in_stage=2,
    )

    decision = decide(state)

    assert (decision.stage, decision.move) == (Stage.EXPLORE, "ask-cause")


def test_a_new_aim_in_a_long_session_goes_back_to_focus() -> None:
    aims = heard(desired_outcome="hold price on thursday") + heard(desired_outcome="silence")
    state = at(Stage.INSIGHT, S.TOPIC, length=30, evidence=aims)

    decision = decide(state, new=aims[1:])

    assert decision.stage == Stage.FOCUS
    assert decision.superseded == (Slot.SUCCESS_MEASURE,)


def test_low_confidence_in_a_long_session_goes_back_to_explore_but_not_for_ever() -> None:
    new = heard(confidence="4")
    state = at(Stage.COMMIT, *DEEP, S.ACTION, S.WHEN, length=30, evidence=new)
    circled = state.model_copy(update={"moves": ("commit/ask-what", "explore/ask-cause") * 2})

    assert decide(state, new).stage == Stage.EXPLORE
    assert decide(circled, new).stage == Stage.COMMIT


def test_the_last_part_of_the_time_belongs_to_the_commitment() -> None:
    state = at(Stage.EXPLORE, *FOCUSED, turns=8, turns_in_stage=2)

    decision = decide(state)

    assert (decision.stage, decision.move, decision.hurried) == (Stage.COMMIT, "ask-what", True)
    assert Stage.EXPLORE in decision.skipped


def test_skipping_to_commit_is_granted_and_recorded() -> None:
    decision = jump_to_commit(at(Stage.FOCUS, S.TOPIC))

    assert decision.stage == Stage.COMMIT
    assert decision.skipped == (Stage.FOCUS, Stage.EXPLORE, Stage.INSIGHT, Stage.OPTIONS, Stage.CHOOSE)


def test_a_confirmed_card_leads_to_the_close_and_then_goodbye() -> None:
    card = Card(action="ring Gerda", when_text="tomorrow", status="confirmed")
    state = at(Stage.COMMIT, *OPEN, card=card)

    assert decide(state).move == "ask-learning"
    assert decide(state.model_copy(update={"moves": ("close/ask-learning",)})).move == "goodbye"


def test_complete_means_the_fixed_minimum_and_nothing_less() -> None:
    card = Card(action="ring Gerda", when_text="tomorrow", status="confirmed", confidence=8)
    whole = at(Stage.CLOSE, *OPEN, card=card, moves=("options/ask-what-else",))

    assert is_complete(whole)
    assert not is_complete(whole.model_copy(update={"moves": ()}))
    assert not is_complete(at(Stage.CLOSE, *FOCUSED, S.OPTION, card=card, moves=("options/ask-what-else",)))
    assert not is_complete(whole.model_copy(update={"card": card.model_copy(update={"status": "draft"})}))
    assert not is_complete(whole.model_copy(update={"card": card.model_copy(update={"confidence": None})}))


@pytest.mark.parametrize("length", TURNS)
def test_a_rep_who_never_answers_is_led_to_an_end(length: int) -> None:
    """No stage is a trap: with no evidence at all the walk still reaches COMMIT within the time."""
    state = SessionState(length=length, stage=Stage.ARRIVE)  # type: ignore[arg-type]
    for _ in range(TURNS[state.length] + 2):
        decision = decide(state)
        stayed = decision.stage == state.stage
        state = state.model_copy(
            update={
                "stage": decision.stage,
                "turns": state.turns + 1,
                "turns_in_stage": state.turns_in_stage + 1 if stayed else 1,
                "moves": (*state.moves, f"{decision.stage}/{decision.move}"),
            }
        )

    assert state.stage in (Stage.COMMIT, Stage.CLOSE)


def test_a_rep_who_names_no_step_is_let_go_after_three_askings() -> None:
    state = at(Stage.COMMIT, *SEEN, moves=("commit/ask-what",) * 3)

    assert decide(state).stage == Stage.CLOSE


def test_a_no_to_the_card_asks_for_other_words_and_a_new_wording_is_read_back() -> None:
    card = Card(action="call Ken", when_text="tomorrow")
    state = at(Stage.COMMIT, *OPEN, S.ACTION, S.WHEN, card=card, evidence=heard(confidence="8"))
    no = heard(declined="no")
    better = heard(declined="no", action="email Ken")

    assert decide(state, no).unsaid
    assert decide(state, no).move == "ask-what"
    assert decide(state.model_copy(update={"evidence": state.evidence + better}), better).move == "read-back"
