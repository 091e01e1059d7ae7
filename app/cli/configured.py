"""Settings for a command; every problem with them is said at once, with exit code 2."""

import typer

from app.settings import Settings, SettingsError, load_settings

BAD_SETTINGS = 2


def settings_or_exit() -> Settings:
    try:
        return load_settings()
    except SettingsError as error:
        typer.echo(f"These settings cannot be used:\n{error}", err=True)
        raise typer.Exit(BAD_SETTINGS) from None
