"""The format's page and the reader know the same columns, words and example."""

import re
from pathlib import Path

from processes.bpmn.steps import columns, diagram, files, naming
from processes.bpmn.steps.model import WORDS
from processes.bpmn.steps.partner import HEADINGS
from processes.bpmn.steps.problems import MOST

PAGE = Path(__file__).resolve().parents[4] / "docs" / "step-table-format.md"
TEXT = PAGE.read_text(encoding="utf-8")


def test_each_column_is_documented_with_its_other_names():
    section = TEXT.split("\n## Columns\n")[1].split("\n## ")[0]
    rows = [line.split("|")[1:-1] for line in section.splitlines() if line.startswith("| `")]
    documented = {name.strip(" `"): tuple(also.strip().split(", ")) for name, _what, also in rows}
    assert documented == columns.ALSO


def test_each_word_for_branches_is_documented():
    section = TEXT.split("\n## Branches\n")[1].split("\n## ")[0]
    assert all(f"`{word}" in section for word in WORDS.values())


def test_the_example_becomes_a_diagram():
    example = re.findall(r"```text\n(.*?)```", TEXT, flags=re.S)[0]
    table = files.read(example.encode())
    assert [step.order for step in table.steps] == ["1", "2", "3"]
    assert naming.NAMESPACE.encode() in diagram(table)


def test_names_and_limits_are_the_readers():
    assert naming.NAMESPACE in TEXT
    assert f"{MOST:,} steps" in TEXT
    assert ",".join(HEADINGS) in TEXT.lower()
