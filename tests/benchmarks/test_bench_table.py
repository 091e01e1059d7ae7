"""What the bench prints, from made-up samples. Nothing here is timed."""

import pytest

from benchmarks.measure import Sample
from benchmarks.turns import table


def sample(system: str, turns: int, cpu: float, workers: int = 1) -> Sample:
    return Sample(system, workers, turns, 2.0, cpu, (0.01,) * turns)


def test_a_sample_knows_its_speed_its_cpu_and_its_middle_latency() -> None:
    one = sample("coach", 100, 0.5)

    assert (one.turns_per_second, one.cpu_ms, one.median_ms) == (50.0, 5.0, 10.0)


def test_the_ratios_are_those_of_the_medians_of_the_rounds() -> None:
    rounds = [
        *(sample("pass-through", turns, 0.2) for turns in (100, 200, 900)),
        *(sample("coach", turns, 0.5) for turns in (50, 100, 400)),
    ]

    text = table(rounds, 1.5)

    assert "coach / pass-through, 1 at once: turns/s 0.50, CPU per turn 5.00 (+4.0 ms)" in text
    assert "embedded coach in process: 1.50 ms CPU per turn" in text


@pytest.mark.parametrize("workers", [1, 8])
def test_without_cpu_figures_the_table_says_so_instead_of_dividing_by_nothing(workers: int) -> None:
    text = table([sample("pass-through", 100, 0.0, workers), sample("coach", 50, 0.0, workers)], 1.0)

    assert f"{workers} at once: turns/s 0.50, CPU not known here" in text
