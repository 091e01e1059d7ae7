"""G4: questions that lead, presume or blame: tags, negations, "why", "surely", menus."""

import re
from collections.abc import Iterator

from guardrails.candidate import Candidate
from guardrails.policy import Policy
from guardrails.sentences import Sentence
from guardrails.verdict import Finding

_OR = re.compile(r"\bor\b", re.IGNORECASE)


def leading(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on questions that already hold their answer."""
    return (*_phrases(candidate, policy), *_asked(candidate, policy), *_menus(candidate))


def _phrases(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    for start, end in candidate.phrases(policy, "leading"):
        if not _is_mirrored(candidate, start, end):
            yield candidate.finding("G4", "leading", start, end, "It leads, presumes or asks for a justification.")


def _is_mirrored(candidate: Candidate, start: int, end: int) -> bool:
    """The rep's own "obviously" or "surely" may be mirrored; a "why" or a "could have" of the rep opens nothing."""
    words = [t.word for t in candidate.tokens_in(start, end)]
    single = len(words) == 1 and words[0].key not in ("why", "promised")
    sentence = candidate.sentence_at(start)
    return single and candidate.memory.holds(words[0]) and sentence is not None and not sentence.asks


def _asked(candidate: Candidate, policy: Policy) -> Iterator[Finding]:
    patterns = policy.language.patterns
    for sentence in (s for s in candidate.sentences if s.asks):
        for name, reason in (
            ("tags", "A tag asks the rep to agree."),
            ("negated", "A negated question wants a yes."),
        ):
            found = patterns[name].search(sentence.text)
            if found is not None:
                start = sentence.start + found.start()
                yield candidate.finding("G4", "leading", start, sentence.start + found.end(), reason)


def _menus(candidate: Candidate) -> Iterator[Finding]:
    """ "A or B?" is a menu as soon as one of the dishes is not the rep's."""
    for sentence in (s for s in candidate.sentences if s.asks):
        new = [t for t in candidate.tokens_in(sentence.start, sentence.end) if t.kind == "novel"]
        if new and _OR.search(sentence.text) and _offers(candidate, sentence):
            reason = "It offers a choice that holds something the rep has not brought."
            yield candidate.finding("G4", "menu", new[0].word.start, sentence.end, reason)


def _offers(candidate: Candidate, sentence: Sentence) -> bool:
    return not any(
        candidate.is_quoted(m.start() + sentence.start, m.end() + sentence.start) for m in _OR.finditer(sentence.text)
    )
