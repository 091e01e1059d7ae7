"""When a rep says it will be: the words, the date and whether it is a moment without one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dates import find_when

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "phrase", "due"),
    [
        ("ring her tomorrow", "tomorrow", "2026-11-26"),
        ("call him tmrw", "tmrw", "2026-11-26"),
        ("tmw first thing", "tmw first thing", "2026-11-26"),
        ("i do it tomorow at 9", "tomorow at 9", "2026-11-26"),
        ("the day after tomorrow", "the day after tomorrow", "2026-11-27"),
        ("today", "today", "2026-11-25"),
        ("this afternoon", "this afternoon", "2026-11-25"),
        ("tonight when the kids sleep", "tonight when the kids sleep", "2026-11-25"),
        ("by eod", "by eod", "2026-11-25"),
        ("at 4pm", "at 4pm", "2026-11-25"),
        ("in 20 min", "in 20 min", "2026-11-25"),
        ("on Friday", "on Friday", "2026-11-27"),
        ("before friday", "before friday", "2026-11-27"),
        ("by fri noon", "by fri noon", "2026-11-27"),
        ("thurs latest", "thurs latest", "2026-11-26"),
        ("ring her thursday after lunch", "thursday after lunch", "2026-11-26"),
        ("monday morning", "monday morning", "2026-11-30"),
        ("wednesday", "wednesday", "2026-12-02"),  # today is one: the next is meant
        ("this thursday", "this thursday", "2026-11-26"),
        ("next thursday", "next thursday", "2026-12-03"),  # of the week after this one
        ("thursday next week", "thursday next week", "2026-12-03"),
        ("wensday 8:30", "wensday 8:30", "2026-12-02"),
        ("on sat", "on sat", "2026-11-28"),
        ("in the monday review", "in the monday review", "2026-11-30"),
        ("this week", "this week", "2026-11-27"),
        ("early next week", "early next week", "2026-12-01"),
        ("sometime next week", "sometime next week", "2026-12-04"),
        ("end of next week", "end of next week", "2026-12-04"),
        ("by eow", "by eow", "2026-11-27"),
        ("over the weekend", "over the weekend", "2026-11-29"),
        ("by end of month", "by end of month", "2026-11-30"),
        ("eom", "eom", "2026-11-30"),
        ("next month", "next month", "2026-12-31"),
        ("eoq", "eoq", "2026-12-31"),
        ("before the end of the quarter", "before the end of the quarter", "2026-12-31"),
        ("end of january", "end of january", "2027-01-31"),
        ("in 3 days", "in 3 days", "2026-11-28"),
        ("in two weeks", "in two weeks", "2026-12-09"),
        ("within 5 working days", "within 5 working days", "2026-12-02"),
        ("a week from today", "a week from today", "2026-12-02"),
        ("by the 9th", "by the 9th", "2026-12-09"),
        ("26 nov", "26 nov", "2026-11-26"),
        ("nov 26th, 10am", "nov 26th, 10am", "2026-11-26"),
        ("on the 3rd of december", "on the 3rd of december", "2026-12-03"),
        ("24 nov", "24 nov", "2027-11-24"),  # gone by this year
        ("26/11", "26/11", "2026-11-26"),
        ("on 5/12", "on 5/12", "2026-12-05"),
        ("by 12/15", "by 12/15", "2026-12-15"),
        ("2026-12-01", "2026-12-01", "2026-12-01"),
        ("am 1.12.", "1.12.", "2026-12-01"),
    ],
)
def test_a_day_is_found_as_typed_and_becomes_a_date(text, phrase, due):
    found = find_when(text, TODAY)

    assert found is not None
    assert (found.phrase, str(found.due)) == (phrase, due)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("when she calls back", "when she calls back"),
        ("next time he goes quiet i count to ten", "next time he goes quiet"),
        ("after the standup", "after the standup"),
        ("when he says 15. hell say it in the first ten seconds", "when he says 15"),
        ("ask him what lines when he says 15", "when he says 15"),
        ("when hes quiet after the price i count to ten", "when hes quiet after the price"),
        ("before each visit", "before each visit"),
        ("once legal has signed i send it", "once legal has signed"),
        ("as soon as i get home", "as soon as i get home"),
        ("if she asks about price, i ask what she compares it with", "if she asks about price"),
        ("ill bring it up in the next call", "in the next call"),
        ("on my next five calls i ask for 15 minutes", "on my next five calls"),
        ("ask Tom to back off, when i see him", "when i see him"),
    ],
)
def test_a_moment_without_a_date_is_a_trigger(text, phrase):
    found = find_when(text, TODAY)

    assert found is not None
    assert (found.phrase, found.due, found.is_trigger) == (phrase, None, True)


@pytest.mark.parametrize(
    ("text", "phrase", "due"),
    [
        (
            "when im back in the car after the 2pm tmrw i ring gerda and ask if i can sit in when she takes it up",
            "when im back in the car after the 2pm tmrw",
            "2026-11-26",
        ),
        (
            "tomorrow 8:30, when the kids are at school, I ring him",
            "tomorrow 8:30, when the kids are at school",
            "2026-11-26",
        ),
        (
            "monday, just piet, when he reads me the tender: i ask",
            "monday, just piet, when he reads me the tender",
            "2026-11-30",
        ),
        (
            "thurs when she has the kids clinic, shes in a better mood",
            "thurs when she has the kids clinic",
            "2026-11-26",
        ),
        ("when ive said the price on thurs i say a no is fine", "when ive said the price on thurs", "2026-11-26"),
        ("every monday morning i block an hour", "every monday morning", "2026-11-30"),
    ],
)
def test_a_trigger_that_holds_a_date_keeps_both(text, phrase, due):
    found = find_when(text, TODAY)

    assert found is not None
    assert (found.phrase, str(found.due), found.is_trigger) == (phrase, due, True)


@pytest.mark.parametrize(
    "text",
    [
        "I called her on Monday",
        "the demo was on monday and i left",
        "last friday he went quiet",
        "two weeks ago",
        "since monday nothing",
        "she told me friday she was out",
        "when i called her she said no",
        "when Ken called i froze",
        "after i sent the quote she stopped",
        "ask him when the board meets",
        "find out when they decide",
        "when do they meet",
        "ring her and ask if i can sit in when she takes it upstairs",
        "8/10",
        "24/7",
        "50/50",
        "go with the 2nd one",
        "31 feb",
        "once a week",
        "3 weeks to save this renewal",
        "asap",
        "he sat there and said nothing",
        "i may 5",
        "a next step that isnt mail number 3",
        "ring her",
        "",
    ],
)
def test_what_is_past_or_asked_or_no_day_at_all_is_no_when(text):
    assert find_when(text, TODAY) is None


def test_a_weekday_is_never_today():
    for offset in range(7):
        today = date(2026, 11, 23 + offset)
        found = find_when(today.strftime("%A"), today)

        assert found is not None
        assert found.due is not None
        assert (found.due - today).days == 7


@given(st.text(max_size=300), st.dates())
def test_any_text_on_any_day_gets_an_answer_that_quotes_it(text, today):
    found = find_when(text, today)

    assert found is None or (found.phrase in text and text[found.start : found.end] == found.phrase)


PIECES = st.sampled_from(
    "when she calls next thursday in 999 months 31/12 by the 31st eoq , . "
    "then i ring if before 29 feb tomorrow at 9 or".split()
)


@given(st.lists(PIECES, max_size=25).map(" ".join), st.dates())
def test_words_about_time_in_any_order_never_break_it(text, today):
    found = find_when(text, today)

    assert found is None or found.phrase in text
