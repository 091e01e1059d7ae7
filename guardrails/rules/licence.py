"""G6: a reflection gives back what the rep said; a statement of small words alone, or a new "might", adds to it."""

from collections.abc import Iterator

from guardrails.candidate import Candidate
from guardrails.policy import Policy
from guardrails.sentences import Sentence
from guardrails.verdict import Finding

_REPS = ("rep", "quoted", "number")


def licence(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on sentences of a typed reflection that nothing of the rep's licenses (findings §4: guilty until then).
    The stages that are about the session itself speak for themselves."""
    stage = policy.stages.get(candidate.stage) if candidate.stage is not None else None
    if candidate.part != "reflection" or (stage is not None and stage.about_itself):
        return ()
    return tuple(finding for sentence in candidate.sentences for finding in _judge(candidate, sentence, policy))


def _judge(candidate: Candidate, sentence: Sentence, policy: Policy) -> Iterator[Finding]:
    if policy.language.patterns["licensed"].search(sentence.text):
        return
    inside = candidate.tokens_in(sentence.start, sentence.end)
    free = [t for t in inside if t.kind in ("generic", "product")]
    if len(free) >= policy.limits.unlicensed and not any(t.kind in _REPS for t in inside):
        reason = "Nothing in this statement has come from the rep."
        yield candidate.finding("G6", "unlicensed", sentence.start, sentence.end, reason)
    for token in inside:
        if token.kind == "quoted" or candidate.memory.holds(token.word):
            continue
        start, end = token.word.start, token.word.end
        if token.word.key in policy.language.modal:
            yield candidate.finding("G6", "modal", start, end, "The rep has not said what may, would or must be.")
        elif token.word.key in policy.language.comparing:
            yield candidate.finding("G6", "verdict", start, end, "The rep has not weighed it so.")
