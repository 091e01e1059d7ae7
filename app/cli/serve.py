"""`coach serve`: the pages and the API, on this machine unless somebody decided otherwise."""


def serve() -> None:
    """Serve the pages and the API. Settings come from COACH_*; see the README's table.

    Without any: http://127.0.0.1:8000, a SQLite file under var/, the embedded coach, and links to sign in with.

    Exit code 1: the port is taken or the database can't be used. 2: bad settings. 130: stopped by Ctrl-C.
    """
    from app.cli.serving import run  # here, so that `coach --help` loads no server

    run()
