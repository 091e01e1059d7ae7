"""G2: telling the rep what to do, by a modal, a formula or an imperative."""

import re
from collections.abc import Iterator

from guardrails.candidate import Candidate
from guardrails.policy import Policy
from guardrails.sentences import Sentence
from guardrails.verdict import Finding

_FINITE = frozenset("is was are were will would has had have does did can could came".split())
_PRONOUNS = frozenset("he she it they we you i".split())


def prescriptive(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on directives, unless the rep said so: a rep's own "should" may be mirrored."""
    return (*_formulas(candidate, policy), *_imperatives(candidate, policy))


def _formulas(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    found = [*candidate.phrases(policy, "prescriptive"), *_permissions(candidate, policy)]
    for start, end in found:
        sentence = candidate.sentence_at(start)
        if sentence is not None and _is_mirrored(candidate, sentence, start, end):
            continue
        yield candidate.finding("G2", "directive", start, end, "It tells the rep what to do or what is best.")


def _permissions(candidate: Candidate, policy: Policy) -> Iterator[tuple[int, int]]:
    """ "You could ask …" advises when it states; "what could happen when you could start" asks."""
    for start, end in candidate.phrases(policy, "permissive"):
        sentence = candidate.sentence_at(start)
        if sentence is not None and sentence.shape != "open":
            yield start, end


def _is_mirrored(candidate: Candidate, sentence: Sentence, start: int, end: int) -> bool:
    """The rep used this word, and nothing in the sentence is new."""
    said = all(candidate.memory.holds(t.word) for t in candidate.tokens_in(start, end) if t.kind != "function")
    modal = any(t.word.key in ("should", "must", "ought", "need", "shouldnt") for t in candidate.tokens_in(start, end))
    if modal and not any(candidate.memory.holds_exactly(t.word) for t in candidate.tokens_in(start, end)):
        return False
    inside = candidate.tokens_in(sentence.start, sentence.end)
    return said and modal and all(t.kind not in ("novel", "number") for t in inside)


def _imperatives(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for sentence in candidate.sentences:
        if sentence.shape == "fragment" and _may_be_closed(candidate, policy):
            continue
        if sentence.shape not in ("statement", "fragment"):
            continue
        start = _verb_at(candidate, sentence, policy)
        if start is not None and not _is_echo(candidate, sentence, start, policy):
            yield candidate.finding("G2", "imperative", start, sentence.end, "It is an instruction to the rep.")


def _may_be_closed(candidate: Candidate, policy: Policy) -> bool:
    """ "Save it like that?" is how a card is confirmed."""
    if candidate.stage is None or candidate.move is None:
        return False
    return "closed" in (policy.allowed_heads(candidate.stage, candidate.move) or ())


def _verb_at(candidate: Candidate, sentence: Sentence, policy: Policy) -> int | None:
    """Where the instruction starts, behind "so", "then", "next time, "; None when this is none."""
    patterns = policy.language.patterns
    start = sentence.start
    while found := patterns["imperative_lead"].match(candidate.text[start : sentence.end]):
        start += found.end()
    rest = candidate.text[start : sentence.end]
    if patterns["imperative_negative"].match(rest):
        return start
    words = [t.word for t in candidate.tokens_in(start, sentence.end)]
    if not words or words[0].start != start or words[0].low.replace("'", "") not in policy.language.imperative:
        return None
    behind = words[1].low if len(words) > 1 else ""
    if behind in _FINITE or re.match(r"\s*[:,]", candidate.text[words[0].end :]):
        return None
    return start


def _is_echo(candidate: Candidate, sentence: Sentence, start: int, policy: Policy) -> bool:
    """The rep's own step, given back: every content word is the rep's. A "don't" must be the rep's word for word."""
    if candidate.is_reps(start, sentence.end):
        return True
    if policy.language.patterns["imperative_negative"].match(candidate.text[start : sentence.end]):
        return False
    content = [t for t in candidate.tokens_in(start, sentence.end) if t.is_content or t.kind == "quoted"]
    return bool(content) and all(t.kind in ("rep", "quoted") for t in content)
