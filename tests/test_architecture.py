"""Imports point inwards, and what must hold of every file is checked here, not by a reader."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

BASE = {"errors", "storage", "look"}
DOMAINS = {"processes", "evaluations", "applications", "action_plan"}
MAY_IMPORT = {
    "errors": set(),
    "storage": {"errors"},
    "documents": {"errors"},
    "look": {"errors", "documents"},
    "processes": BASE | {"documents"},
    "evaluations": BASE | {"documents", "processes"},
    "applications": BASE | {"documents", "processes", "evaluations"},
    "action_plan": BASE | DOMAINS | {"documents"},
    "scorecards": BASE | DOMAINS | {"documents"},
    "example": BASE | DOMAINS,
    "ui": BASE | DOMAINS | {"documents", "example", "scorecards", "pages"},
    "pages": BASE | DOMAINS | {"documents", "example", "scorecards", "ui"},
    "commands": BASE | DOMAINS | {"documents", "example", "scorecards"},
    "manage": BASE | DOMAINS | {"documents", "example", "scorecards", "commands"},
    "workbench": BASE | {"ui", "pages"},
    "installation": {"errors"},
}
STREAMLIT = {"workbench", "pages", "ui"}
STOP = {"pages": 120}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def _own_files() -> list[Path]:
    files = [*ROOT.glob("*.py")]
    for package in MAY_IMPORT:
        files += (ROOT / package).rglob("*.py")
    return sorted(files)


FILES = _own_files()


def _place(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(_text(file))


@cache
def _imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module}
    return found


def _name(file: Path) -> str:
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_imports_point_inwards(file: Path) -> None:
    own = {name.split(".")[0] for name in _imports(file)} & MAY_IMPORT.keys()
    place = _place(file)
    assert own - {place} <= MAY_IMPORT[place]


@pytest.mark.parametrize("file", [f for f in FILES if _place(f) not in STREAMLIT], ids=_name)
def test_only_the_screen_sees_streamlit(file: Path) -> None:
    assert "streamlit" not in {name.split(".")[0] for name in _imports(file)}


@pytest.mark.parametrize("file", [f for f in FILES if _place(f) != "storage"], ids=_name)
def test_only_storage_and_stores_write_sql(file: Path) -> None:
    text = _text(file)
    assert "sqlite3" not in {name.split(".")[0] for name in _imports(file)}
    if file.name != "store.py":
        assert ".execute(" not in text
        assert ".query(" not in text


@pytest.mark.parametrize("file", [f for f in FILES if _place(f) == "pages"], ids=_name)
def test_a_page_defines_functions_only(file: Path) -> None:
    for node in _tree(file).body:
        text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        assert text or isinstance(
            node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.Assign | ast.AnnAssign
        )
    assert "session_state" not in _text(file)


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_files_stay_short(file: Path) -> None:
    lines = len(_text(file).splitlines())
    assert lines <= STOP.get(_place(file), 300)


def _functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = _tree(file)
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_functions_stay_short(file: Path) -> None:
    for function in _functions(file):
        assert (function.end_lineno or 0) - function.lineno < 50, function.name


@pytest.mark.parametrize("file", FILES, ids=_name)
def test_names_say_what_is_inside(file: Path) -> None:
    assert not FORBIDDEN_NAMES & set(file.stem.split("_"))


def test_no_st_call_inside_a_transaction() -> None:
    """A rerun inside a transaction raises, and the write is rolled back silently."""
    guilty = []
    for file in FILES:
        if _place(file) not in STREAMLIT:
            continue
        for node in ast.walk(_tree(file)):
            if isinstance(node, ast.With) and "transaction(" in ast.unparse(node.items[0]):
                calls = [ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)]
                screen = ("st.", "frame.", "navigation.")
                guilty += [f"{_name(file)}: {c}" for c in calls if c.startswith(screen)]
    assert not guilty
