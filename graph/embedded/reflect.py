"""A reflection without a model: a piece of what the rep said, turned round or quoted. Right or absent.

Knows nothing of stages and of the guard, which reviews every reflection like any other draft.
"""

import re
from collections.abc import Callable

from graph.embedded.mirror import sounds_right, turned_round
from graph.embedded.pieces import Piece, is_speakable, pieces
from graph.embedded.spelling import put_right
from graph.embedded.verbs import ACTS
from graph.signals import looks_foreign
from graph.state import Slot
from graph.wording import words

MOST_QUOTED = 12  # spec 12: at most twelve words between quotation marks

THEIRS = frozenset({Slot.OPTION, Slot.CHOSEN, Slot.CRITERION, Slot.ACTION, Slot.WHEN, Slot.INSIGHT, Slot.LEARNING})
"""What has to stay in the rep's own words: a step said back in the coach's would be the coach's step."""

_OUGHT = re.compile(
    r"\b(?:should|shouldn't|must|mustn't|could|might|ought)\b|\b(?:i|we)(?: \w+)? (?:need|have to|has to|had to"
    r"|had better|may)\b"
    r"|\b(?:i'd|we'd) better\b|\bi've got to\b|^(?:just )?(?:need|gotta|have to|got to|let)\b"
    r"|\b(?:sure|idea|clue|whether|if|how|what|when|where) (?:i|we) can\b"
)
_NOUN_GOES_ON = re.compile(
    r"was|is|isn't|wasn't|are|were|just|went|goes|has|had|hasn't|got|of|since|wants?|says?|said|gone|never|\w+ed"
)
"""After "demo" or "call" these show a noun: "demo went badly" tells, "demo it again" plans."""
_COULD = re.compile(
    r"^(?:(?:maybe|or|and|then|also|perhaps|i guess|i think) )*(?:i |we )?(?:just )?(?:could|can|might"
    r"|would)(?: just| also| maybe)? "
)
_COPULA = re.compile(
    r"^(?:it's|that's|i'm|he's|she's|they're|we're|there's|it was|i am|i was|that was|this is|it is|there is)"
    r"(?: just| really| basically| kind of| pretty much| honestly| actually)? "
    r"(?!been\b|got\b|had\b|going\b|gonna\b|to\b|me\b|i\b|what\b|why\b|how\b|where\b|because\b|like\b|him\b|her\b"
    r"|them\b"
    r"|it\b|all\b|that\b|fine\b|ok\b|right\b|true\b|about\b|good\b|so\b|as\b|when\b|if\b|like\b)"
)
_FILLERS = re.compile(
    r"(?<=\w),? (?:basically|lol|tbh|honestly|obviously|kind of|sort of|i mean|you know)\b", re.IGNORECASE
)
_GOES_ON = re.compile(r"\b(?:and|but|because|so|then|that's|which)\b|,")
_HARSH = re.compile(
    r"^(?!.*\b(?:says?|said|told|tells|thinks?)\b).*\b(?:my|our|i|i'm|we|we're)\b.*\b(?:faults?|mistakes?|problem"
    r"|stupid|useless|incompetent|coward|lazy"
    r"|pathetic|failure|loser"
    r"|full of it|terrible|awful|worst|bottleneck|arrogant|idiotic|embarrassing)\b"
    r"|\b(?:hates?|trusts?|like|likes|respects?|believes?|despises?|avoids?|lied to|us(?:es|ing)) (?:me|us)\b"
    r"|\b(?:that's|it's|all) on (?:me|us)\b"
)
"""A verdict on the rep, or what somebody is said to hold against the rep: in the rep's own words or not at all."""
_TO_THE_COACH = re.compile(
    r"\byou(?:'re|'ve|'ll|'d|r|rself)?\b(?! (?:can't|can|have to|need|never|always|just|know who)\b)"
)
"""Any "you" but the one that means everybody: "you can't bother a CFO in January"."""

Form = Callable[[Piece, str], str | None]


def reflect(text: str, wanted: Slot | None = None, turn: int = 0) -> str | None:
    """One short sentence that the rep would nod at, or None when in doubt.

    `wanted` is the slot the message answered, if known: options and steps are quoted. `turn` varies the form over a
    session, and every sixth turn asks bare. Every content word is the rep's; only I, my, we and the like are turned.
    """
    order = _ORDERS[turn % len(_ORDERS)]
    if not order or not is_speakable(text) or looks_foreign(text) or not sounds_right(text):
        return None
    for piece in pieces(text):
        right = put_right(piece.text)
        if right is None or not sounds_right(right):
            continue
        for form in _QUOTED_ONLY if wanted in THEIRS or _must_be_quoted(piece, right) else order:
            said = form(piece, right)
            if said is not None:
                return said
    return None


def quote(text: str, max_words: int = MOST_QUOTED) -> str | None:
    """The span of `text` most worth quoting, verbatim, without quotation marks; None when there is none."""
    if not is_speakable(text):
        return None
    return next((piece.text for piece in pieces(text) if len(words(piece.text)) <= max_words), None)


def _must_be_quoted(piece: Piece, right: str) -> bool:
    """ "You should call her" would be advice, "Call her." an order, "It's your fault." a verdict of the coach's."""
    low = right.casefold()
    first, *rest = words(low.removeprefix("just "))
    orders = first in ACTS and not (rest and _NOUN_GOES_ON.fullmatch(rest[0]))
    return piece.hedged or orders or bool(_OUGHT.search(low) or _HARSH.search(low))


def _restated(piece: Piece, right: str) -> str | None:
    del piece
    turned = turned_round(_FILLERS.sub("", right))
    return None if turned is None else _sentence(turned)


def _fragment(piece: Piece, right: str) -> str | None:
    """Without "it's", "I'm", "she's": what is left is what carries."""
    del piece
    found = _COPULA.match(right.casefold())
    rest = right[found.end() :] if found else ""
    whole = 2 <= len(words(rest)) <= 8 and not _GOES_ON.search(rest)
    turned = turned_round(rest) if whole else None
    return None if turned is None else _sentence(turned)


def _quoted(piece: Piece, right: str) -> str | None:
    """The rep's words, and of "could ring her" the act alone."""
    right = put_right(piece.text, verbatim=True) or right
    found = _COULD.match(right.casefold())
    said = right[found.end() :] if found else right
    if _TO_THE_COACH.search(said.casefold()):
        return None
    return f"“{_sentence(said)}”" if 2 <= len(re.findall(r"\w+", said)) <= MOST_QUOTED else None


def _sentence(said: str) -> str:
    said = said.strip(" ,;:.")
    return f"{said[0].upper()}{said[1:]}."


_QUOTED_ONLY: tuple[Form, ...] = (_quoted,)
_ORDERS: tuple[tuple[Form, ...], ...] = (
    (_restated, _quoted),
    (_quoted, _restated),
    (_fragment, _restated, _quoted),
    (_restated, _quoted),
    (_fragment, _quoted, _restated),
    (),
)
