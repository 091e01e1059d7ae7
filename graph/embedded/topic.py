"""What a session is about: the clause of a first message that names the situation. Knows nothing of stages."""

import re

from graph.embedded.clauses import LEAD, is_filler, polish
from graph.wording import Span, comma_parts

LONGEST = 25  # words

_HOW = re.compile(
    rf"(?:{LEAD.pattern}|(?:how|what) (?:do|can|should|could|would|to)(?: i| we)?\b\s*|should (?:i"
    r"|we)\b\s*|(?:can|could) (?:you|u) help(?: me)?(?: with)?\b\s*|"
    r"(?:i )?(?:just )?(?:want|need|would like|'?d like|d like) (?:to (?:talk|think|speak)(?: about)?"
    r"|help with|some help with)\b\s*|help(?: me)?(?: with)?\b\s*|"
    r"(?:its|it's|this is) about\b\s*|(?:the )?topic(?: is)?:?\s+|next (?:thing |up |one )?is\b\s*|hi there\b[\s,]*"
    r"|my name is \w+\b[\s,.]*|quick one\b[\s,:]*)"
)
_ASKED = re.compile(
    r"(?:(?:ok|so|hi|hey|hello|well)\W+)*(?:(?:how|what) (?:do|can|should|could|would|to) ?(?:i|we)?\b"
    r"|should (?:i|we)\b|how to\b|"
    r"(?:can|could) (?:you|u) help (?:me )?(?:with |to )?|what (?:can|should) (?:i|we) do (?:about|with"
    r"|if|when)\b)\s*"
)
_WHEREABOUTS = re.compile(
    r"(?:(?:im|i'm|just|am|ok|so|hi|hey)\W+)*(?:walking|driving|sitting|waiting|standing|running"
    r"|heading|on (?:my|the) way|in (?:the|my) (?:car|train|stairwell|lobby)|on the train"
    r"|at the airport|"
    r"where (?:do|to) (?:i )?start|long story|its been|it's been|got \d+ min\w*|only \d+ min\w*"
    r"|quick (?:one|question))\b(?:\W+[\w']+){0,6}"
)
_GREETING = re.compile(
    r"(?:hi|hey|hello|morning|good morning|afternoon|evening|back|i'?m back(?: again)?|thanks?|thank you|ok here"
    r"|test)(?:\s+(?:there|again|coach|all|bot))*"
)


def topic_in(spans: tuple[Span, ...]) -> Span | None:
    """The first clause that names a situation, at most 25 words, or None for a mere hello."""
    telling = tuple(span for span in spans if not _WHEREABOUTS.fullmatch(span.low)) or spans
    for span in telling:
        found = polish(span, _HOW)
        if _GREETING.fullmatch(span.low) or _GREETING.fullmatch(found.low) or is_filler(found):
            continue
        head = _without_greeting(found)
        if len(head.words) >= 2 or head.text[:1].isupper() or len(head.text) >= 5:
            return head.limit(LONGEST)
    return None


def topic_in_question(sentences: tuple[Span, ...]) -> Span | None:
    """The situation inside a question ("how do i hit my number with only two deals left?"), or None."""
    for sentence in sentences:
        asked = _ASKED.match(sentence.low)
        found = sentence.part(asked.end()).trim() if asked else None
        if found is not None and len(found.words) >= 4 and found.words[0] not in ("do", "say", "tell"):
            return found.limit(LONGEST)
    return None


def _without_greeting(span: Span) -> Span:
    parts = comma_parts(span)
    if len(parts) > 1 and _GREETING.fullmatch(parts[0].low):
        return Span(span.source, parts[1].start, span.end)
    return span
