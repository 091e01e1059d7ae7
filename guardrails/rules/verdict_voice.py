"""G8: verdicts, praise and blame, and a coach that speaks of itself or sounds like a therapist or a cheerleader."""

from collections.abc import Iterator

from guardrails.candidate import Candidate
from guardrails.policy import Policy
from guardrails.verdict import Finding

_SELF = frozenset("i im ive me my mine lets".split())
_LISTS = (
    ("self_talk", "anthropomorphic", "The coach has no feelings, views or memories of its own."),
    ("sounds", "voice", "This is the sound of a cheerleader, a therapist or a consultant."),
    ("verdicts", "verdict", "It judges or labels."),
)


def verdict_voice(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on judging words and sounds, unless the rep used them."""
    return (
        *_phrases(candidate, policy),
        *_judging(candidate, policy),
        *_confronting(candidate, policy),
        *_speaks_of_itself(candidate, policy),
        *_exclaims(candidate),
    )


def _phrases(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for name, leak, reason in _LISTS:
        for start, end in candidate.phrases(policy, name):
            sentence = candidate.sentence_at(start)
            asks_for_it = leak == "verdict" and sentence is not None and sentence.shape == "open"
            if not asks_for_it and not _all_reps(candidate, start, end):
                yield candidate.finding("G8", leak, start, end, reason)


def _all_reps(candidate: Candidate, start: int, end: int) -> bool:
    content = [t for t in candidate.tokens_in(start, end) if t.kind != "function"]
    return bool(content) and all(t.kind in ("rep", "quoted") for t in content)


def _judging(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for token in candidate.tokens:
        if token.kind in ("rep", "quoted", "function") or token.word.stem not in policy.judging_stems:
            continue
        sentence = candidate.sentence_at(token.word.start)
        if sentence is not None and not sentence.asks:
            reason = "A judgement that the rep has not made."
            yield candidate.finding("G8", "verdict", token.word.start, token.word.end, reason)


def _confronting(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    """Two of the rep's sentences are set side by side with "and", never against each other."""
    for start, end in candidate.phrases(policy, "confronting"):
        if candidate.typed and not any(candidate.memory.holds(t.word) for t in candidate.tokens_in(start, end)):
            yield candidate.finding("G8", "confront", start, end, "It plays the rep's words off against each other.")


def _speaks_of_itself(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    stage = policy.stages.get(candidate.stage) if candidate.stage is not None else None
    if not candidate.typed or stage is None or stage.product_words:
        return
    for token in candidate.tokens:
        if token.word.low.replace("'", "") in _SELF and token.kind != "quoted":
            reason = "In a coaching turn the coach does not speak of itself."
            yield candidate.finding("G8", "anthropomorphic", token.word.start, token.word.end, reason)


def _exclaims(candidate: Candidate) -> Iterator[Finding]:
    at = candidate.text.find("!")
    while at >= 0:
        if not candidate.is_quoted(at, at + 1):
            yield candidate.finding("G8", "voice", at, at + 1, "No exclamation marks.")
            return
        at = candidate.text.find("!", at + 1)
