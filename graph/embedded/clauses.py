"""The parts of a rep's message that say something, trimmed of what does not carry: "ok so", "lol", "i think".

Knows nothing of slots' meaning. Whatever comes out is a span of the message, so a quote made of it is verbatim.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.dates import When, whens
from graph.phrases import ANSWER, HOLLOW, REPORTED, STUCK
from graph.state import Heard, SessionState, Slot, Stage
from graph.wording import Span, comma_parts, sentences, split_at, whole

LONGEST = 4000  # characters read of one message

LEAD = re.compile(
    r"(?:(?:ok(?:ay)?|so|well|hm+|huh|uh+|um+|erm?|yeah|yea|ya|yes|yep|nah|lol|haha+|oh|ah|hi|hey|hello"
    r"|morning|evening|and|but|or|then|"
    r"bc|because|cause|cuz|tbh|honestly|basically|actually|anyway|prob(?:ably)?|maybe|like this|naja"
    r"|true|fine|right)\b[\s,.:;…-]*"
    r"|(?:i (?:think|guess|suppose|mean|d say|would say|'d say)|i'd say|id say|just that|its that"
    r"|it's that|that)\b[\s,]+)"
)
TAIL = re.compile(
    r"[\s,.;:–-]+(?:lol|haha+|tbh|i guess|i think|i suppose|prob(?:ably)?|basically|really|though|tho"
    r"|you know|or so|so yeah|actually)$"
)
_NUMBERED = re.compile(r"(?:^|(?<=\s))[1-9][.)]\s+(?=[^\W\d])")
_TO_COACH = re.compile(
    r"(?:(?:ok|so|and|but|well|hm+|hey|hi|sorry)\W+)*(?:(?:what|how|why|which|who|when|where)(?:'?s| is"
    r"| are| do| does| did| can| could| should| would| will| else)?\b"
    r".*\b(?:you|u|i|we|this|your)\b|(?:can|could|should|shall|do|does|did|would|will|is|are|am"
    r"|may) (?:i|you|u|we|this|that|it|there|my|your)\b"
    r"|(?:what|why|how|huh|really|sorry|pardon|meaning|like what|such as)\W*$|what (?:do|does) )"
)
_ASKED_PLAINLY = re.compile(
    r"(?:(?:ok|so|and|but|well|hey|hi|sorry)\W+)*(?:(?:why|what|how|which|when|where)(?: \w+)? (?:do"
    r"|does|did|are|is|would"
    r"|should|could|can|am) (?:i|you|u|we|this|that)\b|(?:can|could|should|will|would|do|are) (?:i|you|u|we) )"
)
_ABOUT_THE_TALK = re.compile(
    r"(?:(?:ok|so|and|but|well|hey|sorry|please|pls)\W+)*(?:(?:you|u|ur|your|youre|you'?re) (?:are |r "
    r"|just |really |do |don'?t )*"
    r"(?:not |even |only |so )*(?:listen\w*|help\w*|useless|annoying|stupid|asking|an? \w+|ask\w*|still"
    r"|as|understand\w*)\b.*"
    r"|.*\b(?:other|another) bots?\b.*|i(?:'?ve| have)? (?:already |just )(?:told|said"
    r"|answered)\b(?: (?:you|u|that|this|it).*|$)"
    r"|i'?ll (?:let (?:you|u) know|be right back|be back|have to think.*|think about it.*)|(?:useless"
    r"|stupid|pointless|annoying|boring)"
    r"|this is (?:stupid|useless|pointless|annoying|boring|silly|a waste.*|not helping.*)"
    r"|(?:i )?(?:don'?t )?have(?: no)? time for .*"
    r"|my company pays .*|(?:that'?s|thats) what i (?:want|said|mean)\b.*|(?:i )?have a (?:meeting"
    r"|call) in \d+.*|(?:was|am|im|i'?m) on "
    r"the phone|wait(?: a (?:sec|second|minute|moment))?|hold on|good question|same as (?:before|above"
    r"|i said)|i guess(?: so)?"
    r"|i suppose(?: so)?|does it matter|who cares|(?:i )?don'?t (?:want to|wanna) (?:answer|say"
    r"|talk about it).*|next question|skip(?: this| it)?"
    r"|any sentence|one sentence|come on|cmon)"
)


@dataclass(frozen=True)
class Hearing:
    """One message and what it is heard against: the state before it, the day, the question that was pending."""

    text: str
    state: SessionState
    today: date

    @property
    def move(self) -> str:
        return self.state.pending.move if self.state.pending else ""

    @property
    def stage(self) -> Stage:
        """The stage of the pending question; the session's when nothing is pending."""
        return self.state.pending.stage if self.state.pending else self.state.stage

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The sentences with substance, without requests and questions to the coach."""
        listed = split_at(whole(self.text), _NUMBERED) if self.is_list else (whole(self.text),)
        return tuple(piece for item in listed for s in sentences(item) for piece in _substance(s))

    @property
    def is_list(self) -> bool:
        """ "1. call her 2. go there": the numbers count items and are no answer to a scale."""
        return len(_NUMBERED.findall(self.text)) > 1

    @property
    def first(self) -> Span | None:
        return next(iter(self.spans), None)

    @property
    def substance(self) -> str:
        """From the first sentence with substance to the last, as typed."""
        return self.text[self.spans[0].start : self.spans[-1].end] if self.spans else ""

    @cached_property
    def moments(self) -> tuple[When, ...]:
        return whens(self.text, self.today)

    def is_moment(self, span: Span) -> bool:
        """Is this span no more than a when?"""
        return any(w.start <= span.start and span.end <= w.end + 1 for w in self.moments)


def _substance(sentence: Span) -> list[Span]:
    low = sentence.low
    if is_filler(sentence) or _ASKED_PLAINLY.match(low) or _ABOUT_THE_TALK.fullmatch(low):
        return []
    if sentence.asks and _TO_COACH.match(low):
        return []
    if not _requests(sentence):
        return [sentence]
    kept: list[Span] = []
    for part in comma_parts(sentence):
        if _requests(part) or is_filler(part):
            continue
        if kept and kept[-1].end + 3 >= part.start:
            kept[-1] = Span(part.source, kept[-1].start, part.end)
        else:
            kept.append(part)
    return kept


def _requests(span: Span) -> bool:
    low = span.low + ("?" if span.asks else "")
    return any(not REPORTED.search(low[: m.start()]) for m in ANSWER.finditer(low))


def is_filler(span: Span) -> bool:
    """Nothing in it, or no more than "i don't know"."""
    return all(word in HOLLOW for word in STUCK.sub(" ", span.low).split()) or all(w in HOLLOW for w in span.words)


def polish(span: Span, lead: re.Pattern[str] = LEAD) -> Span:
    """Without fillers in front and behind."""
    return span.trim().cut_lead(lead).cut_tail(TAIL)


def hear(slot: Slot, span: Span, lead: re.Pattern[str] = LEAD, limit: int = 40) -> Heard:
    """A proposal whose quote is the trimmed span and whose value is the quote without its fillers."""
    quote = span.trim().limit(limit)
    return Heard(slot=slot, value=polish(quote, lead).text, quote=quote.text)


def exact(slot: Slot, words: str) -> Heard:
    return Heard(slot=slot, value=words, quote=words)
