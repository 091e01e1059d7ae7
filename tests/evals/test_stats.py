"""Rates: against figures worked out elsewhere, and against the wish to say "100 %"."""

import pytest

from evals.stats import rate


@pytest.mark.parametrize(
    ("passed", "total", "low", "high"),
    [
        (19, 20, 0.764, 0.991),
        (20, 20, 0.839, 1.0),
        (95, 100, 0.888, 0.978),
        (950, 1000, 0.935, 0.962),
        (0, 5, 0.0, 0.434),
    ],
)
def test_the_interval_is_wilsons(passed: int, total: int, low: float, high: float) -> None:
    result = rate(passed, total)

    assert result.low == pytest.approx(low, abs=0.001)
    assert result.high == pytest.approx(high, abs=0.001)


def test_more_cases_narrow_the_interval_around_the_same_rate() -> None:
    few, many = rate(9, 10), rate(900, 1000)

    assert few.value == many.value
    assert few.low < many.low
    assert many.high < few.high


@pytest.mark.parametrize(("passed", "total"), [(0, 0), (3, 2), (-1, 4)])
def test_there_is_no_rate_of_nothing(passed: int, total: int) -> None:
    with pytest.raises(ValueError, match="no rate"):
        rate(passed, total)
