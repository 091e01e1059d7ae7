"""The key that signs the short-lived state of an OIDC round trip: COACH_SECRET, or one kept beside the database."""

import os
from pathlib import Path

from app.people.secret import new_secret
from app.settings import Settings

FILE = "secret"


def signing_key(settings: Settings) -> str:
    """COACH_SECRET if it is set; otherwise a key that is made once, readable by this user alone.

    Several replicas need the same key, so they need COACH_SECRET.
    """
    return settings.secret.get_secret_value() or _kept(settings.data_dir / FILE)


def _kept(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Exclusive creation with its rights from the first moment: two processes at once make one key.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(new_secret())
    return path.read_text("ascii").strip()
