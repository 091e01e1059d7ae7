"""Dates on the pages read as people say them."""

from datetime import date

import pytest

from app.web.dates_in_words import due_words, long, past_day, short

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (None, "No date"),
        (date(2026, 11, 24), "Due today"),
        (date(2026, 11, 25), "Due tomorrow"),
        (date(2026, 11, 26), "Due Thu 26 Nov"),
        (date(2027, 1, 4), "Due Mon 4 Jan"),
        (date(2026, 11, 20), "Was due Fri 20 Nov"),
        (date(2026, 11, 23), "Was due Mon 23 Nov"),
    ],
)
def test_a_due_date_is_said_plainly_and_late_is_no_fault(due: date | None, expected: str) -> None:
    assert due_words(due, TUESDAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 24), "today"),
        (date(2026, 11, 23), "yesterday"),
        (date(2026, 11, 19), "on Thursday"),
        (date(2026, 11, 18), "on Wednesday"),
        (date(2026, 11, 17), "on Tue 17 Nov"),
    ],
)
def test_a_past_day_is_named_while_its_name_is_clear(day: date, expected: str) -> None:
    assert past_day(day, TUESDAY) == expected


def test_the_two_spellings_of_a_day() -> None:
    assert (short(TUESDAY), long(TUESDAY)) == ("Tue 24 Nov", "Tuesday 24 November")
