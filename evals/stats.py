"""Rates with their intervals. The arithmetic is scipy's; here is what is counted."""

from dataclasses import dataclass

from scipy.stats import binomtest  # type: ignore[import-untyped]  # scipy ships no hints


@dataclass(frozen=True, slots=True)
class Rate:
    """`passed` of `total`, with the 95 % Wilson interval. 20 of 20 is 0.84 to 1, not a certainty."""

    passed: int
    total: int
    low: float
    high: float

    @property
    def value(self) -> float:
        return self.passed / self.total


def rate(passed: int, total: int) -> Rate:
    """Raises ValueError when nothing was counted: there is no rate of nothing."""
    if total < 1 or not 0 <= passed <= total:
        raise ValueError(f"no rate from {passed} of {total}")
    interval = binomtest(passed, total).proportion_ci(confidence_level=0.95, method="wilson")
    return Rate(passed, total, float(interval.low), float(interval.high))
