"""I becomes you: a statement of the rep turned round for the coach to say. Right or absent.

Knows nothing of coaching. Works on text that graph/embedded/spelling.py has put right.
"""

import re

from graph.embedded.verbs import ACTS, IMPERSONAL

_SWAP = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "we": "you", "us": "you",
    "our": "your", "ours": "yours", "ourselves": "yourselves", "i'm": "you're", "i've": "you've", "i'd": "you'd",
    "i'll": "you'll", "we're": "you're", "we've": "you've", "we'd": "you'd", "we'll": "you'll",
}  # fmt: skip
_AGREE = {"am": "are", "was": "were", "wasn't": "weren't"}
_BETWEEN = frozenset(
    "just never always also really only still already basically actually probably then even too both all often "
    "sometimes".split()
)
_ADDRESSES = frozenset("you your yours yourself you're you've you'd you'll lemme thee y'all".split())
_BARE = (ACTS | IMPERSONAL | {"go", "come", "have", "don't"}) - frozenset(
    "put let cut read set quit split shut hit cost bet spread cast".split()
)
"""Base forms. Those that are past forms as well prove nothing after "he"."""
_HELPERS = frozenset(
    "did does do would can could will should may might must make makes made let lets see saw watch help helps "
    "didn't doesn't won't can't couldn't wouldn't".split()
)
_WRONG = re.compile(
    r"^(?:just )?let (?:me|us)\b|\b(?:i|we|you|they) (?:is|has|was not been|isn't|hasn't|doesn't)\b"
    r"|\b(?:we|they) was\b|\bi are\b"
    r"|\bi am (?:agree|work|have|go|want|know|think|need)\b|\b(?:he|she|it) (?:have|are|were|don't|haven't|aren't)\b"
)


def turned_round(text: str) -> str | None:
    """`text` with the rep as "you"; None when it speaks to somebody already or its grammar is not sure."""
    tokens = text.split()
    low = _plain(text)
    if any(word in _ADDRESSES for word in low) or not sounds_right(text):
        return None
    turned: list[str] = []
    for i, token in enumerate(tokens):
        word = _turn(token, low, i)
        if word is None:
            return None
        turned.append(word)
    result = " ".join(turned)
    return None if re.search(r"\b(you|your)\W+\1\b", result, re.IGNORECASE) else result


def sounds_right(text: str) -> bool:
    """False for the commonest slips of a second language: saying them back would be mimicry, correcting them rude."""
    low = _plain(text)
    return not _WRONG.search(" ".join(low)) and not _bare_third_person(low)


def _plain(text: str) -> list[str]:
    return [token.casefold().strip(",;:") for token in text.split()]


def _turn(token: str, low: list[str], i: int) -> str | None:
    word = low[i]
    if word in ("us", "mine") and (token[:2] == "US" or (i and low[i - 1] in ("the", "a", "an"))):
        return token if token[:2] == "US" else None
    if word in _AGREE and _belongs_to_i(low, i):
        return token.casefold().replace(word, _AGREE[word])
    if word not in _SWAP:
        return token
    tail = token[len(word) :]
    return _SWAP[word] + tail


def _belongs_to_i(low: list[str], i: int) -> bool:
    """Is the subject of the verb at `i` the rep? It stands before it, adverbs between, or right after it."""
    before = i - 1
    while before >= 0 and low[before] in _BETWEEN:
        before -= 1
    if before >= 0 and low[before] in ("i", "we"):
        return True
    return low[i] == "am" or (i + 1 < len(low) and low[i + 1] == "i" and low[before if before >= 0 else i] != "it")


def _bare_third_person(low: list[str]) -> bool:
    """ "he go", "she always want": a second-language ending we would have to put right, so we do not repeat it."""
    for i, word in enumerate(low):
        if word in ("he", "she") or (word == "it" and i == 0):
            verb = next((w for w in low[i + 1 :] if w not in _BETWEEN), "")
            if verb in _BARE and (i == 0 or low[i - 1] not in _HELPERS):
                return True
    return False
