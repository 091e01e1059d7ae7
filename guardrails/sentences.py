"""A text cut into sentences, and the two shapes that matter: a statement and a question.

Works on folded text (normalise.py). Knows nothing of rules.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Shape = Literal["statement", "open", "closed", "fragment"]

_END = re.compile(r"[.!?]+[\"')\]]*(?=\s|$)|…[\"')\]]*(?=\s+[A-Z\"]|\s*$)|[\r\n]+")
_NO_END = re.compile(r"\b(?:e\.g|i\.e|mr|mrs|ms|dr|vs)\.$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,:;]\s+|\s-+\s+|^")
_LEADS = re.compile(r"(?:(?:and|so|but|then|ok|okay|well|now|or|hm+)\b[, ]*)+", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:(?:by|at|in|on|from|since|with|to|for|of|under|during|until|about|up)\s+)?"
    r"(?:what|which|who|whom|whose|when|where|why|how)(?:'s|'re|'d|'ll)?\b",
    re.IGNORECASE,
)
_HELPING = re.compile(
    r"(?:is|are|am|was|were|do|does|did|have|has|had|can|could|will|would|may|might|shall|should|must|"
    r"isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Sentence:
    """`start` and `end` in the folded text. `head`: where the asking begins, in an open question."""

    text: str
    start: int
    end: int
    shape: Shape
    head: int

    @property
    def asks(self) -> bool:
        return self.shape != "statement"


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences of a folded text, in order, without blanks around them."""
    return tuple(_shaped(text, start, end) for start, end in _pieces(text))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    balanced = text.count('"') % 2 == 0
    for found in _END.finditer(text):
        inside_quote = balanced and text.count('"', 0, found.end()) % 2 == 1
        if inside_quote or _NO_END.search(text[start : found.end()]):
            continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        yield start + left, start + right


def _shaped(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    if not piece.rstrip("\"')] ").endswith("?") or _is_quoted_whole(piece):
        return Sentence(piece, start, end, "statement", start)
    shape, head = _question(piece)
    return Sentence(piece, start, end, shape, start + head)


def _is_quoted_whole(piece: str) -> bool:
    """Somebody's question, quoted: not ours."""
    return len(piece) > 1 and piece[0] == '"' == piece[-1] and piece.count('"') == 2


def _question(piece: str) -> tuple[Shape, int]:
    """Open when some clause outside quotation marks begins with an asking word and the first is no yes-or-no form."""
    bare = _QUOTED.sub(lambda quoted: '"' + "x" * (len(quoted.group()) - 2) + '"', piece)
    shape: Shape = "fragment"
    for clause in _CLAUSE.finditer(bare):
        at = clause.end()
        lead = _LEADS.match(bare, at)
        at = lead.end() if lead else at
        if _ASKING.match(bare, at):
            return "open", at
        if _HELPING.match(bare, at):
            return "closed", at
    return shape, 0
