"""`coach serve` as a process of its own, which can be killed."""

import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import httpx

START_SECONDS = 30.0


@dataclass
class ServerProcess:
    """Start it, kill it, start it again: the same port and database, perhaps another model."""

    port: int
    settings: dict[str, str]
    output: Path
    _process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self, **settings: str) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("COACH_")}
        environment |= {"COACH_PORT": str(self.port)} | self.settings | settings
        self._spawn(environment)
        await self._until_ready()

    def _spawn(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "-c", "from app.cli.main import main; main()", "serve"]
        with self.output.open("ab") as output:
            self._process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)

    def kill(self) -> None:
        """SIGKILL: no handler runs, nothing is tidied up."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        assert self._process.wait(10) == -signal.SIGKILL

    def end(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait(15)

    async def _until_ready(self) -> None:
        assert self._process is not None
        async with httpx.AsyncClient(base_url=self.url) as client:
            for _ in range(int(START_SECONDS * 20)):
                assert self._process.poll() is None, self.output.read_text("utf-8")
                try:
                    if (await client.get("/ready")).status_code == 200:
                        return
                except httpx.TransportError:
                    pass
                await asyncio.sleep(0.05)
        raise AssertionError(f"the server was not ready within {START_SECONDS} s: {self.output.read_text('utf-8')}")
