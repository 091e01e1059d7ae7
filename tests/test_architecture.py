"""The house rules that a test can defend: who imports whom, who makes approved text, what files may be called."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("evals", "app", "graph", "guardrails")  # arrows only point right
HOMES = {  # a library, and the only places that may import it
    "langgraph": ("graph/machine.py",),
    "openai": ("app/providers/",),
    "sqlalchemy": ("app/store/", "app/sharing/visibility.py"),
    "alembic": ("app/store/",),
    "fastapi": ("app/",),
    "starlette": ("app/",),
    "authlib": ("app/people/",),
    "inspect_ai": ("evals/",),
    "scipy": ("evals/",),
    "snowballstemmer": ("guardrails/", "graph/embedded/"),
    "typer": ("app/cli/", "evals/"),
}
DRAWERS = {
    "utils.py", "helpers.py", "common.py", "core.py", "misc.py", "base.py", "manager.py",
    "service.py", "services.py", "handlers.py", "models.py", "nodes.py",
}  # fmt: skip
MAKERS_OF_APPROVED = ("guardrails/guard.py", "guardrails/catalogue.py", "guardrails/verdict.py")


def sources() -> list[Path]:
    return sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{name_of(path)}:{node.lineno} imports relatively"
            yield node.module, node.lineno


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_imports_only_point_right_and_enter_by_the_face(path: Path) -> None:
    mine = PACKAGES.index(name_of(path).split("/")[0])

    for module, line in imports(path):
        package, _, inside = module.partition(".")
        if package not in PACKAGES or package == PACKAGES[mine]:
            continue
        place = f"{name_of(path)}:{line} imports {module}"
        assert PACKAGES.index(package) > mine, f"{place}: arrows only point right"
        if package != "app":
            assert not inside, f"{place}: enter {package} by its face"


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_each_library_has_one_home(path: Path) -> None:
    for module, line in imports(path):
        homes = HOMES.get(module.split(".")[0])
        assert homes is None or name_of(path).startswith(homes), f"{name_of(path)}:{line} imports {module}"


def calls(path: Path, name: str) -> list[int]:
    tree = ast.parse(path.read_text("utf-8"))
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_only_the_guard_makes_approved_text(path: Path) -> None:
    if name_of(path) in MAKERS_OF_APPROVED:
        return

    assert not calls(path, "Approved"), f"{name_of(path)} makes approved text without the guard"


def test_the_check_for_makers_of_approved_text_can_fail() -> None:
    assert calls(ROOT / "guardrails/verdict.py", "Approved")


def test_only_settings_read_the_environment() -> None:
    allowed = {"app/settings.py"}
    readers = {
        name_of(p) for p in sources() if "os.environ" in p.read_text("utf-8") or "getenv" in p.read_text("utf-8")
    }

    assert readers - allowed == set() or all(
        r.startswith("app/cli/") or r.startswith("evals/") for r in readers - allowed
    )


def test_no_file_is_a_drawer_and_none_is_too_long() -> None:
    every = [*sources(), *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")]

    assert [name_of(p) for p in every if p.name in DRAWERS] == []
    assert [name_of(p) for p in every if len(p.read_text("utf-8").splitlines()) > 400] == []


def test_no_function_is_longer_than_sixty_lines() -> None:
    long = [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno > 60
    ]

    assert long == []


def test_no_package_marker_lies_below_tests() -> None:
    """A tests/graph/__init__.py would shadow our own graph package."""
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_every_stage_is_a_pair_of_files() -> None:
    stages = {p.stem for p in (ROOT / "graph/stages").glob("*.py")} - {"__init__", "spec"}

    assert stages == {p.stem for p in (ROOT / "graph/stages").glob("*.md")}
