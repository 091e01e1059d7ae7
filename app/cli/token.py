"""`coach token`: an API token for a script, printed once."""

from typing import Annotated

import typer


def token(
    email: Annotated[str, typer.Argument(help="Whose token: it may do what they may do.")],
    label: Annotated[str, typer.Option(help="What it is for, so that it can be told apart.")] = "command line",
) -> None:
    """Print an API token once. It lives until it is revoked: DELETE /api/tokens/{id}.

    Exit code 1: nobody has this address. 2: bad settings.
    """
    from app.cli.inviting import print_token  # here, so that `coach --help` loads no database

    print_token(email, label)
