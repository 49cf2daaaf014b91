"""A new draft begins with what facts serve, and with nothing else."""

import pytest

from applications.drafts import prefill, templates
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


def test_the_shipped_form_cites_only_what_exists(register, draft):
    from applications.drafts.export import read_draft

    known = {fact.key for fact in read_draft(register, draft.id).facts}
    for section in templates.load().sections:
        for name in MARKER.findall(section.start):
            assert name in known, f"{section.key}: {name}"


def test_without_sources_a_draft_begins_empty():
    assert facts(Sources()) == []
    assert prefill.bodies(templates.load(), set()) == {}
