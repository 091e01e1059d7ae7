"""What the rep is in and wants: the answers to questions of FOCUS and EXPLORE. Knows nothing of options or steps."""

import re
from collections.abc import Iterator

from graph.embedded.choices import offers_way
from graph.embedded.clauses import LEAD, Hearing, hear
from graph.embedded.closed import outcome_in
from graph.embedded.parts import denies_part, own_part, owns_up, tells_what_happened
from graph.embedded.topic import topic_in, topic_in_question
from graph.phrases import STUCK
from graph.state import Heard, Slot
from graph.tense import has_past_verb
from graph.wording import fold, sentences, whole

_WANT = re.compile(
    rf"(?:{LEAD.pattern}|(?:i'?d|i would|i) (?:really |just |actually )?(?:want|like|love|need|wanna"
    r"|hope)(?: to)?\b\s*|(?:to )?have\b\s+|"
    r"(?:my goal is|the goal is|ideally|that i|want(?: to)?|need(?: to)?|to)\b[\s,]+)"
)
_GUESS = re.compile(r"\b(?:i (?:think|feel|guess|bet)|maybe|prob(?:ably)?|seems?|must (?:be|have)|feels?)\b")
_DUTIFUL = re.compile(r"\bi do my (?:bit|job|part|best)\b")


def topic(hearing: Hearing) -> Iterator[Heard]:
    found = topic_in(hearing.spans) or topic_in_question(sentences(whole(hearing.text)))
    reports = hearing.state.prior and not hearing.state.has(Slot.OUTCOME)
    if found is None or (reports and outcome_in(hearing.spans[:2], asked=False)):
        return
    yield hear(Slot.TOPIC, found, limit=25)
    for span in hearing.spans:
        if tells_what_happened(span):
            yield hear(Slot.OBSERVED_FACT, span)
            return


def outcome_wanted(hearing: Hearing) -> Iterator[Heard]:
    wanting = next((s for s in hearing.spans if re.search(r"\b(?:want|need|like|so that|hope|wish)\b", s.low)), None)
    span = wanting or next((s for s in hearing.spans if not has_past_verb(" ".join(s.words[:4]))), None)
    if span is not None:
        yield hear(Slot.DESIRED_OUTCOME, span, _WANT)
    else:
        yield from fact(hearing)  # they told more of the story instead


def fact(hearing: Hearing) -> Iterator[Heard]:
    """The first sentence of some length that is not a guess."""
    told = [s for s in hearing.spans if not offers_way(s)]
    firm = [s for s in told if len(s.words) > 3 and not _GUESS.search(s.low)]
    if hearing.move == "ask-example":
        firm.sort(key=lambda s: not has_past_verb(s.low))
    telling = next((s for s in told if tells_what_happened(s)), None)
    span = next(iter(firm), None) or telling or next(iter(told), None)
    if span is not None:
        yield hear(Slot.OBSERVED_FACT, span)


def cause(hearing: Hearing) -> Iterator[Heard]:
    """The rep's own part if there is one, else what others did. "None, i do my bit" denies a part: it is a fact."""
    told = [s for s in hearing.spans if not offers_way(s)]
    spans = [s for s in told if len(s.words) > 1 and not _DUTIFUL.search(s.low)] or told[:1]
    first = next((s for s in spans if not STUCK.match(s.low)), next(iter(spans), None))
    if denies_part(fold(hearing.text)):
        if first is not None:
            yield hear(Slot.OBSERVED_FACT if own_part(first) else Slot.OTHER_CAUSE, first)
        return
    owned = [own for span in told if (own := own_part(span))]
    if owned:
        yield hear(Slot.OWN_CAUSE, next((own for own in owned if owns_up(own)), owned[0]))
    elif first is not None:
        yield hear(Slot.OTHER_CAUSE, first)


def pattern(hearing: Hearing) -> Iterator[Heard]:
    """ "Everywhere. Demos, my reviews" blames nobody: without an own part it is a fact, not another's fault."""
    for heard in cause(hearing):
        if heard.slot == Slot.OWN_CAUSE:
            yield heard
        elif hearing.first is not None:
            yield hear(Slot.OBSERVED_FACT, hearing.first)
