"""Imports point inwards, and what must hold of every file is checked here, not by a reader."""

import ast
from functools import cache
from pathlib import Path

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
    "example": BASE | DOMAINS | {"scorecards"},
    "access": BASE,
    "ui": BASE | DOMAINS | {"access", "documents", "example", "reporting", "scorecards", "pages"},
    "pages": BASE | DOMAINS | {"access", "documents", "example", "reporting", "scorecards", "ui"},
    "commands": BASE | DOMAINS | {"access", "documents", "example", "reporting", "scorecards"},
    "manage": BASE | DOMAINS | {"access", "commands", "documents", "example"},
    "workbench": BASE | {"access", "ui", "pages"},
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


def _outside(*places: str) -> list[Path]:
    return [file for file in FILES if _place(file) not in places]


def _imported_packages(file: Path) -> set[str]:
    return {name.split(".")[0] for name in _imports(file)}


# Each law walks all files and names those that break it: a test per file and law were thousands.


def test_imports_point_inwards() -> None:
    broken = {}
    for file in FILES:
        own = _imported_packages(file) & MAY_IMPORT.keys() - {_place(file)}
        if own - MAY_IMPORT[_place(file)]:
            broken[_name(file)] = own - MAY_IMPORT[_place(file)]
    assert not broken


def test_only_the_screen_sees_streamlit() -> None:
    files = _outside(*STREAMLIT)
    assert files
    assert not [_name(file) for file in files if "streamlit" in _imported_packages(file)]


def test_only_storage_and_stores_write_sql() -> None:
    files = _outside("storage")
    assert files
    assert not [_name(file) for file in files if "sqlite3" in _imported_packages(file)]
    others = [file for file in files if file.name != "store.py"]
    asking = (".execute(", ".query(")
    assert not [_name(file) for file in others if any(words in _text(file) for words in asking)]


def _is_allowed_in_a_page(node: ast.stmt) -> bool:
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    allowed = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.Assign | ast.AnnAssign
    return text or isinstance(node, allowed)


def test_a_page_defines_functions_only() -> None:
    pages = [file for file in FILES if _place(file) == "pages"]
    assert pages
    broken = [
        f"{_name(file)}:{node.lineno}"
        for file in pages
        for node in _tree(file).body
        if not _is_allowed_in_a_page(node)
    ]
    assert not broken
    assert not [_name(file) for file in pages if "session_state" in _text(file)]


def test_files_stay_short() -> None:
    lengths = {file: len(_text(file).splitlines()) for file in FILES}
    assert not {
        _name(file): lines for file, lines in lengths.items() if lines > STOP.get(_place(file), 300)
    }


def _functions(file: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = _tree(file)
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def test_functions_stay_short() -> None:
    assert not [
        f"{_name(file)}: {function.name}"
        for file in FILES
        for function in _functions(file)
        if (function.end_lineno or 0) - function.lineno >= 50
    ]


def test_names_say_what_is_inside() -> None:
    assert not [_name(file) for file in FILES if FORBIDDEN_NAMES & set(file.stem.split("_"))]


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
