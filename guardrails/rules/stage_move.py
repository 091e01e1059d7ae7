"""G7: the question fits the move: its head is one that moves.toml allows, and a closed one only where it belongs."""

from collections.abc import Iterator

from guardrails.candidate import Candidate
from guardrails.policy import Head, Policy
from guardrails.sentences import Sentence
from guardrails.verdict import Finding

_REASONS: dict[Head, str] = {
    "open": "This move asks for a yes or a no.",
    "action": "This asks for what to do before its time.",
    "closed": "This can be answered with yes or no; ask with what, which, how, when, where or who.",
}


def stage_move(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on the head of the question in a typed draft, and on questions that no move may ask."""
    return (*_never(candidate, policy), *(_head(candidate, policy) if candidate.part == "question" else ()))


def _never(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for sentence in (s for s in candidate.sentences if s.asks):
        for name, reason in (
            ("mood", "A mood check that nobody asked for."),
            ("authority", "It asks for somebody else's answer in place of the rep's."),
        ):
            found = policy.language.patterns[name].search(sentence.text)
            if found is not None:
                start = sentence.start + found.start()
                yield candidate.finding("G7", "move", start, sentence.start + found.end(), reason)


def _head(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    sentence = next((s for s in candidate.sentences if s.asks), None)
    if sentence is None or candidate.stage is None or candidate.move is None:
        return
    allowed = policy.allowed_heads(candidate.stage, candidate.move)
    if allowed is None:
        reason = f"Stage {candidate.stage!r} has no move {candidate.move!r}."
        yield candidate.finding("G7", "move", sentence.start, sentence.end, reason)
        return
    head = head_of(sentence, policy)
    if head not in allowed:
        yield candidate.finding("G7", head, sentence.head, sentence.end, _REASONS[head])


def head_of(sentence: Sentence, policy: Policy) -> Head:
    """What kind of answer a question asks for."""
    if policy.language.patterns["action_head"].search(sentence.text):
        return "action"
    return "open" if sentence.shape == "open" else "closed"
