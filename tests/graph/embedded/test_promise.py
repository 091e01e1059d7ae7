"""A commitment in the rep's own words: the step, its moment, its date, and when it is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.embedded.promise import promise, wording

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "action", "when", "due"),
    [
        ("I'll call her tomorrow at 9", "call her", "tomorrow at 9", "2026-11-26"),
        ("ill ring petra at 4pm", "ring petra", "at 4pm", "2026-11-25"),
        ("im going to ask Ken on friday", "ask Ken", "on friday", "2026-11-27"),
        ("i am going to ask ken who signs, on friday", "ask ken who signs", "on friday", "2026-11-27"),
        ("gonna send the VP one page before friday", "send the VP one page", "before friday", "2026-11-27"),
        ("I will book the room when they reply", "book the room", "when they reply", "None"),
        ("when they reply, I will book the room", "book the room", "when they reply", "None"),
        (
            "When she asks for a discount, then I ask what it is for",
            "ask what it is for",
            "When she asks for a discount",
            "None",
        ),
        (
            "if she asks about price then I ask what she compares it with",
            "ask what she compares it with",
            "if she asks about price",
            "None",
        ),
        ("next time he goes quiet i wait five seconds", "wait five seconds", "next time he goes quiet", "None"),
        ("thursday i bring the technician", "bring the technician", "thursday", "2026-11-26"),
        (
            "before friday i send ken the numbers bc he needs them",
            "send ken the numbers",
            "before friday",
            "2026-11-27",
        ),
        ("ring her thursday after lunch", "ring her", "thursday after lunch", "2026-11-26"),
        ("send the recap mail by eow. 7/10", "send the recap mail", "by eow", "2026-11-27"),
        (
            "Fine, tomorrow morning I'll phone the economic buyer.",
            "phone the economic buyer",
            "tomorrow morning",
            "2026-11-26",
        ),
        ("first thing tomorrow I'll call Ken", "call Ken", "first thing tomorrow", "2026-11-26"),
        (
            "ill call her tomorrow and ask about the budget",
            "call her tomorrow and ask about the budget",
            "tomorrow",
            "2026-11-26",
        ),
        ("im in the car tomorrow, ill ring Ola then", "ring Ola", "tomorrow", "2026-11-26"),
        ("i think ill ring her tomorrow", "ring her", "tomorrow", "2026-11-26"),
        ("ok ill just ask him what lines", "just ask him what lines", "", "None"),
        ("im gonna ask Tom to back off", "ask Tom to back off", "", "None"),
        (
            "I'll be honest with him about the date on friday",
            "be honest with him about the date",
            "on friday",
            "2026-11-27",
        ),
        ("i will sent the offer to customer on monday", "sent the offer to customer", "on monday", "2026-11-30"),
        (
            "tmrw after the standup i walk over to legal and ask for the date",
            "walk over to legal and ask for the date",
            "tmrw after the standup",
            "2026-11-26",
        ),
        (
            "when im back in the car after the 2pm tmrw i ring gerda and ask if i can sit in when she takes it up",
            "ring gerda and ask if i can sit in when she takes it up",
            "when im back in the car after the 2pm tmrw",
            "2026-11-26",
        ),
        (
            "tomorrow 8:30, when the kids are at school, I ring him and say nothings promised",
            "ring him and say nothings promised",
            "tomorrow 8:30, when the kids are at school",
            "2026-11-26",
        ),
        (
            "monday, just piet, when he reads me the tender: i ask what he thinks and wait. 6, i interrupt",
            "ask what he thinks and wait",
            "monday, just piet, when he reads me the tender",
            "2026-11-30",
        ),
        (
            "when ive said the price i write it down and look at it till he speaks. doesnt matter what he does",
            "write it down and look at it till he speaks",
            "when ive said the price",
            "None",
        ),
    ],
)
def test_a_commitment_is_taken_apart_in_the_reps_words(text, action, when, due):
    found = promise(text, TODAY)

    assert found is not None
    assert (found.action, found.when_text, str(found.due)) == (action, when, due)
    assert all(words in text for words in (found.action, found.when_text, found.trigger, found.quote))


@pytest.mark.parametrize(
    "text",
    [
        "i could call her tomorrow",
        "maybe ill call her",
        "should i call her tomorrow?",
        "i might send him something on friday",
        "I won't call her tomorrow",
        "im not going to call her",
        "i called her on monday",
        "i said ill check",
        "i always say ill check",
        "he said he'll call friday",
        "she said super, ill take it upstairs",
        "ill lose it bc of you",
        "ill be fine",
        "ill think about it",
        "ill get to three and then i hear myself say five percent",
        "i'll chicken out lol",
        "i want to call her",
        "i would call her on friday if i knew what to say",
        "we have a call on friday",
        "they decide next week",
        "if this dies i can go home in december",
        "the demo was on monday and i left",
        "i was ill on monday",
        "call on friday was a mess",
        "",
    ],
)
def test_wishes_maybes_reports_and_fears_are_no_commitment(text):
    assert promise(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "action", "when"),
    [
        ("ask Ken who signs", "ask Ken who signs", ""),
        ("the honest mail then", "the honest mail", ""),
        ("one page, friday noon", "one page", "friday noon"),
        ("lamp out of the box, let her hold it", "lamp out of the box, let her hold it", ""),
        ("write down 3 questions before each visit", "write down 3 questions", "before each visit"),
        (
            "ring, nothings promised. its the honest one. tmrw 830 when kids are at school. 7",
            "ring, nothings promised",
            "tmrw 830 when kids are at school",
        ),
    ],
)
def test_an_answer_to_what_will_you_do_may_be_bare(text, action, when):
    found = wording(text, TODAY)

    assert found is not None
    assert (found.action, found.when_text) == (action, when)


@pytest.mark.parametrize("text", ["tomorrow", "friday noon", "8", "ok", "not send", "what do you mean?", "no idea"])
def test_a_mere_moment_or_number_is_no_step(text):
    assert wording(text, TODAY) is None


def test_a_habit_told_in_the_present_is_not_said_outright():
    habit = promise("when he goes quiet i fill it", TODAY)
    outright = promise("when he goes quiet i'll wait", TODAY)

    assert habit is not None
    assert outright is not None
    assert (habit.explicit, outright.explicit) == (False, True)


def test_the_confidence_that_comes_along_is_kept_apart_from_the_step():
    found = promise("i'll ring her on friday, confidence about 8", TODAY)

    assert found is not None
    assert (found.action, found.confidence) == ("ring her", "8")


WORDS = st.sampled_from(
    "i'll ill i will call her ring when she tomorrow friday , . ask and then gonna not maybe 8 ? if before".split()
)


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map(" ".join)), st.dates())
def test_any_text_on_any_day_gets_an_answer_in_its_own_words(text, today):
    for found in (promise(text, today), wording(text, today)):
        assert found is None or all(w in text for w in (found.action, found.when_text, found.quote, found.confidence))
