"""Only words that the rep really wrote are marked as the rep's."""

from guardrails import Memory, quoted_spans

TEXT = "You said “cant sit in a silence” and “a great plan”."


def test_a_quotation_of_the_rep_is_found_with_its_marks() -> None:
    spans = quoted_spans(TEXT, Memory.of(["I can't sit in a silence"]))

    assert [TEXT[start:end] for start, end in spans] == ["“cant sit in a silence”"]


def test_messages_do_as_well_as_a_memory() -> None:
    assert quoted_spans(TEXT, ("I can't sit in a silence",)) == quoted_spans(
        TEXT, Memory.of(["I can't sit in a silence"])
    )


def test_without_a_memory_nothing_is_marked() -> None:
    assert quoted_spans(TEXT, ()) == ()
