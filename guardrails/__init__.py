"""May this text be shown to a person? Strings and values in, a verdict or approved text out.

Knows nothing of `app` and `graph`.
"""

from guardrails.catalogue import NotTheirWords, UnknownText
from guardrails.grounding import Memory
from guardrails.guard import Guard, load_guard
from guardrails.quotations import quoted_spans
from guardrails.safety import Screening, screen
from guardrails.verdict import Approved, ApprovedReply, Finding, FreeText, Review, TypedDraft, Verdict

__all__ = [
    "Approved",
    "ApprovedReply",
    "Finding",
    "FreeText",
    "Guard",
    "Memory",
    "NotTheirWords",
    "Review",
    "Screening",
    "TypedDraft",
    "UnknownText",
    "Verdict",
    "load_guard",
    "quoted_spans",
    "screen",
]
