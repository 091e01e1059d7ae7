"""`coach eval …`: plays a suite against a target, prints the report, and says by its exit code how it went.

0: every gate passed. 1: a gate failed. 2: it could not be measured. The command line finds this module through the
entry point group `coach.commands`, so that nothing in `app` imports `evals`.
"""

from pathlib import Path
from typing import Annotated

import typer

from evals.conversation import CannotMeasure

app = typer.Typer(help="Evaluate the coach: scripted reps, deterministic checks, rates with intervals.")

CANNOT_MEASURE = 2


@app.callback()
def about() -> None:
    """Evaluate the coach: scripted reps, deterministic checks, rates with intervals."""


@app.command()
def run(
    suite: Annotated[str, typer.Argument(help="A suite in evals/suites, by name")] = "smoke",
    target: Annotated[str, typer.Option(help="inproc, http (a server of its own), or the URL of a coach")] = "inproc",
    token: Annotated[str, typer.Option(envvar="COACH_TOKEN", help="A rep's API token, for a URL")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="The whole report as JSON on stdout")] = False,
    log_dir: Annotated[Path, typer.Option(help="Where Inspect keeps its log of the run")] = Path("var/evals"),
) -> None:
    """Play a suite's conversations and judge them. Exit code 0, 1 (a gate failed) or 2 (could not measure)."""
    # Imported here because Inspect takes seconds to load, and `coach --help` must not wait for it.
    from evals.run import run_suite  # noqa: PLC0415

    try:
        text, exit_code = run_suite(suite, target, token, log_dir, as_json)
    except CannotMeasure as error:
        typer.echo(f"coach eval run {suite}: {error}", err=True)
        raise typer.Exit(CANNOT_MEASURE) from None
    typer.echo(text)
    raise typer.Exit(exit_code)
