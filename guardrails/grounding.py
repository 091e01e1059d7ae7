"""What the rep introduced: the words, word pairs, numbers and sentences that a coach may give back.

Grows message by message; asking it costs the same after two messages and after two hundred. Knows nothing of rules.
"""

from collections.abc import Iterable
from itertools import pairwise

from guardrails.language import Language, load_language
from guardrails.tokens import LONGEST_WORD, Word, key_of, read_words, stem_of

TYPO_FROM = 6  # letters: one slip is forgiven in words this long; "quote" and "quota" are shorter
PREFIX = 5  # letters that two stems share to count as one family (findings §2.4: five did the job)
TAIL = 3  # letters of both that may differ after it: "explain" and "explan-ation", not "contract" and "contrast"
_SWAPS = {"i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "im": "youre", "ive": "youve"}


class Memory:
    """The rep's own words of one session, and of the commitments that the rep has stored."""

    def __init__(self, language: Language | None = None) -> None:
        self._language = language if language is not None else load_language()
        self._said = "\n"
        self._keys: set[str] = set()
        self._stems: set[str] = set()
        self._families: dict[str, set[str]] = {}
        self._slips: dict[str, set[str]] = {}
        self._pairs: set[tuple[str, str]] = set()
        self._numbers: set[str] = set()

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Memory":
        """A memory of these texts of the rep, oldest first."""
        memory = cls()
        for text in texts:
            memory.remember(text)
        return memory

    @property
    def language(self) -> Language:
        return self._language

    def remember(self, text: str) -> None:
        """Takes in one message of the rep."""
        words = read_words(text, self._language)
        self._said += " " + " ".join(word.key for word in words) + " \n"
        for word in words:
            self._take_in(word)
        content = [word.stem for word in words if not self._is_function(word)]
        self._pairs.update(pairwise(content))

    def owns(self, quote: str) -> bool:
        """Did the rep write exactly these words, in a row, in one message? Case, punctuation and spelling variants
        ("cant", "thurs") do not count; I and you do."""
        keys = [word.key for word in read_words(quote, self._language)]
        return bool(keys) and f" {' '.join(keys)} " in self._said

    def knows(self, word: str) -> bool:
        """Is this single word the rep's, in some form: stem, I for you, number word, abbreviation, small slip?"""
        read = read_words(word, self._language)
        return bool(read) and all(self.holds(w) for w in read)

    def holds(self, word: Word) -> bool:
        """`knows` for a word that has been read."""
        if word.is_number:
            return word.key in self._numbers
        if word.key in self._keys or word.stem in self._stems:
            return True
        return self._is_family(word.stem) or self._is_slip(word.key)

    def holds_exactly(self, word: Word) -> bool:
        """The word itself or a form of it, without families and slips: for words that carry an action."""
        return word.key in self._numbers if word.is_number else word.stem in self._stems

    def paired(self, first: Word, second: Word) -> bool:
        """Did the rep put these two content words next to each other, in this order or the other?"""
        return (first.stem, second.stem) in self._pairs or (second.stem, first.stem) in self._pairs

    def has_number(self, number: str) -> bool:
        return number in self._numbers

    def _take_in(self, word: Word) -> None:
        self._keys.add(word.key)
        if word.is_number:
            self._numbers.add(word.key)
            return
        swapped = _SWAPS.get(word.key)
        if swapped is not None:
            self._keys.add(swapped)
        if word.stem in self._stems:
            return
        self._stems.add(word.stem)
        if len(word.stem) >= PREFIX:
            self._families.setdefault(word.stem[:PREFIX], set()).add(word.stem)
        if TYPO_FROM <= len(word.key) <= LONGEST_WORD:
            for variant in _with_one_letter_gone(word.key):
                self._slips.setdefault(variant, set()).add(word.key)

    def _is_function(self, word: Word) -> bool:
        return word.key in self._language.function

    def _is_family(self, stem: str) -> bool:
        relatives = self._families.get(stem[:PREFIX]) if len(stem) >= PREFIX else None
        if not relatives:
            return False
        return any(_is_related(stem, other) for other in relatives)

    def _is_slip(self, key: str) -> bool:
        if not TYPO_FROM <= len(key) <= LONGEST_WORD:
            return False
        return any(
            _is_slip_of(key, said) for variant in _with_one_letter_gone(key) for said in self._slips.get(variant, ())
        )


def _is_related(stem: str, other: str) -> bool:
    shared = 0
    for mine, theirs in zip(stem, other, strict=False):
        if mine != theirs:
            break
        shared += 1
    return len(stem) + len(other) - 2 * shared <= TAIL


def _with_one_letter_gone(key: str) -> set[str]:
    """The word and all it becomes without one letter behind the first: what two words that are a slip apart share."""
    return {key} | {key[:at] + key[at + 1 :] for at in range(1, len(key))}


def _is_slip_of(key: str, said: str) -> bool:
    """A letter lost, doubled or swapped with its neighbour. A letter changed may be another word ("contrast")."""
    return len(key) != len(said) or sorted(key) == sorted(said)


def knows_stem(language: Language, words: frozenset[str]) -> frozenset[str]:
    """The stems of a word list of the language."""
    return frozenset(stem_of(key_of(word.lower(), language), language) for word in words)
