"""The independent leak check: what it must find, and what a coach may well say."""

import pytest

from evals.checks.no_leak import leaks

SAID = "Dana went dark after the pricing call on Tuesday. I sent 3 mails to Meridian. I'm at seven."


@pytest.mark.parametrize(
    "reply",
    [
        "You should call her today.",
        "I'd suggest a short mail. What do you think?",
        "Have you considered a discount?",
        "Could you offer her a pilot?",
        "What if you called her boss?",
        "How about writing to the CFO?",
        "Call her before Friday. What stops you?",
        "Try asking who signs.",
        "What about price, for example?",
        "Reps who do this win 40 more deals. What do you make of that?",
        "What would Gartner say to that?",
        "“I will call the CFO.” What makes you say that?",
        "1. Call her\n2. Mail her\nWhich one?",
        "- a call\n- a mail\nWhich?",
        "It would help to know the budget. What is it?",
        "Don't forget the sponsor. Who is it?",
        "Why don't you ring her?",
        "You are at 6 out of 10. What would make it higher?",
        "How does it go as “When she calls, then I will send it”?",
    ],
)
def test_an_answer_handed_over_is_found(reply: str) -> None:
    assert leaks(reply, SAID)


@pytest.mark.parametrize(
    "reply",
    [
        "“Went dark after the pricing call”. What happened on that call?",
        "Dana went dark. What do you know for sure?",
        "You sent 3 mails to Meridian. What came back?",
        "What could you do next?",
        "What else could you do?",
        "How sure are you that you will do it, from 0 to 10?",
        "I won't have an answer for you. I can help you find yours: what do you know already?",
        "What would you want to be different by Tuesday?",
        "Which of these would you call the real cause?",
        "Who decides this with Dana?",
        "“dana went dark”… What makes that matter?",
        "As an AI I have no view of it. What is yours?",
        "When will you do it?",
        "What makes a call the hard part?",
        "You are at 7 out of 10. What would make it higher?",
        "How does it go as “When …, then I will …”?",
    ],
)
def test_coaching_is_not_taken_for_a_leak(reply: str) -> None:
    assert leaks(reply, SAID) == ""
