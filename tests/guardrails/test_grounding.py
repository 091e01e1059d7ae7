"""The memory of the rep's words: what counts as said, what as a form of it, and what it costs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails import Memory

SAID = (
    "Got 3 weeks to save this renewal. I cant sit in a silence",
    "6% off before the guy even asked, thurs is the next round, tmrw i write 34 lines",
    "She said she's going to decide after the implementation, bc finance is slow",
)


@pytest.mark.parametrize(
    "quote",
    [
        "I can't sit in a silence",
        "i CAN’T sit in a silence.",
        "three weeks",
        "6 per cent off",
        "Thursday is the next round",
        "tomorrow I write thirty-four lines",
        "because finance is slow",
        "the guy even asked",
    ],
)
def test_the_reps_words_in_a_row_are_owned_whatever_the_spelling(quote: str) -> None:
    assert Memory.of(SAID).owns(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "you can't sit in a silence",  # the pronoun is not the rep's
        "I can sit in a silence",
        "silence 6% off",  # across two messages
        "renewal in 3 weeks",
        "4 weeks",
        "ilence",
        "",
        "…",
        " .,!",
    ],
)
def test_anything_else_is_not_owned(quote: str) -> None:
    assert not Memory.of(SAID).owns(quote)


@pytest.mark.parametrize(
    "word",
    ["saved", "renewals", "silent", "six", "3", "decision", "implementing", "implementaton", "writing", "wrote", "you"],
)
def test_a_form_of_a_said_word_is_known(word: str) -> None:
    assert Memory.of(SAID).knows(word)


@pytest.mark.parametrize("word", ["discount", "7", "seven", "champion", "quota", "contract", "CFO", "", "!"])
def test_a_new_word_is_not_known(word: str) -> None:
    assert not Memory.of((*SAID, "the quote went out, what a contrast")).knows(word)


def test_remembering_adds_to_what_was_said() -> None:
    memory = Memory.of(SAID)
    before = memory.owns("ask for the order")

    memory.remember("I could just ask for the order")

    assert (before, memory.owns("ask for the order")) == (False, True)


def test_a_slip_of_one_letter_is_forgiven_in_long_words_only() -> None:
    memory = Memory.of(["the procuremnet team and the quote"])

    assert memory.knows("procurement")
    assert not memory.knows("quota")


@given(st.lists(st.text(max_size=80), max_size=5), st.text(max_size=80))
def test_no_text_can_break_the_memory(messages: list[str], asked: str) -> None:
    memory = Memory.of(messages)

    assert isinstance(memory.owns(asked), bool)
    assert isinstance(memory.knows(asked), bool)


@given(st.text(alphabet=st.characters(categories=("L", "N", "Zs", "P")), min_size=1, max_size=60))
def test_whatever_has_words_is_owned_by_who_said_it(text: str) -> None:
    memory = Memory.of([text])

    assert memory.owns(text) or not any(character.isalnum() for character in text)


def test_asking_costs_about_the_same_after_two_hundred_turns() -> None:
    few = Memory.of(f"turn {n} about the renewal and word{n}x" for n in range(2))
    many = Memory.of(f"turn {n} about the renewal and word{n}x" for n in range(200))

    def seconds(memory: Memory) -> float:
        start = time.process_time()
        for _ in range(100):
            memory.knows("implementation")
            memory.owns("about the renewal of nothing")
        return time.process_time() - start

    rounds = [(seconds(few), seconds(many)) for _ in range(21)]  # in turns, so that a busy machine slows both

    assert min(after for _, after in rounds) < 3 * min(before for before, _ in rounds)
