"""Every page has its line of help, every word its meaning, every step of the round its page."""

import ast
from pathlib import Path

import pytest

from ui.guidance import definitions, page_line
from ui.guidance.definitions import Line, Term

_SHELL = Path(__file__).resolve().parents[3] / "ui" / "shell.py"


def registered() -> list[str]:
    """Return the names in the shell's registry, read from its source: importing it draws."""
    for node in ast.parse(_SHELL.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "REGISTRY":
            entries = [e for section in node.value.values for e in section.elts]  # type: ignore[attr-defined]
            return [entry.elts[0].value for entry in entries]
    raise LookupError("REGISTRY")


@pytest.mark.parametrize("page", registered())
def test_every_page_says_what_it_is_for(page):
    line = definitions.lines()[page]
    assert 15 <= len(line.text) <= 70  # with the sentence above it: two lines
    assert line.text.endswith(("다.", "요."))


def test_no_line_is_for_a_page_that_is_not_there():
    assert set(definitions.lines()) <= set(registered())


def test_every_word_is_explained_in_a_sentence_and_used():
    used = {term for line in definitions.lines().values() for term in line.terms}
    assert used == set(definitions.terms().values())
    for term in definitions.terms().values():
        assert term.means.endswith("다."), term.word
        assert term.of, term.word


def test_the_round_leads_over_pages_that_are_there_in_about_ten_minutes():
    steps = definitions.steps()
    assert {step.page for step in steps} <= set(registered())
    assert 8 <= sum(step.minutes for step in steps) <= 12


def test_a_word_names_the_element_that_explains_it_and_no_text_becomes_markup():
    written = page_line.markup(Line("<b>무엇", (Term("A&B", "<i>", "뜻"), Term("C", "D", "E"))))
    assert "<b>무엇" not in written
    assert "A&amp;B</b> (&lt;i&gt;) 뜻" in written
    assert 'aria-describedby="term-1"' in written
    assert 'id="term-2"' in written
