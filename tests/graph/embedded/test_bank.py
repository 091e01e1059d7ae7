"""The question bank: its shape, what may stand in it, and which question is offered for what a rep says."""

import json
from collections import Counter
from pathlib import Path
from time import perf_counter

import pytest

from graph.embedded.bank import BANK_STAGES, Bank, BankQuestion, load_bank, normalise
from graph.stages import STAGES
from graph.state import Stage
from guardrails import Guard, Memory, TypedDraft, load_guard

BANK = load_bank()
OPEN = ("What", "Which", "How", "When", "Where", "Who")
FIVE_MINUTE_PATH = (
    (Stage.FOCUS, "ask-outcome"),
    (Stage.FOCUS, "ask-importance"),
    (Stage.EXPLORE, "ask-fact"),
    (Stage.EXPLORE, "ask-cause"),
    (Stage.EXPLORE, "ask-control"),
    (Stage.INSIGHT, "ask-new-view"),
    (Stage.OPTIONS, "ask-options"),
    (Stage.OPTIONS, "ask-what-else"),
    (Stage.CHOOSE, "ask-criteria"),
    (Stage.COMMIT, "ask-when-trigger"),
    (Stage.COMMIT, "ask-confidence"),
    (Stage.COMMIT, "ask-specific"),
    (Stage.CLOSE, "ask-learning"),
)

MESSAGES = [json.loads(line) for line in (Path(__file__).parent / "situations.jsonl").read_text("utf-8").splitlines()]
"""Set "development": the thresholds were chosen on it. Set "fresh": written after that, run once."""


@pytest.fixture(scope="module")
def guard() -> Guard:
    return load_guard()


def ids(questions: list[BankQuestion]) -> list[str]:
    return [q.id for q in questions]


def generic() -> list[BankQuestion]:
    return [q for q in BANK.questions if q.situation is None]


def test_the_bank_is_large_and_covers_every_stage() -> None:
    assert BANK.size >= 220
    assert {q.stage for q in BANK.questions} == set(BANK_STAGES)
    assert len({q.situation for q in BANK.questions if q.situation}) >= 40


def test_no_id_and_no_question_comes_twice() -> None:
    for values in ([q.id for q in BANK.questions], [normalise(q.question) for q in BANK.questions]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_every_question_is_one_short_open_question() -> None:
    for q in BANK.questions:
        assert q.question.count("?") == 1, q
        assert q.question.endswith("?"), q
        assert 2 <= len(q.question.split()) <= 16, q
        opening = q.question.split(", ", 1)[1] if q.question.startswith(("From 0", "If ")) else q.question
        assert opening.lstrip().capitalize().startswith(OPEN), q


def test_every_move_belongs_to_its_stage_and_has_generic_questions() -> None:
    for stage in BANK_STAGES:
        for move in BANK.moves(stage):
            assert move in STAGES[stage].moves, (stage, move)
            assert sum(q.move == move and q.stage == stage for q in generic()) >= 3, (stage, move)


@pytest.mark.parametrize(("stage", "move"), FIVE_MINUTE_PATH)
def test_the_five_minute_path_has_eight_ways_to_ask(stage: Stage, move: str) -> None:
    assert sum(q.stage == stage and q.move == move for q in generic()) >= 8


def test_every_situation_is_used_and_has_enough_lines() -> None:
    assert set(BANK.situations) == {q.situation for q in BANK.questions if q.situation}
    for name, lines in BANK.situations.items():
        assert len(lines) >= 3, name
    for q in BANK.questions:
        assert not q.triggers or 3 <= len(q.triggers) <= 6, q


@pytest.mark.parametrize("stage", BANK_STAGES)
def test_every_generic_question_passes_the_guard_when_nothing_is_known(guard: Guard, stage: Stage) -> None:
    refused = [
        (q.id, q.question, review.verdict)
        for q in generic()
        if q.stage == stage
        and (review := guard.review(TypedDraft((), q.question, q.stage, q.move), Memory.of(()))).reply is None
    ]

    assert refused == []


@pytest.mark.parametrize("stage", BANK_STAGES)
def test_every_situational_question_passes_the_guard_on_each_of_its_lines(guard: Guard, stage: Stage) -> None:
    refused = [
        (q.id, q.question, line, review.verdict)
        for q in BANK.questions
        if q.stage == stage
        for line in BANK.triggers_of(q)
        if (review := guard.review(TypedDraft((), q.question, q.stage, q.move), Memory.of((line,)))).reply is None
    ]

    assert refused == []


@pytest.mark.parametrize(("name", "found", "wrong"), [("development", 0.75, 0.08), ("fresh", 0.65, 0.03)])
def test_messages_find_their_situation_or_none(name: str, found: float, wrong: float) -> None:
    """Fresh set, first run: 37 of 56 found, 18 abstained, 1 of 68 wrong, all 12 without a situation left alone."""
    rows = [(m["situation"], BANK.situation(m["text"]), m["text"]) for m in MESSAGES if m["set"] == name]
    known = [row for row in rows if row[0] is not None]
    mistaken = [row for row in rows if row[1] is not None and row[0] != row[1]]

    assert len(known) >= 40
    assert sum(want == got for want, got, _ in known) / len(known) >= found
    assert len(mistaken) / len(rows) <= wrong, mistaken


def test_a_situational_question_comes_before_the_generic_ones() -> None:
    offered = list(BANK.candidates(Stage.EXPLORE, "ask-fact", "the clinic ghosted me after the demo, no reply", ()))

    kinds = [q.situation for q in offered]
    assert kinds[0] == "went-dark"
    assert kinds.index(None) > 0
    assert all(kind is None for kind in kinds[kinds.index(None) :])
    assert {q.move for q in offered[: kinds.index(None) + 8]} == {"ask-fact"}


def test_without_a_known_situation_only_generic_questions_are_offered() -> None:
    offered = list(BANK.candidates(Stage.EXPLORE, "ask-cause", "it felt strange afterwards", ()))

    assert offered[0].move == "ask-cause"
    assert all(q.situation is None for q in offered)


def test_what_was_asked_does_not_come_again_however_it_was_typed() -> None:
    text = "he keeps rescheduling"
    first, *rest = BANK.candidates(Stage.EXPLORE, "ask-fact", text, ())

    again = list(BANK.candidates(Stage.EXPLORE, "ask-fact", text, (first.question.upper().rstrip("?"),)))

    assert first not in again
    assert set(ids(again)) == set(ids(rest))


def test_a_whole_stage_can_be_asked_without_repeating_and_then_ends() -> None:
    asked: list[str] = []
    while question := next(BANK.candidates(Stage.CLOSE, "ask-learning", "nothing much", asked), None):
        asked.append(question.question)

    assert len(asked) == len(set(map(normalise, asked))) == sum(q.stage == Stage.CLOSE for q in generic())


def test_the_same_session_replays_and_another_session_differs() -> None:
    def session(text: str) -> list[str]:
        return [next(BANK.candidates(s, m, text, ["q"] * i)).id for i, (s, m) in enumerate(FIVE_MINUTE_PATH)]

    assert session("the brewery") == session("the brewery")
    assert len({tuple(session(f"the brewery number {n}")) for n in range(10)}) >= 5


def test_a_choice_takes_less_than_a_millisecond() -> None:
    text = " ".join(message["text"] for message in MESSAGES[:4])
    rounds = []
    for _ in range(5):
        start = perf_counter()
        for _ in range(20):
            next(BANK.candidates(Stage.EXPLORE, "ask-fact", text, ()))
        rounds.append((perf_counter() - start) / 20)

    assert min(rounds) < 0.005, "five times the target, so that a busy machine does not fail the test"


def test_a_question_with_lines_of_its_own_is_not_offered_for_its_situation_alone() -> None:
    own = BankQuestion("own", Stage.EXPLORE, "ask-fact", "What about the price?", "price", ("the price is too high",))
    shared = BankQuestion("shared", Stage.EXPLORE, "ask-fact", "What exactly did they ask for?", "price")
    bank = Bank([own, shared], {"price": ("the price is too high", "they want a discount")})

    assert ids(list(bank.candidates(Stage.EXPLORE, "ask-fact", "they want a discount", ()))) == ["shared"]
    assert set(ids(list(bank.candidates(Stage.EXPLORE, "ask-fact", "the price is too high", ())))) == {"own", "shared"}
