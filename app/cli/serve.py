"""`coach serve`: the pages and the API, on this machine unless somebody decided otherwise."""


def serve() -> None:
    """Serve the pages and the API. Settings come from COACH_*; see the README's table.

    Without any: http://127.0.0.1:8000, a SQLite file under var/, the embedded coach, and links to sign in with.

    Exit code 1: the port is taken or the database can't be used. 2: bad settings. 130: stopped by Ctrl-C.
    """
    from app.cli.entrance import listen, settings_behind_a_door  # here, so that `coach --help` loads no settings

    settings = settings_behind_a_door()
    with listen(settings) as listening:
        from app.cli.serving import serve_on  # only now: it loads everything, and a refusal need not wait for that

        # Port 0 is a free one by now; links and redirects name the real one.
        serve_on(listening, settings.model_copy(update={"port": listening.getsockname()[1]}))
