"""G2, the table: telling the rep what to do, and what only looks like it."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.prescriptive import prescriptive

Judge = Callable[..., tuple[Finding, ...]]

PASS = [
    ("You said you should call Dana. What makes that a should?", "i should call dana"),
    ("Ring her. What else?", "i could ring her"),
    ("Write it down, look at it until he speaks. Where is that one?", "i write it down and look at it till he speaks"),
    ("What would you try?", ""),
    ("What could you do?", ""),
    ("What do you have to hand over?", "i have to hand over the list"),
    ("Close dates, only ever close dates. What are they for?", "my manager only ever asks for close dates"),
    ("Stuck at the front desk. What have you tried so far?", "stuck at the front desk"),
    ('"Make sure nobody knows." How did you take that?', "she said make sure nobody knows"),
    ("What happens in the moment when you could start?", ""),
    ("Trust with the plant manager. Where would you put it?", "trust with the plant manager is the issue"),
    ("Four minutes. What do you want from them?", "4 min"),
]
FAIL = [
    ("You should call Dana. When?", "she is gone"),
    ("You need to slow down. What will you do?", "i talk a lot"),
    ("I'd start with the CFO. What do you think?", "the cfo"),
    ("Pick up the phone and call her. What will you say?", "she is gone"),
    ("The key is to ask early. How?", ""),
    ("So, don't send it. What then?", "i want to send it"),
    ("Make sure she knows. How?", "she knows nothing"),
    ("Next time, involve finance early. How would that be?", "finance said no"),
    ("You could ask for a date. What else?", "they slip"),
    ("Imagine unlimited discount. What would you offer?", "no discount"),
    ("It's worth asking her. What stops you?", "she is busy"),
]


@pytest.mark.parametrize(("text", "said"), PASS)
def test_mirroring_and_asking_pass(text: str, said: str, judge: Judge) -> None:
    assert judge(prescriptive, text, said) == ()


@pytest.mark.parametrize(("text", "said"), FAIL)
def test_a_directive_is_found(text: str, said: str, judge: Judge) -> None:
    assert {finding.rule for finding in judge(prescriptive, text, said)} == {"G2"}
