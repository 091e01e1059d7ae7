"""Ways forward in what the rep says, and which of them is picked. The rep's words only; nothing is ranked.

Knows nothing of stages.
"""

import re
from dataclasses import dataclass

from graph.embedded.clauses import is_filler
from graph.embedded.scale import confidence_in
from graph.embedded.verbs import ACTS, IMPERSONAL
from graph.wording import Span, comma_parts, split_at, words

_OR = re.compile(r"[,\s]+\b(?:or|also|alternatively|otherwise|oder)\b[\s,]+|^(?:or|also)\b\s*|\s+vs\.?\s+|\s/\s")
_MODAL = re.compile(
    r"(?:(?:or|and|also|maybe|perhaps|either|prob(?:ably)?|so|ok|well|then|hm+|then)\b[\s,]+)*"
    r"(?:(?:i|we|one|you)(?:\s+(?:could|can|might|would|may)|'?d)(?:\s+(?:also|just|always|maybe"
    r"|prob(?:ably)?|even|try to|simply|rather))*\b"
    r"|(?:could|can|might)(?:\s+(?:also|just|always|maybe|even|try to))*\b|what about\b|how about\b"
    r"|there'?s always\b|option \w+:?|(?:i|id|i'd) (?:guess|consider|suggest)\b|"
    r"(?:one|another)(?: (?:way|option|thing|idea))?(?: (?:is|would be|could be))(?: to)?\b|to\b"
    r"|try(?:ing)? to\b|(?:i(?:'?d| would) |id )?rather\b|maybe\b|perhaps\b|either\b|ok a silly one\b"
    r"|a silly one\b)[\s,:]*"
)
_I_COULD = re.compile(
    r"(?:(?:ok|so|and|or|but|well|hm+|maybe|i guess|i think|prob(?:ably)?|then)\W+)*(?:i|we) (?:could|might)"
    r"(?: (?:also|just|always|maybe|either|try to|probably))* (?P<verb>[a-z]+)\b"
)
_THROUGH_OTHERS = re.compile(
    r"(?:\w+ )?(?:he|she|they|it)?(?:'?d| would)(?: (?:just|prob(?:ably)?|simply|always|say|want me to"
    r"|tell me to|ask me to|advise me to))*\b\s*"
)
_FILLER_LEAD = re.compile(
    r"(?:(?:or|and|also|so|ok|okay|well|hm+|then|but|like|i guess|i think|i suppose|prob(?:ably)?|lol"
    r"|yeah|yes|eh|uh+|um+|nah|no)\b[\s,.:-]*)"
)
_TAIL = re.compile(
    r"[\s,.;:–-]+(?:(?:would be|is|could be) (?:one|another|an option|the other)(?: one| way| option)?"
    r"|lol|haha+|tbh|i guess|i think|i suppose|prob(?:ably)?|maybe|too|as well|or something|or so"
    r"|or sth|instead of that|then|idk|hm+)$"
)
_COMMENT = re.compile(
    r"(?:(?:he|she|they|it|we|this|that|there|which|but|bc|because|cause|you|who|what|why|how|my gut|hes"
    r"|shes|theyre|its|theres|thats|id|im|hed|shed|theyd|hell|theyll|shell|itll|"
    r"they'?d|he'?d|she'?d|he'?ll|they'?ll|it'?s|that'?s|there'?s|they'?re|he'?s|she'?s|i'?m|i'?d|i'?ve"
    r"|ive|we'?re|were|although|though|since|no idea|nothing|none|never|"
    r"not|don'?t|doesn'?t|won'?t|no|too|so|if|when|whatever|either way|both|all|any|anything|easy|hard"
    r"|risky|scary|good|bad|less|more|better|worse|takes|keeps|feels|has to|makes|costs|needs|"
    r"sounds|depends|honestly|coward|silly|same|done|enough|confidence)\b)"
)
_STATES = frozenset("have get see hear meet know let think".split())
_HABIT = re.compile(r"\b(?:never|always|usually|normally|every time|every day)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|had|did|does|do|would|will|wont|won't|cant|can't|said|says|thinks|wants"
    r"|needs|hates|likes|knows|he'?d|hed|she'?d|shed|they'?d|theyd|i'm|im|its|it's)\b"
)
_CHOICE = re.compile(
    r"(?:(?:ok|okay|so|and|then|well|yeah|yes|no|nah|hm+|prob(?:ably)?|def(?:initely)?|i think|i guess"
    r"|fine|i)\b[\s,]*)*"
    r"(?:i'?ll (?:go (?:with|for)|take|do|pick|choose|try|start with)|ill (?:go (?:with|for)|take|do"
    r"|pick|choose|try|start with)|i(?:'?m|m)? ?(?:am )?(?:going|gonna go|go) (?:with|for)"
    r"|going (?:with|for)|go(?:nna)? (?:with|for)|"
    r"gonna (?:do|try|take)|i(?:'?d| would) (?:rather|prefer|go with|go for|pick|choose)(?: to)?"
    r"|id (?:rather|prefer|go with|go for|pick|choose)(?: to)?|rather|(?:i )?(?:prefer|choose|pick"
    r"|picked|chose|choosing|picking|want|like)(?: to)?|"
    r"my (?:gut|choice|pick|favou?rite)(?: says| is)?:?|definitely|def|let'?s(?: do| go with)?"
    r"|lets(?: do| go with)?|it'?s|start with|(?:the )?best is)\b[\s:,]*"
)
_CHOICE_TAIL = re.compile(
    r"[\s,]+(?:then|it is|i guess|i think|first|for sure|definitely|prob(?:ably)?|wins|is (?:it|better"
    r"|best|the one)|feels (?:right|better)|please)$"
)
_POINTING = re.compile(
    r"(?:(?:i'?ll|ill|i'?d|id|i|let'?s|lets|gonna|going|go|do|take|pick|choose|prefer|with|for|rather"
    r"|definitely|def|prob(?:ably)?|hm+|ok|yeah|so|yes|then|think|it'?s)\s+)*"
    r"(?:that one|this one|that(?: then)?|the latter|the last(?: one)?|exactly that"
    r"|doing that)(?:\s+(?:then|i guess|i think|prob(?:ably)?|for sure|definitely|it is|first))*$"
)
_NTH = re.compile(
    r"(?:.*\b(?:with|for|take|pick|choose|prefer|do|rather|its|it's|say|like)\s+|(?:ok|hm+|so|yeah|yes"
    r"|prob(?:ably)?|def(?:initely)?)\W+)?(?:the\s+|option\s+|number\s+|no\.?\s*|#)?"
    r"(?P<nth>first|second|third|fourth|last|former|latter|1st|2nd|3rd|4th|one|two|three|1|2|3|4|a|b"
    r"|c)(?:\s+(?:one|option|idea|way))?(?:\s+(?:then|i guess|i think|for sure|it is|prob(?:ably)?"
    r"|first))*$"
)
_ORDER = {
    "first": 0,
    "1st": 0,
    "former": 0,
    "1": 0,
    "one": 0,
    "a": 0,
    "second": 1,
    "2nd": 1,
    "2": 1,
    "two": 1,
    "b": 1,
    "third": 2,
    "3rd": 2,
    "3": 2,
    "three": 2,
    "c": 2,
    "fourth": 3,
    "4th": 3,
    "4": 3,
    "last": -1,
    "latter": -1,
}
_SMALL = frozenset(
    "the a an to of and or in on at it is be i im ill id my me her him them his their with for that this one "
    "so then do go going just ok then what who if when they he she we you".split()
)


def options_in(spans: tuple[Span, ...], known: tuple[str, ...], through_others: bool = False) -> list[Span]:
    """Every distinct way in these sentences that is not among `known` yet; what is only said about a way is no way.

    `through_others`: the rep was asked what somebody else would do, so "he would just ring her" holds a way.
    """
    found: list[Span] = []
    for span in spans:
        if confidence_in(next(iter(comma_parts(span)), span).text):
            continue
        for piece in split_at(span, _OR):
            for number, part in enumerate(comma_parts(piece)):
                option = _option(_as_own(part) if through_others else part, first=number == 0)
                if option and not _is_known(option.text, (*known, *(f.text for f in found))):
                    found.append(option)
    return found


def _as_own(part: Span) -> Span:
    found = _THROUGH_OTHERS.match(part.low)
    return part.part(found.end()).trim() if found and found.end() < len(part.low) else part


def offers_way(span: Span) -> bool:
    """ "I could call him": a way, whatever was asked. "I could have asked" looks back and is none."""
    found = _I_COULD.match(span.low)
    return found is not None and found.group("verb") in ACTS and found.group("verb") != "have"


def _is_known(text: str, known: tuple[str, ...]) -> bool:
    mine = _content(text)
    return any(mine and (mine <= _content(k)) for k in known)


def _option(part: Span, first: bool) -> Span | None:
    plain = part.cut_lead(_FILLER_LEAD)
    modal = _MODAL.match(plain.low)
    body = plain.part(modal.end()).trim() if modal and modal.end() else plain
    body = body.cut_tail(_TAIL)
    if not body.words or is_filler(body) or len(body.words) > 25 or confidence_in(body.text) == body.text:
        return None
    said_as_way = modal is not None and modal.group().strip(" ,") not in ("to", "")
    return body if _is_way(body, said_as_way, first) else None


def _is_way(body: Span, modal: bool, first: bool) -> bool:
    low, start = body.low, body.words[0]
    if _POINTING.fullmatch(low) or re.match(r"(?:not|no|don'?t|never|be)\b", low):
        return False
    if start in ACTS or (start == "just" and len(body.words) > 1 and body.words[1] in ACTS):
        return True
    if modal:
        return not _COMMENT.match(low)
    own = re.match(
        r"i(?:'?ll)? (?:just |then |prob(?:ably)? |also )*(?P<verb>[a-z]+)|ill (?:just )?(?P<will>[a-z]+)", low
    )
    if own is not None:
        verb = own.group("verb") or own.group("will")
        return verb in ACTS - IMPERSONAL - _STATES and _HABIT.search(low) is None
    if _COMMENT.match(low):
        return False
    if start.endswith("ing") and len(start) > 5:
        return True
    return (
        first
        and len(body.words) <= 12
        and _FINITE.search(low) is None
        and (len(body.words) > 1 or body.text[:1].isupper())
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """The picked way in the rep's words, and the piece of the message that picks it."""

    words: str
    piece: Span


def choice_in(spans: tuple[Span, ...], known: tuple[str, ...], new: tuple[Span, ...] = ()) -> Choice | None:
    """Which of the rep's own ways these sentences pick: by pointing, by number or by naming it.

    `known` are ways from earlier messages, `new` those of this one. Naming a new way picks it only with a word of
    choice ("i'd rather ring her"); the bare words are the naming itself.
    """
    ways = (*known, *(way.text for way in new))
    if not ways:
        return None
    for span in spans:
        for part in comma_parts(span)[:2]:
            names_it = any(part.start <= way.start < part.end for way in new)
            words_of = _picked(part, known, ways, names_it)
            if words_of is not None:
                return Choice(words_of, part)
    return None


def _picked(part: Span, known: tuple[str, ...], ways: tuple[str, ...], names_it: bool) -> str | None:
    low = part.cut_lead(_FILLER_LEAD).low
    if _POINTING.fullmatch(low):
        return ways[-1]
    nth = _NTH.fullmatch(low)
    if nth:
        index = _ORDER[nth.group("nth")]
        return ways[index] if -1 <= index < len(ways) else None
    led = _CHOICE.match(low)
    rest = low[led.end() :] if led else low
    tailed = _CHOICE_TAIL.sub("", rest)
    led_by_choice = led is not None and bool(led.group().strip())
    if names_it and not led_by_choice:
        return None
    chooses = led_by_choice or tailed != rest
    return _named(tailed, ways if chooses else known, loose=chooses)


def _named(text: str, ways: tuple[str, ...], loose: bool) -> str | None:
    """The one way whose words these are: all of them, or most when the rep says "going with …"."""
    mine = _content(text)
    if not mine:
        return None
    scored = sorted(((len(mine & _content(way)) / len(mine), way) for way in ways), key=lambda pair: -pair[0])
    if not scored or scored[0][0] < (0.5 if loose else 0.99):
        return None
    tie = len(scored) > 1 and scored[1][0] == scored[0][0] and scored[1][1] != scored[0][1]
    return None if tie else scored[0][1]


def _content(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(text) if word not in _SMALL)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
