"""What the guard returns: values, never a bool, never an exception for an expected outcome.

Knows nothing of stages' meaning, of models or of HTTP.
"""

from dataclasses import dataclass
from typing import Literal, NewType

Approved = NewType("Approved", str)
"""Text that may be shown to a person. Only `guardrails.guard` makes it; a test checks who does."""

Part = Literal["reflection", "question", "text"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason to refuse, quoted so that a coach can argue with it.

    `rule` is G1…G10 of the guardrail spec, `leak` the leak class (directive, queggestion, menu, …),
    `quote` the exact words, `start`/`end` their character span in the part, `reason` one plain sentence.
    """

    rule: str
    leak: str
    quote: str
    start: int
    end: int
    reason: str
    part: Part = "text"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a review. `undecided` says why no decision could be made; it counts as a refusal."""

    findings: tuple[Finding, ...] = ()
    undecided: str = ""

    @property
    def passed(self) -> bool:
        return not self.findings and not self.undecided


@dataclass(frozen=True, slots=True)
class TypedDraft:
    """A coaching reply in parts, as a model or the embedded coach proposes it.

    `reflection`: zero to two short pieces, each the rep's words quoted or plainly restated.
    `question`: exactly one open question. `stage` and `move` name what it is for.
    """

    reflection: tuple[str, ...]
    question: str
    stage: str
    move: str


@dataclass(frozen=True, slots=True)
class FreeText:
    """A reply as prose, from somewhere that cannot give parts (another bot, a plain endpoint)."""

    text: str
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class ApprovedReply:
    """What a person may read: the reflection (`said`, may be empty) and the question (`ask`, may be empty)."""

    said: Approved
    ask: Approved

    @property
    def text(self) -> Approved:
        return Approved(" ".join(part for part in (self.said, self.ask) if part))

    def after(self, preface: Approved) -> "ApprovedReply":
        """The same reply with an approved sentence in front: two approved texts in a row are approved."""
        return ApprovedReply(Approved(" ".join(part for part in (preface, self.said) if part)), self.ask)


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict, and the approved reply when it passed (else None)."""

    verdict: Verdict
    reply: ApprovedReply | None
