"""`coach invite`: a one-time sign-in link, for somebody new or somebody known."""

from enum import StrEnum
from typing import Annotated

import typer


class RoleName(StrEnum):
    REP = "rep"
    MANAGER = "manager"
    EVALUATOR = "evaluator"


def invite(
    email: Annotated[str, typer.Argument(help="Their e-mail address.")],
    name: Annotated[str, typer.Option(help="What people call them. Needed for somebody new.")] = "",
    role: Annotated[RoleName, typer.Option(help="What they may do.")] = RoleName.REP,
    team: Annotated[str, typer.Option(help="A rep joins this team; a manager's invitation makes it.")] = "",
) -> None:
    """Print a one-time sign-in link: good once, for 15 minutes. For somebody known, the address is enough.

    Exit code 1: the invitation contradicts who is already there. 2: bad settings.
    """
    from app.cli.inviting import print_link  # here, so that `coach --help` loads no database

    print_link(email, name, role.value, team)
