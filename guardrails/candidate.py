"""One part of a reply, read once: what every rule looks at.

Knows words, sentences and quotations, and which of them are the rep's; knows no rule.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from guardrails.grounding import Memory
from guardrails.normalise import Folded, fold
from guardrails.policy import Policy
from guardrails.sentences import Sentence, sentences_of
from guardrails.tokens import Word, read_words
from guardrails.verdict import Finding, Part

Kind = Literal["function", "rep", "generic", "product", "number", "quoted", "novel"]
"""What licences a word. `quoted`: inside the rep's verified words. `novel`: nothing does."""

_QUOTED = re.compile(r'"([^"]*)"')
_JOINT = re.compile(r"[,:;] | - ")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, marks included. `is_reps`: these words, in a row, are in one message of the rep."""

    start: int
    end: int
    inner: str
    is_reps: bool
    is_template: bool


@dataclass(frozen=True, slots=True)
class Token:
    word: Word
    kind: Kind

    @property
    def is_content(self) -> bool:
        return self.kind in ("rep", "generic", "product", "number", "novel")


@dataclass(frozen=True, slots=True)
class Candidate:
    """`stage` and `move` are None for free text of unknown origin. `typed`: one part of a draft in parts."""

    part: Part
    folded: Folded
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    memory: Memory
    stage: str | None
    move: str | None

    @property
    def text(self) -> str:
        return self.folded.text

    @property
    def typed(self) -> bool:
        return self.part != "text"

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        return tuple(t for t in self.tokens if start <= t.word.start and t.word.end <= end)

    def is_quoted(self, start: int, end: int) -> bool:
        """Inside words that are verified as the rep's."""
        return any(q.start <= start and end <= q.end and (q.is_reps or q.is_template) for q in self.quotations)

    def is_reps(self, start: int, end: int) -> bool:
        """The rep-said-it exemption: quoted from the rep, or the rep's own words in a row."""
        return self.is_quoted(start, end) or self.memory.owns(self.text[start:end])

    def phrases(self, policy: Policy, name: str) -> Iterator[tuple[int, int]]:
        """Where a phrase of the list `name` stands, except where the rep said it."""
        for found in policy.language.patterns[name].finditer(self.text):
            if found.group() and not self.is_reps(found.start(), found.end()):
                yield found.start(), found.end()

    def sentence_at(self, place: int) -> Sentence | None:
        return next((s for s in self.sentences if s.start <= place < s.end), None)

    def finding(self, rule: str, leak: str, start: int, end: int, reason: str) -> Finding:
        """A finding that quotes the original text. `start` and `end` are places in the folded text."""
        first, last = self.folded.span(start, end)
        return Finding(rule, leak, self.folded.original[first:last], first, last, reason, self.part)


def read(part: Part, text: str, memory: Memory, policy: Policy, stage: str | None, move: str | None) -> Candidate:
    """Reads one part against the rep's words."""
    folded = fold(text)
    quotations = _quotations(folded.text, memory, policy, joins=move in policy.read_backs)
    free = policy.generic_stems
    if part != "reflection":  # a feeling may be asked about; only the rep may name it
        free |= policy.inner_stems
    known = policy.stages.get(stage) if stage is not None else None
    product = policy.product_stems if stage is None or (known is not None and known.product_words) else frozenset()
    tokens = tuple(
        Token(word, _kind(word, quotations, memory, policy, free, product))
        for word in read_words(folded, policy.language)
    )
    return Candidate(part, folded, tokens, sentences_of(folded.text), quotations, memory, stage, move)


def _quotations(text: str, memory: Memory, policy: Policy, joins: bool) -> tuple[Quotation, ...]:
    return tuple(
        Quotation(
            found.start(),
            found.end(),
            found.group(1),
            memory.owns(found.group(1)) or (joins and _is_joined(found.group(1), memory)),
            _is_template(found.group(1), memory, policy),
        )
        for found in _QUOTED.finditer(text)
    )


def _is_joined(inner: str, memory: Memory) -> bool:
    """A read-back may put the rep's own pieces together: what, and when."""
    return all(memory.owns(piece) for piece in _JOINT.split(inner) if piece.strip())


def _is_template(inner: str, memory: Memory, policy: Policy) -> bool:
    """ "When …, then I will …", empty or begun with the rep's words: a line for the rep to finish."""
    bare = inner.strip(" .,?!")
    if bare in policy.language.templates or inner in policy.language.templates:
        return True
    words = read_words(inner, policy.language)
    return "…" in inner and all(w.key in policy.language.function or memory.holds_exactly(w) for w in words)


def _kind(
    word: Word,
    quotations: tuple[Quotation, ...],
    memory: Memory,
    policy: Policy,
    free: frozenset[str],
    product: frozenset[str],
) -> Kind:
    if any(q.start < word.start and word.end < q.end and (q.is_reps or q.is_template) for q in quotations):
        return "quoted"
    if word.key in policy.language.function:
        return "function"
    if memory.holds(word):
        return "rep"
    if word.is_number:
        return "number"
    if word.key in policy.language.never:
        return "novel"
    if word.stem in free:
        return "generic"
    return "product" if word.stem in product else "novel"
