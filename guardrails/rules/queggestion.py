"""G3: an idea of the coach's own in the shape of a question ("Could you …", "What if …", "Have you tried …")."""

from collections.abc import Iterator

from guardrails.candidate import Candidate, Token
from guardrails.policy import Policy
from guardrails.verdict import Finding


def queggestion(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on suggestion frames whose content the rep did not bring."""
    return (*_strict(candidate, policy), *_open(candidate, policy), *_hints(candidate, policy))


def _strict(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for start, end, behind in _framed(candidate, policy, "frames"):
        ideas = [t for t in behind if t.kind in ("novel", "number", "generic", "product") and not _is_free(t, policy)]
        if ideas:
            reason = "It puts an idea into the question that the rep has not brought."
            yield candidate.finding("G3", "queggestion", start, max(end, ideas[-1].word.end), reason)


def _open(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    """ "How could you …" is open as long as nothing new stands behind it."""
    for start, end, behind in _framed(candidate, policy, "open_frames"):
        ideas = [t for t in behind if t.kind == "novel"]
        if ideas:
            reason = "The open question carries an idea that the rep has not brought."
            yield candidate.finding("G3", "open_advice", start, max(end, ideas[-1].word.end), reason)


def _hints(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for start, end in candidate.phrases(policy, "hints"):
        sentence = candidate.sentence_at(start)
        behind = candidate.tokens_in(end, sentence.end) if sentence is not None else ()
        said = any(candidate.memory.holds(t.word) for t in candidate.tokens_in(start, end))
        if not said and any(t.kind in ("novel", "number", "generic") for t in behind):
            yield candidate.finding("G3", "hint", start, end, "It hints at something instead of asking.")


def _framed(candidate: Candidate, policy: Policy, name: str) -> Iterator[tuple[int, int, tuple[Token, ...]]]:
    """The frames that stand in a question, and the words from the frame to the end of it."""
    for start, end in candidate.phrases(policy, name):
        sentence = candidate.sentence_at(start)
        if sentence is not None and sentence.asks:
            yield start, end, candidate.tokens_in(start, sentence.end)


def _is_free(token: Token, policy: Policy) -> bool:
    return token.word.key in policy.language.frame_free or token.word.low in policy.language.frame_free
