"""G5, the table: examples, models, scripts, invented quotations; and the rep's own words in quotation marks."""

from collections.abc import Callable

import pytest

from guardrails import Finding
from guardrails.rules.exemplar import exemplar
from guardrails.verdict import Part

Judge = Callable[..., tuple[Finding, ...]]

PASS: list[tuple[Part, str, str]] = [
    ("reflection", "“They love us.”", "they love us, we're in"),
    ("reflection", "First “price killed it”", "price killed it"),
    ("reflection", "“Apparently.”", "sloppy, apparently"),
    ("question", "How does it go as “When …, then I will …”?", ""),
    ("question", "“If I freeze, then I …” How does it go on?", "i freeze"),
    ("question", "How many of them do you remember?", ""),
    ("text", "You usually go last. What happens then?", "i usually go last"),
    ("text", "Most people there said no. Who said yes?", "most people there said no"),
    ("text", "What would they say it means?", ""),
    ("text", "What would “better” be here?", "which is better"),
]
FAIL: list[tuple[Part, str, str]] = [
    ("reflection", "“She is not interested.”", "she said not now"),
    ("reflection", "You said “ring Petra tomorrow”", "i ring petra"),
    ("question", "What would it be, e.g. a shorter call?", ""),
    ("question", "What worked for colleagues in this spot?", "no idea"),
    ("text", "Top performers ask early. What about you?", ""),
    ("text", "Buyers usually want proof. What proof?", ""),
    ("text", "A coach might say it is fear. What do you say?", "he scares me"),
    ("text", "Subject: following up. How does that sound?", "write a mail"),
    ("text", 'You could write "Hi Dana, just checking whether you saw it". What do you think?', "dana is silent"),
    ("text", "Most share their card. What about you?", "share it"),
]


@pytest.mark.parametrize(("part", "text", "said"), PASS)
def test_the_reps_own_words_pass(part: Part, text: str, said: str, judge: Judge) -> None:
    assert judge(exemplar, text, said, part=part) == ()


@pytest.mark.parametrize(("part", "text", "said"), FAIL)
def test_an_example_a_model_or_a_script_is_found(part: Part, text: str, said: str, judge: Judge) -> None:
    assert {finding.rule for finding in judge(exemplar, text, said, part=part)} == {"G5"}


def test_a_long_quotation_belongs_in_a_read_back(judge: Judge) -> None:
    long = "when the kids clinic opens thursday i take the lamp out of the box and let her hold it"

    here = judge(exemplar, f"“{long}”", long, part="reflection", stage="explore", move="ask-fact")
    there = judge(exemplar, f"“{long}”", long, part="reflection", stage="commit", move="read-back")

    assert [finding.leak for finding in here] == ["long_quote"]
    assert there == ()
