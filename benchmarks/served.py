"""Servers in processes of their own: start one on a free port, know its CPU time, end it."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import uvicorn
from fastapi import FastAPI

START_SECONDS = 30


def free_socket(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    return listening


def serve_announced(app: FastAPI, port: int) -> None:
    """Prints where it listens, then serves until it is told to end."""
    listening = free_socket(port)
    print(f"listening on http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])


class Served:
    """`with Served("-m", "benchmarks.upstream", port=p) as server:` runs a Python process until the block ends."""

    def __init__(
        self, *arguments: str, port: int, env: Mapping[str, str] | None = None, cwd: Path | None = None
    ) -> None:
        self.port = port
        self._arguments = arguments
        self._env = dict(os.environ) | dict(env or {})
        self._cwd = cwd
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Served":
        self._process = subprocess.Popen(
            [sys.executable, *self._arguments], env=self._env, cwd=self._cwd, stdout=subprocess.DEVNULL
        )
        return self

    async def ready(self) -> None:
        """Waits until the port is open. Raises RuntimeError when the process ends or takes too long."""
        assert self._process is not None
        for _ in range(START_SECONDS * 20):
            if self._process.poll() is not None:
                raise RuntimeError(f"{self._arguments} ended with {self._process.returncode} before it listened")
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", self.port)
            except OSError:
                await asyncio.sleep(0.05)
                continue
            writer.close()
            return
        raise RuntimeError(f"{self._arguments} did not listen on port {self.port} within {START_SECONDS} s")

    def cpu_seconds(self) -> float:
        """User and system time of the process so far (Linux; elsewhere 0, which the table shows as unknown)."""
        assert self._process is not None
        try:
            stat = Path(f"/proc/{self._process.pid}/stat").read_text()
        except OSError:
            return 0.0
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def free_port() -> int:
    """A port that was free a moment ago; good enough on loopback."""
    with free_socket(0) as listening:
        return int(listening.getsockname()[1])
