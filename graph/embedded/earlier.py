"""What became of the last promise: the answers to questions of FOLLOW_UP."""

import re
from collections.abc import Iterator

from graph.embedded.clauses import Hearing, hear
from graph.embedded.closed import outcome_in
from graph.embedded.topic import topic_in
from graph.state import Heard, Slot
from graph.wording import Span, fold

_KEEP = re.compile(r"\W*(?:(?:i'?ll |ill |i |let'?s )?keep|same|shrink|smaller|change|drop|done|nothing)\b")


def did(hearing: Hearing) -> Iterator[Heard]:
    found = outcome_in(hearing.spans or _bare(hearing), asked=True)
    if found is None:
        return
    label, part = found
    yield Heard(slot=Slot.OUTCOME, value=label, quote=part.text)
    yield from after_outcome(hearing, part)


def _bare(hearing: Hearing) -> tuple[Span, ...]:
    return (Span(hearing.text, 0, len(hearing.text)).trim(),)


def after_outcome(hearing: Hearing, part: Span) -> Iterator[Heard]:
    """What is told besides the outcome is how it was."""
    for span in hearing.spans:
        rest = Span(span.source, max(span.start, part.end), span.end).trim()
        more = outcome_in((rest,), asked=True) if rest.start != span.start else None
        if len(rest.words) >= 3 and (more is None or span == hearing.spans[-1]):
            yield hear(Slot.EXPERIENCE, rest)
            return


def next_thing(hearing: Hearing) -> Iterator[Heard]:
    """Keep, change or drop; whatever else comes up is what the session is about next."""
    low = fold(hearing.text)
    label = "dropped" if re.match(r"\W*drop\b", low) else "changed" if re.match(r"\W*(?:change|shrink)\b", low) else ""
    if label:
        word = re.match(r"\W*(\w+)", hearing.text)
        if word:
            yield Heard(slot=Slot.OUTCOME, value=label, quote=word.group(1))
    topic = topic_in(hearing.spans)
    if topic is not None and not _KEEP.match(topic.low):
        yield hear(Slot.TOPIC, topic, limit=25)
