"""What is settled before a server is even loaded: the settings, who may come in, the port."""

import errno
import socket

from app.cli.configured import BAD_SETTINGS, give_up, settings_or_exit
from app.settings import Settings, SettingsError, refuse_open_door


def settings_behind_a_door() -> Settings:
    """The settings, or exit code 2 with what is wrong; beyond loopback somebody must have decided who gets in."""
    settings = settings_or_exit()
    try:
        refuse_open_door(settings)
    except SettingsError as error:
        give_up(str(error), BAD_SETTINGS)
    return settings


def listen(settings: Settings) -> socket.socket:
    """Takes the port before anything else is done, so that a second server fails at once and changes nothing."""
    address = (settings.host, settings.port)
    try:
        family = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server(address, family=family)
    except OSError as error:
        problem = f"cannot be listened on: {error.strerror or error}. Check COACH_HOST and COACH_PORT"
        if error.errno == errno.EADDRINUSE:
            problem = "is in use. Stop what listens there, or set COACH_PORT to another port (0 takes a free one)"
        give_up(f"Port {settings.port} on {settings.host} {problem}.")
