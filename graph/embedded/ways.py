"""Ways forward, the one picked and what it is picked by: the answers to questions of OPTIONS and CHOOSE."""

import re
from collections.abc import Iterator

from graph.embedded.choices import Choice, choice_in, options_in
from graph.embedded.clauses import Hearing, exact, hear, is_filler, polish
from graph.embedded.scale import confidence_in
from graph.state import Heard, Slot
from graph.wording import Span, fold, words

_ENOUGH = (
    r"(?:no|nope|nah|none|nothing(?: else| more)?|not really|(?:that'?s|thats) (?:it|all|the list"
    r"|plenty|enough|everything)"
    r"|that is (?:it|all)|only (?:that|those|these)|can'?t think of (?:any(?:thing)?(?: else| more)?|more|another)"
    r"|no (?:more|others?)(?: (?:ideas|options|ways))?|i'?m out|out of ideas|i have no more|enough)"
)
_NO_MORE = re.compile(rf"\W*(?:{_ENOUGH}(?:\W+(?:tbh|really|lol|i think|else|for now|honestly|sorry))*(?:\W+|$))+")
_BY = re.compile(
    r"\b(?:bc|because|its|it's|thats|that's|less|more|keeps?|has to|have to|must|needs? to|only"
    r"|at least|easier|faster|safer|gets?|gives?|costs?|takes?)\b"
)
_LEAVES = re.compile(
    r"(?:(?:just|simply|maybe|i could|i can|to)\s+)*(?:not|no more|stop|don'?t|dont)\s+"
    r"(?!sure\b|know\b|really\b|that\b|much\b|clear\b|think\b|yet\b|want\b)\w+"
)


def options(hearing: Hearing) -> Iterator[Heard]:
    known = hearing.state.values(Slot.OPTION)
    low = fold(hearing.text)
    found = options_in(hearing.spans, known, through_others=hearing.move == "ask-perspective")
    for option in found:
        yield exact(Slot.OPTION, option.text)
    done = _NO_MORE.match(low)
    if done and (known or hearing.move == "ask-what-else") and not found:
        yield exact(Slot.NO_MORE_OPTIONS, Span(hearing.text, 0, done.end()).trim().text)
    if not found and not done and hearing.move in ("ask-options", "ask-what-else"):
        yield from _leaving_off(hearing)
    if not found and hearing.move == "ask-past-success" and hearing.first is not None:
        yield hear(Slot.OBSERVED_FACT, hearing.first)
    yield from choice(hearing, tuple(found))


def _leaving_off(hearing: Hearing) -> Iterator[Heard]:
    """ "Not open mail before 10", "no more free pilots", "stop chasing": to leave something is a way, too."""
    for span in hearing.spans:
        if len(span.words) >= 3 and _LEAVES.match(span.low):
            yield hear(Slot.OPTION, span)
            return


def choice(hearing: Hearing, new: tuple[Span, ...] = ()) -> Iterator[Heard]:
    """What is picked, and what it is picked by when that follows in the same breath."""
    choice = choice_in(hearing.spans, hearing.state.values(Slot.OPTION), new)
    if choice is None:
        return
    yield exact(Slot.CHOSEN, choice.words)
    yield from _reason(hearing, choice, choice.piece.end)


def _reason(hearing: Hearing, choice: Choice | None, begin: int = 0) -> Iterator[Heard]:
    """The sentence that weighs: one with a reason word, else the first that is no choice, when or number."""
    pieces = [p for span in hearing.spans if span.end > begin and (p := _beside(span, choice)) and _weighs(hearing, p)]
    reasons = [p for p in pieces if _BY.search(p.low)] if choice else []
    found = next(iter((*reasons, *pieces)), None)
    if found is not None:
        yield hear(Slot.CRITERION, found)


def _beside(span: Span, choice: Choice | None) -> Span | None:
    """What a sentence says next to the words that pick an option; None when it is all pick."""
    if choice is None:
        return span
    picked = choice.piece
    rest = Span(span.source, picked.end, span.end).trim() if span.start <= picked.start < span.end else span
    if span.start < picked.start < span.end and len(Span(span.source, span.start, picked.start).words) > 2:
        rest = Span(span.source, span.start, picked.start).trim()
    only_repeats = set(rest.words) <= set(words(choice.words))
    return None if only_repeats or len(rest.words) < 2 else rest


def _weighs(hearing: Hearing, part: Span) -> bool:
    plain = polish(part)
    if is_filler(plain) or hearing.is_moment(plain) or confidence_in(plain.text) == plain.text:
        return False
    return not re.match(
        r"(?:i'?ll|ill|i will|i'?m gonna|im gonna|im going|i'?m going|when|that one|this one)\b", plain.low
    )


def criteria(hearing: Hearing) -> Iterator[Heard]:
    choice = choice_in(hearing.spans, hearing.state.values(Slot.OPTION))
    if choice is not None:
        yield exact(Slot.CHOSEN, choice.words)
    yield from _reason(hearing, choice)
