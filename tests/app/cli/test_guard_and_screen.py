"""`coach guard` and `coach screen`: JSON lines through a real process."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COACH = Path(sys.executable).with_name("coach")
DARK = "My champion at Norwell has gone dark for two weeks. I've emailed her three times."


def lines(*rows: Any) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def answers(out: bytes) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_replies_are_reviewed_in_order_with_the_words_that_were_refused(run) -> None:
    asked = {"id": "a", "context": [DARK], "reply": "She has gone dark for two weeks. What do you make of it?"}
    told = {"id": 2, "context": [DARK], "reply": "You should call her CFO today.", "stage": "explore"}

    done = run("guard", given=lines(asked, told, asked | {"id": None, "stage": "EXPLORE"}))

    first, second, third = answers(done.stdout)
    assert done.returncode == 0
    assert done.stderr == b""
    assert (first["id"], first["passed"], first["findings"]) == ("a", True, [])
    assert (second["id"], second["passed"]) == (2, False)
    assert all(set(finding) == {"rule", "quote", "reason"} for finding in second["findings"])
    assert any("should" in finding["quote"] for finding in second["findings"])
    assert (third["id"], third["passed"]) == (None, True)
    assert all(set(answer) == {"id", "passed", "findings", "ms"} for answer in (first, second, third))
    assert all(answer["ms"] >= 0 for answer in (first, second, third))


def test_messages_are_screened_in_order_with_the_words_that_decided(run) -> None:
    texts = ("I want to kill myself", "that call killed me", "", "my manager keeps touching me at work")

    done = run("screen", "-", given=lines(*({"id": n, "text": text} for n, text in enumerate(texts))))

    found = answers(done.stdout)
    assert done.returncode == 0
    assert [each["id"] for each in found] == [0, 1, 2, 3]
    assert [each["class"] for each in found][:3] == ["crisis", "none", "none"]
    assert found[0]["quote"] in texts[0]
    assert found[0]["quote"]
    assert found[1]["quote"] == ""
    assert all(set(each) == {"id", "class", "quote"} for each in found)


def test_a_file_works_like_stdin(run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(lines({"id": 1, "text": "We lost the deal"}))

    done = run("screen", str(source))

    assert answers(done.stdout) == [{"id": 1, "class": "none", "quote": ""}]


GUARD_ROW = {"id": 1, "context": [], "reply": "What happened?"}
BAD_FOR_GUARD = (
    (b"nope\n", "is not JSON"),
    (lines({"id": 1, "reply": "x"}), "'context' is missing"),
    (lines(GUARD_ROW | {"context": "gone dark"}), "'context' is 'gone dark'"),
    (lines(GUARD_ROW | {"reply": ["x"]}), "'reply' is ['x']"),
    (lines(GUARD_ROW | {"stage": "warmup"}), "'stage' is 'warmup': use one of arrive"),
    (lines(GUARD_ROW | {"label": "reject"}), "'label' is not a key"),
    (b"\x00\xff\xfe\x80\n", "is not UTF-8"),
)
BAD_FOR_SCREEN = (
    (lines({"id": 1}), "'text' is missing"),
    (lines({"id": 1, "text": None}), "'text' is None"),
    (b"[]\n", "must be one object"),
)


@pytest.mark.parametrize(
    ("command", "table", "good"),
    [("guard", BAD_FOR_GUARD, GUARD_ROW), ("screen", BAD_FOR_SCREEN, {"id": 1, "text": "a"})],
    ids=["guard", "screen"],
)
def test_every_bad_line_is_named_the_good_one_answered_and_the_exit_code_tells(run, command, table, good) -> None:
    done = run(command, given=b"".join(line for line, _ in table) + lines(good))

    said = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert len(answers(done.stdout)) == 1
    assert len(said) == len(table)
    for number, (line, (_, expected)) in enumerate(zip(said, table, strict=True), 1):
        assert line.startswith(f"line {number}: ")
        assert expected in line


def test_nothing_in_is_nothing_out(run) -> None:
    done = run("guard")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_any_text_gets_a_verdict_and_a_class(run) -> None:
    texts = ("x" * 20_000, "🙂" * 50, "مرحبا بالعالم", "\u200b\u200b", "\x00\x07", "?" * 500)

    reviewed = run("guard", given=lines(*({"id": 1, "context": [text], "reply": text} for text in texts)))
    screened = run("screen", given=lines(*({"id": 1, "text": text} for text in texts)))

    assert reviewed.returncode == screened.returncode == 0
    assert [answer["passed"] for answer in answers(reviewed.stdout)][:5] == [False] * 5
    assert [answer["class"] for answer in answers(screened.stdout)] == ["none"] * 6


def test_a_bar_is_drawn_where_somebody_watches_and_the_answers_stay_clean(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(lines(*({"id": n, "text": "a"} for n in range(50))))
    ours, theirs = pty.openpty()
    env = {"PATH": os.environ["PATH"], "TERM": "xterm"}

    done = subprocess.run([COACH, "screen", source], stdout=subprocess.PIPE, stderr=theirs, env=env, timeout=60)
    os.close(theirs)
    drawn = os.read(ours, 65536)
    os.close(ours)

    assert b"100%" in drawn
    assert len(answers(done.stdout)) == 50


def test_a_reader_who_goes_away_gets_no_traceback() -> None:
    given = lines(*({"id": n, "text": "a" * 500} for n in range(2000)))
    screening = subprocess.Popen(
        [COACH, "screen"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert screening.stdout is not None
    screening.stdout.close()

    _, complaints = screening.communicate(given, timeout=60)

    assert b"Traceback" not in complaints
    assert screening.returncode == 1
