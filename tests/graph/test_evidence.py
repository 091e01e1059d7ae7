"""Evidence is a quote of the rep, or it is nothing."""

import pytest

from graph.evidence import accept, add
from graph.state import Heard, SessionState, Slot
from graph.turn import Said

SAID = (Said(1, "Harborline. Dana loved the demo, and now nothing."), Said(2, "i never asked who signs"))


@pytest.mark.parametrize(
    ("slot", "value", "quote", "turn"),
    [
        (Slot.OWN_CAUSE, "i never asked who signs", "i never asked who signs", 2),
        (Slot.OBSERVED_FACT, "Dana loved the demo", "dana LOVED the demo, and now nothing", 1),
        (Slot.TOPIC, "Harborline", "Harborline.", 1),
    ],
)
def test_the_reps_own_words_are_believed(slot: Slot, value: str, quote: str, turn: int) -> None:
    believed, refused = accept([Heard(slot=slot, value=value, quote=quote)], SAID)

    assert [e.turn for e in believed] == [turn]
    assert refused == 0


@pytest.mark.parametrize(
    ("slot", "value", "quote"),
    [
        (Slot.OWN_CAUSE, "i was afraid", "i was afraid"),  # never said
        (Slot.OWN_CAUSE, "never asked Dana", "i never asked who signs"),  # the value says more than the quote
        (Slot.OWN_CAUSE, "nothing i never asked", "nothing i never asked"),  # stitched from two messages
        (Slot.OPTION, "i who signs", "i never asked who signs"),  # words of the quote, not a stretch of it
        (Slot.OPTION, "", ""),
        (Slot.OPTION, "…", "…"),
        (Slot.OUTCOME, "brilliant", "i never asked who signs"),  # not one of the five labels
    ],
)
def test_anything_else_is_refused_and_counted(slot: Slot, value: str, quote: str) -> None:
    believed, refused = accept([Heard(slot=slot, value=value, quote=quote)], SAID)

    assert believed == ()
    assert refused == 1


def test_a_newer_choice_replaces_the_older_one_which_stays_on_record() -> None:
    first, _ = accept([Heard(slot=Slot.CHOSEN, value="Dana", quote="Dana loved the demo")], SAID)
    second, _ = accept([Heard(slot=Slot.CHOSEN, value="who signs", quote="who signs")], SAID)

    state = add(add(SessionState(), first), second)

    assert state.latest(Slot.CHOSEN) == "who signs"
    assert [e.state for e in state.evidence] == ["superseded", "validated"]


def test_the_same_words_are_kept_once() -> None:
    found, _ = accept([Heard(slot=Slot.OPTION, value="who signs", quote="who signs")] * 2, SAID)

    state = add(add(SessionState(), found), found)

    assert state.values(Slot.OPTION) in (("who signs",), ("who signs", "who signs"))
    assert add(state, found).evidence == state.evidence
