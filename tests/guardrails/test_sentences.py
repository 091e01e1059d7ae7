"""Where sentences end, and which of them ask what."""

import pytest

from guardrails.normalise import fold
from guardrails.sentences import sentences_of


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("Nothing since Monday. What else do you know?", ["statement", "open"]),
        ("“It’s done.” How do you read that?", ["statement", "open"]),
        ("A 2. What is in the 2?", ["statement", "open"]),
        ("From 0 to 10, how sure are you?", ["open"]),
        ("If nobody said no, what would you do first?", ["open"]),
        ("Since when?", ["open"]),
        ("In all this, which part is yours?", ["open"]),
        ("Have you tried calling?", ["closed"]),
        ("And could you tell me what you did?", ["closed"]),
        ("Agree?", ["fragment"]),
        ('How does it go as "When …, then I will …"?', ["open"]),
        ("Ten calls, e.g. on Monday.", ["statement"]),
        ('"I said it. In my head." What now?', ["statement", "open"]),
        ("Was it the price that scared her, or what?", ["closed"]),
        ("", []),
        ("???", ["fragment"]),
    ],
)
def test_shapes(text: str, shapes: list[str]) -> None:
    assert [sentence.shape for sentence in sentences_of(fold(text).text)] == shapes
