"""The wording of a commitment: what the rep will do, and when, both as spans of the rep's own words.

Knows nothing of stages. `promise` only speaks up when somebody really commits; `wording` takes an answer to "what will
you do?" apart, where a bare "ring her, thursday" is enough.
"""

import re
from dataclasses import dataclass
from datetime import date

from graph.dates import When, whens
from graph.embedded.scale import confidence_in
from graph.embedded.verbs import ACTS, IMPERSONAL
from graph.phrases import HOLLOW, STUCK
from graph.tense import has_past_verb
from graph.wording import Span, comma_parts, fold, sentences, whole

LONGEST = 4000  # characters read

_WILL = (
    r"(?:i'?ll|ill|i will|i shall|i(?:'?m| am) (?:gonna|going to|about to)|i(?:'?ve| have) decided to"
    r"|imma|ima|i plan to|"
    r"i promise(?: to)?|i commit to|i want to commit to|(?:my )?plan is to)"
)
_INTENT = re.compile(
    rf"(?:(?<![\w']){_WILL}|(?:^|(?<=[,;:] )|(?<=\bok )|(?<=\bso )|(?<=\bthen )|(?<=\band ))(?:gonna"
    r"|going to|will))\s+(?:(?:also|now|then|just|simply|definitely|def|really|actually|prob(?:ably)?"
    r"|first)\s+)*(?P<verb>[a-z][a-z-]*)(?!['\w])"
)
_PLAIN = re.compile(r"(?<![\w'])i\s+(?:(?:just|then|also|simply|will)\s+)*(?P<verb>[a-z][a-z-]*)(?!['\w])")
_REPORTED = re.compile(
    r"\b(?:said|says|say|saying|told)\b(?:[^\w.;!?]+\w+){0,3}[^\w.;!?]+$|\b(?:said|say|told|says"
    r"|promised|thought|hop(?:e|ed|ing)|know|knew|swore|that|if|whether|maybe|perhaps|prob(?:ably)? not"
    r"|think"
    r"|guess|afraid|scared|worried|where|normally|usually|always)\s+(?:(?:him|her|them|me|my \w+"
    r"|us)\s+)?(?:that\s+)?$"
)
_SOFT = re.compile(r"\b(?:i (?:think|guess)|maybe|perhaps)\s+$")
_HABIT = re.compile(r"\b(?:never|always|usually|normally)\b")
_GIVEN_UP = re.compile(r"\b(?:was|were|wasn'?t) (?:going|about|supposed|planning) to\b|\bwanted to\b")
_PROBABLY = re.compile(r"\bprob(?:ably)?\b")
_NOT = re.compile(r"\b(?:not|never|won'?t|can'?t)\b")
_LEAD = re.compile(
    r"(?:(?:ok(?:ay)?|so|and|but|then|yes|yeah|yep|ya|no|nah|right|well|hm+|fine|alright|plan|decided)\b[\s,.:;-]*"
    r"|(?:i think|i guess|i'?d say|prob(?:ably)?|maybe|also|first|tbh|honestly)\b[\s,]+"
    rf"|(?:{_WILL}|gonna|going to|will)\s+(?:(?:also|now|then|definitely|def|prob(?:ably)?)\s+)*"
    r"|i\s+(?:(?:then|also|will)\s+)*(?=[a-z]))"
)
_TAIL = re.compile(
    r"(?:[\s,;:–-]+(?:then|lol|haha+|i guess|i think|prob(?:ably)?|tbh|for now|ok|and|at|by|or|so|but"
    r"|the|around|maybe))+$|[\s,;]+$"
)
_REASON = re.compile(
    r",?\s+\b(?:bc|because|cause|cuz|coz|since (?:he|she|they|that|it)|so that|so (?:he|she|they|i"
    r"|we) (?:can|could|know|dont|don't)|otherwise)\b"
)
_COMMENT = re.compile(
    r"(?:he'?s|she'?s|they'?re|it'?s|its|thats?|that's|hes|shes|theyre|theres|there's|he|she|they|hell"
    r"|he'll|she'll|shell|bc|because|which|but|cause|"
    r"no matter|dont|doesnt|nothing|easy|simple|confidence|sure|im|i'm|id|i'd)\b"
)


@dataclass(frozen=True, slots=True)
class Promise:
    """A step in the rep's words. `when_text` is empty when no moment was named; `trigger` repeats it when it is one.

    `quote` is the stretch of the message that holds the step; `explicit` tells "i'll call her" and a dated deed from
    a habit told in the present ("when he goes quiet i fill it").
    """

    action: str
    quote: str
    when_text: str = ""
    trigger: str = ""
    due: date | None = None
    confidence: str = ""
    explicit: bool = False


def promise(text: str, today: date) -> Promise | None:
    """The step the rep commits to in `text`, or None: wishes, maybes, questions, refusals and reports are none.

    A bare imperative counts when it comes with its moment ("ring her thursday after lunch"). Never raises.
    """
    message = whole(text[:LONGEST])
    moments = whens(text[:LONGEST], today)
    for sentence in sentences(message):
        if sentence.asks or not (deed := _deed(sentence, moments)):
            continue
        found = _put_together(message, deed[0], moments, explicit=deed[1])
        if found is not None:
            return found
    return None


def wording(text: str, today: date) -> Promise | None:
    """An answer to "what will you do?" taken apart, however bare: the first piece that is not a moment is the step."""
    stated = promise(text, today)
    if stated is not None:
        return stated
    message = whole(text[:LONGEST])
    moments = whens(text[:LONGEST], today)
    for sentence in sentences(message):
        if sentence.asks or _is_no_step(sentence.low):
            continue
        found = _put_together(message, sentence, moments, explicit=False)
        if found is not None:
            return found
    return None


def _is_no_step(low: str) -> bool:
    """A remark, a refusal, a plan given up, a fear ("i'll lose it"), or not knowing."""
    found = _INTENT.match(low)
    if found is not None and not _is_act(found.group("verb"), low[found.end() :]):
        return True
    return any(p.match(low) for p in (_COMMENT, _NOT, STUCK)) or _GIVEN_UP.search(low) is not None


def _deed(sentence: Span, moments: tuple[When, ...]) -> tuple[Span, bool] | None:
    """Where the step starts in a sentence, and whether it is said outright; None when nobody commits to anything."""
    low = sentence.low
    inside = [w for w in moments if sentence.start <= w.start < sentence.end]
    for found in _INTENT.finditer(low):
        if _within(sentence, found.start(), inside) or not _is_act(found.group("verb"), low[found.end() :]):
            continue
        before = low[: found.start()]
        is_soft = bool(_SOFT.search(before) or _PROBABLY.search(found.group()))
        if is_soft or not _REPORTED.search(before):
            return (sentence, True) if inside or not is_soft else None
    if not inside or (has_past_verb(low) and not inside[0].is_trigger):
        return None
    if _HABIT.search(low) or _GIVEN_UP.search(low):
        return None
    for found in _PLAIN.finditer(low):
        outside = not _within(sentence, found.start(), inside)
        if outside and _is_act(found.group("verb"), low[found.end() :]) and _is_beside(sentence, found.start(), inside):
            return sentence, any(w.due for w in inside)
    plain = sentence.cut_lead(_LEAD)
    verb = next(iter(plain.words), "")
    is_step = verb in ACTS and _is_act(verb, plain.low[len(verb) :])
    return (sentence, any(w.due for w in inside)) if is_step and _is_bare(sentence) else None


def _within(sentence: Span, offset: int, inside: list[When]) -> bool:
    return any(w.start <= sentence.start + offset < w.end for w in inside)


def _is_beside(sentence: Span, offset: int, inside: list[When]) -> bool:
    """Does the "i …" follow a moment directly, or begin the sentence?"""
    before = sentence.low[:offset]
    if not re.sub(r"[^a-z]|\b(?:so|and|then|ok|but|no|yes|well)\b", "", before):
        return True
    return any(re.fullmatch(r"[\s,:–-]*(?:then\s+|and\s+|so\s+)?", before[w.end - sentence.start :]) for w in inside)


def _is_bare(sentence: Span) -> bool:
    """A bare imperative: no modal and no alternative makes it a way among others."""
    return re.search(r"\b(?:could|might|should|would|or)\b", sentence.low) is None


def _is_act(verb: str, rest: str) -> bool:
    if verb in ("pick", "choose") or re.match(r"go (?:with|for)\b", f"{verb}{rest}"):
        return False
    if verb in IMPERSONAL or verb in ("not", "never", "be", "get", "see", "have", "think"):
        return bool(_EXCEPTIONS.match(f"{verb}{rest}"))
    return verb in ACTS or (len(verb) > 2 and verb not in _NO_VERB)


_EXCEPTIONS = re.compile(
    r"be (?:honest|clear|there|ready|quiet|upfront|open|direct|first|silent|straight)\b"
    r"|get (?!(?:to \w+(?:$| and)|fired|nervous|stuck|killed|blamed|a no|angry|used|better|more|there"
    r"|sacked|yelled|lost|it)\b)"
    r"|see (?:her|him|them|my|the|\w+ (?:on|at))\b|have (?:a (?:word|chat|call|coffee|look)|coffee"
    r"|lunch|the)\b|hear (?:her|him|them) out"
    r"|have \w+ ready|remember to"
)
_NO_STEP = frozenset("do both all i then and him her it that this one me them so but lol".split())
_NO_VERB = frozenset(
    "the and also probably prob maybe today tomorrow tmrw because since for with still always usually "
    "normally was had did "
    "have been done gone said told can could would may might am m ve d are was were don didn doesn should "
    "would could might must ever even only too very dont cant wont know".split()
)


def _put_together(message: Span, deed: Span, moments: tuple[When, ...], explicit: bool) -> Promise | None:
    inside = [w for w in moments if deed.start <= w.start < deed.end]
    when = next((w for w in inside if w.is_trigger and w.due), None) or next(iter(inside or moments), None)
    action = _action(deed, when if when in inside else None)
    if action is None:
        return None
    said = confidence_in(message.text)
    return Promise(
        action=action.text,
        quote=deed.text,
        when_text=when.phrase if when else "",
        trigger=when.phrase if when and when.is_trigger else "",
        due=when.due if when else None,
        confidence=said or "",
        explicit=explicit,
    )


def _action(deed: Span, when: When | None) -> Span | None:
    """The step without its moment, its reasons and the "i'll" in front; one stretch of the message."""
    pieces = [deed]
    if when is not None:
        head = Span(deed.source, deed.start, when.start).trim()
        rest = Span(deed.source, when.end, deed.end).trim()
        pieces = [head, rest] if _says_something(head) else [rest]
        if _says_something(head) and _goes_on(fold(deed.source[when.end : deed.end])):
            pieces = [deed]  # "call her tomorrow and ask": the step goes on behind the moment
    for piece in pieces:
        polished = _polish(piece)
        if polished is not None:
            return polished
    return None


def _goes_on(rest: str) -> bool:
    if re.match(r"\s*(?:to|whether|if|what|how|why|about|that|who)\b", rest):
        return True
    found = re.match(r"\s*(?:and|then)\s+(?:then\s+|also\s+)?([a-z]+)", rest)
    return found is not None and found.group(1) in ACTS


def _says_something(piece: Span) -> bool:
    return bool(piece.words) and _polish(piece) is not None


def _polish(piece: Span) -> Span | None:
    begin = next((m for m in _INTENT.finditer(piece.low)), None)
    if begin is not None and begin.start() and "," not in piece.low[begin.start() :]:
        piece = piece.part(begin.start())
    kept = piece.cut_lead(_LEAD)
    reason = _REASON.search(kept.low)
    if reason and reason.start():
        kept = kept.part(0, reason.start()).trim()
    parts = comma_parts(kept)
    end = next((n for n, p in enumerate(parts) if n and (_COMMENT.match(p.low) or confidence_in(p.text))), len(parts))
    if not parts or (_COMMENT.match(parts[0].low) and not _INTENT.match(parts[0].low)):
        return None
    kept = Span(kept.source, parts[0].start, parts[end - 1].end).cut_tail(_TAIL).cut_lead(_LEAD)
    hollow = all(word in HOLLOW or word in _NO_STEP for word in kept.words)
    return None if hollow or confidence_in(kept.text) == kept.text else kept
