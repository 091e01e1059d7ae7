"""One spelling for text that only looks different, and the way back to where each character stood.

Knows nothing of words or rules. A finding quotes the original, so every folded character remembers its place.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTES = dict.fromkeys("“”„‟«»″〝〞＂", '"') | dict.fromkeys("‘’‚‛ʼ`´′＇", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
# Letters of other scripts that are drawn like Latin ones. Folded only inside a word that also has Latin letters.
_LOOKALIKES = {
    pair[0]: pair[1]
    for pair in (
        "аa еe оo рp сc уy хx іi ѕs јj ԁd һh ԛq ԝw кk мm тt вb нh АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЅS ЈJ "
        "αa οo ρp νv κk ιi ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"
    ).split()
}
_NAMED = {"…": "…", "\ufeff": "", "\u00ad": ""}


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the folded spelling; `places[i]` is where its character `i` stands in `original`."""

    original: str
    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that `text[start:end]` came from; an empty span gives an empty one."""
        if start >= end or start >= len(self.places):
            return (len(self.original), len(self.original)) if start >= len(self.places) else (self.places[start],) * 2
        stop = self.places[end] if end < len(self.places) else len(self.original)
        return self.places[start], stop


def fold(text: str) -> Folded:
    """NFKC, straight quotes and dashes, one kind of space, no invisible characters, no lookalike letters."""
    if text.isascii() and text.isprintable():
        return Folded(text, text, tuple(range(len(text))))
    characters: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(text):
        for character in _fold_cluster(cluster):
            characters.append(character)
            places.append(start)
    return Folded(text, _without_lookalikes("".join(characters)), tuple(places))


def clean(text: str) -> str:
    """The same text fit to be shown: composed, without invisible or control characters, single spaces, trimmed."""
    kept = "".join(c if not c.isspace() else " " for c in text if not _is_invisible(c))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """A base character with the marks that combine with it, and where it starts."""
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            if at > start:
                yield start, text[start:at]
            start = at


def _fold_cluster(cluster: str) -> str:
    if cluster.isspace():
        return " "
    known = _QUOTES.get(cluster) or _DASHES.get(cluster)
    if known is not None:
        return known
    if cluster in _NAMED:
        return _NAMED[cluster]
    composed = unicodedata.normalize("NFKC", cluster)
    return "".join(" " if c.isspace() else _QUOTES.get(c, c) for c in composed if not _is_invisible(c))


def _is_invisible(character: str) -> bool:
    """Zero-width, direction marks, controls, halves of surrogate pairs: nothing a reader can see."""
    if character.isspace():
        return False
    return unicodedata.category(character) in ("Cf", "Cc", "Cs", "Co", "Cn")


def _without_lookalikes(text: str) -> str:
    if text.isascii() or not any(c in _LOOKALIKES for c in text):
        return text
    folded = list(text)
    start = 0
    for at in range(len(text) + 1):
        if at < len(text) and text[at].isalpha():
            continue
        word = text[start:at]
        if any("a" <= c.casefold() <= "z" for c in word):
            folded[start:at] = [_LOOKALIKES.get(c, c) for c in word]
        start = at + 1
    return "".join(folded)
