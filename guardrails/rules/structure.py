"""G1: short, no list, and exactly one question that stands at the end."""

import re
from collections.abc import Iterator

from guardrails.candidate import Candidate
from guardrails.policy import Policy
from guardrails.verdict import Finding

_LIST = re.compile(
    r"(?:^|\n)\s*(?:[-*•‣+]|\d{1,2}[.)]|[a-z]\))\s+\S|(?:^|\n)\s*(?:#{1,6}\s|>|```)|\*\*|`|\b1[.)]\s.*\b2[.)]\s"
)


def structure(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on length, lists, question marks and two questions in one."""
    return (*_layout(candidate, policy), *_questions(candidate, policy))


def _layout(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    original = candidate.folded.original
    listed = _LIST.search(original)
    if listed is not None:
        start, end = listed.span()
        quote = original[start:end]
        yield Finding("G1", "list", quote, start, end, "A coaching turn is prose, not a list.", candidate.part)
    limits = policy.limits
    most = {"reflection": limits.piece_words, "question": limits.question_words, "text": limits.words}[candidate.part]
    if len(candidate.tokens) > most:
        last = candidate.tokens[most].word
        reason = f"It has {len(candidate.tokens)} words; at most {most} fit here."
        yield candidate.finding("G1", "length", last.start, len(candidate.text), reason)


def _questions(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    asking = [s for s in candidate.sentences if s.asks]
    if candidate.part == "reflection":
        for sentence in asking:
            reason = "A reflection asks nothing; the question is a part of its own."
            yield candidate.finding("G1", "question", sentence.start, sentence.end, reason)
        return
    yield from _ending(candidate, bool(asking))
    most = 1 if candidate.typed else policy.limits.free_questions
    for sentence in asking[most:]:
        reason = "One question at a time: this is one more."
        yield candidate.finding("G1", "stacked", sentence.start, sentence.end, reason)
    for start, end in candidate.phrases(policy, "stacked") if candidate.typed else ():
        yield candidate.finding("G1", "stacked", start, end, "Two questions in one: ask one thing.")


def _ending(candidate: Candidate, asks: bool) -> Iterator[Finding]:
    sentences = candidate.sentences
    if asks and not candidate.tokens:
        yield candidate.finding("G1", "no_question", 0, len(candidate.text), "Marks without words ask nothing.")
    elif not asks:
        yield candidate.finding("G1", "no_question", 0, len(candidate.text), "It asks nothing.")
    elif not sentences[-1].asks:
        last = sentences[-1]
        yield candidate.finding("G1", "no_question", last.start, last.end, "The question must be the last thing said.")
    if candidate.part == "question" and len(sentences) > 1:
        first = sentences[0]
        reason = "The question part holds the question alone."
        yield candidate.finding("G1", "question", first.start, first.end, reason)
