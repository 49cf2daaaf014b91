"""Scenarios that can't be simulated, each with the sentence that must be said of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from processes.bpmn.reading import read
from processes.inventory.model import Facts, exactly
from processes.simulation.prefilling import prefilled
from processes.simulation.scenario_writing import as_json

MODEL = Path(__file__).resolve().parents[3] / "data/samples/example/models/EX-041.as-is.bpmn"
FACTS = Facts(yearly_volume=exactly(1200), minutes_per_case=exactly(90))
Change = Callable[[Any], None]


def scenario_file(change: Change | None = None) -> bytes:
    """Return the file of a scenario that runs, or what a change makes of it."""
    made = as_json(prefilled(read(MODEL.read_bytes()), FACTS))
    if change is not None:
        change(made)
    return json.dumps(made, ensure_ascii=False).encode()


def _half_a_way(made: Any) -> None:
    shares = next(iter(made["branches"].values()))
    shares[next(iter(shares))] = 0.6


def _no_duration(made: Any) -> None:
    del made["tasks"]["Task_draft"]


def _no_hours(made: Any) -> None:
    made["calendars"][0]["hours"] = []


def _another_calendar(made: Any) -> None:
    made["calendars"][0]["id"] = "other"


def never_ends(made: Any) -> None:
    """Let every case go back where it came from: a file that fits and yet never ends."""
    made["branches"]["Gateway_complete"] = {
        "Flow_complete_ask_again": 1.0,
        "Flow_complete_look_up": 0.0,
    }


def too_much(made: Any) -> None:
    """Let a case come every few seconds: more than one person can do."""
    made["arrivals"]["between"] = {"kind": "exponential", "mean": 5}


REFUSED: dict[str, tuple[Change, str]] = {
    "shares": (_half_a_way, "확률을 더하면 1이 아니라 1.1입니다"),
    "duration": (_no_duration, "작업 '환불 기안을 작성한다'의 소요시간이 없습니다"),
    "hours": (_no_hours, "달력 '근무시간(월~금 09~18시, 점심 제외)'에 근무 시간이 없습니다"),
    "calendar": (_another_calendar, "달력 'office'이(가) 없습니다"),
}
ENDLESS = "10,000단계를 넘겨도 끝나지 않습니다"
OVERLOAD = "하는 일보다 오는 일이 많아 대기가 끝없이 늘어납니다"
