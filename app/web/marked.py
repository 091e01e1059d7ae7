"""A coach's sentence with the rep's own words marked. Only spans that the guard verified are ever marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from guardrails import Memory, quoted_spans


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `yours` when these are verified words of the rep."""

    text: str
    yours: bool = False


def marked(text: str, said: Memory | Iterable[str]) -> tuple[Piece, ...]:
    """`text` cut into pieces, those in quotation marks that the rep really said marked as the rep's."""
    return cut(text, quoted_spans(text, said))


def cut(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(spans):
        if start < at:
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:end], yours=True)]
        at = end
    pieces.append(Piece(text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def filled(sentence: str, words: str = "") -> tuple[Piece, ...]:
    """A sentence of the catalogue with the rep's words in place of its `{}`, in quotation marks and marked."""
    before, hole, after = sentence.partition("{}")
    if not hole:
        return (Piece(sentence),)
    return tuple(p for p in (Piece(before), Piece(f"“{words}”", yours=True), Piece(after)) if p.text)
