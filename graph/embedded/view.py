"""A changed view in the rep's words, or an honest "nothing new". Knows nothing of what it is a view of."""

import re
from collections.abc import Iterator

from graph.embedded.clauses import Hearing, exact, hear
from graph.phrases import NEGATIVE
from graph.state import Heard, Slot
from graph.wording import Span, comma_parts, fold

_NOTHING_NEW = re.compile(
    r"\W*(?:(?:no|nope|nah|not really|nothing(?: new| really| much| different| at all)?|none"
    r"|same(?: as (?:before|always))?|still the same|nothing changed?|not much|"
    r"don'?t see anything(?: new)?|i see nothing(?: new)?|no change|not sure (?:i"
    r"|it) do(?:es)?)(?:\s+(?:tbh|really|lol|honestly|new|sorry|yet|i guess|to be honest))*)\W*"
)
_CHANGE = re.compile(
    r"\b(?:hadn'?t (?:clocked|realised|realized|seen|noticed|thought)|didn'?t (?:know|see|realise"
    r"|realize|notice) (?:that|it)|never (?:looked|saw|seen|put|thought|noticed|realised|realized)"
    r"|now i see|i see now|"
    r"(?:just )?reali[sz](?:e|ed|ing)|actually about|(?:its|it's|it is) (?:really |actually "
    r"|not (?:really |even |actually )?)(?:a |about |the )|really about|isn'?t (?:about|really)"
    r"|not (?:the|a|about) \w+ (?:thing|at all)|come to think|turns out|"
    r"so (?:i'?m|im|its|it's|she'?s|he'?s|they'?re|i was|we were|i basically) |wait,? (?:so|i|maybe)|huh\b.*\bi )"
)
_ONLY_MARKER = re.compile(
    r"(?:(?:and|but|so|honestly|huh|wow|ok|yeah)\W+)*(?:i )?(?:hadn'?t (?:clocked|realised|realized"
    r"|seen|noticed|thought(?: of)?)|didn'?t (?:know|see|realise|realize|notice)|never (?:looked at|saw"
    r"|seen|put|thought of|thought about|noticed|realised|realized))"
    r"(?: (?:that|it|this))?(?: (?:like (?:that|this)|that way(?: round)?|this way|before|until now"
    r"|together(?: like (?:that|this))?|at the (?:door|time)|tbh|lol|coming|either|then))*"
)
_STRONG_CHANGE = re.compile(
    r"\b(?:now i see|i see now|hadn'?t (?:clocked|realised|realized|noticed)|(?:just|now) reali[sz](?:e"
    r"|ed|ing)|(?:its|it's|it is) really about|really about|"
    r"never (?:looked at|saw|thought of|put) (?:it|that|this) (?:like|that|this|together)"
    r"|didn'?t reali[sz]e|(?:its|it's) not (?:really |even )?(?:about|a) .{2,40}(?:its|it's|at all)"
    r"|come to think of it)\b"
)
_NOT_THIS = re.compile(r"\W*(?:(?:so|that|and|hm+|ok)\W+)*(?:it'?s|its|it is|this is|thats|that's) not\b")


def insight(hearing: Hearing) -> Iterator[Heard]:
    nothing = _NOTHING_NEW.fullmatch(fold(hearing.text))
    if nothing:
        yield exact(Slot.NO_INSIGHT, hearing.text[: nothing.end()].strip(" .,!?\n"))
        return
    spans = hearing.spans
    span = next((s for s in spans if _CHANGE.search(s.low) and not _ONLY_MARKER.fullmatch(s.low)), None)
    span = span or next((s for s in spans if not _ONLY_MARKER.fullmatch(s.low) and not NEGATIVE.fullmatch(s.low)), None)
    if span is not None:
        yield hear(Slot.INSIGHT, _with_what_it_is(spans, _without_marker(span)))


def _with_what_it_is(spans: tuple[Span, ...], span: Span) -> Span:
    """ "Its not a fleet call. its a sorry call": the second sentence is the point of the first."""
    after = next((s for s in spans if s.start >= span.end), None)
    if not _NOT_THIS.match(span.low) or after is None or "," in span.text or len(span.words) > 12:
        return span
    return Span(span.source, span.start, after.end)


def _without_marker(span: Span) -> Span:
    parts = comma_parts(span)
    kept = [p for p in parts if not _ONLY_MARKER.fullmatch(p.low)]
    return Span(span.source, kept[0].start, kept[-1].end) if kept else span


def marked_insight(hearing: Hearing) -> Span | None:
    """A sentence with a marker of change; the one before it when the marker stands alone ("hadnt clocked that")."""
    before: Span | None = None
    for span in hearing.spans:
        if _ONLY_MARKER.fullmatch(span.low):
            return before
        if any(_ONLY_MARKER.fullmatch(part.low) for part in comma_parts(span)):
            return _without_marker(span)
        if _STRONG_CHANGE.search(span.low):
            return span
        before = span
    return None
