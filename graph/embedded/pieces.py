"""The pieces of a message that could be said back: whole statements, without requests, questions and fillers.

Knows nothing of how they are worded. A piece is a stretch of the message, never something put together.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from graph.wording import Span, comma_parts, sentences, whole

LONGEST = 1200  # characters looked at: what a rep typed last weighs most, so the end is kept
MOST_WORDS = 16

_FACES = re.compile(r"(?<!\w)(?:[:;=8][-o']?[()\[\]dDpP/\\|3]|[xX]D+|<3|\^\^)(?!\w)")
_LEAD = re.compile(
    r"(?:ok(?:ay)?|hm+|huh|uh+|um+|erm?|yes|yeah|yea|ya|yep|yup|nah|lol|wow|haha+|oh|ah|ugh|argh|hi|hello|hey"
    r"|morning|evening|anyways?"
    r"|tbh|honestly|basically|actually|btw|and|but|or|also|plus|then|because|bc|cos|cuz|i mean|you know|to be honest"
    r"|(?:the )?(?:thing|problem|fact|truth|point) is(?: that)?|sorry|thanks|thx|no idea why but|not sure why but"
    r"|like i said"
    r"|as i said|right now though|in fact|in short|long story short|no joke|fyi|update)\b[\s,.:;…-]*"
    r"|(?:no|well|right|look|listen|true|fine|sure|so|not sure)\s*[,.:;…]+\s*"
    r"|(?:that|so)\s+(?=(?:i|im|i'm|ive|i've|ill|i'll|we|he|hes|he's|she|shes|she's|they|theyre|it|its|it's|that"
    r"|thats"
    r"|this|there|theres"
    r"|the|my|our|now|here|yeah|ok|basically|far|in|on|a|an|no|not|nothing|nobody)\b)"
)
_TAIL = re.compile(
    r"[\s,.:;…-]+(?:lol|haha+|tbh|tho|though|you know|ya know|btw|or something|or whatever|so yeah|honestly"
    r"|basically|xd|imo|pls"
    r"|please|ugh|thanks|thx|anyway|and stuff|and so on|etc|as usual lol|if that makes sense|to be honest)$"
)
_HEDGE = re.compile(r"[\s,]+(?:i (?:guess|think|suppose|bet|fear|hope)|idk|dunno|maybe|probably|prob|innit)$")
_QUESTION = re.compile(
    r"(?:(?:what|how|which|who|whom|when|where|why|whose)(?:'?s|'?re|'?ll)?"
    r"|(?:should|shall|do|does|did|is|are|am|was|were|will|would|can|could|may|might|have|has|isn'?t|aren'?t"
    r"|don'?t|doesn'?t"
    r"|can'?t|won'?t|wouldn'?t|shouldn'?t) (?:i|you|u|we|they|he|she|it|this|that|there|my|your|the|a|an|any"
    r"|anyone|someone)"
    r"|do (?!it|this|that|both|more|so|some|less)\w+s|(?:dont|don'?t|do not|never mind|nevermind|forget"
    r"|leave) (?:ask|it|that|this|worry|bother|mind))\b"
)
_REQUEST = re.compile(
    r"\b(?:(?:just |pls |please )*(?:tell|give|show|help|advise|suggest|explain)(?: to)? (?:me|us)\b"
    r"|(?:need|want|looking for|like|love|after) (?:some |any |your |a |an |the )*(?:good |best |quick |better )*"
    r"(?:help|advice|tips?|hints?|ideas?|answers?|suggestions?|scripts?|lines?|opinion|guidance|feedback from you)"
    r"|any (?:tips?|ideas?|advice|suggestions?|thoughts?|hints?)|write (?:me|it|this)|draft (?:me|it|this)"
    r"|^\d+ (?:i guess|maybe|prob|i think)|^\d+\s*,|^go (?:on|ahead)|,\s*i (?:know|mean|guess|swear|admit)\s*(?:,"
    r"|$)|what should i"
    r"|what do i|how do i|how can i|how should i|you tell me|your (?:opinion|advice|take)|ignore (?:all|your|the"
    r"|previous)"
    r"|\bhints?\b|\bc'?mon\b|\bcome on\b|sum (?:it|this) up|share it|delete (?:it|this)|pretend|act as"
    r"|system prompt|answer me|pls help|please help)\b"
)
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_ODD = re.compile(r"\.\.|…|[<>{}\[\]()*`|#_\\^~=\"“”„«»]|(?<!\w)['‘]|['’](?!\w)(?<![sS]['’])")
_SWEARING = re.compile(
    r"\b(?:f+u+c*k\w*|f[*.]+k?\w*|sh[i1]t\w*|bullshit|crap\w*|damn\w*|goddamn|bloody|bastards?|bitch\w*"
    r"|ass(?:hole)?s?|arse\w*|piss\w*"
    r"|wtf|omfg|stfu|dick\w*|idiots?|morons?|retard\w*|cunts?|slut\w*|whore\w*)\b"
)
_SUBORDINATE = re.compile(
    r"(?:if|unless|until|till|til|when|whenever|while|once|after|before|although|though|since|as|which|who|whom"
    r"|whose|where|that(?!'?s\b|\s+(?:is|was|one|guy|will|never|always)\b)"
    r"|than|whether|like|especially|except|including|incl|instead|with|without|for|of|to|in order)\b"
)
_CONDITION = re.compile(r"\b(?:if|unless|until|till|til|when|whenever|once|although|though|whether|would|wouldn'?t)\b")
_REPORTS = re.compile(
    r"\b(?:sa(?:y|ys|id)|tells?|told|thinks?|thought|believes?|claims?|claimed|means?|meant|wrote|writes|wonder"
    r"|ask(?:s|ed)? (?:me|us|him|her|them|if|whether|why|how|what|about)|feels?|felt"
    r"|hopes?|guess|supposed?|worr(?:y|ied)|afraid|scared|promised?|heard|complain(?:s|ed)|insists?|argues?|know"
    r"|knows|knew)\b"
)
_AS_SAID = re.compile(r"\b(?:like|as) (?:i|we) said\b")
_BUT = re.compile(
    r"(?<!anyone)(?<!anybody)(?<!anything)(?<!nothing)(?<!nobody)(?<!no one)(?<!everyone)(?<!everything)(?<!everybody)"
    r"(?<!\ball)(?<!\bnone)(?<!\blast)[\s,]+but\s+"
)
_BECAUSE = re.compile(r"(?<!not)(?<!just)(?<!only)(?<!maybe)(?<!probably)[\s,]+(?:because|bc|cos|cuz)\s+")
_SUBJECT = (
    r"(?:i|im|i'm|ive|i've|ill|i'll|we|we're|he|hes|he's|she|shes|she's|they|theyre|they're|it|its|it's|nobody"
    r"|everyone|nothing|that|thats|now)\b"
)
_JOINT = re.compile(rf",\s*(?!\d)|\s*(?:\.{{2,}}|…)\s*|[\s,]+(?:and|so|then|and then|and now|and so)\s+(?={_SUBJECT})")
_WITH_ME = re.compile(r"\s+and (?:i|we)\b")
"""In "my engineer and i argue" the two are one subject."""
_LOADED = re.compile(
    r"\b(?:always|never|again|nothing|nobody|no one|everyone|everything|only|every|keeps?|still|hates?|hated"
    r"|loves?|scared|afraid|stuck"
    r"|disaster|useless|ridiculous|embarrass\w+|awkward|tired|ghosted|dark|cold|alone|freeze|froze|fold|folded"
    r"|lost|angry|mess"
    r"|apparently|supposedly|impossible|can'?t|cannot|won'?t|third|twice|last|first|real\w*|actually|half|whole"
    r"|silence|silent|quiet)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'?m|i'?ve|i'?ll|i'd|me|my|myself|we|our|us)\b")
_STOPS_SHORT = re.compile(r"\b(?:the|a|an|my|our|your|their|and|or|but|than|because|if|very|since|since then|so)$")
_EMPTY = frozenset(
    """i me my we our you it its it's is was are the a an and or but so that this then there he she they him her them
    do did does done have has had be been am im i'm ok yes no not just all really very thats that's what how one to of
    in on at for with idk dunno think guess know mean sure maybe fine good well now also too
    here wow ok okay yes yeah hm hmm all right min mins minutes hours""".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement of the rep. `weight` says how much it carries; a `hedged` or `reported` one is only ever quoted."""

    text: str
    weight: float
    hedged: bool = False


def is_speakable(text: str) -> bool:
    """Is there anything in this that can be said back: words, not shouted, not another script?"""
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 3:
        return False
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    loud = sum(c.isupper() for c in letters)
    return latin == len(letters) and not (len(letters) >= 8 and loud > 0.6 * len(letters))


def pieces(text: str) -> list[Piece]:
    """What could be said back, heaviest first. Equal weight: what was said later comes first."""
    plain = _ADDRESS.sub(lambda found: "#" * len(found.group()), without_pictures(text[-LONGEST:]))
    found: list[Piece] = []
    asked = False
    spans = sentences(whole(plain))
    for number, sentence in enumerate(spans):
        span = _without_request(sentence)
        goes_on = asked and span.low.startswith(("or ", "and ", "like ", "maybe "))
        asked = (sentence.asks and span.end == sentence.end) or goes_on
        if not asked:
            found.extend(_of_sentence(span, 0.7 * number / max(1, len(spans) - 1)))
    return sorted(found, key=lambda piece: -piece.weight)


def without_pictures(text: str) -> str:
    """Without emoji, emoticons and invisible characters."""
    shown = "".join(" " if unicodedata.category(c) in ("So", "Sk", "Cs", "Co", "Cn") else c for c in text)
    seen = "".join(c for c in shown if unicodedata.category(c) not in ("Cf", "Mn", "Me", "Cc") or c == "\n")
    return _FACES.sub(" ", seen)


def _without_request(sentence: Span) -> Span:
    """The sentence without the question or request to the coach that hangs on its end after a comma."""
    *said, last = comma_parts(sentence)
    tail = last.cut_lead(_LEAD).low
    if said and (_QUESTION.match(tail) or _REQUEST.search(tail)):
        return sentence.part(0, said[-1].end - sentence.start)
    return sentence


def _of_sentence(sentence: Span, lateness: float) -> Iterator[Piece]:
    for part, after_but in _parts(sentence):
        bare = part.cut_lead(_LEAD).cut_tail(_TAIL)
        said = bare.cut_tail(_HEDGE)
        if _is_fit(said):
            hedged = said.end != bare.end
            yield Piece(said.text, _weight(said.low, len(said.words), after_but) + lateness, hedged)


def _parts(sentence: Span) -> Iterator[tuple[Span, bool]]:
    """The sentence when it is short, and those parts of it that mean the same standing alone."""
    reported = bool(_REPORTS.search(_AS_SAID.sub("", sentence.low)))
    if len(sentence.words) <= MOST_WORDS and (reported or not _BUT.search(sentence.low)):
        yield sentence, False
    if _CONDITION.search(sentence.low) or reported:
        return
    for number, side in enumerate(_split(sentence, _BUT)):
        main, *reasons = _split(side, _BECAUSE)
        for part in (*_split(main, _JOINT), *reasons):
            if part.text != sentence.text:
                yield part, number > 0


def _split(span: Span, joint: re.Pattern[str]) -> list[Span]:
    found: list[Span] = []
    start = 0
    low = span.low
    for match in joint.finditer(low):
        if _WITH_ME.match(low, match.start()) and len(span.part(start, match.start()).words) < 4:
            continue
        found.append(span.part(start, match.start()).trim())
        start = match.end()
    return [piece for piece in (*found, span.part(start).trim()) if piece.words] or [span]


def _is_fit(span: Span) -> bool:
    low, words = span.low, span.words
    if not 2 <= len(words) <= MOST_WORDS or all(word in _EMPTY or word.isdigit() for word in words):
        return False
    if _QUESTION.match(low) or _REQUEST.search(low) or _ODD.search(span.text) or _SWEARING.search(low):
        return False
    return not _SUBORDINATE.match(low) and not _STOPS_SHORT.search(low)


def _weight(low: str, count: int, after_but: bool) -> float:
    """What came after "but", the loaded word, the rep in it, and a length that one breath holds."""
    return (
        2.0 * after_but
        + 1.0 * bool(_LOADED.search(low))
        + 0.5 * bool(_FIRST_PERSON.search(low))
        + 0.5 * (4 <= count <= 10)
        - 0.5 * (count > 12)
        - 0.4 * (count < 4)
    )
