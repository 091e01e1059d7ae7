"""Likeness of a message to known lines: words count by their stems, rare ones more, and one word proves little."""

import pytest

from graph.embedded.tfidf import TfIdf, clauses, terms

LINES = (
    ("dark", "they went dark after the demo"),
    ("dark", "she ghosted me, no reply to my emails"),
    ("price", "they say the price is too high"),
    ("price", "he wants a lower price or a discount"),
    ("tender", "we got a tender out of the blue"),
    ("tender", "the tender is due on monday"),
)
INDEX = TfIdf(LINES)


def best(text: str) -> str:
    scores = INDEX.scores(text)
    return max(scores, key=scores.__getitem__)


@pytest.mark.parametrize(
    ("one", "other"), [("replies", "reply"), ("don't", "dont"), ("RFP", "tender"), ("mails", "email")]
)
def test_two_spellings_of_one_word_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize(("one", "other"), [("prospecting", "prospect"), ("price", "prize"), ("reply", "rely")])
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert terms(one) != terms(other)


@pytest.mark.parametrize("text", ["", "i was with them and so on", "12 30 99", "…!?"])
def test_words_that_say_nothing_give_no_score(text: str) -> None:
    assert terms(text) == []
    assert INDEX.scores(text) == {}


@pytest.mark.parametrize(("label", "text"), LINES)
def test_a_known_line_scores_highest_for_its_own_label(label: str, text: str) -> None:
    assert best(text) == label
    assert INDEX.scores(text)[label] > 0.9


def test_one_clause_of_a_long_message_is_enough() -> None:
    long = "Had lunch with Ana, then drove to the harbour; the price is too high they say. Also my car needs new tyres."

    assert best(long) == "price"
    assert list(clauses("one, two. three")) == ["one, two. three", "one", "two", " three"]


def test_words_from_two_lines_of_a_label_add_up() -> None:
    apart = INDEX.scores("discount")["price"]
    together = INDEX.scores("discount on a high price")["price"]

    assert together > apart


def test_one_shared_word_counts_for_less_than_two() -> None:
    assert INDEX.scores("the demo")["dark"] < INDEX.scores("dark since the demo")["dark"]


def test_an_unknown_word_makes_the_index_less_sure() -> None:
    assert INDEX.scores("reply emails zeppelin hangar moorings")["dark"] < INDEX.scores("reply emails")["dark"]
