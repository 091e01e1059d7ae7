"""Moments without a date: "when she calls back", "after the standup", "on my next visit". Where they start and end.

Knows nothing of dates and of what will be done then.
"""

import re
from dataclasses import dataclass

from graph.tense import has_past_verb

_STARTS = re.compile(
    r"\b(?:as soon as|whenever|when|once|(?:the )?(?:very )?next time|every ?time|each time"
    r"|on (?:my|the) (?:way|drive|walk|train)|(?:the|that) (?:moment|minute|second)|(?:right |straight "
    r"|just )?(?:after|before)|during|while|if)\b"
)
_EVENT_NOUN = (
    r"(?:calls?|meetings?|demos?|visits?|reviews?|1:1s?|1-1|one (?:to|on) one|stand-?ups?|session|round|tender|invite"
    r"|pitch|discovery|quote|negotiation|conversation|workshop|qbr|debrief|sync|check-?in|handover"
    r"|interview|catch-?up)"
)
_AT_EVENT = re.compile(
    r"\b(?:(?:on|in|at|during|for|from)\s+)?(?:my|the|our|his|her|their)?\s*(?:very )?next\s+(?:\w+\s+){0,2}?"
    rf"{_EVENT_NOUN}(?:\s+call)?\b"
    rf"|\b(?:in|at|on|during)\s+(?:the|my|our|his|her|their|every|each)\s+(?:\w+\s+){{0,2}}?{_EVENT_NOUN}\b"
    r"|\bevery (?:morning|day|evening|week)\b|\bdaily\b"
)
_ENDS = re.compile(
    r"[.;!?\n]|:(?!\d)|,|\bthen\b|\b(?:bc|because|so that|cuz|coz)\b"
    r"|\bi(?:'m gonna|'m going to|m gonna|m going to|'ll| will| am going to)\b|\bill\b|\bit's\b"
)
_SECOND_I = re.compile(r"(?<=\s)i(?=\s+[a-z])")
_COMPLEMENT = re.compile(
    r"\b(?:and|that|what|which|where|if|before|after|until|til|till|while|because|bc|how|who|than|as|when|once|so"
    r"|think|but|whether|or)\s*$"
)
_ASKING = re.compile(
    r"\b(?:asks?|asking|know|see|tell|check|find out|wonder|figure out|remember|clarify|confirm|understand)\b"
    r"(?:\s+(?!what|which|who|how|why|about|for|if|whether|to|that|no)[\w']+){0,3}\s*$"
)
_QUESTION_WORD = re.compile(r"\s*(?:do|does|did|is|are|was|were|should|will|would|can|could|what|ever)\b")
_OWN_MOMENT = re.compile(r"\s*(?:i|i'?m|im|i'?ve|ive|we|we'?re)\b(?!\s+(?:can|could|should|may|might|sit)\b)")
_NO_MOMENT: dict[str, re.Pattern[str]] = {
    "once": re.compile(r"\s*(?:a|an|again|more|or|in|every|per|i guess|$)\b|\W*$"),
    "after": re.compile(r"\s*(?:all|that|now|a while|\d+|one|two|three)\b|\W*$"),
    "before": re.compile(r"\s*(?:that|now|then|long|and)\b|\W*$"),
    "while": re.compile(r"(?!\s*(?:i|im|i'm|we|he|she|they|hes|shes|theyre|the|he's|she's|they're)\b)"),
    "during": re.compile(r"\W*$"),
}
REACH = 240  # characters looked at behind "when"
LONGEST = 22  # words; a longer "when …" is a story, not a moment


@dataclass(frozen=True, slots=True)
class Moment:
    """A trigger found in folded text, `leads` when it stands at the beginning of its clause."""

    start: int
    end: int
    leads: bool


def moments_in(low: str) -> tuple[Moment, ...]:
    """Every moment still to come that `low` names, leftmost first, none inside another."""
    found = [m for start in _STARTS.finditer(low) if (m := _moment(low, start)) is not None]
    found += [Moment(m.start(), m.end(), _leads(low, m.start())) for m in _AT_EVENT.finditer(low)]
    found.sort(key=lambda moment: (moment.start, -moment.end))
    kept: list[Moment] = []
    for moment in found:
        if not kept or moment.start >= kept[-1].end:
            kept.append(moment)
    return tuple(kept)


def _moment(low: str, start: re.Match[str]) -> Moment | None:
    word, after = start.group(), low[start.end() : start.end() + REACH]
    if _is_no_moment(low, start, word, after):
        return None
    end = start.end() + _extent(after, word)
    body = low[start.start() : end].rstrip(" ,.;:!?-–—")
    count = len(body.split())
    if count < 2 or count > LONGEST or has_past_verb(low[start.end() : end]):
        return None
    return Moment(start.start(), start.start() + len(body), _leads(low, start.start()))


def _is_no_moment(low: str, start: re.Match[str], word: str, after: str) -> bool:
    before = low[max(0, start.start() - 60) : start.start()]
    last = word.split()[-1]
    if last in _NO_MOMENT and _NO_MOMENT[last].match(after):
        return True
    if last == "when" and _QUESTION_WORD.match(after):
        return True
    if last == "if" and not _leads(low, start.start()):
        return True
    if last in ("when", "once", "if", "after", "before") and _ASKING.search(before):
        return last in ("when", "if") and not _OWN_MOMENT.match(after)
    return last in ("when", "after", "once") and re.search(r"\bif (?:i|we|he|she|they) [^,.;:]*$", before) is not None


def _leads(low: str, start: int) -> bool:
    before = low[:start].rstrip()
    return not before or before[-1] in '.,;:!?\n-–—"“(' or before.endswith(("and", "so", "ok", "but", "then", "or"))


def _extent(after: str, word: str) -> int:
    """How far the moment goes: to the next mark, or to the "i …" that begins the deed."""
    stops = [m.start() for m in _ENDS.finditer(after) if m.start() > 1]
    subject_first = re.match(r"\s*i(?:'?ve|'?m)?\s", after)
    for second in _SECOND_I.finditer(after):
        is_subject = subject_first is not None and second.start() <= subject_first.end() - 1
        if not is_subject and not _COMPLEMENT.search(after[max(0, second.start() - 12) : second.start()]):
            stops.append(second.start())
            break
    if word.split()[-1] in ("after", "before", "during") and not _has_subject(after):
        stops += [m.start() for m in re.finditer(r"\s(?:and|to|with|about|or)\s", after)][:1]
    if not re.search(r"[\s,]i(?:'?ll)?\s", after[2:]):
        stops += [m.start() for m in re.finditer(r"\sand (?:then|ask|tell|say|see)\b", after)][:1]
    return min(stops, default=len(after))


def _has_subject(after: str) -> bool:
    return re.match(r"\s*(?:i|we|he|she|they|it|you|i'?m|i'?ve|he'?s|she'?s|they'?re|it'?s)\b", after) is not None
