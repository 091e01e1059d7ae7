"""What a substantive answer means, given the question that was pending. One small reader per kind of question.

Knows nothing of what comes along unasked (graph/embedded/volunteered.py) and never decides a stage.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from graph.embedded.clauses import LEAD, Hearing, hear
from graph.embedded.earlier import did, next_thing
from graph.embedded.situation import cause, fact, outcome_wanted, pattern, topic
from graph.embedded.step import confidence, moment, obstacle, raised, read_back, step
from graph.embedded.view import insight
from graph.embedded.ways import criteria, options
from graph.phrases import NEGATIVE
from graph.state import Heard, Slot, Stage

Reader = Callable[[Hearing], Iterator[Heard]]
_SAYS = re.compile(
    rf"(?:{LEAD.pattern}|(?:he|she|they|it)(?:'?d| would|'?ll| might)?(?: prob(?:ably)?)? (?:say|think"
    r"|tell me|see|answer)s?(?: that)?\b[\s,:]*)"
)


def whole_answer(slot: Slot, lead: re.Pattern[str] = LEAD) -> Reader:
    """The first sentence with substance is the answer."""

    def reader(hearing: Hearing) -> Iterator[Heard]:
        first = hearing.first
        if first is not None and not NEGATIVE.fullmatch(first.low):
            yield hear(slot, first, lead)

    return reader


READERS: Mapping[str, Reader] = {
    "greet": topic,
    "ask-topic": topic,
    "narrow": topic,
    "ask-outcome": outcome_wanted,
    "reflect": outcome_wanted,
    "ask-importance": whole_answer(Slot.IMPORTANCE),
    "ask-measure": whole_answer(Slot.SUCCESS_MEASURE),
    "ask-fact": fact,
    "ask-example": fact,
    "ask-tried": fact,
    "ask-cause": cause,
    "ask-control": cause,
    "ask-pattern": pattern,
    "reflect-simple": pattern,
    "reflect-complex": pattern,
    "summarise": pattern,
    "silence-check": pattern,
    "ask-other-view": whole_answer(Slot.OTHER_VIEW, _SAYS),
    "ask-assumption": whole_answer(Slot.ASSUMPTION),
    "ask-new-view": insight,
    "ask-implication": insight,
    "ask-contradiction": insight,
    "hold": insight,
    "ask-strength": whole_answer(Slot.OBSERVED_FACT),
    "ask-options": options,
    "ask-what-else": options,
    "ask-perspective": options,
    "ask-remove-constraint": options,
    "ask-past-success": options,
    "reflect-list": options,
    "ask-criteria": criteria,
    "ask-tradeoff": criteria,
    "ask-fit": criteria,
    "reflect-contrast": criteria,
    "ask-risk": obstacle,
    "ask-what": step,
    "ask-specific": step,
    "ask-when-trigger": moment,
    "ask-confidence": confidence,
    "ask-raise": raised,
    "ask-obstacle": obstacle,
    "read-back": read_back,
    "ask-did": did,
    "ask-experience": whole_answer(Slot.EXPERIENCE),
    "ask-result": whole_answer(Slot.EXPERIENCE),
    "affirm-evidence": whole_answer(Slot.EXPERIENCE),
    "ask-learning": whole_answer(Slot.LEARNING),
    "ask-next": next_thing,
}
_EVIDENCE: Mapping[Stage, Reader] = {Stage.EXPLORE: fact, Stage.COMMIT: whole_answer(Slot.DONE_EVIDENCE)}


def answer(hearing: Hearing) -> Iterator[Heard]:
    """What the message says in reply to the pending question."""
    if hearing.move == "ask-evidence":
        reader = _EVIDENCE.get(hearing.stage)
    elif not hearing.move:
        reader = topic
    else:
        reader = READERS.get(hearing.move)
    if reader is not None:
        yield from reader(hearing)
