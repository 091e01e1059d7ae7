"""The rep's typing made comparable without moving a character, and pieces of it that stay the rep's own words.

Knows nothing of coaching. Every `Span` is a stretch of the message, so whatever is quoted from it is verbatim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})
_KEPT_IN_FRONT = "#@€$£+"
_KEPT_AT_END = "%€$£+"
_QUOTES = '"“”„«»'
_SENTENCE_END = re.compile(r"(?<!\.)\.(?=[\s\"”')]|$)|[!?;]+|[\r\n]+|(?<=[a-z])\.(?=[a-z]{3})|\s[-–—]+\s")
_COMMA = re.compile(r",(?!\d)|,(?<!\d,)")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def fold(text: str) -> str:
    """Lower case with one kind of apostrophe, and exactly as long as `text`: offsets hold for both."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_APOSTROPHES)


def words(text: str) -> list[str]:
    """The words of a text, folded, apostrophes kept inside a word."""
    return _WORD.findall(fold(text))


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a message: `source[start:end]`."""

    source: str
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.source[self.start : self.end]

    @property
    def low(self) -> str:
        return fold(self.text)

    @property
    def words(self) -> list[str]:
        return words(self.text)

    @property
    def asks(self) -> bool:
        """Does a question mark follow (or close) this stretch?"""
        return "?" in self.text or self.source[self.end : self.end + 3].lstrip(" .!")[:1] == "?"

    def part(self, start: int, end: int | None = None) -> "Span":
        """A piece of this span by offsets relative to its start."""
        stop = self.end if end is None else self.start + end
        return Span(self.source, min(self.start + start, stop), stop)

    def trim(self) -> "Span":
        """Without blanks, marks and emoji at both ends; a quotation mark whose twin is inside stays."""
        text = self.text
        left, right = 0, len(text)
        while left < right and not (text[left].isalnum() or text[left] in _KEPT_IN_FRONT):
            left += 1
        while right > left and not (text[right - 1].isalnum() or text[right - 1] in _KEPT_AT_END):
            right -= 1
        if sum(text.count(mark, left, right) for mark in _QUOTES) % 2:
            if left and text[left - 1] in _QUOTES:
                left -= 1
            elif right < len(text) and text[right] in _QUOTES:
                right += 1
        return self.part(left, right)

    def cut_lead(self, lead: re.Pattern[str]) -> "Span":
        """Without any run of `lead` at the beginning, as long as words remain."""
        low, start = self.low, 0
        while (found := lead.match(low, start)) and found.end() > start:
            after = _WORD.search(low, found.end())
            if after is None:
                break
            start = found.end()
            while start < after.start() and low[start] not in _KEPT_IN_FRONT:
                start += 1
        return self.part(start).trim() if start else self

    def cut_tail(self, tail: re.Pattern[str]) -> "Span":
        """Without any run of `tail` at the end, as long as words remain."""
        span = self
        while found := tail.search(span.low):
            rest = span.part(0, found.start()).trim()
            if not found.group() or not rest.words:
                return span
            span = rest
        return span

    def limit(self, count: int) -> "Span":
        """At most `count` words, cut at the last comma that keeps half of them when there is one."""
        found = list(_WORD.finditer(self.text))
        if len(found) <= count:
            return self
        head = self.part(0, found[count - 1].end())
        comma = head.text.rfind(",")
        return (head.part(0, comma) if comma > len(head.text) // 2 else head).trim()


def whole(text: str) -> Span:
    return Span(text, 0, len(text)).trim()


def sentences(span: Span) -> tuple[Span, ...]:
    """The sentences of casual typing: full stops, question marks, line breaks, spaced dashes. Empty ones left out."""
    return tuple(_split(span, _SENTENCE_END))


def comma_parts(span: Span) -> tuple[Span, ...]:
    return tuple(_split(span, _COMMA))


def split_at(span: Span, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    """The pieces between matches of `pattern`, which is matched on the folded text."""
    return tuple(_split(span, pattern))


def _split(span: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    start = 0
    low = span.low
    for found in pattern.finditer(low):
        piece = span.part(start, found.start()).trim()
        if piece.words:
            yield piece
        start = found.end()
    last = span.part(start).trim()
    if last.words:
        yield last
