"""Lines in, lines out: what a bad line says, that good ones are answered, and that the order stays."""

import asyncio
import io
import json

import pytest

from app.cli import json_lines
from app.cli.batch import Answered, answer_lines
from app.cli.json_lines import Bad, Good, Row, read_rows


class Said(Row):
    text: str
    times: list[str] | None = None


def rows(data: bytes) -> list[Good[Said] | Bad]:
    return list(read_rows(io.BytesIO(data), Said))


BAD_LINES = {
    "not JSON": (b"hello", "is not JSON"),
    "cut off": (b'{"id": 1, "text": "a', "is not JSON"),
    "an array": (b"[1, 2]", "must be one object"),
    "a number": (b"7", "must be one object"),
    "two objects": (b'{"id": 1, "text": "a"} {"id": 2}', "is not JSON"),
    "NaN": (b'{"id": NaN, "text": "a"}', "NaN is not a JSON value"),
    "binary": (b"\x89PNG\xff\xfe\x00", "is not UTF-8"),
    "half a surrogate pair": (b'{"id": 1, "text": "\\ud800"}', "is not UTF-8"),
    "no text": (b'{"id": 1}', "'text' is missing"),
    "no id": (b'{"text": "a"}', "'id' is missing"),
    "a number for a text": (b'{"id": 1, "text": 42}', "'text' is 42"),
    "null for a text": (b'{"id": 1, "text": null}', "'text' is None"),
    "a text for a list": (b'{"id": 1, "text": "a", "times": "once"}', "'times' is 'once'"),
    "a number in a list": (b'{"id": 1, "text": "a", "times": ["a", 3]}', "'times.1' is 3"),
    "an unknown key": (b'{"id": 1, "text": "a", "txet": "b"}', "'txet' is not a key"),
    "nested beyond reason": (b'{"id": ' + b"[" * 100_000, "is not JSON"),
    "a number beyond reason": (b'{"id": ' + b"9" * 10_000 + b', "text": "a"}', "is not JSON"),
}


@pytest.mark.parametrize(("line", "said"), BAD_LINES.values(), ids=BAD_LINES.keys())
def test_a_bad_line_names_its_number_field_and_value_and_spoils_no_other(line, said) -> None:
    good = b'{"id": 0, "text": "good"}\n'

    first, bad, last = rows(good + line + b"\n" + good)

    assert isinstance(bad, Bad)
    assert said in str(bad)
    assert all(problem.startswith("line 2: ") for problem in str(bad).splitlines())
    assert isinstance(first, Good)
    assert isinstance(last, Good)
    assert last.number == 3


GOOD_LINES = {
    "plain": b'{"id": 1, "text": "a"}',
    "no newline at the end": b'{"id": 1, "text": "a"}',
    "a carriage return": b'{"id": 1, "text": "a"}\r\n',
    "spaces around": b'   {"id": 1, "text": "a"}  \n',
    "a byte order mark": b'\xef\xbb\xbf{"id": 1, "text": "a"}\n',
    "keys in another order": b'{"text": "a", "id": 1}',
    "an empty text": b'{"id": 1, "text": ""}',
    "a list": b'{"id": 1, "text": "a", "times": ["x", ""]}',
    "escapes": b'{"id": 1, "text": "\\u0000 \\ud83d\\ude00 \\n"}',
    "right to left": '{"id": 1, "text": "مرحبا \u200b"}'.encode(),
    "a very long text": b'{"id": 1, "text": "' + b"a" * 1_000_000 + b'"}',
}


@pytest.mark.parametrize("line", GOOD_LINES.values(), ids=GOOD_LINES.keys())
def test_a_good_line_is_a_row(line) -> None:
    (row,) = rows(line)

    assert isinstance(row, Good)
    assert row.row.id == 1


@pytest.mark.parametrize("data", [b"", b"\n", b"\n  \n\r\n"])
def test_an_empty_file_is_no_error(data) -> None:
    assert rows(data) == []


def test_every_problem_of_a_line_is_said() -> None:
    (bad,) = rows(b'{"text": 1, "x": 2}')

    assert str(bad).count("line 1: ") == 3


def test_a_line_of_a_size_that_cannot_be_one_is_skipped_without_being_kept(monkeypatch) -> None:
    monkeypatch.setattr(json_lines, "LINE_BYTES", 1000)

    huge, good = rows(b'{"id": 1, "text": "' + b"a" * 5000 + b'"}\n{"id": 2, "text": "b"}\n')

    assert "longer than 1,000 bytes" in str(huge)
    assert isinstance(good, Good)
    assert good.number == 2


def test_a_long_value_is_shown_short() -> None:
    (bad,) = rows(b'{"id": 1, "text": ["' + b"a" * 10_000 + b'"]}')

    assert len(str(bad)) < 200


IDS = [1, 1.0, "a", "ü", None, True, [1, {"a": None}], {"k": 1.5}, -0.0, 12345678901234567890]


@pytest.mark.parametrize("given", IDS, ids=str)
def test_an_id_comes_back_as_it_was_given(given, tmp_path, capsysbinary) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": given, "text": "a"}), "utf-8")

    assert answer_lines(str(source), Said, echo) == 0

    assert json.dumps(json.loads(capsysbinary.readouterr().out)["id"]) == json.dumps(given)


async def echo(row: Said) -> Answered:
    return Answered({"id": row.id, "text": row.text})


@pytest.mark.parametrize("jobs", [1, 3, 64])
def test_answers_come_in_the_order_of_the_lines_however_many_run_at_once(tmp_path, capsysbinary, jobs) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": "a"}) + "\n" for n in range(40)), "utf-8")

    async def slower_at_first(row: Said) -> Answered:
        await asyncio.sleep(0.02 if row.id == 0 else 0)
        return Answered({"id": row.id})

    assert answer_lines(str(source), Said, slower_at_first, jobs) == 0

    assert [json.loads(line)["id"] for line in capsysbinary.readouterr().out.splitlines()] == list(range(40))


def test_no_more_than_the_given_jobs_run_at_once(tmp_path, capsysbinary) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": "a"}) + "\n" for n in range(20)), "utf-8")
    running, most = 0, 0

    async def counted(row: Said) -> Answered:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.005)
        running -= 1
        return Answered({"id": row.id})

    answer_lines(str(source), Said, counted, jobs=3)

    assert most == 3


def test_good_lines_are_answered_among_bad_ones_and_the_exit_code_tells(tmp_path, capsysbinary) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"id": 1, "text": "a"}\nrubbish\n{"id": 3, "text": "c"}\n{"id": 4, "text": "mind me"}\n')

    async def choosy(row: Said) -> Answered:
        problems = ("'text' is 'mind me': say something else",) if row.text == "mind me" else ()
        return Answered({"id": row.id}, problems)

    assert answer_lines(str(source), Said, choosy) == 1

    out, err = capsysbinary.readouterr()
    assert [json.loads(line) for line in out.splitlines()] == [{"id": 1}, {"id": 3}, {"id": 4}]
    assert b"line 2: is not JSON" in err
    assert b"line 4: 'text' is 'mind me': say something else" in err


def test_a_read_that_breaks_off_is_said_after_the_answers_that_came_before(capsysbinary, monkeypatch) -> None:
    class Breaking(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            if not line:
                raise OSError(5, "Input/output error")
            return line

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(Breaking(b'{"id": 1, "text": "a"}\n')))

    assert answer_lines("-", Said, echo) == 1

    out, err = capsysbinary.readouterr()
    assert json.loads(out) == {"id": 1, "text": "a"}
    assert b"cannot be read: Input/output error" in err


def test_a_file_that_is_not_there_is_named(tmp_path, capsysbinary) -> None:
    assert answer_lines(str(tmp_path / "missing.jsonl"), Said, echo) == 1

    assert b"missing.jsonl' cannot be read: No such file" in capsysbinary.readouterr().err
