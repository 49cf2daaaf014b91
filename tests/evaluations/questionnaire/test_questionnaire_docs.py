"""The format's page and the reader know the same keys."""

import re
from pathlib import Path

import pytest

from evaluations import questionnaire
from evaluations.answers import answers_file
from evaluations.questionnaire.keys import FORMAT, METHODS, SUBJECTS
from evaluations.questionnaire.project_fields import fields_of
from evaluations.verdict import scoring
from processes.inventory.fields import BY_KEY

PAGE = Path(__file__).resolve().parents[3] / "docs" / "questionnaire-format.md"
TEXT = PAGE.read_text(encoding="utf-8")


def documented() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section in re.split(r"^## ", TEXT.split("\n# Facts")[0], flags=re.M)[1:]:
        name = section.split("\n", 1)[0].strip()
        found[name] = re.findall(r"^\| `(\w+)` \|", section, flags=re.M)
    return found


def test_every_level_of_the_format_has_its_section():
    assert documented().keys() == FORMAT.keys()


@pytest.mark.parametrize("level", FORMAT)
def test_every_key_is_documented_and_every_documented_key_is_known(level):
    assert sorted(documented()[level]) == sorted(key.name for key in FORMAT[level])


@pytest.mark.parametrize("level", FORMAT)
def test_the_page_says_rightly_which_keys_are_needed(level):
    section = TEXT.split(f"\n## {level}\n")[1].split("\n## ")[0]
    for key in FORMAT[level]:
        line = next(row for row in section.splitlines() if row.startswith(f"| `{key.name}` |"))
        assert (line.split("|")[3].strip() == "yes") == key.required, key.name


@pytest.mark.parametrize("level", FORMAT)
def test_the_page_names_the_ways_of_scoring_that_need_a_key(level):
    section = TEXT.split(f"\n## {level}\n")[1].split("\n## ")[0]
    for key in FORMAT[level]:
        line = next(row for row in section.splitlines() if row.startswith(f"| `{key.name}` |"))
        needed = [one for one in re.split(r"[, ]+", line.split("|")[3].strip()) if one in METHODS]
        assert tuple(needed) == key.methods, key.name


def test_the_pages_example_of_answers_can_be_read():
    example = TEXT.split("# Answers as a file")[1].split("```yaml\n")[1].split("```")[0]
    form = questionnaire.shipped("saas-readiness")
    answers = answers_file.read(example, form)
    assert answers["Q3.1"].certainty == "추정"
    assert scoring.counted(form, answers)["Q5.2"] == "NA"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_the_page_names_the_facts_of_each_subject(subject):
    row = re.search(rf"^\| `{subject}` \| (.*) \|$", TEXT.split("\n# Facts\n")[1], flags=re.M)
    assert row
    known = set(fields_of(subject)) - (BY_KEY.keys() if subject == "process" else set())
    assert set(re.findall(r"`(\w+)`", row[1])) == known
