"""One rule, one file: a pure function of a part of a reply and the policy, returning its findings."""

from collections.abc import Callable

from guardrails.candidate import Candidate
from guardrails.policy import Policy
from guardrails.verdict import Finding

Rule = Callable[[Candidate, Policy], tuple[Finding, ...]]
