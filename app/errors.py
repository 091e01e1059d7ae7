"""What can go wrong and is nobody's bug, with the HTTP status it has. Rendered in one place: app/problems.py.

CoachError
  BadInput         422  what was sent cannot be used
    TooLong        422
  NotSignedIn      401  nobody knows who this is
  Refused          403  known, and not allowed
  NotFound         404  not there, or not yours: the two look the same
  Conflict         409  what was asked does not fit what is stored now
    TurnRunning    409
    SessionOver    409
    KeyReused      409
  TooManyAttempts  429  wrong too often about who this is
  TryLater         503  too much at once, or the database does not answer
"""

from typing import ClassVar


class CoachError(Exception):
    """An error that a person or a client can do something about. `str(error)` says what."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "error"
    title: ClassVar[str] = "Something went wrong"
    retry_after: int | None = None

    def extra(self) -> dict[str, str]:
        """Further members of the problem document."""
        return {}


class BadInput(CoachError):
    """`field` names what could not be used."""

    status = 422
    code = "bad_input"
    title = "This cannot be used"

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field

    def extra(self) -> dict[str, str]:
        return {"field": self.field}


class TooLong(BadInput):
    code = "too_long"
    title = "This is too long"


class NotSignedIn(CoachError):
    status = 401
    code = "not_signed_in"
    title = "Sign in first"


class Refused(CoachError):
    status = 403
    code = "refused"
    title = "This is not allowed"


class NotFound(CoachError):
    status = 404
    code = "not_found"
    title = "Nothing here"

    def __init__(self, what: str, value: str) -> None:
        super().__init__(f"There is no {what} {shortened(value)!r}, or it is not yours. Check the address.")


class Conflict(CoachError):
    status = 409
    code = "conflict"
    title = "That does not fit what is there now"


class TurnRunning(Conflict):
    """`turn_id` is the one that runs; `text` is given back, because it was not stored."""

    code = "turn_running"
    title = "An answer is still on its way"

    def __init__(self, turn_id: str, text: str) -> None:
        super().__init__(
            f"Turn {turn_id} of this session is still running. Your message was not stored and is given back here as "
            "`text`: wait for that turn or stop it, then send the message again."
        )
        self.turn_id = turn_id
        self.text = text

    def extra(self) -> dict[str, str]:
        return {"turn_id": self.turn_id, "text": self.text}


class SessionOver(Conflict):
    code = "session_over"
    title = "This session has ended"


class KeyReused(Conflict):
    code = "key_reused"
    title = "This key belongs to another message"


class TooManyAttempts(CoachError):
    status = 429
    code = "too_many_attempts"
    title = "Too many attempts"

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many sign-ins from your address failed. Wait {seconds} seconds, then try once more.")
        self.retry_after = seconds


class TryLater(CoachError):
    status = 503
    code = "try_later"
    title = "Not just now"

    def __init__(self, message: str, seconds: int = 2) -> None:
        super().__init__(message)
        self.retry_after = seconds


def shortened(value: object, limit: int = 60) -> str:
    """A value for an error message: short, printable on any terminal, never a whole text."""
    text = str(value).encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\0")
    return text if len(text) <= limit else f"{text[:limit]}… ({len(text)} characters)"
