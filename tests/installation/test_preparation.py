"""What is missing is made, what is there is left alone, and what broke half-way is made anew."""

import json
import shutil
from typing import Any

from installation import copies, places


def test_a_fresh_folder_gets_everything_and_the_second_time_nothing(prepared: Any) -> None:
    assert prepared.ask("import paper; print(paper.SAYS)") == "1"
    assert (
        prepared.folder / "ui/bpmn_editor/dist/entry.js"
    ).read_text() == "export const one = 1\n"
    for folder, files in copies.FOLDERS.items():
        placed = prepared.folder / folder.relative_to(places.ROOT)
        assert {file.name for file in placed.iterdir()} == {*files, ".copied-from"}

    shutil.rmtree(prepared.folder / "shelf")  # whoever reached for a package now would fail
    second = prepared.make("setup")
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")


def test_a_change_renews_what_was_made_from_it_and_nothing_else(prepared: Any) -> None:
    assert prepared.calls == ["npm ci", "node"]

    frontend = prepared.folder / "ui/bpmn_editor/frontend"
    (frontend / "words.js").write_text("export const two = 2\n")
    changed_source = prepared.make("setup")
    assert changed_source.returncode == 0
    assert prepared.calls == ["npm ci", "node", "node"]
    assert "run-time" not in changed_source.stdout

    prepared.release("2.0", says="2")
    changed_lock = prepared.make("setup")
    assert prepared.ask("import paper; print(paper.SAYS)") == "2"
    assert "editor" not in changed_lock.stdout

    lock = json.loads((frontend / "package-lock.json").read_text())
    (frontend / "package-lock.json").write_text(json.dumps(lock | {"name": "another"}))
    assert "fonts" in prepared.make("setup").stdout
    assert prepared.calls == ["npm ci", "node", "node", "npm ci", "node"]


def test_a_missing_font_is_placed_again(prepared: Any) -> None:
    font = prepared.folder / "documents/fonts/PretendardGOV-Bold.ttf"
    font.unlink()
    prepared.make("setup")
    assert font.exists()


def test_an_interrupted_installation_is_made_anew(prepared: Any) -> None:
    environment = prepared.folder / ".venv"
    (environment / ".installing").touch()  # pip was killed here
    (environment / "left-over").touch()
    assert prepared.make("setup").returncode == 0
    assert prepared.ask("import paper; print(paper.SAYS)") == "1"
    assert not (environment / "left-over").exists()
    assert not (environment / ".installing").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(prepared: Any) -> None:
    python = prepared.folder / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/nowhere/python3")
    assert prepared.make("setup").returncode == 0
    assert prepared.ask("import paper; print(paper.SAYS)") == "1"


def test_a_bundle_that_fails_leaves_the_old_one(prepared: Any) -> None:
    entry = prepared.folder / "ui/bpmn_editor/frontend/entry.js"
    entry.write_text("syntax error\n")
    refused = prepared.make("setup")
    assert refused.returncode != 0
    assert "업무 흐름 편집기" in refused.stderr
    assert (
        prepared.folder / "ui/bpmn_editor/dist/entry.js"
    ).read_text() == "export const one = 1\n"


def test_cleaning_removes_what_was_installed_and_keeps_the_data(prepared: Any) -> None:
    data = prepared.folder / "data/local/workbench.db"
    data.parent.mkdir(parents=True)
    data.touch()
    assert prepared.make("clean").returncode == 0
    assert data.exists()
    left = {entry.name for entry in prepared.folder.iterdir()}
    assert not left & {".venv", "build"}
    assert not (prepared.folder / "ui/static/fonts").exists()
