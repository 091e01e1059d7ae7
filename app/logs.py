"""The log: ids and what happened, never what somebody wrote."""

import logging
from contextvars import ContextVar
from typing import Final

REQUEST_ID: Final[ContextVar[str]] = ContextVar("request_id", default="-")
FORMAT: Final = "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"


def configure(level: str) -> None:
    """Our own loggers, to stderr, with the request's id. A second call only sets the level."""
    log = logging.getLogger("app")
    log.setLevel(level.upper())
    if not any(isinstance(handler, Lines) for handler in log.handlers):
        log.addHandler(Lines())


class Lines(logging.StreamHandler):  # type: ignore[type-arg]  # its stream is whatever sys.stderr is
    """A line per event."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter(FORMAT))
        self.addFilter(_with_request_id)


def _with_request_id(record: logging.LogRecord) -> bool:
    record.request_id = REQUEST_ID.get()
    return True
