"""What is said back of a rep's message: exactly this, or nothing; and never a word that the rep did not bring."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer import stemmer

from graph.embedded.pieces import without_pictures
from graph.embedded.reflect import quote, reflect
from graph.embedded.spelling import put_right
from graph.state import Slot
from graph.wording import words

HERE = Path(__file__).parent
ROWS = [json.loads(line) for line in (HERE / "reflections.jsonl").read_text("utf-8").splitlines()]
MESSAGES = [json.loads(line)["text"] for line in (HERE / "situations.jsonl").read_text("utf-8").splitlines()]
TURNED = frozenset(
    "you your yours yourself yourselves you're you've you'd you'll are were weren't".split()
)  # what I, my, we, am and was become

stem = stemmer("english").stemWord


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['said'][:50]} @{row['turn']}")
def test_a_message_is_said_back_like_this_or_not_at_all(row: dict[str, str]) -> None:
    assert reflect(row["said"], turn=int(row["turn"])) == row["back"]


def said_by_the_rep(text: str) -> set[str]:
    """Stems of what the rep typed, as typed and with the spelling put right word by word."""
    typed = words(without_pictures(text).replace("’", "'"))
    parts = [part for word in typed for part in (word, *word.split("'"), word.replace("'", ""))]
    right = [part for word in typed for part in words(put_right(word) or "")]
    units = [f"{word}s" for word in right]
    return {stem(word) for word in (*parts, *right, *units)}


def new_words(text: str, reflection: str) -> list[str]:
    known = said_by_the_rep(text) | TURNED
    return [
        w
        for w in words(reflection)
        if w not in known and stem(w) not in known and stem(w.replace("'", "")) not in known
    ]


@pytest.mark.parametrize("turn", range(6))
def test_no_reflection_holds_a_word_that_the_rep_did_not_bring(turn: int) -> None:
    made = [(text, said) for text in (*MESSAGES, *(row["said"] for row in ROWS)) if (said := reflect(text, turn=turn))]

    assert [(text, said, new) for text, said in made if (new := new_words(text, said))] == []
    assert turn == 5 or len(made) > 100


@pytest.mark.parametrize("turn", range(5))
def test_a_reflection_is_one_short_sentence_that_ends_in_a_full_stop(turn: int) -> None:
    for text in MESSAGES:
        said = reflect(text, turn=turn)
        if said is not None:
            assert re.fullmatch(r"“?[A-Z0-9][^.?!]*(?:\.\d[^.?!]*)*\.”?", said), said
            assert 2 <= len(words(said)) <= 17, said
            assert not re.search(r"\b(?:I|my|me|we|our|us)\b", said) or said.startswith("“"), said


def test_the_form_varies_over_a_session_and_some_turns_ask_bare() -> None:
    forms = [reflect("im lost in the harbour deal", turn=turn) for turn in range(6)]

    assert set(forms) == {
        "You're lost in the harbour deal.",
        "“I'm lost in the harbour deal.”",
        "Lost in the harbour deal.",
        None,
    }


@pytest.mark.parametrize("slot", [Slot.OPTION, Slot.CHOSEN, Slot.ACTION, Slot.INSIGHT])
def test_a_step_or_an_insight_stays_in_the_reps_own_words(slot: Slot) -> None:
    assert reflect("i ring her after lunch", slot) == "“I ring her after lunch.”"
    assert reflect("i ring her after lunch") == "You ring her after lunch."


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("ok so, she never ordered. what should i do?", "she never ordered"),
        ("He rolled his eyes, lol", "He rolled his eyes"),
        ("it was a mess 😅", "it was a mess"),
        ("what should i do?", None),
        ("👍", None),
    ],
)
def test_a_quote_is_a_span_of_the_message(text: str, span: str | None) -> None:
    assert quote(text) == span


def test_a_quote_is_never_longer_than_asked_for() -> None:
    for text in MESSAGES:
        found = quote(text, max_words=6)
        assert found is None or (found in text and len(words(found)) <= 6)


@given(st.text(max_size=300), st.integers(min_value=0, max_value=40))
def test_any_text_at_all_gets_a_reflection_or_none(text: str, turn: int) -> None:
    said = reflect(text, turn=turn)

    assert said is None or (said.rstrip("”").endswith(".") and "?" not in said)
    found = quote(text)
    assert found is None or found in without_pictures(text)
