"""The guard: may this text be shown? The only door to `Approved`, together with the catalogue behind it.

Fails closed: what cannot be decided is refused. Knows nothing of models, HTTP or storage.
"""

from collections.abc import Mapping

from guardrails.candidate import Candidate, read
from guardrails.catalogue import Catalogue, NotTheirWords, load_catalogue
from guardrails.grounding import Memory
from guardrails.normalise import clean
from guardrails.policy import Policy, load_policy
from guardrails.rules import Rule
from guardrails.rules.exemplar import exemplar
from guardrails.rules.leading import leading
from guardrails.rules.licence import licence
from guardrails.rules.other_people import other_people
from guardrails.rules.prescriptive import prescriptive
from guardrails.rules.queggestion import queggestion
from guardrails.rules.stage_move import stage_move
from guardrails.rules.structure import structure
from guardrails.rules.ungrounded import ungrounded
from guardrails.rules.verdict_voice import verdict_voice
from guardrails.verdict import Approved, ApprovedReply, Finding, FreeText, Part, Review, TypedDraft, Verdict

RULES: tuple[Rule, ...] = (  # cheapest first; all of them run, so that a redraft learns every fault at once
    structure,
    stage_move,
    other_people,
    leading,
    exemplar,
    prescriptive,
    verdict_voice,
    queggestion,
    ungrounded,
    licence,
)


class Guard:
    """Reviews replies and speaks our own texts. Stateless: the rep's words come in with every call."""

    def __init__(self, policy: Policy, catalogue: Catalogue) -> None:
        self._policy = policy
        self._catalogue = catalogue

    def review(self, draft: TypedDraft | FreeText, memory: Memory) -> Review:
        """The verdict on a reply, and the approved reply when it passed. Never raises: a fault of the guard's own is an
        undecided verdict, which refuses."""
        try:
            endless = _endless(draft, self._policy)
            if endless is not None:
                return Review(Verdict((endless,)), None)
            if isinstance(draft, TypedDraft):
                return self._typed(draft, memory)
            return self._free(draft, memory)
        except Exception as error:  # fails closed, whatever went wrong
            return Review(Verdict(undecided=f"the guard could not decide: {type(error).__name__}"), None)

    def speak(self, text_id: str, memory: Memory, variant: int = 0, **slots: str) -> ApprovedReply:
        """One of our own texts with its slots filled. Raises NotTheirWords when a quote is not the rep's, UnknownText
        for an id, slot or value that the catalogue does not have."""
        return self._catalogue.speak(text_id, memory, variant, slots)

    def constant(self, text_id: str, variant: int = 0) -> Approved:
        """One of our own texts that has no slots. Raises UnknownText."""
        return self._catalogue.constant(text_id, variant)

    def own_words(self, text: str, memory: Memory) -> Approved:
        """The rep's own words, to be shown back: titles, cards. Raises NotTheirWords when they are not the rep's."""
        return self._catalogue.own_words(text, memory)

    def _typed(self, draft: TypedDraft, memory: Memory) -> Review:
        question = _candidate("question", draft.question, draft, memory, self._policy)
        pieces = [_candidate("reflection", piece, draft, memory, self._policy) for piece in draft.reflection]
        findings = [f for part in (*pieces, question) for f in self._judge(part)]
        findings += _whole(draft, pieces, question, self._policy)
        verdict = Verdict(tuple(findings))
        if not verdict.passed:
            return Review(verdict, None)
        said = " ".join(clean(piece) for piece in draft.reflection)
        return Review(verdict, ApprovedReply(Approved(said), Approved(clean(draft.question))))

    def _free(self, draft: FreeText, memory: Memory) -> Review:
        candidate = read("text", draft.text, memory, self._policy, draft.stage, None)
        verdict = Verdict(self._judge(candidate))
        if not verdict.passed:
            return Review(verdict, None)
        cut = candidate.sentences[-1].start
        start, _ = candidate.folded.span(cut, len(candidate.text))
        said, ask = draft.text[:start], draft.text[start:]
        return Review(verdict, ApprovedReply(Approved(clean(said)), Approved(clean(ask))))

    def _judge(self, candidate: Candidate) -> tuple[Finding, ...]:
        return tuple(finding for rule in RULES for finding in rule(candidate, self._policy))


def load_guard(routes: Mapping[str, str] | None = None, language: str = "en") -> Guard:
    """The guard with the policy, phrases and texts that ship.

    `routes`: what a deployment says about where help is, by safety class (crisis, distress, misconduct, ethics_legal);
    a class without one keeps the general wording. Raises ValueError when a data file is wrong.
    """
    policy = load_policy(language)
    return Guard(policy, load_catalogue(policy, routes or {}, language))


def _endless(draft: TypedDraft | FreeText, policy: Policy) -> Finding | None:
    """Too many parts, or one too long to be read: refused at once, so that no text can keep the guard busy."""
    parts: tuple[tuple[Part, str], ...]
    if isinstance(draft, TypedDraft):
        parts = (*(("reflection", piece) for piece in draft.reflection), ("question", draft.question))
    else:
        parts = (("text", draft.text),)
    pieces = policy.limits.pieces
    if len(parts) > pieces + 1:
        return Finding("G1", "length", "", 0, 0, f"At most {pieces} pieces of reflection.", "reflection")
    most = policy.limits.characters
    for part, text in parts:
        if len(text) > most:
            reason = f"It has {len(text)} characters; at most {most} are read."
            return Finding("G1", "length", text[:most], 0, most, reason, part)
    return None


def _candidate(part: str, text: str, draft: TypedDraft, memory: Memory, policy: Policy) -> Candidate:
    return read("question" if part == "question" else "reflection", text, memory, policy, draft.stage, draft.move)


def _whole(draft: TypedDraft, pieces: list[Candidate], question: Candidate, policy: Policy) -> list[Finding]:
    """G1 over the parts together: none is empty, and all are short enough in one."""
    findings = []
    if any(not piece.tokens for piece in pieces):
        findings.append(Finding("G1", "empty", "", 0, 0, "A piece of reflection without a word.", "reflection"))
    count = sum(len(part.tokens) for part in (*pieces, question))
    if count > policy.limits.typed_words:
        reason = f"The reply has {count} words; at most {policy.limits.typed_words}."
        findings.append(question.finding("G1", "length", 0, len(draft.question), reason))
    return findings


__all__ = ["Guard", "NotTheirWords", "load_guard"]
