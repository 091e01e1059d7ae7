"""The step, its moment, its number and the card: the answers to questions of COMMIT."""

import re
from collections.abc import Iterator

from graph.embedded.choices import choice_in
from graph.embedded.clauses import Hearing, exact, hear, polish
from graph.embedded.closed import no_in, yes_in
from graph.embedded.promise import Promise, wording
from graph.embedded.scale import confidence_asked, confidence_in
from graph.embedded.verbs import ACTS
from graph.phrases import NEGATIVE
from graph.state import Heard, Slot
from graph.wording import Span, comma_parts, fold

_PREPOSITION = re.compile(
    r"(?:(?:at|in|on|during|over|after|before|right|first|whenever|when|once|as soon|straight|next"
    r"|every|each|from|while|between|by|the (?:moment|second|minute|next|day|morning)|this)\b"
    r"|\d{1,2}[:.]?\d{0,2}\s*(?:am|pm|h|uhr|o'?clock)?$)"
)
_MAKES_IT = re.compile(
    r"[\s,]+(?:then )?(?:it'?s|thats|that's|it'?d be|it would be|im at|i'm at|make it|say) (?:an? "
    r"|about |like )*[\w/]+$"
)
_HABIT = re.compile(r"\b(?:never|always|usually)\b")
_NOT_MINE = re.compile(
    r"\bnot\s*$|(?:\b(?:he|she|they|it|we)(?:'ll| will)|\b(?!i\b)[a-z]+ will|\btheyll|\bhe'll)\b[^.!?;]*$"
)
_EDITS = re.compile(r"(?:make|change|wait|its?|it'?s|not|save|put|move|actually|rather|the|wrong|that)\b|\S+$")
_IF_THEN = re.compile(
    r"(?:,\s*(?:then\s+)?|\bthen\s+|\bbut (?:then )?|\bso\s+)(?=i\b|i'?ll\b|ill\b|i'?d\b|id\b|same\b)"
)

_IF = re.compile(r"(?:(?:and|but|yes|yeah|ok|yep)\W+)*if\b")
_IF_I = re.compile(r"(?<=\w)\s+(?=(?:i|i'?ll|ill|i'?d)\b)(?<!\bif )")
_NOT_THAT = re.compile(r"\W*(?:not|isn'?t)\s+[^,.;]+[,.;]\s*(?:(?:but|rather|it'?s|its|just)\s+)*(?P<word>\w+)")


def card_words(found: Promise) -> Iterator[Heard]:
    """A promise as proposals."""
    yield Heard(slot=Slot.ACTION, value=found.action, quote=found.action)
    if found.when_text:
        yield exact(Slot.WHEN, found.when_text)
    if found.confidence:
        yield exact(Slot.CONFIDENCE, found.confidence)


def step(hearing: Hearing) -> Iterator[Heard]:
    choice = choice_in(hearing.spans, hearing.state.values(Slot.OPTION))
    if choice is not None:
        yield exact(Slot.CHOSEN, choice.words)
    pointing = choice is not None and choice.piece.text not in choice.words
    found = wording(hearing.substance, hearing.today)
    if found is not None and not (pointing and choice is not None and found.action in choice.piece.text):
        yield from card_words(found)
    else:
        yield from _when(hearing)


def _when(hearing: Hearing) -> Iterator[Heard]:
    kept = [w for w in hearing.moments if not _NOT_MINE.search(fold(hearing.text[: w.start]))]
    best = next((w for w in kept if w.due), next(iter(kept), None))
    if best is not None and not _HABIT.search(fold(best.phrase)):
        yield exact(Slot.WHEN, best.phrase)


def moment(hearing: Hearing) -> Iterator[Heard]:
    """A when, however it is put, and the step anew if the rep words it anew."""
    found = wording(hearing.substance, hearing.today)
    restated = (
        found is not None and found.when_text and (found.explicit or re.search(r"\bi\b|\bi'?ll\b", fold(hearing.text)))
    )
    if found is not None and restated and len(found.action.split()) > 1:
        yield from card_words(found)
        return
    part = _moment_as_put(hearing)
    if part is not None:
        yield exact(Slot.WHEN, part.text)
    else:
        yield from _when(hearing)
    yield from _number(hearing)


def _moment_as_put(hearing: Hearing) -> Span | None:
    """ "In the car on the way home": a short phrase that is all moment, whether or not a day is in it."""
    parts = comma_parts(hearing.first) if hearing.first else ()
    part = polish(parts[0]) if parts else None
    if part is None or len(part.words) > 8 or not _PREPOSITION.match(part.low) or re.search(r"\bi\b", part.low[2:]):
        return None
    longer = any((part.start <= w.start and w.end > part.end) or w.start < part.start for w in hearing.moments)
    return None if longer else part


def _number(hearing: Hearing) -> Iterator[Heard]:
    said = confidence_in(hearing.text)
    if said:
        yield exact(Slot.CONFIDENCE, said)


def confidence(hearing: Hearing) -> Iterator[Heard]:
    said = confidence_asked(hearing.text)
    if said:
        yield exact(Slot.CONFIDENCE, said)


def raised(hearing: Hearing) -> Iterator[Heard]:
    """A new number, and what lifted it: that is a plan for the obstacle."""
    said = confidence_asked(hearing.text)
    if said:
        yield exact(Slot.CONFIDENCE, said)
    plain = (span.cut_tail(_MAKES_IT) for span in hearing.spans)
    plan = next((s for s in plain if confidence_asked(s.text) != s.text and len(s.words) > 2), None)
    if plan is not None and not _MAKES_IT.search(f" {plan.low}"):
        yield hear(Slot.OBSTACLE_PLAN, plan)


def obstacle(hearing: Hearing) -> Iterator[Heard]:
    spans = hearing.spans
    if not spans or NEGATIVE.fullmatch(spans[0].low):
        return
    told = list(_if_then(spans[0]))
    yield from told
    if len(told) > 1:
        return
    plan = next((s for s in spans[1:] if re.search(r"\b(?:then|i'?ll|ill|i|same|just)\b", s.low)), None)
    if plan is not None:
        yield hear(Slot.OBSTACLE_PLAN, plan)


def _if_then(span: Span) -> Iterator[Heard]:
    """ "If he doesn't pick up, I text him": what could get in the way, and the plan, when there is one."""
    then = _IF_THEN.search(span.low) or _IF_I.search(span.low)
    if then and then.start():
        yield hear(Slot.OBSTACLE, span.part(0, then.start()).trim())
        yield hear(Slot.OBSTACLE_PLAN, span.part(then.end()).trim())
    else:
        yield hear(Slot.OBSTACLE, span)


def read_back(hearing: Hearing) -> Iterator[Heard]:
    """Yes confirms and changes nothing else; a no, or a change, brings whatever new words come with it."""
    low = fold(hearing.text)
    said = yes_in(hearing.text, low)
    backup = next((span for span in hearing.spans if _IF.match(span.low)), None)
    if backup is not None:
        yield from _if_then(backup)
    if said is not None:
        yield exact(Slot.CONFIRMED, said)
    if said is not None or backup is not None:
        return
    declined = no_in(hearing.text, low)
    if declined is not None:
        yield exact(Slot.DECLINED, declined)
    begin = low.find(fold(declined)) + len(declined) if declined else 0
    instead = _NOT_THAT.match(low[begin:])
    if instead is not None and instead.group("word") in ACTS:
        begin += instead.start("word")
    found = wording(hearing.text[begin:], hearing.today)
    if found is not None and (declined or found.explicit) and not _EDITS.match(fold(found.action)):
        yield from card_words(found)
    else:
        yield from _when(hearing)
        yield from _number(hearing)
