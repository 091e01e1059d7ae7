"""The promise as a form: what was typed stays, what is missing is named, what is shared is what was seen."""

from dataclasses import replace
from datetime import date

import pytest
from starlette.datastructures import FormData

from app.store.commitment_changes import edited
from app.web.card_form import (
    CardInput,
    SharingWords,
    as_intention,
    card_view,
    digest,
    from_draft,
    from_form,
    preview,
    problems,
    was_seen,
    words_of,
)
from graph import Card

TODAY = date(2026, 11, 24)
SHEET = CardInput(action="ask Dana what Ruben needs", trigger="when she picks up", due="2026-11-26")


def test_the_sheet_starts_with_the_words_of_the_conversation() -> None:
    card = Card(action="ring Dana", when_text="on Thursday", due=date(2026, 11, 26), confidence=8)

    sheet = from_draft(card)

    assert (sheet.action, sheet.due, sheet.confidence) == ("ring Dana", "2026-11-26", 8)
    assert not sheet.share


def test_a_when_that_is_no_date_stands_in_its_own_words() -> None:
    assert from_draft(Card(action="ring Dana", when_text="when it is quieter")).trigger == "when it is quieter"


@pytest.mark.parametrize(
    ("sent", "confidence"), [("8", 8), ("0", 0), ("10", 10), ("11", None), ("-1", None), ("ten", None), ("", None)]
)
def test_only_a_number_of_the_scale_counts(sent: str, confidence: int | None) -> None:
    assert from_form(FormData({"action": "x", "confidence": sent})).confidence == confidence


@pytest.mark.parametrize(("sent", "share"), [({"share": "1"}, True), ({"share": "on"}, False), ({}, False)])
def test_sharing_is_off_unless_it_was_turned_on(sent: dict[str, str], share: bool) -> None:
    assert from_form(FormData({"action": "x", **sent})).share is share


@pytest.mark.parametrize(
    ("sheet", "needs_when", "fields"),
    [
        (SHEET, True, set()),
        (replace(SHEET, due=""), True, set()),
        (replace(SHEET, trigger=""), True, set()),
        (replace(SHEET, due="", trigger=""), False, set()),
        (replace(SHEET, due="", trigger=""), True, {"trigger"}),
        (replace(SHEET, action=""), True, {"action"}),
        (replace(SHEET, due="soon"), True, {"due"}),
        (replace(SHEET, plan="x" * 501), True, {"plan"}),
        (replace(SHEET, note="x" * 301), True, {"note"}),
    ],
)
def test_what_keeps_a_sheet_from_being_a_promise(sheet: CardInput, needs_when: bool, fields: set[str]) -> None:
    assert set(problems(sheet, needs_when)) == fields


def test_the_preview_holds_what_is_done_by_when_and_the_note_and_nothing_else() -> None:
    sheet = replace(SHEET, done_evidence="CANARY", obstacle="CANARY", plan="CANARY", confidence=3, note="For Thursday")

    seen = preview(sheet, TODAY)

    assert (seen.action, seen.when, seen.status, seen.note) == (
        "ask Dana what Ruben needs",
        "Due Thu 26 Nov",
        "open",
        "For Thursday",
    )
    assert "CANARY" not in repr(seen)


@pytest.mark.parametrize(
    ("change", "still_seen"),
    [
        ({}, True),
        ({"plan": "something else"}, True),
        ({"confidence": 2}, True),
        ({"action": "something else"}, False),
        ({"due": "2026-12-01"}, False),
        ({"note": "a line"}, False),
    ],
)
def test_what_was_changed_after_the_preview_was_not_seen(change: dict[str, object], still_seen: bool) -> None:
    shown = replace(SHEET, seen=digest(SHEET))

    assert was_seen(replace(shown, **change)) is still_seen  # type: ignore[arg-type]


def test_an_intention_has_no_when_and_stays_private() -> None:
    kept = as_intention(replace(SHEET, share=True))

    assert (kept.due, kept.trigger, kept.share) == ("", "", False)


def test_without_a_manager_nothing_can_be_shared() -> None:
    view = card_view(replace(SHEET, share=True), TODAY, "", SharingWords())

    assert not view.share


def test_a_vague_when_is_let_go_with_an_intention() -> None:
    card = Card(action="ring Dana", when_text="when it is quieter")

    kept = edited(card, words_of(as_intention(from_draft(card))))

    assert (kept.kind, kept.when_text, kept.action) == ("intention", "", "ring Dana")
