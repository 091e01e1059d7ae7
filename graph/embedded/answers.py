"""What a substantive answer means, given the question that was pending. One small reader per kind of question.

Knows nothing of what comes along unasked (graph/embedded/volunteered.py) and never decides a stage.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from graph.embedded.choices import choice_in, options_in
from graph.embedded.clauses import LEAD, Hearing, exact, hear, is_filler, polish
from graph.embedded.closed import no_in, outcome_in, yes_in
from graph.embedded.parts import denies_part, own_part, tells_what_happened
from graph.embedded.promise import Promise, wording
from graph.embedded.scale import confidence_asked, confidence_in
from graph.embedded.topic import topic_in
from graph.phrases import NEGATIVE, STUCK
from graph.state import Heard, Slot, Stage
from graph.wording import Span, comma_parts, fold

Reader = Callable[[Hearing], Iterator[Heard]]

_WANT = re.compile(
    rf"(?:{LEAD.pattern}|(?:i'?d|i would|i) (?:really |just |actually )?(?:want|like|love|need|wanna|hope)(?: to)?\b\s*|(?:to )?have\b\s+|"
    r"(?:my goal is|the goal is|ideally|that i|want(?: to)?|need(?: to)?|to)\b[\s,]+)"
)
_SAYS = re.compile(
    rf"(?:{LEAD.pattern}|(?:he|she|they|it)(?:'?d| would|'?ll| might)?(?: prob(?:ably)?)? (?:say|think|tell me|see|answer)s?(?: that)?\b[\s,:]*)"
)
_NOTHING_NEW = re.compile(
    r"\W*(?:(?:no|nope|nah|not really|nothing(?: new| really| much| different| at all)?|none|same(?: as (?:before|always))?|still the same|nothing changed?|not much|"
    r"don'?t see anything(?: new)?|i see nothing(?: new)?|no change|not sure (?:i|it) do(?:es)?)(?:\s+(?:tbh|really|lol|honestly|new|sorry|yet|i guess|to be honest))*)\W*"
)
_CHANGE = re.compile(
    r"\b(?:hadn'?t (?:clocked|realised|realized|seen|noticed|thought)|didn'?t (?:know|see|realise|realize|notice) (?:that|it)|never (?:looked|saw|seen|put|thought|noticed|realised|realized)|now i see|i see now|"
    r"(?:just )?reali[sz](?:e|ed|ing)|actually about|(?:its|it's|it is) (?:really |actually |not (?:really |even |actually )?)(?:a |about |the )|really about|isn'?t (?:about|really)|not (?:the|a|about) \w+ (?:thing|at all)|come to think|turns out|"
    r"so (?:i'?m|im|its|it's|she'?s|he'?s|they'?re|i was|we were|i basically) |wait,? (?:so|i|maybe)|huh\b.*\bi )"
)
_ONLY_MARKER = re.compile(
    r"(?:(?:and|but|so|honestly|huh|wow|ok|yeah)\W+)*(?:i )?(?:hadn'?t (?:clocked|realised|realized|seen|noticed|thought(?: of)?)|didn'?t (?:know|see|realise|realize|notice)|never (?:looked at|saw|seen|put|thought of|thought about|noticed|realised|realized))"
    r"(?: (?:that|it|this))?(?: (?:like (?:that|this)|that way(?: round)?|this way|before|until now|together(?: like (?:that|this))?|at the (?:door|time)|tbh|lol|coming|either|then))*"
)
_PREPOSITION = re.compile(
    r"(?:(?:at|in|on|during|over|after|before|right|first|whenever|when|once|as soon|straight|next|every|each|from|while|between|by|the (?:moment|second|minute|next|day|morning)|this)\b|\d{1,2}[:.]?\d{0,2}\s*(?:am|pm|h|uhr|o'?clock)?$)"
)
_GUESS = re.compile(r"\b(?:i (?:think|feel|guess|bet)|maybe|prob(?:ably)?|seems?|must (?:be|have)|feels?)\b")
_DUTIFUL = re.compile(r"\bi do my (?:bit|job|part|best)\b")
_NOT_THIS = re.compile(r"\W*(?:(?:so|that|and|hm+|ok)\W+)*(?:it'?s|its|it is|this is|thats|that's) not\b")
_BY = re.compile(
    r"\b(?:bc|because|its|it's|thats|that's|less|more|keeps?|has to|have to|must|needs? to|only|at least|easier|faster|safer|gets?|gives?|costs?|takes?)\b"
)
_KEEP = re.compile(r"\W*(?:(?:i'?ll |ill |i |let'?s )?keep|same|shrink|smaller|change|drop|done|nothing|next)\b")
_NO_MORE = re.compile(
    r"\W*(?:(?:no|nope|nah|none|nothing(?: else| more)?|not really|(?:that'?s|thats) (?:it|all|the list|plenty|enough|everything)(?: really| i think)?|that is (?:it|all)|only (?:that|those|these)|"
    r"can'?t think of (?:any(?:thing)?(?: else| more)?|more|another)|no (?:more|other)s?(?: \w+)?|i'?m out|out of ideas|i have no more|enough)(?:\s+(?:tbh|really|lol|i think|else|for now|honestly|sorry))*)(?=$|[\W])"
)
_IF_THEN = re.compile(
    r"(?:,\s*(?:then\s+)?|\bthen\s+|\bbut (?:then )?|\bso\s+)(?=i\b|i'?ll\b|ill\b|i'?d\b|id\b|same\b)"
)


def _first(hearing: Hearing) -> Span | None:
    return next(iter(hearing.spans), None)


def _whole(slot: Slot, lead: re.Pattern[str] = LEAD) -> Reader:
    """The first sentence with substance is the answer."""

    def reader(hearing: Hearing) -> Iterator[Heard]:
        first = _first(hearing)
        if first is not None and not NEGATIVE.fullmatch(first.low):
            yield hear(slot, first, lead)

    return reader


def _topic(hearing: Hearing) -> Iterator[Heard]:
    found = topic_in(hearing.spans)
    if found is None or (hearing.state.prior and outcome_in(hearing.spans[:2], asked=False)):
        return
    yield hear(Slot.TOPIC, found, limit=25)
    for span in hearing.spans:
        if tells_what_happened(span):
            yield hear(Slot.OBSERVED_FACT, span)
            return


def _outcome_wanted(hearing: Hearing) -> Iterator[Heard]:
    wanting = next((s for s in hearing.spans if re.search(r"\b(?:want|need|like|so that|hope|wish)\b", s.low)), None)
    span = wanting or _first(hearing)
    if span is not None:
        yield hear(Slot.DESIRED_OUTCOME, span, _WANT)


def _fact(hearing: Hearing) -> Iterator[Heard]:
    """The first sentence of some length that is not a guess."""
    firm = next((s for s in hearing.spans if len(s.words) > 3 and not _GUESS.search(s.low)), None)
    telling = next((s for s in hearing.spans if tells_what_happened(s)), None)
    span = firm or telling or _first(hearing)
    if span is not None:
        yield hear(Slot.OBSERVED_FACT, span)


def _cause(hearing: Hearing) -> Iterator[Heard]:
    """The rep's own part if there is one, else what others did. "None, i do my bit" denies a part: it is a fact."""
    spans = [s for s in hearing.spans if len(s.words) > 1 and not _DUTIFUL.search(s.low)] or hearing.spans[:1]
    first = next((s for s in spans if not STUCK.match(s.low)), next(iter(spans), None))
    if denies_part(fold(hearing.text)):
        if first is not None:
            yield hear(Slot.OBSERVED_FACT, first)
        return
    for span in hearing.spans:
        own = own_part(span)
        if own is not None:
            yield hear(Slot.OWN_CAUSE, own)
            return
    if first is not None:
        yield hear(Slot.OTHER_CAUSE, first)


def _pattern(hearing: Hearing) -> Iterator[Heard]:
    """ "Everywhere. Demos, my reviews" blames nobody: without an own part it is a fact, not another's fault."""
    for heard in _cause(hearing):
        yield heard if heard.slot == Slot.OWN_CAUSE else heard.model_copy(update={"slot": Slot.OBSERVED_FACT})


def _explored(hearing: Hearing) -> Iterator[Heard]:
    """After an open reflection in EXPLORE: an own part, else a fact."""
    yield from _pattern(hearing)


def _insight(hearing: Hearing) -> Iterator[Heard]:
    nothing = _NOTHING_NEW.match(fold(hearing.text))
    if nothing and nothing.end() == len(hearing.text):
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


_STRONG_CHANGE = re.compile(
    r"\b(?:now i see|i see now|hadn'?t (?:clocked|realised|realized|noticed)|(?:just|now) reali[sz](?:e|ed|ing)|(?:its|it's|it is) really about|really about|"
    r"never (?:looked at|saw|thought of|put) (?:it|that|this) (?:like|that|this|together)|didn'?t reali[sz]e|(?:its|it's) not (?:really |even )?(?:about|a) .{2,40}(?:its|it's|at all)|come to think of it)\b"
)


def _options(hearing: Hearing) -> Iterator[Heard]:
    known = hearing.state.values(Slot.OPTION)
    low = fold(hearing.text)
    found = options_in(hearing.spans, known)
    for option in found:
        yield exact(Slot.OPTION, option.text)
    done = _NO_MORE.match(low)
    if done and (known or found) and not found:
        yield exact(Slot.NO_MORE_OPTIONS, hearing.text[: done.end()].strip(" .,!?\n"))
    yield from _choice(hearing, tuple(o.text for o in found))


def _choice(hearing: Hearing, new: tuple[str, ...] = ()) -> Iterator[Heard]:
    """What is picked, and what it is picked by when that follows in the same breath."""
    choice = choice_in(hearing.spans, hearing.state.values(Slot.OPTION), new)
    if choice is None:
        return
    yield exact(Slot.CHOSEN, choice.words)
    yield from _reason(hearing, choice.piece)


def _reason(hearing: Hearing, after: Span | None) -> Iterator[Heard]:
    """The sentence that weighs: one with a reason word first, else the first that is neither choice, when nor number."""
    pieces = [piece for span in hearing.spans if (piece := _beside(span, after)) and _weighs(hearing, piece)]
    found = next((p for p in pieces if _BY.search(p.low)), next(iter(pieces), None))
    if found is not None:
        yield hear(Slot.CRITERION, found)


def _beside(span: Span, picked: Span | None) -> Span | None:
    """What a sentence says next to the words that pick an option; None when it is all pick."""
    if picked is None or not (span.start <= picked.start < span.end):
        return span
    rest = Span(span.source, picked.end, span.end).trim()
    return rest if len(rest.words) > 1 else None


def _weighs(hearing: Hearing, part: Span) -> bool:
    plain = polish(part)
    if is_filler(plain) or hearing.is_moment(plain) or confidence_in(plain.text) == plain.text or len(plain.words) < 2:
        return False
    return not re.match(
        r"(?:i'?ll|ill|i will|i'?m gonna|im gonna|im going|i'?m going|when|that one|this one)\b", plain.low
    )


def _criteria(hearing: Hearing) -> Iterator[Heard]:
    choice = choice_in(hearing.spans, hearing.state.values(Slot.OPTION))
    if choice is not None:
        yield exact(Slot.CHOSEN, choice.words)
    yield from _reason(hearing, choice.piece if choice else None)


def card_words(found: Promise) -> Iterator[Heard]:
    """A promise as proposals."""
    yield Heard(slot=Slot.ACTION, value=found.action, quote=found.action)
    if found.when_text:
        yield exact(Slot.WHEN, found.when_text)
    if found.confidence:
        yield exact(Slot.CONFIDENCE, found.confidence)


def _step(hearing: Hearing) -> Iterator[Heard]:
    choice = choice_in(hearing.spans, hearing.state.values(Slot.OPTION))
    if choice is not None:
        yield exact(Slot.CHOSEN, choice.words)
    pointing = choice is not None and choice.piece.text not in choice.words
    found = wording(_without_requests(hearing), hearing.today)
    if found is not None and not (pointing and choice is not None and found.action in choice.piece.text):
        yield from card_words(found)
    else:
        yield from _when(hearing)


def _without_requests(hearing: Hearing) -> str:
    spans = hearing.spans
    return hearing.text[spans[0].start : spans[-1].end] if spans else ""


def _when(hearing: Hearing) -> Iterator[Heard]:
    if hearing.moments:
        best = next((w for w in hearing.moments if w.due), hearing.moments[0])
        yield exact(Slot.WHEN, best.phrase)


def _moment(hearing: Hearing) -> Iterator[Heard]:
    """A when, however it is put, and the step anew if the rep words it anew."""
    found = wording(_without_requests(hearing), hearing.today)
    restated = (
        found is not None and found.when_text and (found.explicit or re.search(r"\bi\b|\bi'?ll\b", fold(hearing.text)))
    )
    if found is not None and restated and len(found.action.split()) > 1:
        yield from card_words(found)
        return
    if hearing.moments:
        yield from _when(hearing)
    else:
        first = _first(hearing)
        part = comma_parts(first)[0] if first else None
        if part is not None and _PREPOSITION.match(polish(part).low):
            yield hear(Slot.WHEN, polish(part), limit=15)
    yield from _number(hearing)


def _number(hearing: Hearing) -> Iterator[Heard]:
    said = confidence_in(hearing.text)
    if said:
        yield exact(Slot.CONFIDENCE, said)


def _confidence(hearing: Hearing) -> Iterator[Heard]:
    said = confidence_asked(hearing.text)
    if said:
        yield exact(Slot.CONFIDENCE, said)


def _raise(hearing: Hearing) -> Iterator[Heard]:
    """A new number, and what lifted it: that is a plan for the obstacle."""
    said = confidence_asked(hearing.text)
    if said:
        yield exact(Slot.CONFIDENCE, said)
    first = next((s for s in hearing.spans if confidence_asked(s.text) != s.text), None)
    if first is not None and not NEGATIVE.fullmatch(first.low) and len(first.words) > 2:
        yield hear(Slot.OBSTACLE_PLAN, first)


def _obstacle(hearing: Hearing) -> Iterator[Heard]:
    spans = hearing.spans
    if not spans or NEGATIVE.fullmatch(spans[0].low):
        return
    then = _IF_THEN.search(spans[0].low)
    if then and then.start():
        yield hear(Slot.OBSTACLE, spans[0].part(0, then.start()).trim())
        yield hear(Slot.OBSTACLE_PLAN, spans[0].part(then.end()).trim())
        return
    yield hear(Slot.OBSTACLE, spans[0])
    plan = next((s for s in spans[1:] if re.search(r"\b(?:then|i'?ll|ill|i|same|just)\b", s.low)), None)
    if plan is not None:
        yield hear(Slot.OBSTACLE_PLAN, plan)


def _read_back(hearing: Hearing) -> Iterator[Heard]:
    """Yes confirms and changes nothing else; a no, or a change, brings whatever new words come with it."""
    low = fold(hearing.text)
    said = yes_in(hearing.text, low)
    if said is not None:
        yield exact(Slot.CONFIRMED, said)
        return
    declined = no_in(hearing.text, low)
    if declined is not None:
        yield exact(Slot.DECLINED, declined)
    begin = low.find(fold(declined)) + len(declined) if declined else 0
    found = wording(hearing.text[begin:], hearing.today)
    if found is not None and (declined or found.explicit) and len(found.action.split()) > 1:
        yield from card_words(found)
    else:
        yield from _when(hearing)
        yield from _number(hearing)


def _did(hearing: Hearing) -> Iterator[Heard]:
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
        if len(rest.words) >= 3:
            yield hear(Slot.EXPERIENCE, rest)
            return


def _next(hearing: Hearing) -> Iterator[Heard]:
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


READERS: Mapping[str, Reader] = {
    "greet": _topic,
    "ask-topic": _topic,
    "narrow": _topic,
    "ask-outcome": _outcome_wanted,
    "reflect": _outcome_wanted,
    "ask-importance": _whole(Slot.IMPORTANCE),
    "ask-measure": _whole(Slot.SUCCESS_MEASURE),
    "ask-fact": _fact,
    "ask-example": _fact,
    "ask-tried": _fact,
    "ask-cause": _cause,
    "ask-control": _cause,
    "ask-pattern": _pattern,
    "reflect-simple": _explored,
    "reflect-complex": _explored,
    "summarise": _explored,
    "silence-check": _explored,
    "ask-other-view": _whole(Slot.OTHER_VIEW, _SAYS),
    "ask-assumption": _whole(Slot.ASSUMPTION),
    "ask-new-view": _insight,
    "ask-implication": _insight,
    "ask-contradiction": _insight,
    "hold": _insight,
    "ask-options": _options,
    "ask-what-else": _options,
    "ask-perspective": _options,
    "ask-remove-constraint": _options,
    "ask-past-success": _options,
    "reflect-list": _options,
    "ask-criteria": _criteria,
    "ask-tradeoff": _criteria,
    "ask-fit": _criteria,
    "reflect-contrast": _criteria,
    "ask-risk": _obstacle,
    "ask-what": _step,
    "ask-specific": _step,
    "ask-when-trigger": _moment,
    "ask-confidence": _confidence,
    "ask-raise": _raise,
    "ask-obstacle": _obstacle,
    "read-back": _read_back,
    "ask-did": _did,
    "ask-experience": _whole(Slot.EXPERIENCE),
    "ask-result": _whole(Slot.EXPERIENCE),
    "affirm-evidence": _whole(Slot.EXPERIENCE),
    "ask-learning": _whole(Slot.LEARNING),
    "ask-next": _next,
}
"""`ask-evidence` is missing on purpose: in EXPLORE it asks for a fact, in COMMIT for the sign that it worked."""

_EVIDENCE: Mapping[Stage, Reader] = {Stage.EXPLORE: _fact, Stage.COMMIT: _whole(Slot.DONE_EVIDENCE)}


def answer(hearing: Hearing) -> Iterator[Heard]:
    """What the message says in reply to the pending question."""
    if hearing.move == "ask-evidence":
        reader = _EVIDENCE.get(hearing.stage)
    elif not hearing.move:
        reader = _topic
    else:
        reader = READERS.get(hearing.move)
    if reader is not None:
        yield from reader(hearing)
