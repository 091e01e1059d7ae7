"""The README cannot lie: its settings are the settings, its drawing is the machine, its commands exist."""

import re
from pathlib import Path

import pytest

from app.settings import Settings
from graph.machine import drawing

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_stands_in_the_table_with_its_default(name: str) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `COACH_{name.upper()}` |")), "")
    default = Settings.model_fields[name].default
    shown = default.get_secret_value() if hasattr(default, "get_secret_value") else str(default)

    assert row, f"COACH_{name.upper()} is missing"
    assert (f"| `{shown}` |" if shown else "| – |") in row


def test_no_row_of_the_table_is_invented() -> None:
    rows = re.findall(r"^\| `COACH_([A-Z_]+)` \|", README, re.MULTILINE)

    assert {row.lower() for row in rows} == set(Settings.model_fields)


def test_the_drawing_is_the_machine() -> None:
    assert drawing().strip() in README


def test_every_picture_and_every_linked_file_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]

    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_make_target_named_here_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"`make ([a-z-]+)", README))

    assert named
    assert [target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []
