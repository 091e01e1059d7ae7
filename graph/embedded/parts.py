"""Whose part is it? Tells a rep's own doing ("i never asked") from what others did, and telling from meaning.

Knows nothing of stages. One sentence in, the piece of it that carries the part out.
"""

import re

from graph.embedded.clauses import LEAD, polish
from graph.embedded.verbs import DEEDS
from graph.tense import has_past_verb
from graph.wording import Span, comma_parts, split_at

_BECAUSE = re.compile(r"\b(?:bc|because|cause|cuz|coz)\b|\s(?:but|though|tho)\s")
_HEDGE = (
    r"(?:think|guess|mean|know|knew|believe|bet|suppose|hear|heard|hope|wish|understand|agree|said that"
    r"|am told|was told|got told|"
    r"swear|doubt|wonder|see|saw|remember|dunno|can'?t|cannot|couldn'?t|have to|had to|need(?:ed)? to"
    r"|would|could|might|will|d|ll|"
    r"d(?:on'?t|idn'?t) (?:know|think|get|have|see|understand|believe|decide|control)|do my (?:bit|job"
    r"|part)|got (?:an?|the|no|told)|"
    r"get (?:an?|the|no|told|nothing)|have (?:an?|the|no|nothing|\d)|had (?:an?|the|no|nothing|\d)"
    r"|(?:am|m|was) (?:not )?(?:allowed|told|stuck|waiting|sick|the only))"
)
_I = re.compile(
    r"(?:^|(?<=[\s\"“(]))(?:(?:i|i'?m|i'?ve|i'?d)\s+(?:(?:just|also|really|kinda|prob(?:ably)?|always"
    r"|never|simply|only|basically|still|then|once|even|"
    r"honestly|maybe|prob|totally|kind of|sort of|actually|again|already|usually|normally"
    rf"|often)\s+)*(?!{_HEDGE}\b)(?P<verb>[a-z][a-z']+))"
)
_MINE = re.compile(
    r"\b(?:my (?:own )?(?:fault|mistake|bad|doing|habit|part|side|mess|nerves|fear|ego|way of)|(?:on"
    r"|down to|because of|bc of) me\b|(?:its|it's|was|is|always|kinda|partly|prob) "
    r"(?:kinda |also |just |partly |always )?me\b|me (?:who|being|not|talking|pushing|rushing|waiting"
    r"|assuming)|i should(?:'?ve| have|a)?\b|i could(?:'?ve| have)\b|i never\b|i always\b|i tend to"
    r"|we (?:just |also )?(?:never|didn'?t|forgot|assumed|pitched|pushed|rushed|offered|skipped|ignored"
    r"|sent|waited|promised))\b"
)
_DENIES = re.compile(r"\W*(?:none|nothing|not mine|no part|nope|no|not my (?:fault|problem|job|part)|zero)\b")
_LIKENESS = re.compile(r"\W*(?:and |so )?(?:it'?s |its |feels |felt )?like i\b|\W*like i'?ve\b|\W*as if\b")
_STRONG = re.compile(
    r"(?:\bi |^)(?:just |also |kinda |prob(?:ably)? )?(?:never|always|didn'?t (?:ask|check|tell|say|listen"
    r"|prepare|prep|follow|call|push|dare|want to)|forgot|assumed|avoided|dodged|rushed|pitched|folded"
    r"|panicked|"
    r"caved|talked too|talk too|talk over|interrupted?|should'?ve|should have|shoulda|tend to"
    r"|was (?:just |too |so |a bit |kinda )*(?:afraid|scared|nervous|vague|slow|lazy|late|unprepared|impatient|pushy)"
    r"|gave (?:in|away)|filled?|fill|froze|freeze|skipped|waited too|let it|pushed too|push too)\b"
    r"|\bmy (?:own )?(?:fault|mistake|bad|doing)\b|\b(?:on|down to) me\b|\bkinda me\b"
)
_TOLD = re.compile(
    r"\b(?:said|told|asked|nothing|no (?:answer|reply|response|word|news)|silence|since|ago|yesterday"
    r"|last (?:week|month|time|quarter|friday|monday|tuesday|wednesday|thursday|year)|"
    r"never (?:answer|reply|call|show)\w*|hasn'?t|haven'?t|has not|went|dark|ghosted|\d+\s*(?:mails?"
    r"|emails?|calls?|voicemails?|weeks?|wks?|months?|days?|times|min|minutes|%|percent))\b"
)


def own_part(sentence: Span) -> Span | None:
    """The piece in which the rep is the one who does or is something, an owning up before a mere deed; or None."""
    found = [own for piece in split_at(sentence, _BECAUSE) if (own := _own_run(piece))]
    return next((own for own in found if owns_up(own)), next(iter(found), None))


def _own_run(piece: Span) -> Span | None:
    parts = comma_parts(piece)
    first = next((n for n, part in enumerate(parts) if is_own(part)), None)
    if first is None:
        return None
    last = first
    while last + 1 < len(parts) and is_own(parts[last + 1]):
        last += 1
    return Span(piece.source, parts[first].start, parts[last].end)


def is_own(part: Span) -> bool:
    if _LIKENESS.match(part.low):
        return False
    low = polish(part, LEAD).low
    if _MINE.search(low) or _I.search(low):
        return True
    found = re.match(r"(?:just |kinda |prob(?:ably)? |maybe |again |simply |then )*([a-z']+)(?:\s+([a-z']+))?", low)
    if found is None or found.group(1) not in DEEDS:
        return False
    return found.group(2) not in ("me", "us") and not (found.group(1) == "never" and found.group(2) in (None, "again"))


def owns_up(sentence: Span) -> bool:
    """Said so plainly that nobody has to ask for it: "i never asked", "my fault"."""
    return _STRONG.search(sentence.low) is not None


def denies_part(text: str) -> bool:
    return _DENIES.match(text) is not None


def tells_what_happened(sentence: Span) -> bool:
    """Something a camera could have had: a past verb, a silence since, a number of mails."""
    return has_past_verb(sentence.low) or _TOLD.search(sentence.low) is not None
