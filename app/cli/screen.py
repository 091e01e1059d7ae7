"""`coach screen`: does this message need a person rather than a coach? One class a line."""

from typing import Annotated

import typer


def screen(source: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines; - reads stdin.")] = "-") -> None:
    """Screen messages for what coaching must not touch. JSON lines in, JSON lines out.

    In: {"id", "text"}

    Out: {"id", "class": "crisis|distress|misconduct|ethics_legal|none", "quote"}, in the order of the input.

    Exit code 0: every line was read. 1: some were not, and stderr says which and why; the others are answered.
    """
    from app.cli import screen_lines  # here, so that `coach --help` loads no guard

    raise typer.Exit(screen_lines.run(source))
