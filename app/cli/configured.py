"""Settings for a command, and one way to end it: the reason on stderr, an exit code."""

from typing import NoReturn

import typer

from app.settings import Settings, SettingsError, load_settings

FAILED = 1
BAD_SETTINGS = 2


def settings_or_exit() -> Settings:
    """The settings, or every problem with them at once and exit code 2."""
    try:
        return load_settings()
    except SettingsError as error:
        give_up(f"These settings cannot be used:\n{error}", BAD_SETTINGS)


def give_up(reason: str, code: int = FAILED) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(code) from None
