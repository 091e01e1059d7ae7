"""How often an address may be wrong about who it is.

A 256-bit secret needs no such limit; this one keeps a confused script from hammering the database. It counts in this
process only and by the address the server sees, so behind a proxy that hides addresses everybody shares one budget.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from typing import Final

FAILURES: Final = 20  # generous: a whole office may share an address, and only failures count
SECONDS: Final = 60.0
ADDRESSES: Final = 10_000  # what is remembered at most; the address unheard of for longest is forgotten first


class Attempts:
    """Failed sign-ins of the last minute by address."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()

    def seconds_to_wait(self, address: str) -> int:
        """0: go ahead. Otherwise how long until this address may try again."""
        times = self._failed.get(address)
        if times is None:
            return 0
        since = self._clock() - SECONDS
        while times and times[0] <= since:
            times.popleft()
        return int(times[0] - since) + 1 if len(times) >= FAILURES else 0

    def failed(self, address: str) -> None:
        times = self._failed.setdefault(address, deque(maxlen=FAILURES))
        times.append(self._clock())
        self._failed.move_to_end(address)
        while len(self._failed) > ADDRESSES:
            self._failed.popitem(last=False)
