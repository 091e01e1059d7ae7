"""Casual typing put right, word by word: "im", "tmrw", "cfo". Where two readings are left it gives up.

Knows nothing of coaching, and never adds a word that says something new.
"""

import re

from graph.embedded.verbs import ACTS, IMPERSONAL

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_TOKEN = re.compile(r"([(\"“]*)(.*?)([,;:)\"”]*)$")

PLAIN = {
    **{w.replace("'", ""): w for w in (
        "I'm I've don't can't won't didn't doesn't isn't aren't wasn't weren't haven't hasn't hadn't couldn't wouldn't "
        "shouldn't mustn't ain't that's there's what's who's where's here's how's he's she's they're they've they'll "
        "they'd you're you've you'd you'll we've that'll it'll would've could've should've everyone's nobody's "
        "who've that'd there'd it'd"
    ).replace("I'm", "i'm").replace("I've", "i've").split()},
    "i'm": "I'm", "i've": "I've", "i'd": "I'd", "i'll": "I'll", "im": "I'm", "ive": "I've", "i": "I", "hed": "he'd",
    "u": "you", "ur": "your", "bc": "because", "cuz": "because", "coz": "because", "cos": "because", "b/c": "because",
    "w/": "with", "w/o": "without", "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow", "yday": "yesterday",
    "prob": "probably", "probs": "probably", "prolly": "probably", "hrs": "hours", "mins": "minutes",
    "wks": "weeks", "yrs": "years", "mths": "months", "mtg": "meeting",
    "mtgs": "meetings", "mgr": "manager", "ppl": "people", "sth": "something", "smth": "something", "tho": "though",
    "thru": "through", "abt": "about", "def": "definitely", "gonna": "going to", "wanna": "want to",
    "dunno": "don't know", "kinda": "kind of", "sorta": "sort of", "n": "and", "thx": "thanks",
    "til": "until", "till": "until", "bday": "birthday", "def.": "definitely", "approx": "roughly",
    "wasn't": "wasn't",
}  # fmt: skip
"""One reading only. Contractions lose nothing but their apostrophe; the short forms are the same word in full."""

_NAMES = {
    **{day: day.capitalize() for day in (
        "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
        "january february april june july august september october november december christmas easter"
    ).split()},
    **{word: word.upper() for word in (
        "cfo ceo cto coo cio cmo vp crm rfp rfq rfi poc roi nda kpi kpis hr sla gdpr uk usa q1 q2 q3 q4 sdr bdr msa "
        "sow pdf eu erp saas qbr"
    ).split()},
    "thurs": "Thursday", "thur": "Thursday", "tues": "Tuesday", "weds": "Wednesday", "saas": "SaaS", "sdrs": "SDRs",
    "linkedin": "LinkedIn", "cfos": "CFOs", "ceos": "CEOs", "rfps": "RFPs", "kpis": "KPIs",
}  # fmt: skip

_COMPLEMENTS = frozenset(
    """a an the not no my your our his her their been too so just like about that this really only always never all
    basically still very more one hard over gone done stuck bad because what how why where me him them us up out in on
    at from me a bit kind sort probably already actually both either mine theirs hers ours easy weird tough late early
    dead ok okay fine good great getting true two three four five ten way much""".split()
)
"""What comes after "it's" and "we're" and hardly ever after "its" and "were"."""
_STARTERS = frozenset(
    "and but or so that think thinks thought because if when since know knows said say says feel feels hope me him "
    "them".split()
)
_BEFORE_POSSESSIVE = frozenset("of on in at for with from to by about lost has had have losing despite under".split())
_WOULD = frozenset(
    """want like love hate rather need be have say go ask never do make just prefer take give call send tell try put
    probably even still lose feel look""".split()
)
_VERBS = _WOULD | ACTS | IMPERSONAL
_SHOUTED = _VERBS | frozenset(
    "all half not never no yes every any nothing always very so only now my me and but the".split()
)
_NOUN_LEAD = ("the", "an", "my", "their", "a", "our", "this", "that", "his", "her")
_UNITS = {"min": "minute", "hr": "hour", "wk": "week", "yr": "year", "mth": "month"}
_KEPT_IN_QUOTES = frozenset((*_UNITS, "gonna", "wanna", "dunno", "kinda", "sorta", "mins", "hrs", "wks", "yrs", "mths"))
_MONTHS = frozenset("march may".split())
_IN_TIME = frozenset("in by until since before after from this next last of till end early late".split())
_DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday"}
_ON_A_DAY = frozenset("on by until since before after this next last till every".split())


def put_right(text: str, verbatim: bool = False) -> str | None:
    """The text with its casual words in full, capitals for names of days and the like; None when in doubt.

    `verbatim` keeps what would become another word ("gonna", "40 min"), for text that goes between quotation marks.
    """
    tokens = [_TOKEN.match(token) for token in text.translate(_APOSTROPHES).split()]
    parts = [found.groups() for found in tokens if found]
    cores = [core.casefold() for _, core, _ in parts]
    right: list[str] = []
    for i, (lead, core, tail) in enumerate(parts):
        if verbatim and cores[i] in _KEPT_IN_QUOTES:
            right.append(f"{lead}{core}{tail}")
            continue
        word = _word(core, cores[i - 1] if i else "", cores[i + 1] if i + 1 < len(cores) else "")
        if i > 1 and cores[i - 2] in ("a", "an", "the", "my") and core.casefold() in _UNITS:
            word = _UNITS[core.casefold()]
        if word is None:
            return None
        right.append(f"{lead}{word}{tail}")
    return " ".join(right)


def _word(core: str, before: str, after: str) -> str | None:
    low = core.casefold()
    if low in _AMBIGUOUS:
        return _AMBIGUOUS[low](core, before, after)
    if low in PLAIN:
        plain = PLAIN[low]
        return plain[0].upper() + plain[1:] if core[0].isupper() and low != core else plain
    if core.islower() and low in _NAMES:
        return _NAMES[low]
    if low in _UNITS:
        return _UNITS[low] + "s" * (before[:1].isdigit() and before != "1")
    if core.islower() and before in _IN_TIME and low in _MONTHS:
        return core.capitalize()
    if core.islower() and before in _ON_A_DAY and low in _DAYS:
        return _DAYS[low]
    loud = core.isupper() and core.isalpha() and (len(core) > 4 or low in _SHOUTED)
    return low if loud else core


def _its(core: str, before: str, after: str) -> str | None:
    if after in _COMPLEMENTS or after.endswith(("ing", "ed")) or after[:1].isdigit():
        return "It's" if core[0].isupper() else "it's"
    return core if before in _BEFORE_POSSESSIVE and after else None


def _were(core: str, before: str, after: str) -> str | None:
    if before and before not in _STARTERS:
        return core
    return "we're" if after in _COMPLEMENTS or after.endswith("ing") else None


def _id(core: str, before: str, after: str) -> str | None:
    if after in _VERBS or (after.endswith("ed") and (not before or before not in _NOUN_LEAD)):
        return "I'd"
    return core if core.isupper() or before in _NOUN_LEAD else None


def _ill(core: str, before: str, after: str) -> str | None:
    if after in _VERBS and after not in ("rather", "want", "hate"):
        return "I'll"
    return core if before in ("is", "was", "am", "be", "been", "got", "fell", "he's", "she's", "i'm", "im") else None


def _give_up(core: str, before: str, after: str) -> str | None:
    del core, before, after
    return None


def _well(core: str, before: str, after: str) -> str | None:
    del after
    return core if before and before not in _STARTERS else None


_AMBIGUOUS = {
    "its": _its, "were": _were, "id": _id, "ill": _ill, "well": _well,
    "hell": _give_up, "shell": _give_up, "shed": _give_up, "wed": _give_up, "lets": _give_up, "let's": _give_up,
}  # fmt: skip
"""Words that lost an apostrophe, or never had one: the neighbours decide, else nobody does."""
