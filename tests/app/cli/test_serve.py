"""`coach serve`: what it refuses, what it prints, how people get in, and how it ends."""

import signal
import socket
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

READY_CPU_SECONDS = 5  # promised on the clock; a busy machine stretches the clock, not the work


def secret_in(link: str) -> str:
    return parse_qs(urlsplit(link).query)["token"][0]


@pytest.fixture(scope="module")
def served(serve):
    return serve()


@pytest.fixture(scope="module")
def company(serve):
    """A server with a model, where people sign in through a provider."""
    return serve(
        COACH_MODEL_BASE_URL="http://127.0.0.1:9/v1",
        COACH_MODEL="small-one",
        COACH_OIDC_ISSUER="https://login.example",
        COACH_OIDC_CLIENT_ID="coach",
        COACH_OIDC_CLIENT_SECRET="hush",
    )


def test_it_is_ready_soon_and_says_where_and_with_which_coach(served) -> None:
    assert served.cpu_seconds < READY_CPU_SECONDS
    assert httpx.get(f"{served.url}/ready").json() == {"ready": True, "database": "ok", "coach": "embedded"}
    assert "Coach in use: embedded" in served.text


def test_each_demo_person_gets_a_link_that_asks_then_signs_in_once(served) -> None:
    assert set(served.links) == {"rep", "manager", "evaluator"}

    for link in served.links.values():
        assert "Is this you?" in httpx.get(link).text
        signed_in = httpx.post(f"{served.url}/api/sign-in", json={"token": secret_in(link)})
        assert signed_in.status_code == 200
        again = httpx.post(f"{served.url}/api/sign-in", json={"token": secret_in(link)})
        assert again.status_code == 401
        assert httpx.get(link).status_code == 410


def test_no_secret_stands_in_the_access_log(served) -> None:
    httpx.get(f"{served.url}/sign-in/link?token=a-secret-of-the-test")
    httpx.get(f"{served.url}/health?after=that")

    until = time.monotonic() + 10
    while "GET /health HTTP" not in served.text and time.monotonic() < until:
        time.sleep(0.05)
    assert '"GET /sign-in/link HTTP/1.1" 410' in served.text
    assert '"GET /health HTTP/1.1" 200' in served.text
    assert "a-secret-of-the-test" not in served.text


def test_a_database_that_is_not_new_gets_no_demo_team_and_no_links(serve, run, tmp_path: Path) -> None:
    assert run("invite", "sam@example.com", "--name", "Sam").returncode == 0

    served = serve(tmp_path / "var")

    assert served.links == {}
    assert "`coach invite EMAIL` prints a one-time link" in served.text


def test_it_says_which_model_is_in_use(company) -> None:
    assert "Coach in use: small-one" in company.text


def test_where_a_company_signs_in_there_is_no_demo_team(company) -> None:
    assert company.links == {}
    assert "People sign in through https://login.example" in company.text
    assert "hush" not in company.text


def test_ctrl_c_ends_it_with_its_own_exit_code_even_while_somebody_is_connected(company) -> None:
    with httpx.Client(base_url=company.url) as client:
        client.get("/health")

        code = company.stop(signal.SIGINT)

    assert code == 130
    assert "Traceback" not in company.text


def test_a_port_in_use_is_named_with_what_to_do_and_nothing_is_touched(run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        refused = run("serve", COACH_PORT=port)

    assert refused.returncode == 1
    assert f"Port {port} on 127.0.0.1 is in use".encode() in refused.stderr
    assert b"COACH_PORT" in refused.stderr
    assert not (tmp_path / "var").exists()


REFUSED = {
    "two bad settings": ({"COACH_PORT": "x", "COACH_LOG_LEVEL": "loud"}, 2, ("COACH_PORT", "COACH_LOG_LEVEL")),
    "a misspelt setting": ({"COACH_HSOT": "::1"}, 2, ("COACH_HSOT is not a setting",)),
    "an open door": ({"COACH_HOST": "0.0.0.0"}, 2, ("0.0.0.0", "COACH_SECRET", "COACH_OIDC_ISSUER")),
    "no such host": ({"COACH_HOST": "192.0.2.7", "COACH_SECRET": "s" * 32}, 1, ("192.0.2.7", "COACH_HOST")),
    "no database": ({"COACH_DATABASE_URL": "postgresql://u:hush@127.0.0.1:9/c"}, 1, ("COACH_DATABASE_URL",)),
}


@pytest.mark.parametrize(("settings", "code", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_work_is_said_before_anything_starts(run, settings, code, said) -> None:
    refused = run("serve", **settings)

    assert refused.returncode == code
    assert all(part in refused.stderr.decode() for part in said)
    assert b"Traceback" not in refused.stderr
    assert b"hush" not in refused.stderr
    assert refused.stdout == b""


def test_an_invitation_is_good_for_a_server_that_is_running(served, run) -> None:
    invited = run(
        "invite",
        "sam@example.com",
        "--name",
        "Sam Ito",
        "--team",
        "Mid-market",
        COACH_DATA_DIR=str(served.folder),
        COACH_PORT=served.url.rpartition(":")[2],
    )

    link = invited.stdout.decode().strip()
    assert link.startswith(f"{served.url}/sign-in/link?token=")
    assert "Sam Ito" in httpx.get(link).text
    assert b"Sam Ito (rep) can sign in with this link once, within 15 minutes" in invited.stderr


def test_for_somebody_known_the_address_is_enough(served, run) -> None:
    invited = run("invite", "maya.lindt@demo.example", COACH_DATA_DIR=str(served.folder))

    assert invited.returncode == 0
    assert b"Maya Lindt (manager)" in invited.stderr


NOT_INVITED = {
    "nobody by that address": (["invite", "who@example.com"], 1, "who@example.com"),
    "no such team": (["invite", "a@example.com", "--name", "A", "--team", "Nowhere"], 1, "no team 'Nowhere'"),
    "not an address": (["invite", "a", "--name", "A"], 1, "'a' is not an e-mail address"),
    "another role": (["invite", "tess.okafor@demo.example", "--name", "T", "--role", "manager"], 1, "as a rep"),
    "no such role": (["invite", "a@example.com", "--name", "A", "--role", "boss"], 2, "boss"),
    "a token for nobody": (["token", "who@example.com"], 1, "who@example.com"),
}


@pytest.mark.parametrize(("arguments", "code", "said"), NOT_INVITED.values(), ids=NOT_INVITED.keys())
def test_an_invitation_that_does_not_fit_is_refused(served, run, arguments, code, said) -> None:
    refused = run(*arguments, COACH_DATA_DIR=str(served.folder))

    assert refused.returncode == code
    assert said in refused.stderr.decode()
    assert refused.stdout == b""


def test_a_token_is_printed_once_and_alone(served, run) -> None:
    printed = run("token", "tess.okafor@demo.example", "--label", "laptop", COACH_DATA_DIR=str(served.folder))

    token = printed.stdout.decode().strip()
    me = httpx.get(f"{served.url}/api/me", headers={"Authorization": f"Bearer {token}"})
    assert me.json()["name"] == "Tess Okafor"
    assert token not in printed.stderr.decode()


def test_help_is_quick_and_names_every_command(run) -> None:
    shown = run("--help")

    assert shown.returncode == 0
    for command in ("serve", "chat", "invite", "token", "guard", "screen", "replay", "eval"):
        assert f"\n  {command} " in shown.stdout.decode()


def test_commands_of_other_packages_get_their_arguments(run) -> None:
    shown = run("eval", "run", "--help")

    assert shown.returncode == 0
    assert b"coach eval run" in shown.stdout
