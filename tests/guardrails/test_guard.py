"""The guard as a whole: what it lets through, what it says when it does not, and that it fails closed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails import ApprovedReply, FreeText, Guard, Memory, TypedDraft, load_guard
from guardrails.catalogue import load_catalogue
from guardrails.policy import load_policy

SAID = "Harborline. The demo went well two weeks ago, Dana loved it, and now nothing."
GOOD = TypedDraft(
    ("Dana “loved it”, and now nothing.",), "What do you want to have when we finish here?", "focus", "ask-outcome"
)


def draft(question: str, *reflection: str) -> TypedDraft:
    return TypedDraft(reflection, question, "focus", "ask-outcome")


def test_a_good_draft_becomes_an_approved_reply_in_its_own_words(guard: Guard) -> None:
    review = guard.review(GOOD, Memory.of([SAID]))

    assert review.verdict.passed
    assert review.reply is not None
    assert (review.reply.said, review.reply.ask) == (GOOD.reflection[0], GOOD.question)


def test_a_refusal_quotes_the_words_and_says_why(guard: Guard) -> None:
    text = "Have you considered calling the CFO?"

    review = guard.review(draft(text), Memory.of([SAID]))

    assert review.reply is None
    assert {f.rule for f in review.verdict.findings} >= {"G3", "G6", "G7"}
    for finding in review.verdict.findings:
        assert finding.quote == text[finding.start : finding.end]
        assert finding.reason.endswith(".")
        assert finding.part == "question"


def test_a_finding_names_the_part_at_fault(guard: Guard) -> None:
    review = guard.review(draft("What do you want?", "You should ring her."), Memory.of([SAID]))

    assert {f.part for f in review.verdict.findings} == {"reflection"}


def test_the_same_question_passes_once_the_rep_has_said_it(guard: Guard) -> None:
    question = TypedDraft((), "What would happen if you ring the CFO?", "explore", "ask-assumption")

    assert guard.review(question, Memory.of([SAID])).reply is None
    assert guard.review(question, Memory.of([SAID, "i could ring the cfo"])).reply is not None


def test_hidden_letters_do_not_hide_advice(guard: Guard) -> None:
    memory = Memory.of([SAID])

    for hidden in ("You sh\u200bould call.", "You ｓｈｏｕｌｄ call.", "You shоuld call."):
        assert "G2" in {f.rule for f in guard.review(draft("What do you want?", hidden), memory).verdict.findings}


def test_what_is_shown_holds_no_hidden_characters(guard: Guard) -> None:
    review = guard.review(draft("What do you\u200b want\u202e from\n this?"), Memory())

    assert review.reply is not None
    assert review.reply.ask == "What do you want from this?"


def test_free_text_is_cut_into_what_is_said_and_asked(guard: Guard) -> None:
    review = guard.review(FreeText("Two weeks of nothing. What else do you know?"), Memory.of([SAID]))

    assert review.reply == ApprovedReply("Two weeks of nothing.", "What else do you know?")  # type: ignore[arg-type]


def test_too_much_of_everything_is_refused(guard: Guard) -> None:
    memory = Memory.of([SAID])
    echo = "Dana loved it and now nothing and now nothing and now nothing and now nothing"

    long = guard.review(draft("What do you want?", *[echo] * 4), memory)
    empty = guard.review(draft("What do you want?", "…"), memory)

    assert "length" in {f.leak for f in long.verdict.findings}
    assert "empty" in {f.leak for f in empty.verdict.findings}


@pytest.mark.parametrize("text", ["what " * 4000, "a" * 20_000, '"' * 20_000, "e" + "\u0301" * 20_000])
def test_an_endless_text_is_refused_at_once_and_remembered_in_no_time(text: str, guard: Guard) -> None:
    start = time.perf_counter()

    memory = Memory.of([text])
    free, typed = guard.review(FreeText(text), memory), guard.review(draft(text), memory)

    assert time.perf_counter() - start < 1
    assert [f.leak for f in (*free.verdict.findings, *typed.verdict.findings)] == ["length", "length"]


def test_a_fault_inside_the_guard_refuses_and_says_so() -> None:
    class Broken(Memory):
        def holds(self, word: object) -> bool:
            raise RuntimeError("out of order")

    policy = load_policy()

    review = Guard(policy, load_catalogue(policy, {})).review(draft("What about Dana?"), Broken())

    assert review.reply is None
    assert not review.verdict.passed
    assert "RuntimeError" in review.verdict.undecided


WORDS = st.sampled_from(
    'what do you want have when we finish here ? . , “ ” " nothing Dana loved it should call 7 0 to 10 … é 你好'.split()
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=25).map(" ".join))


@given(st.lists(TEXTS, max_size=3), TEXTS, st.sampled_from(["focus", "commit", "x"]), TEXTS)
def test_no_draft_breaks_the_guard_and_nothing_with_a_finding_is_approved(
    pieces: list[str], question: str, stage: str, said: str
) -> None:
    guard = load_guard()
    memory = Memory.of([said])

    for text in (TypedDraft(tuple(pieces), question, stage, "ask-outcome"), FreeText(question, stage)):
        review = guard.review(text, memory)
        assert (review.reply is not None) == review.verdict.passed
        assert not review.verdict.undecided
        if review.reply is not None:
            assert review.reply.ask.rstrip("\"'”’)] ").endswith("?")


def test_a_review_is_quick_and_costs_the_same_after_two_hundred_turns(guard: Guard) -> None:
    def seconds(memory: Memory) -> float:
        start = time.process_time()
        for _ in range(5):
            guard.review(GOOD, memory)
        return (time.process_time() - start) / 5

    few = Memory.of([SAID])
    many = Memory.of([SAID, *(f"turn {n} about word{n}x" for n in range(200))])
    rounds = [(seconds(few), seconds(many)) for _ in range(21)]  # in turns, so that a busy machine slows both

    assert min(before for before, _ in rounds) < 0.005  # spec 3: 5 ms on one core
    assert min(after for _, after in rounds) < 2 * min(before for before, _ in rounds)


@pytest.mark.parametrize("move", ["ask-topic", "narrow", "reflect", "scale-now"])
def test_a_generic_question_needs_no_words_of_the_rep(move: str, guard: Guard) -> None:
    question = "Where would you put it today, from 0 to 10?"

    assert guard.review(TypedDraft((), question, "focus", move), Memory()).reply is not None
