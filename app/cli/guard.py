"""`coach guard`: may this reply be shown? One verdict a line."""

from typing import Annotated

import typer


def guard(source: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines; - reads stdin.")] = "-") -> None:
    """Review replies: may they be shown? JSON lines in, JSON lines out.

    In: {"id", "context": [what the rep said, oldest first], "reply", "stage"?}

    Out: {"id", "passed", "findings": [{"rule", "quote", "reason"}], "ms"}, in the order of the input.

    Exit code 0: every line was read. 1: some were not, and stderr says which and why; the others are answered.
    """
    from app.cli import guard_lines  # here, so that `coach --help` loads no guard

    raise typer.Exit(guard_lines.run(source))
