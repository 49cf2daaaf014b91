"""What a draft begins with, and the tables that its cells stand in."""

import datetime

import pytest

from evaluations import questionnaire
from evaluations.questionnaire.versions import beginning, tables
from evaluations.questionnaire.versions.editing import Edit, applied, value_at
from tests.evaluations.questionnaire.small import GOOD

DAY = datetime.date(2027, 5, 6)


@pytest.mark.parametrize(
    ("version", "known", "following"),
    [
        ("1", {"1"}, "2"),
        ("0.1", {"0.1"}, "0.2"),
        ("0.9", {"0.9", "0.10"}, "0.11"),
        ("2026-11 안", {"2026-11 안"}, "2026-12 안"),
        ("첫 판", {"첫 판"}, "첫 판.1"),
        ("첫 판", {"첫 판", "첫 판.1"}, "첫 판.2"),
    ],
)
def test_the_next_version_has_a_name_that_is_free(version, known, following):
    text = GOOD.replace('version: "1"', f'version: "{version}"')
    begun = questionnaire.parse(beginning.next_version(text, version, known, DAY), "초안")
    assert (begun.version, begun.begins) == (following, DAY)


def test_a_files_text_has_plain_line_ends():
    assert beginning.plain_lines("\ufeffa: 1\r\nb: 2\r".encode()) == "a: 1\nb: 2\n"


@pytest.mark.parametrize("name", [*questionnaire.shipped_ids(), "small"])
def test_every_cell_stands_in_the_text_as_it_is_shown(name):
    text = GOOD if name == "small" else questionnaire.reading.shipped_text(name)
    form = questionnaire.parse(text, name)
    edits = [
        table.edit(row, column.label, cells[at])
        for table in tables.tables(form)
        for row, (_, _, cells) in enumerate(table.rows)
        for at, column in enumerate(table.columns)
        if row in (0, len(table.rows) - 1)
    ]
    assert edits
    for edit in edits:
        assert value_at(text, edit.path) == edit.seen, edit.path
    assert applied(text, edits) == (text, [])


def test_cells_become_values_of_their_kind():
    found = {table.key: table for table in tables.tables(questionnaire.parse(GOOD, "x"))}
    assert found["questions"].edits({0: {"가중치": 7.0, "까닭": " 새  까닭 "}}) == [
        Edit(("questions", "Q1", "weight"), 5, 7.0),
        Edit(("questions", "Q1", "rationale"), "표준 업무라야 서비스가 있다.", "새 까닭"),
    ]
    assert found["limits"].edits({0: {"이 점수 이하면 걸림": 1.0}}) == [
        Edit(("questions", "Q1", "gate", "at_most"), 0, 1)
    ]
    assert found["basics"].edits({0: {"시행일": "2027-05-06", "알림": ""}}) == [
        Edit(("in_force", "from"), datetime.date(2026, 1, 1), DAY),
        Edit(("note",), None, None),
    ]
    assert found["outcomes"].edits({0: {"적합도 기준": None}})[0].value is None
