"""A number from 0 to 10 in what the rep says: "8ish", "about an eight", "7/10", "confidence 8". Spans, no values."""

import re

from graph.wording import fold

_WORD = r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)"
_DIGIT = r"(?:10|[0-9])(?:[.,]5)?(?:\s*-\s*(?:10|[0-9])(?!\d))?"
_LOOSE = r"(?:ish)?(?:\s*(?:/|out of|of)\s*10|\s*(?:out of ten))?"
_ASKED = re.compile(
    rf"(?<![\w.,:/%$€£])(?:{_DIGIT}{_LOOSE}(?![\w%:/]|[.,]\d)|(?:an? )?{_WORD}{_LOOSE}\b)(?!\s*(?:%"
    r"|percent|am|pm|o'?clock|days?|weeks?|"
    r"months?|years?|yrs?|hours?|hrs?|min|minutes?|times|calls?|times|people|mails?|grand|k\b|pages?|lines?))"
)
_VOLUNTEERED = re.compile(
    r"\b(?:confidence|confident|sure|certainty)\b[\s:=,-]*(?:(?:is|about|around|at|maybe|like|an?"
    rf"|prob(?:ably)?|say)\s+)*(?P<after>(?:{_DIGIT}|{_WORD}\b){_LOOSE})"
    rf"|(?<![\w.,:/])(?P<ratio>(?:10|[0-9])(?:[.,]5)?\s*(?:/|out of|of)\s*(?:10|ten))(?!\d|/)"
    rf"|(?<![\w.,:/])(?P<ish>(?:10|[0-9])ish)\b(?!\s*(?:am|pm|days|weeks|people|calls))"
    r"|(?:^|[.!?;\n,]\s*)(?:(?:i'?m|im|about|an?|say|like|maybe|so|and"
    rf"|ok)\s+)*(?P<alone>{_DIGIT})(?=\s*(?:$|[.!?;\n]|, (?:i|he|she|its|bc|because|they|nice|easy)\b"
    r"|\s(?:bc|because)\b))"
)


def confidence_asked(text: str) -> str | None:
    """The number in an answer to "how sure, 0 to 10?", verbatim; None when there is none."""
    low = fold(text)
    all_of_them = [m for m in _ASKED.finditer(low) if m.group()[:1].isdigit() or _is_the_answer(low, m)]
    found = next((m for m in all_of_them if m.group()[:1].isdigit()), next(iter(all_of_them), None))
    return text[found.start() : found.end()].strip() if found else None


def _is_the_answer(low: str, found: re.Match[str]) -> bool:
    """A spelled number counts as one when little else is said, or as "an eight": not in "one of the others"."""
    return len(low.split()) <= 4 or found.group().startswith(("a ", "an ")) or found.start() == 0


def confidence_in(text: str) -> str | None:
    """A confidence that comes along unasked, verbatim: it needs its word, its "/10", its "ish" or a sentence alone."""
    found = _VOLUNTEERED.search(fold(text))
    if found is None:
        return None
    start, end = next(found.span(name) for name in ("after", "ratio", "ish", "alone") if found.group(name))
    return text[start:end].strip()
