"""G6: content that the rep has not brought: words, numbers, names, causes and conclusions."""

import re
from collections.abc import Iterator

from guardrails.candidate import Candidate, Token
from guardrails.policy import Policy
from guardrails.sentences import Sentence
from guardrails.verdict import Finding

_RULER = re.compile(
    r"\b(?:0|1|zero|one) (?:to|and|-|through) (?:10|ten)\b|\b(?:1|one), (?:5|five) or (?:30|thirty)\b", re.IGNORECASE
)
_UNIT = frozenset("percent minute minutes hour hours day days week weeks month months year years".split())
_LENGTHS = frozenset(("1", "5", "30"))
_RAISING = frozenset(("ask-raise", "scale-now", "ask-confidence"))


def ungrounded(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on new numbers and inferences always, on every new word in a typed part, on too many in free text."""
    new = _novel_typed(candidate) if candidate.typed else _novel_free(candidate, policy)
    return (*new, *_numbers(candidate, policy), *_inferences(candidate, policy))


def _novel_typed(candidate: Candidate) -> Iterator[Finding]:
    for token in candidate.tokens:
        if token.kind == "novel":
            yield _novel(candidate, token)


def _novel(candidate: Candidate, token: Token) -> Finding:
    start, end = token.word.start, token.word.end
    named = candidate.text[start].isupper() and all(s.start != start for s in candidate.sentences)
    leak, what = ("name", "This name") if named else ("novel", "This word")
    return candidate.finding("G6", leak, start, end, f"{what} has not come from the rep.")


def _novel_free(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    limits = policy.limits
    for sentence in candidate.sentences:
        inside = candidate.tokens_in(sentence.start, sentence.end)
        content = [t for t in inside if t.is_content]
        new = [t for t in content if t.kind == "novel"]
        most = limits.novel_question if sentence.asks else limits.novel_statement
        most = 1 if sentence.shape == "closed" else most  # "Was it the price?" hands over the price
        if len(new) >= most and len(new) > limits.novel_ratio * len(content):
            start, end = new[0].word.start, new[-1].word.end
            reason = f"{len(new)} words here have not come from the rep."
            yield candidate.finding("G6", "novel", start, end, reason)


def _numbers(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    rulers = [m.span() for m in _RULER.finditer(candidate.text)]
    for at, token in enumerate(candidate.tokens):
        if token.kind != "number" or any(s <= token.word.start and token.word.end <= e for s, e in rulers):
            continue
        behind = candidate.tokens[at + 1].word.key if at + 1 < len(candidate.tokens) else ""
        if _counts(token, behind, policy) or _is_one_up(candidate, token) or _is_a_length(candidate, token, policy):
            continue
        yield candidate.finding(
            "G6", "number", token.word.start, token.word.end, "This number has not come from the rep."
        )


def _counts(token: Token, behind: str, policy: Policy) -> bool:
    """A small number in words counts what is on the table ("the three"), unless it measures ("three days")."""
    key = token.word.key
    return token.word.low.isalpha() and key.isdigit() and int(key) <= policy.limits.counted and behind not in _UNIT


def _is_one_up(candidate: Candidate, token: Token) -> bool:
    """The next number on the rep's own ruler."""
    if candidate.move not in _RAISING or not token.word.key.isdigit():
        return False
    return candidate.memory.has_number(str(int(token.word.key) - 1))


def _is_a_length(candidate: Candidate, token: Token, policy: Policy) -> bool:
    """One of the session lengths, where the session itself is the subject."""
    stage = policy.stages.get(candidate.stage) if candidate.stage is not None else None
    return stage is not None and stage.product_words and token.word.key in _LENGTHS


def _inferences(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for start, end in candidate.phrases(policy, "inference"):
        sentence = candidate.sentence_at(start)
        if sentence is None or sentence.shape == "open" or _is_reps_own(candidate, sentence, start, end):
            continue
        yield candidate.finding("G6", "inference", start, end, "The conclusion or the cause is not the rep's.")


def _is_reps_own(candidate: Candidate, sentence: Sentence, start: int, end: int) -> bool:
    """The rep linked it so: the linking word is the rep's and nothing in the sentence is new."""
    linked = all(candidate.memory.holds(t.word) for t in candidate.tokens_in(start, end))
    return linked and all(t.kind != "novel" for t in candidate.tokens_in(sentence.start, sentence.end))
