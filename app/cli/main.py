"""The entry of the `coach` command. Knows the commands' names; what they do is loaded when one is called."""

from importlib.metadata import EntryPoint, entry_points
from typing import Final

import typer

from app.cli.chat import chat
from app.cli.guard import guard
from app.cli.invite import invite
from app.cli.replay import replay
from app.cli.screen import screen
from app.cli.serve import serve
from app.cli.token import token

COMMANDS: Final = (serve, chat, invite, token, guard, screen, replay)
GROUP: Final = "coach.commands"  # other packages add their commands here, so that nothing in `app` imports them
ELSEWHERE: Final = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def main() -> None:
    """Runs the command line. Exit codes: 0 done, 1 it did not work, 2 wrong use or settings, 130 interrupted."""
    build()()


def build() -> typer.Typer:
    """The command line with our own commands and those that installed packages add."""
    cli = typer.Typer(
        help="Socratic Coach: it asks, instead of answering.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,  # its boxes print local variables, and those hold what people wrote
        rich_markup_mode=None,
    )
    for command in COMMANDS:
        cli.command()(command)
    for point in entry_points(group=GROUP):
        _add(cli, point)
    return cli


def _add(cli: typer.Typer, point: EntryPoint) -> None:
    """A command that hands everything after its name to the package that brought it, loaded only now."""

    def elsewhere(context: typer.Context) -> None:
        try:
            brought: typer.Typer = point.load()
        except ImportError as error:
            typer.echo(f"coach {point.name} needs {error.name!r}, which is not installed: {point.value}", err=True)
            raise typer.Exit(2) from None
        brought(args=context.args, prog_name=f"coach {point.name}")

    about = f"Commands of the package {point.value.split('.')[0]!r}; `coach {point.name} --help` lists them."
    cli.command(point.name, help=about, context_settings=dict(ELSEWHERE))(elsewhere)
