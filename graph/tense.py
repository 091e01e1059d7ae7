"""Has it happened, or is it still to come? A rough reading of English verbs as reps type them. No grammar book."""

import re

PAST = frozenset(
    "was were wasnt werent had hadnt did didnt said told went came left sent met rang spoke gave took saw wrote heard "
    "felt knew thought made lost won asked called emailed mailed texted talked cancelled canceled postponed promised "
    "moved pushed visited presented pitched showed answered replied wanted tried stopped started happened kept held "
    "offered discounted dropped ended finished looked needed liked loved hated used became brought bought built chose "
    "drove fell forgot found hung laughed nodded paid ran rescheduled sat sold spent stood stayed turned walked worked "
    "waited assumed avoided missed skipped booked shared signed closed ghosted bombed clapped demoed followed "
    "mentioned panicked prepared prepped rushed folded froze blew broke begged explained gone "
    "got".split()
)
_AUXILIARY = frozenset(
    "is are be been being has have having gets get getting ive youve theyve weve hes shes its im theyre i've you've "
    "they've we've he's she's it's i'm they're that's thats".split()
)
_DETERMINER = frozenset("the a an my our his her their your this that these those no".split())
_FUTURE = re.compile(
    r"\b(?:i'?ll|we'?ll|\w+'ll|will|shall|gonna|going to|want to|need to|have to|plan to|about to|let'?s|next)\b"
)
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def is_past(low: str) -> bool:
    """Does folded `low` tell of something that has happened? A future marker outweighs a past verb."""
    return has_past_verb(low) and not looks_ahead(low)


def looks_ahead(low: str) -> bool:
    return _FUTURE.search(low) is not None


def has_past_verb(low: str) -> bool:
    """A past form that is not a participle ("is signed") and not an adjective ("the signed offer")."""
    before = ""
    for token in _TOKEN.findall(low):
        plain = token.replace("'", "")
        if plain in PAST and before not in _AUXILIARY and before not in _DETERMINER:
            return True
        before = token
    return False
