"""Texts that only look different are folded to one spelling, and every place finds its way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.normalise import clean, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“You said ‘no’”", "\"You said 'no'\""),
        ("c\u200bal\u00adl", "call"),
        ("Ｃａｌｌ", "Call"),
        ("саll her", "call her"),  # two Cyrillic letters
        ("ﬁne", "fine"),
        ("a\u00a0b\tc", "a b c"),
        ("e\u0301", "é"),
        ("это", "это"),  # a word of another script stays itself
        ("Then … – go", "Then … - go"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_a_span_leads_back_to_the_original() -> None:
    text = "Say “c\u200ball” now"
    folded = fold(text)
    start = folded.text.index("call")

    first, last = folded.span(start, start + 4)

    assert text[first:last] == "c\u200ball"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("  a\n\nb ", "a b"), ("x\u202ey\u200b", "xy"), ("“Dana’s”", "“Dana’s”"), ("\x00", ""), ("e\u0301", "é")],
)
def test_cleaning_leaves_what_a_reader_sees(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text(max_size=200))
def test_no_text_breaks_folding_and_every_place_is_inside(text: str) -> None:
    folded = fold(text)

    assert len(folded.places) == len(folded.text)
    assert all(0 <= place < max(len(text), 1) for place in folded.places)
    assert folded.span(0, len(folded.text))[1] <= len(text)
    assert clean(clean(text)) == clean(text)
