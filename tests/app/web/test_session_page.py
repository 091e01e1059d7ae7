"""The session page as values: rail, reasons, notes, what stands below the log."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from app.web.marked import Piece, cut, marked
from app.web.notes import Note, notes
from app.web.rail import rail
from app.web.session_page import SessionPage, session_page, title_of
from app.web.why import why
from graph import Card, Evidence, Prior, SessionState, Slot, Stage


@dataclass(frozen=True)
class Row:
    """A stored turn, as the page sees it."""

    seq: int
    text: str = ""
    said: str = ""
    ask: str = ""
    status: str = "done"
    steer: str | None = None
    safety: str = ""
    trace: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"turn-{self.seq}"

    @property
    def key(self) -> str:
        return f"key-{self.seq}"


def heard(slot: Slot, words: str, state: str = "validated") -> Evidence:
    return Evidence(slot=slot, value=words, quote=words, turn=1, state=state)  # type: ignore[arg-type]


def page_of(state: SessionState, *rows: Row) -> SessionPage:
    return session_page("s1", state, rows, max_chars=8000)


@pytest.mark.parametrize(
    ("stage", "standings"),
    [
        (Stage.ARRIVE, "ahead ahead ahead ahead ahead"),
        (Stage.FOLLOW_UP, "ahead ahead ahead ahead ahead"),
        (Stage.FOCUS, "current ahead ahead ahead ahead"),
        (Stage.EXPLORE, "done current ahead ahead ahead"),
        (Stage.CHOOSE, "done done done current ahead"),
        (Stage.COMMIT, "done done done done current"),
        (Stage.CLOSE, "done done done done done"),
    ],
)
def test_the_rail_shows_where_we_are(stage: Stage, standings: str) -> None:
    steps = rail(SessionState(stage=stage))

    assert [step.standing for step in steps] == standings.split()


def test_a_skipped_stage_is_not_called_done() -> None:
    steps = rail(SessionState(stage=Stage.COMMIT, skipped=(Stage.INSIGHT, Stage.OPTIONS)))

    assert [step.standing for step in steps] == ["done", "done", "skipped", "done", "current"]


def test_why_am_i_in_explore_says_what_is_known_and_what_is_missing() -> None:
    state = SessionState(
        stage=Stage.EXPLORE,
        evidence=(heard(Slot.DESIRED_OUTCOME, "a date with Ruben"), heard(Slot.OBSERVED_FACT, "she replied once")),
    )

    reason = why(state)

    text = "".join(piece.text for piece in reason.pieces)
    assert reason.summary == "Why am I in Explore?"
    assert Piece("“a date with Ruben”", yours=True) in reason.pieces
    assert "one cause you can do something about" in text
    assert "one thing you saw happen" not in text


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("length", [1, 5, 30])
def test_every_stage_can_say_why(stage: Stage, length: int) -> None:
    reason = why(SessionState(stage=stage, length=length))  # type: ignore[arg-type]

    assert reason.summary.endswith("?")
    assert reason.pieces
    assert "{}" not in "".join(piece.text for piece in reason.pieces)


def test_the_notes_hold_the_reps_words_and_what_is_still_open() -> None:
    state = SessionState(
        stage=Stage.EXPLORE,
        evidence=(
            heard(Slot.TOPIC, "Harborline went quiet"),
            heard(Slot.OBSERVED_FACT, "old words", "superseded"),
            heard(Slot.OPTION, "ask Dana"),
            heard(Slot.OPTION, "send the case"),
        ),
    )

    assert notes(state) == (
        Note("What you’re working on", ("Harborline went quiet",)),
        Note("What you saw", ()),
        Note("What led to it", ()),
        Note("What you could do", ("ask Dana", "send the case")),
    )


def test_a_value_that_was_not_said_so_gives_way_to_the_quote() -> None:
    evidence = Evidence(slot=Slot.TOPIC, value="a stalled deal", quote="the deal has gone quiet", turn=1)

    assert notes(SessionState(evidence=(evidence,)))[0].words == ("the deal has gone quiet",)


def test_only_words_the_rep_said_are_marked_as_theirs() -> None:
    pieces = marked("You said “very friendly”, and “a great plan”.", ("She was very friendly, no content.",))

    assert [piece.text for piece in pieces if piece.yours] == ["“very friendly”"]
    assert "".join(piece.text for piece in pieces) == "You said “very friendly”, and “a great plan”."


def test_an_earlier_promise_counts_as_said_by_the_rep() -> None:
    state = SessionState(prior=Prior(id="c1", text="ring Dana on Friday"))

    page = page_of(state, Row(1, "Kestrel is stuck.", said="There was also “ring Dana on Friday”, not “ring Ruben”."))

    assert [piece.text for piece in page.turns[0].said if piece.yours] == ["“ring Dana on Friday”"]


def test_cutting_never_loses_a_letter() -> None:
    text = "abcdef"

    assert "".join(piece.text for piece in cut(text, [(4, 6), (0, 2), (1, 3)])) == text


@pytest.mark.parametrize(
    ("state", "rows", "stands"),
    [
        (SessionState(), (), "answer"),
        (SessionState(stage=Stage.COMMIT), (Row(1),), "answer"),
        (SessionState(stage=Stage.COMMIT, card=Card(action="ring Dana")), (Row(1),), "card"),
        (SessionState(stage=Stage.COMMIT, card=Card(action="ring")), (Row(1, status="running"),), "answer"),
        (SessionState(stage=Stage.CLOSE), (Row(1),), "closing"),
        (SessionState(status="paused"), (Row(1),), "paused"),
        (SessionState(status="complete"), (Row(1),), "over"),
        (SessionState(status="partial"), (Row(1),), "over"),
        (SessionState(status="closed_for_safety"), (Row(1),), "safety"),
    ],
)
def test_what_stands_below_the_log(state: SessionState, rows: tuple[Row, ...], stands: str) -> None:
    assert page_of(state, *rows).stands == stands


def test_a_running_turn_is_live_and_holds_the_answer_back() -> None:
    page = page_of(SessionState(), Row(1, "Harborline", status="running"))

    assert page.is_busy
    assert page.turns[0].is_live
    assert page.turns[0].events_url == "/sessions/s1/turns/turn-1/events"


@pytest.mark.parametrize("status", ["stopped", "failed", "interrupted"])
def test_a_turn_without_a_question_can_be_asked_again_with_its_own_key(status: str) -> None:
    page = page_of(SessionState(), Row(1, "Harborline", status=status))

    assert page.turns[0].again == "key-1"
    assert page.turns[0].ended_early
    assert page.turns[0].text == "Harborline"


def test_an_answered_turn_is_not_asked_again() -> None:
    page = page_of(SessionState(), Row(1, "Harborline", ask="What happened?"))

    assert page.turns[0].again == ""
    assert page.turns[0].ended_early == ""


@pytest.mark.parametrize(("fallback", "is_down"), [("model_down", True), ("redrafts_spent", False), ("", False)])
def test_the_page_says_when_the_model_is_down_and_only_then(fallback: str, is_down: bool) -> None:
    page = page_of(SessionState(), Row(1, "hm", ask="What?", trace={"fallback": fallback}))

    assert page.model_down is is_down


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (["Harborline."], "Harborline"),
        (["", "Second\n  line"], "Second line"),
        (["word " * 30], ("word " * 12).strip() + "…"),
        ([], "A conversation"),
    ],
)
def test_the_title_is_in_the_reps_words(texts: list[str], title: str) -> None:
    assert title_of(SessionState(), texts) == title
