"""G9: what other reps do, what the manager thinks or sees, what the company's data say: the coach knows none of it."""

from guardrails.candidate import Candidate
from guardrails.policy import Policy
from guardrails.verdict import Finding


def other_people(candidate: Candidate, policy: Policy) -> tuple[Finding, ...]:
    """Findings on other people's data and invented company facts, unless the rep reported them."""
    return tuple(
        candidate.finding("G9", "others", start, end, "The coach knows nothing of other people or of company data.")
        for start, end in candidate.phrases(policy, "others")
        if not _is_reported(candidate, start, end)
    )


def _is_reported(candidate: Candidate, start: int, end: int) -> bool:
    content = [t for t in candidate.tokens_in(start, end) if t.kind != "function"]
    return bool(content) and all(t.kind in ("rep", "quoted") for t in content)
