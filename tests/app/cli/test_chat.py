"""`coach chat` against a real server: a whole conversation through a pipe, and every way of not having one."""

import pytest

STALLED = [
    "The Norwell deal is stuck: my champion went quiet two weeks ago.",
    "I want to know by Friday whether it is still alive.",
    "I emailed her three times and never called.",
    "I think I avoid the call because I'm afraid of a no.",
    "I realise I'd rather not know than hear no.",
    "I could call her, or ask her colleague Ben to lunch, or write to her boss.",
    "I'll call her, it's the most direct.",
    "I will call her tomorrow at nine. I'm an 8 out of 10 sure.",
]


@pytest.fixture(scope="module")
def served(serve):
    return serve()


@pytest.fixture(scope="module")
def token(served, coach) -> str:
    made = coach(served.folder, "token", "tess.okafor@demo.example")
    return made.stdout.decode().strip()


def typed(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_conversation_through_a_pipe_ends_with_a_commitment_the_rep_said_yes_to(run, served, token) -> None:
    done = run("chat", "--url", served.url, given=typed(*STALLED, "/confirm"), COACH_TOKEN=token)

    out = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert out.count("?") >= 8
    draft, confirmed = out.index("Your commitment (not said yes to yet)"), out.index("Your commitment (confirmed)")
    assert draft < confirmed
    assert "call her" in out[confirmed:]
    assert "Hello Tess Okafor" in done.stderr.decode()
    assert "Hello" not in out
    assert "/stuck" not in out


def test_a_link_signs_in_and_the_chat_signs_out_when_it_is_over(run, served) -> None:
    link = served.links["evaluator"]

    done = run("chat", "--link", link, "--length", "1", given=typed("My deal is stuck.", "/end"))
    again = run("chat", "--link", link)

    assert done.returncode == 0, done.stderr
    assert b"Ended." in done.stderr
    assert '"POST /api/sign-out HTTP/1.1" 204' in served.text
    assert again.returncode == 1
    assert b"This link does not work" in again.stderr


def test_messages_that_cannot_be_used_are_named_and_the_conversation_goes_on(run, served, token) -> None:
    given = typed("My deal is stuck.", "", "x" * 20_000, "/dance", "I never called her.", "/stuck", "/pause")

    done = run("chat", "--url", served.url, "--token", token, given=given)

    said = done.stderr.decode()
    assert done.returncode == 1, "one message was refused"
    assert "20000 characters" in said
    assert "There is no command '/dance'" in said
    assert "Paused." in said
    assert done.stdout.decode().count("?") >= 2


def test_a_pipe_that_ends_leaves_everything_where_it_is(run, served, token) -> None:
    done = run("chat", "--url", served.url, given=b"My deal is stuck.", COACH_TOKEN=token)

    assert done.returncode == 0
    assert b"Everything is where you left it." in done.stderr
    assert done.stdout.count(b"?") >= 1


REFUSED = {
    "nobody": ([], 2, "--link with a one-time link, or --token"),
    "a link that is none": (["--link", "tess@example.com"], 2, "is not a sign-in link"),
    "a length of seven": (["--token", "x", "--length", "7"], 2, "use 1, 5 or 30"),
    "an unknown option": (["--tokn", "x"], 2, "--tokn"),
    "a server that is not there": (["--token", "x", "--url", "http://127.0.0.1:9"], 1, "Does `coach serve` run there?"),
    "an address that is none": (["--token", "x", "--url", "coach.example"], 1, "coach.example"),
}


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_work_is_said_with_what_to_do(run, arguments, code, said) -> None:
    refused = run("chat", *arguments)

    assert refused.returncode == code
    assert said in refused.stderr.decode()
    assert b"Traceback" not in refused.stderr
    assert refused.stdout == b""


def test_a_token_that_does_not_work_is_refused_and_not_repeated(run, served) -> None:
    refused = run("chat", "--url", served.url, "--token", "coach_wrong")

    assert refused.returncode == 1
    assert b"This API token does not work" in refused.stderr
    assert b"coach_wrong" not in refused.stderr
