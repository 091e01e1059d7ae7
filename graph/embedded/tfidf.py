"""Which of some known short texts does a message sound like? TF-IDF over stems and stem pairs, pure Python.

Knows nothing of coaching. Measured against sentence embeddings at this size it lost nothing, and unlike them it has
a low score when it is lost, so that it can abstain.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from snowballstemmer import stemmer  # type: ignore[import-untyped]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_CUT = re.compile(r"[.!?;:\n]+|,\s|\s[-–—]+\s|\b(?:but|because|bc|so|and then)\b")
_STEMMER = stemmer("english")
_IGNORED = frozenset(
    """a an the this that these those there here it its is am are was were be been being do does did done has have had
    having i im ive id ill me my mine we our us you your he hes she shes they theyre theyve their them him her his hers
    of to in on at for from by with as into about and or but so if then than when while because bc just very really
    quite bit some any also too again now still will would can could should may might shall must got get gets getting
    what which how who where why s t re ve ll d m lol tbh ok okay well oh hi hey hello hm hmm yeah yes please pls
    thing things stuff lot lots one kind sort like want wants think need say says said tell told know go goes going
    one two three basically actually honestly maybe prob probably guess idk even""".split()  # noqa: SIM905
)
"""Words that say nothing about which situation it is. Negations are not among them: "no reply" is not "reply"."""


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def terms(text: str) -> list[str]:
    """The stems of the words that carry meaning, in their order, each number as "0"."""
    found = _WORD.findall(_APOSTROPHES.sub("", text.casefold()))
    return ["0" if word.isdigit() else _stem(word) for word in found if word not in _IGNORED]


def clauses(text: str) -> Iterator[str]:
    """The whole text, then its clauses: one long message often holds one telling half-sentence."""
    yield text
    pieces = [piece for piece in _CUT.split(text.casefold()) if piece.strip()]
    if len(pieces) > 1:
        yield from pieces


class TfIdf:
    """An index over `documents`, built once. Scores are cosines: 0 nothing in common, 1 the same text."""

    def __init__(self, documents: Sequence[str]) -> None:
        counted = [_features(document) for document in documents]
        spread = Counter(feature for features in counted for feature in features)
        self._size = len(documents)
        self._weight = {feature: 1 + math.log(self._size / count) for feature, count in spread.items()}
        self._unseen = 1 + math.log(self._size / 2)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for number, features in enumerate(counted):
            for feature, weight in self._unit(features).items():
                self._postings.setdefault(feature, []).append((number, weight))

    def scores(self, text: str) -> list[float]:
        """For each document its likeness to `text` or to the clause of it that is most alike."""
        best = [0.0] * self._size
        for clause in clauses(text):
            for number, score in self._score(clause).items():
                best[number] = max(best[number], score)
        return best

    def _score(self, text: str) -> dict[int, float]:
        found: dict[int, float] = {}
        for feature, weight in self._unit(_features(text)).items():
            for number, other in self._postings.get(feature, ()):
                found[number] = found.get(number, 0.0) + weight * other
        return found

    def _unit(self, features: Counter[str]) -> dict[str, float]:
        """Weights of length 1. An unseen word weighs too: it is a reason to be less sure."""
        weights = {f: (1 + math.log(n)) * self._weight.get(f, self._unseen) for f, n in features.items()}
        length = math.sqrt(sum(w * w for w in weights.values()))
        return {f: w / length for f, w in weights.items()} if length else {}


def _features(text: str) -> Counter[str]:
    """Stems, and pairs of neighbours."""
    stems = terms(text)
    return Counter([*stems, *(f"{left} {right}" for left, right in pairwise(stems))])
