"""One run of a suite: Inspect plays it, our report is made from its log. The only traffic is to the target."""

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import inspect_ai
from inspect_ai.log import EvalLog
from rich.console import Console
from rich.progress import Progress

from app.settings import SettingsError, load_settings
from app.wiring import build_coach
from evals.conversation import TargetError, read_suite
from evals.report import Played, Report, make_report, to_json, to_text
from evals.target import InProcess, Target
from evals.target_http import OverHttp, own_server
from evals.tasks import SUITES, case_of, conversations, talk_of
from graph import Coach


def run_suite(suite: str, target: str, token: str, log_dir: Path, as_json: bool) -> tuple[str, int]:
    """The report, as text or JSON, and the exit code. Raises CannotMeasure."""
    count = len(read_suite(SUITES / f"{suite}.jsonl"))
    console = Console(stderr=True)
    with _open(target, token) as opened, Progress(console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task(f"{suite}, {opened.name}", total=count)
        task = conversations(suite, opened, lambda: progress.advance(bar))
        log = _play(task, log_dir)
    report = _report(suite, opened.name, log)
    return (to_json(report) if as_json else to_text(report)), report.exit_code


def _open(target: str, token: str) -> AbstractContextManager[Target]:
    if target == "inproc":
        return nullcontext(InProcess(_configured()))
    if target == "http":
        return own_server()
    return nullcontext(OverHttp(target, token).check())


def _configured() -> Coach:
    try:
        return build_coach(load_settings())
    except SettingsError as error:
        raise TargetError(f"the settings cannot be used:\n{error}") from None


def _play(task: inspect_ai.Task, log_dir: Path) -> EvalLog:
    """No model, no display, no control sockets; errors are ours to count."""
    logs = inspect_ai.eval(
        task,
        model="none",
        display="none",
        log_dir=str(log_dir),
        log_realtime=False,
        ctl_server=False,
        acp_server=False,
        fail_on_error=False,
        continue_on_fail=True,
        max_samples=4,
    )
    return logs[0]


def _report(suite: str, target: str, log: EvalLog) -> Report:
    played: list[Played] = []
    errors: list[str] = []
    for sample in log.samples or ():
        if sample.error is not None:
            errors.append(f"{sample.id}: {sample.error.message}")
        else:
            played.append((case_of(sample.metadata), talk_of(sample.store["talk"])))
    if log.status != "success":
        errors.append(
            f"the run ended with status {log.status}: {log.error.message if log.error else 'no reason given'}"
        )
    return make_report(suite, target, tuple(played), tuple(errors))
