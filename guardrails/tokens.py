"""Words with the places where they stand, and what each one is called when words are compared.

Knows nothing of meaning: spelling, stems, numbers and abbreviations only. English, by the word list in words/.
"""

import re
import threading
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from guardrails.language import Language
from guardrails.normalise import Folded, fold

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|%")
LONGEST_WORD = 32  # letters: what is longer is no word, and gets neither a stem nor forgiveness for slips
_STEMMER = threading.local()  # a stemmer keeps its word in itself: one for each thread


@dataclass(frozen=True, slots=True)
class Word:
    """`low`: as written, lower case. `key`: one spelling for spelling variants and numbers. `stem`: for comparing."""

    low: str
    key: str
    stem: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.key[:1].isdigit()


@lru_cache(maxsize=50_000)
def stem_of(key: str, language: Language) -> str:
    """The stem of a key, irregular forms first. The cache holds single words, never messages."""
    stemmer = getattr(_STEMMER, language.code, None)
    if stemmer is None:
        stemmer = snowballstemmer.stemmer(language.stemmer)
        setattr(_STEMMER, language.code, stemmer)
    stem: str = stemmer.stemWord(language.irregular.get(key, key))
    return stem


def key_of(low: str, language: Language) -> str:
    """One spelling: no apostrophe, abbreviations written out, number words as digits."""
    if low[0].isdigit():
        return low.replace(",", "").replace(":", "")
    bare = low.replace("'", "")
    bare = language.abbreviations.get(bare, bare)
    return language.numbers.get(bare, bare)


def read_words(text: str | Folded, language: Language) -> tuple[Word, ...]:
    """The words of a text in order; a compound number ("thirty-four") and "per cent" are one word each."""
    folded = text if isinstance(text, Folded) else fold(text)
    words: list[Word] = []
    for found in _WORD.finditer(folded.text):
        low = found.group().lower()
        key = key_of(low, language)
        plain = key[:1].isdigit() or len(key) > LONGEST_WORD
        word = Word(low, key, key if plain else stem_of(key, language), found.start(), found.end())
        merged = _merged(words[-1], word, folded.text) if words else None
        if merged is not None:
            words[-1] = merged
        else:
            words.append(word)
    return tuple(words)


def _merged(before: Word, word: Word, text: str) -> Word | None:
    if before.key == "per" and word.key == "cent":
        return Word("percent", "percent", "percent", before.start, word.end)
    tens = before.low.isalpha() and before.key in ("20", "30", "40", "50", "60", "70", "80", "90")
    units = word.low.isalpha() and len(word.key) == 1 and word.key in "123456789"
    if tens and units and text[before.end : word.start] in ("-", " "):
        key = str(int(before.key) + int(word.key))
        return Word(text[before.start : word.end].lower(), key, key, before.start, word.end)
    return None
