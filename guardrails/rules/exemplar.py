"""G5: examples, other people as models, scripts, and words in quotation marks that the rep never said."""

from collections.abc import Iterator

from guardrails.candidate import Candidate, Quotation
from guardrails.policy import Policy
from guardrails.tokens import read_words
from guardrails.verdict import Finding


def exemplar(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on exemplars, generic claims, scripts and invented quotations."""
    return (*_phrases(candidate, policy), *_quotations(candidate, policy))


def _phrases(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for name, leak, reason in (
        ("exemplar", "exemplar", "It brings in other people, an example or what is usual."),
        ("script", "script", "It hands over words to say or write."),
    ):
        for start, end in candidate.phrases(policy, name):
            if not _is_mirrored(candidate, start, end):
                yield candidate.finding("G5", leak, start, end, reason)


def _is_mirrored(candidate: Candidate, start: int, end: int) -> bool:
    """A word for what is usual is the rep's when the rep used it."""
    words = candidate.tokens_in(start, end)
    return bool(words) and all(candidate.memory.holds(t.word) or t.kind == "quoted" for t in words)


def _quotations(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for quotation in candidate.quotations:
        count = len(read_words(quotation.inner, policy.language))
        if quotation.is_template or not count:
            continue
        if not quotation.is_reps and _is_invented(candidate, quotation, count, policy):
            reason = "The rep has not said this in these words."
            yield candidate.finding("G5", "invented_quote", quotation.start, quotation.end, reason)
        elif candidate.typed and count > policy.limits.quote_words and candidate.move not in policy.read_backs:
            reason = f"A quotation of {count} words is too long here: at most {policy.limits.quote_words}."
            yield candidate.finding("G5", "long_quote", quotation.start, quotation.end, reason)


def _is_invented(candidate: Candidate, quotation: Quotation, count: int, policy: Policy) -> bool:
    """Typed: anything but the rep's words in a row, or one small word. Free text: a script, or new content."""
    inside = candidate.tokens_in(quotation.start, quotation.end)
    if candidate.typed:
        return count > 1 or any(t.kind in ("novel", "number") for t in inside)
    return count > policy.limits.script_words or any(t.kind == "novel" for t in inside)
