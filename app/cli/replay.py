"""`coach replay`: what would the coach have said? Whole conversations, one a line."""

from typing import Annotated

import typer


def replay(
    source: Annotated[str, typer.Argument(metavar="FILE", help="JSON lines; - reads stdin.")] = "-",
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Conversations at once; helps with a model endpoint.")] = 1,
) -> None:
    """Replay conversations with the configured coach, in process, on a database in memory.

    In: {"id", "turns": [what the rep says], "length"?: 1|5|30, "today"?: "YYYY-MM-DD",
    "prior_commitment"?: {"text", "due"}}

    Out: {"id", "turns": [{"rep", "reply", "stage", "move", "attempts", "fallback", "findings"}],
    "commitments": [{"text", "due", "trigger", "status", …}], "outcome"?}, in the order of the input.

    Exit code 0: every line was replayed. 1: some were not, and stderr says which and why. 2: bad settings.
    """
    from app.cli.configured import settings_or_exit  # here, so that `coach --help` loads no settings

    settings = settings_or_exit()
    from app.cli import replay_lines  # only now: it loads the coach, and bad settings need not wait for that

    raise typer.Exit(replay_lines.run(source, jobs, settings))
