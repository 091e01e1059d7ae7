"""Answers to closed questions: yes or no to a card, and what became of an earlier promise.

Knows nothing of stages.
"""

import re

from graph.wording import Span, comma_parts

_YES = re.compile(
    r"\W*(?P<yes>(?:(?:yes+|yea|yeah|yep|yup|ya|y|ja|correct|right|exactly|perfect|confirmed?|agreed"
    r"|absolutely|definitely|sure|ok(?:ay)?|k|kk|fine|good|great|true|"
    r"(?:please |pls )?save (?:it|that)|(?:that'?s|thats|it'?s|its|this is) (?:it|the one|right|correct|good"
    r"|fine|my card|the card|mine|perfect|ok)|(?:looks|sounds) (?:good|right|fine|great|ok)|"
    r"that is (?:it|the one|right|correct|good|fine)|works(?: for me)?|go(?: ahead)?|do it|as it stands|love it"
    r"|deal|done|👍|✅)(?:$|(?=[\W]))[\s,]*)+)"
)
_NO = re.compile(
    r"\W*(?P<no>no(?:pe|t quite|t really|t exactly|t yet|t ready|t that)?|nah|not|nearly|almost|wrong"
    r"|hm+,? no|rather not|wait|change|actually|hold on|let me think|i'?m not|i dont|i don't|leave it"
    r"|skip it)\b"
)
_EXCEPT = re.compile(
    r"\b(?:but (?:not|without|it'?s|on|at|say)|except|make it|change (?:it|the)|just (?:change|not)"
    r"|instead of|not \"|rather|better)\b"
)

_DID_NOT = re.compile(
    r"(?:^|[.,;!:]\s*|\b(?:i|we|but|and|no|just|still)\s+)(?:still\s+|just\s+|also\s+)?(?:didn'?t"
    r"|haven'?t|did not|have not|never did|never got|never happened|havn'?t|dident)\b"
    r"(?!\s+(?:help|work|go|like|want|answer|pick|close|expect|feel|know|say|think|matter|land|hear"
    r"|mind|see|love|sound))"
    r"|\bnot yet\b|\bnot done\b|\bdidn'?t (?:happen|get (?:around|round|to)|do it|manage)"
    r"|\bforgot(?: (?:about it|it|to|completely))?\b|\bkept sliding\b|\bkeeps sliding\b|\bran out of\b"
    r"|\bswiped it\b|"
    r"\bchickened out\b|\bno time\b|\bate my\b|\bslipped\b|\bdidn'?t$|^\W*(?:no|nope|nah"
    r"|negative)\b(?!\s+(?:problem|one|answer|reply))|\bcouldn'?t (?:do|make|get|reach)\b"
    r"|\bput it off\b|\bavoided it\b"
)
_PARTLY = re.compile(
    r"\bpart(?:ly|ially|s? of)\b|\bhalf(?:way)?\b|\bsome of\b|\bone of the (?:two|three|four)\b"
    r"|\bkind of\b|\bkinda\b|\bsort of\b|\bsorta\b|\balmost\b|\bnearly\b|\bnot all\b"
    r"|\b\d+ (?:out )?of (?:the )?(?:\d+|five|four|three|ten)\b|"
    r"\bstarted\b|\btried\b|\bonly (?:one|two|three|\d+|the first)\b|\bmore or less\b|\byes and no\b"
    r"|\bthe other (?:half|one) (?:didn'?t|not)\b|happened, the .{1,30} didn'?t"
)
_CHANGED = re.compile(
    r"\bchanged (?:it|that|my mind|the plan)\b|\bdid (?:something|sth|it) (?:else|different\w*)\b"
    r"|\binstead\b|\bmoved it\b|\bpostponed\b|\banother way\b|\bin the end i\b|^\W*chang(?:e|ed)\b"
    r"|\bdifferent plan\b"
)
_DROPPED = re.compile(
    r"\bdropp?(?:ed|ing)? (?:it|that|this)\b|^\W*dropped\b|^\W*drop\b|\bgave (?:it )?up(?: on it)?\b"
    r"|\bnot doing (?:it|that)\b|\bno longer\b|\bscrapped\b|\b(?:its|it's) (?:dead|off the table)\b"
    r"|\b(?:dont|don't) need (?:it|to) any ?more\b|\bnot relevant\b|\blet it go\b|\bkilled it\b"
)
_DONE = re.compile(
    r"\b(?:done(?: it| that| and dusted)?|did (?:it|that|all|the|them|my|both|what|as|her|him)|i did"
    r"|all (?:\d+|three|four|five|of (?:it|them))|made the call|(?:sent|called|rang|asked|told|met"
    r"|emailed|mailed|texted|booked|spoke|visited|finished|completed|talked|wrote|prepped|prepared|had"
    r"|blocked|did|showed|shared|presented) "
    r"(?:it|him|her|them|the|my|all|to|with|a|an|[a-z]+)|happened|went (?:well|ok|okay|fine|great|good"
    r"|better|badly|bad|wrong)|it worked|i made|finished|completed|mission accomplished)\b|^\W*(?:yes+"
    r"|yep|yeah|yup|ya|done|sure did|of course)\b"
)
_OTHERS = re.compile(r"\b(?:he|she|they|it|customer|buyer|client|who|that)\s+(?:\w+\s+)?$")


def yes_in(text: str, low: str) -> str | None:
    """The words of a plain yes to what was read back; None when a change comes with it, or a no."""
    found = _YES.match(low)
    if found is None or _NO.match(low) or _EXCEPT.search(low):
        return None
    start, end = found.span("yes")
    return text[start:end].strip(" ,.!") or None


def no_in(text: str, low: str) -> str | None:
    """The word that declines what was read back, or asks for a change of it; None when there is none."""
    found = _NO.match(low)
    if found is not None:
        start, end = found.span("no")
        return text[start:end]
    change = _EXCEPT.search(low)
    return text[change.start() : change.end()] if change else None


def outcome_in(sentences: tuple[Span, ...], asked: bool) -> tuple[str, Span] | None:
    """(label, the piece that says so) of an earlier promise. Unasked, a mere yes or no tells nothing."""
    for sentence in sentences:
        for part in comma_parts(sentence)[:3]:
            label = _label(part.low)
            if label is None or (not asked and _BARE.fullmatch(part.low)):
                continue
            if label == "done" and _PARTLY.search(sentence.low) and not _DID_NOT.search(sentence.low):
                label = "partly"
            return label, part
    return None


_BARE = re.compile(r"\W*(?:yes+|yep|yeah|yup|ya|no|nope|nah|ok|sure)\W*")


def _label(low: str) -> str | None:
    if _DROPPED.search(low):
        return "dropped"
    if _PARTLY.search(low):
        return "partly"
    if _CHANGED.search(low):
        return "changed"
    if _DID_NOT.search(low):
        return "not_done"
    done = _DONE.search(low)
    return "done" if done and not _OTHERS.search(low[: done.start()]) else None
