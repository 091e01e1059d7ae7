"""Failed sign-ins are counted by address, for a minute, and never without bound."""

from app.people import attempts
from app.people.attempts import FAILURES, SECONDS, Attempts


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def fail(guessing: Attempts, address: str, times: int) -> None:
    for _ in range(times):
        guessing.failed(address)


def test_an_address_may_be_wrong_a_few_times_without_waiting() -> None:
    guessing = Attempts(Clock())

    fail(guessing, "10.0.0.1", FAILURES - 1)

    assert guessing.seconds_to_wait("10.0.0.1") == 0


def test_after_too_many_failures_an_address_waits_and_no_other_does() -> None:
    guessing = Attempts(Clock())

    fail(guessing, "10.0.0.1", FAILURES)

    assert 0 < guessing.seconds_to_wait("10.0.0.1") <= SECONDS + 1
    assert guessing.seconds_to_wait("10.0.0.2") == 0


def test_the_time_to_wait_is_enough() -> None:
    clock = Clock()
    guessing = Attempts(clock)
    fail(guessing, "10.0.0.1", FAILURES)

    clock.seconds += guessing.seconds_to_wait("10.0.0.1")

    assert guessing.seconds_to_wait("10.0.0.1") == 0


def test_only_so_many_addresses_are_remembered(monkeypatch) -> None:
    monkeypatch.setattr(attempts, "ADDRESSES", 3)
    guessing = Attempts(Clock())
    fail(guessing, "first", FAILURES)

    for address in ("second", "third", "fourth"):
        fail(guessing, address, FAILURES)

    assert guessing.seconds_to_wait("first") == 0
    assert guessing.seconds_to_wait("fourth") > 0
