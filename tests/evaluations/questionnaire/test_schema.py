"""The schema is that of the table, and says of real files what the reader says."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from evaluations import questionnaire
from evaluations.questionnaire.schema import schema
from tests.evaluations.questionnaire.small import GOOD

FILE = Path(__file__).resolve().parents[3] / "docs" / "questionnaire.schema.json"
VALIDATOR = Draft202012Validator(json.loads(FILE.read_text(encoding="utf-8")))


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def problems(text: str) -> list[str]:
    return [one.message for one in VALIDATOR.iter_errors(plain(yaml.safe_load(text)))]


def test_the_file_in_docs_is_the_tables_schema():
    Draft202012Validator.check_schema(schema())
    told = "run: manage.py questionnaire schema > docs/questionnaire.schema.json"
    assert json.loads(FILE.read_text(encoding="utf-8")) == schema(), told


@pytest.mark.parametrize("name", questionnaire.shipped_ids())
def test_shipped_files_are_valid(name):
    assert problems(questionnaire.reading.shipped_text(name)) == []


BAD = {
    "unknown key": ("hold: 보류", "hold: 보류\nholt: x"),
    "missing key": ("hold: 보류\n", ""),
    "missing in a question": ("    scope: S\n", ""),
    "weight 0": ("weight: 10", "weight: 0"),
    "threshold 0": ("at_least: {F: 50}", "at_least: {F: 0}"),
    "empty list": ("anchors: [아니요, 일부, 예]", "anchors: []"),
    "status": ("status: proposal", "status: law"),
    "version no text": ('version: "1"', "version: 1"),
    "a key of another method": ("cap: KEEP", "cap: KEEP, result: 유지"),
    "another method": ("scale:", "scoring: {method: level}\nscale:"),
}


@pytest.mark.parametrize("case", BAD)
def test_schema_and_reader_refuse_the_same(case):
    old, new = BAD[case]
    assert old in GOOD
    changed = GOOD.replace(old, new, 1)
    assert problems(GOOD) == []
    assert problems(changed)
    with pytest.raises(questionnaire.BadQuestionnaire):
        questionnaire.parse(changed, "small.yaml")
