"""Which quotations in a text are verified as the rep's own: a page marks those and no others."""

import re
from collections.abc import Iterable

from guardrails.grounding import Memory

_CURLY = re.compile(r"“([^“”]+)”")


def quoted_spans(text: str, said: Memory | Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Spans of curly quotations, marks included, whose words the rep wrote in a row. `said`: a memory or messages."""
    memory = said if isinstance(said, Memory) else Memory.of(said)
    return tuple(found.span() for found in _CURLY.finditer(text) if memory.owns(found.group(1).rstrip("… ")))
