"""`coach chat`: a conversation in the terminal, over the same HTTP API as the pages."""

from typing import Annotated

import typer

LENGTHS = (1, 5, 30)


def _length(value: int) -> int:
    if value not in LENGTHS:
        raise typer.BadParameter(f"{value} is not a length; use 1, 5 or 30 minutes")
    return value


def chat(
    url: Annotated[str, typer.Option(envvar="COACH_URL", help="The coach's address; a --link knows it.")] = "",
    token: Annotated[str, typer.Option(envvar="COACH_TOKEN", help="An API token; `coach token` makes one.")] = "",
    link: Annotated[str, typer.Option(help="A one-time sign-in link, instead of a token.")] = "",
    length: Annotated[int, typer.Option(callback=_length, help="1, 5 or 30 minutes.")] = 5,
) -> None:
    """Talk with the coach. Input may be piped, one message a line; replies go to stdout, all else to stderr.

    Ctrl-C stops a reply; at the prompt it leaves.

    Exit code 0: the conversation ended or was left. 1: the server refused or went away. 2: wrong use. 130: Ctrl-C.
    """
    from app.cli.chatting import run  # here, so that `coach --help` loads no HTTP client

    run(url, token, link, length)
