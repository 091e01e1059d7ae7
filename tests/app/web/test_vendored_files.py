"""What was vendored is what was vendored: the bytes match the hashes written down beside them."""

import hashlib
import json
from pathlib import Path

import pytest

from app.web.assets import SHIPPED, STATIC, asset, hashed_names

SHELVES = (STATIC / "vendor", Path(__file__).parent / "vendor")


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda p: p.parent.name)
def test_every_vendored_file_has_its_hash_licence_and_notice(shelf: Path) -> None:
    entries = json.loads((shelf / "vendor.json").read_text("utf-8"))

    for entry in entries:
        found = hashlib.sha256((shelf / entry["file"]).read_bytes()).hexdigest()
        assert found == entry["sha256"], f"{entry['file']} is not {entry['package']} {entry['version']} any more"
        assert entry["licence"]
        assert (shelf / entry["notice"]).read_text("utf-8").strip()


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda p: p.parent.name)
def test_nothing_lies_on_the_shelf_unlisted(shelf: Path) -> None:
    entries = json.loads((shelf / "vendor.json").read_text("utf-8"))
    listed = {"vendor.json", *(e["file"] for e in entries), *(e["notice"] for e in entries)}

    assert {p.name for p in shelf.iterdir()} == listed


def test_a_shipped_file_is_addressed_by_its_content() -> None:
    digest = hashlib.sha256((STATIC / "coach.css").read_bytes()).hexdigest()[:12]

    assert asset("coach.css") == f"/static/{digest}/coach.css"
    assert set(hashed_names()) == set(SHIPPED)


def test_every_own_static_file_is_shipped() -> None:
    own = {p.name for p in STATIC.iterdir() if p.is_file()}

    assert own <= set(SHIPPED)


def test_our_own_script_sets_no_style_and_evaluates_nothing() -> None:
    script = (STATIC / "coach.js").read_text("utf-8")

    for word in ("eval(", "new Function", ".style", "innerHTML", "setTimeout('", "document.write"):
        assert word not in script
