"""Reading suites: the ones that ship are sound, a broken one says where."""

from pathlib import Path

import pytest

from evals.conversation import SuiteError, read_suite

SUITES = Path(__file__).parents[2] / "evals/suites"
GOOD = '{"id": "a", "kind": "hollow", "turns": ["ok"]}\n'


def test_the_smoke_suite_has_twenty_cases_and_every_kind() -> None:
    cases = read_suite(SUITES / "smoke.jsonl")

    assert len(cases) >= 20
    assert {case.kind for case in cases} == {
        "cooperative", "demanding", "hollow", "blaming", "bad_input", "crisis", "info", "returning", "language",
    }  # fmt: skip
    assert {case.length for case in cases} == {1, 5, 30}
    assert all(case.expect.due is None or case.expect.due >= case.today for case in cases)


def test_blank_lines_are_no_cases(tmp_path: Path) -> None:
    suite = tmp_path / "s.jsonl"
    suite.write_text(GOOD + "\n\n")

    assert [case.id for case in read_suite(suite)] == ["a"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{oops\n", "line 1"),
        (GOOD + '{"id": "b", "kind": "hollow", "turns": []}\n', "line 2: turns"),
        (GOOD + '{"id": "b", "kind": "hollow", "turns": ["x"], "lenght": 5}\n', "lenght"),
        ('{"id": "b", "kind": "hollow", "turns": ["x"], "length": 7}\n', "length"),
        (GOOD + GOOD, "comes twice"),
        ("", "holds no case"),
    ],
)
def test_a_broken_suite_says_where(tmp_path: Path, text: str, said: str) -> None:
    suite = tmp_path / "s.jsonl"
    suite.write_text(text)

    with pytest.raises(SuiteError, match=said):
        read_suite(suite)


def test_a_missing_suite_is_named(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"gone\.jsonl"):
        read_suite(tmp_path / "gone.jsonl")
