"""`coach eval run`: its exit code and its output; once as people run it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from evals.cli import app

ROOT = Path(__file__).parents[2]


def run(tmp_path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["run", *arguments, "--log-dir", str(tmp_path)])


def test_the_smoke_suite_passes_in_process_and_says_so_with_intervals(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COACH_")}
    command = [sys.executable, "-c", "from app.cli.main import main; main()", "eval", "run", "smoke"]

    done = subprocess.run(
        [*command, "--json", "--log-dir", str(tmp_path)], cwd=ROOT, env=kept, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["exit_code"] == 0
    rates = [line["rate"] for line in report["lines"]]
    assert all(0 < rate["low"] < rate["passed"] / rate["total"] <= rate["high"] for rate in rates)
    assert list(tmp_path.glob("*.eval"))


def test_an_unknown_suite_cannot_be_measured(tmp_path: Path) -> None:
    result = run(tmp_path, "smokey")

    assert result.exit_code == 2
    assert "smokey" in result.stderr


def test_an_unreachable_coach_cannot_be_measured(tmp_path: Path) -> None:
    result = run(tmp_path, "smoke", "--target", "http://127.0.0.1:9")

    assert result.exit_code == 2
    assert "does not answer" in result.stderr


def test_bad_settings_cannot_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_MODEL_BASE_URL", "http://127.0.0.1:9/v1")

    result = run(tmp_path, "smoke")

    assert result.exit_code == 2
    assert "COACH_MODEL" in result.stderr
