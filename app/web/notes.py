"""So far, in your words: each thing the session listens for, with the rep's verified words. No paraphrase."""

from dataclasses import dataclass

from graph import Evidence, SessionState, Slot, Stage

LABELS: tuple[tuple[Slot, str, Stage], ...] = (
    (Slot.EXPERIENCE, "What came of last time", Stage.FOLLOW_UP),
    (Slot.TOPIC, "What you’re working on", Stage.FOCUS),
    (Slot.DESIRED_OUTCOME, "What you want", Stage.FOCUS),
    (Slot.IMPORTANCE, "Why it matters", Stage.FOCUS),
    (Slot.SUCCESS_MEASURE, "How you’ll tell", Stage.FOCUS),
    (Slot.OBSERVED_FACT, "What you saw", Stage.EXPLORE),
    (Slot.OTHER_CAUSE, "What isn’t yours to move", Stage.EXPLORE),
    (Slot.OWN_CAUSE, "What led to it", Stage.EXPLORE),
    (Slot.OTHER_VIEW, "How they might see it", Stage.EXPLORE),
    (Slot.ASSUMPTION, "What you’re assuming", Stage.EXPLORE),
    (Slot.INSIGHT, "What you see now", Stage.INSIGHT),
    (Slot.OPTION, "What you could do", Stage.OPTIONS),
    (Slot.CHOSEN, "What you chose", Stage.CHOOSE),
    (Slot.CRITERION, "Why this one", Stage.CHOOSE),
    (Slot.ACTION, "What you’ll do", Stage.COMMIT),
    (Slot.WHEN, "When", Stage.COMMIT),
    (Slot.LEARNING, "What you take from it", Stage.CLOSE),
)
OPEN = frozenset({Slot.DESIRED_OUTCOME, Slot.OBSERVED_FACT, Slot.OWN_CAUSE, Slot.OPTION, Slot.ACTION, Slot.WHEN})
"""Slots every five-minute session asks for: shown as "Not said yet" while their stage is on."""


@dataclass(frozen=True, slots=True)
class Note:
    """A label and what the rep said; no words yet: not said yet."""

    label: str
    words: tuple[str, ...] = ()


def notes(state: SessionState) -> tuple[Note, ...]:
    """What was said, in the order of the method; what the present stage still listens for comes without words."""
    found: list[Note] = []
    for slot, label, stage in LABELS:
        words = _words(state, slot)
        if words or (slot in OPEN and stage == state.stage):
            found.append(Note(label, words))
    return tuple(found)


def _words(state: SessionState, slot: Slot) -> tuple[str, ...]:
    said = [_verbatim(e) for e in state.evidence if e.slot == slot and e.state != "superseded"]
    return tuple(dict.fromkeys(said)) if slot == Slot.OPTION else tuple(said[-1:])


def _verbatim(evidence: Evidence) -> str:
    """The value where it is a stretch of the quote, else the quote itself: what stands in quotation marks was said."""
    inside = evidence.value.casefold() in evidence.quote.casefold()
    return (evidence.value if inside else evidence.quote).strip()
