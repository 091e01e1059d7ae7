"""The input screen: does this message ask for a person instead of a coach? A keyword floor, no model.

Knows nothing of what happens then; that is the machine's business.
"""

from guardrails.safety.screening import Screening, screen

__all__ = ["Screening", "screen"]
