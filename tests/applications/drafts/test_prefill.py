"""A new draft begins with what facts serve, and with nothing else."""

import pytest

from applications.drafts import prefill, store, templates
from applications.drafts.markup import MARKER
from applications.facts.gathering import facts
from applications.facts.sources import Sources

FORM = """
id: f
version: 1
name: 양식
programme: 사업
basis: 추정
sections:
  - key: s
    title: 절
    guidance: 적습니다.
    start: |
%s
"""


def started(text: str, *available: str) -> str:
    lines = "\n".join(f"      {line}" for line in text.splitlines())
    form = templates.parse(FORM % lines, "f.yaml")
    return prefill.bodies(form, set(available)).get("s", "")


@pytest.mark.parametrize(
    ("text", "available", "result"),
    [
        ("그대로", [], "그대로"),
        ("값 {{a}}", ["a"], "값 {{a}}"),
        ("값 {{a}}", [], ""),
        ("값 {{a}}와 {{b}}", ["a"], ""),
        ("| 가 | 나 |\n| 1 | {{a}} |\n| 2 | {{b}} |", ["b"], "| 가 | 나 |\n| 2 | {{b}} |"),
        ("| 가 | 나 |\n| 1 | {{a}} |", [], ""),
        ("하나 {{a}}\n\n둘\n\n셋 {{b}}", ["b"], "둘\n\n셋 {{b}}"),
    ],
)
def test_lines_without_their_fact_are_left_out(text, available, result):
    assert started(text, *available) == result


def test_the_shipped_form_cites_only_what_exists(many):
    from applications.drafts.export import read_draft

    keys = {fact.key for fact in read_draft(*many).facts}
    known = keys | {key.rpartition(":")[2] for key in keys}  # only the second has a path
    for section in templates.load().sections:
        for name in MARKER.findall(section.start):
            assert name in known, f"{section.key}: {name}"


def test_a_draft_of_many_sources_begins_with_sums_and_tables(many):
    bodies = {one.key: one.body for one in store.sections(*many)}
    assert "{{all_yearly_hours}}" in bodies["as_is"]
    assert "{{process_table}}" in bodies["as_is"]
    assert "{{step_times_chart}}" in bodies["to_be"]
    assert "{{project_table}}" in bodies["target_system"]
    assert "{{savings_chart}}" in bodies["effects"]


def test_a_draft_of_one_source_begins_without_tables_of_one_row(register, draft):
    bodies = "\n".join(one.body for one in store.sections(register, draft.id))
    assert "_table}}" not in bodies
    assert "{{all_" not in bodies


def test_without_sources_a_draft_begins_empty():
    assert facts(Sources()) == []
    assert prefill.bodies(templates.load(), set()) == {}
