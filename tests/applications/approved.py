"""An approved to-be, as it is kept: figures of as-is and to-be with what was simulated by step."""

import json
from typing import Any

from processes.redesign.approval import store
from processes.redesign.approval.model import Proposal
from processes.redesign.comparing import frozen
from storage import Database

FIGURES: dict[str, Any] = {"asis": 30.0, "tobe": 20.0, "difference": -10.0, "verdict": "줄어듦"}
_NOTHING = {"asis": None, "tobe": None, "difference": None, "ci95": None, "verdict": "모름"}


def row(key: str, name: str, unit: str, kind: str = "시뮬레이션", **figures: Any) -> dict[str, Any]:
    told = {"key": key, "name": name, "unit": unit, "kind": kind, "note": "", "at_least": False}
    return told | _NOTHING | figures


def activity(id: str, name: str, seconds: float, per_case: float = 1.0) -> dict[str, Any]:
    """A step as a result of a simulation is kept."""
    told = {"id": id, "name": name, "type": "userTask", "per_case": per_case}
    return told | {"processing_time": {"mean": seconds, "ci95": None}}


def content(rows: list[dict[str, Any]]) -> str:
    """A comparison as JSON: the to-be lacks a step and does another one faster."""
    side = {"scenario": {"title": "기준"}, "number": 1}
    before = [activity("a", "접수", 600), activity("b", "심사", 600, 2)]
    after = [activity("b", "심사", 600)]
    return json.dumps(
        {
            "settings": {"cases": 1000, "replications": 10, "seed": 1, "warmup": 0},
            "asis": {**side, "line": "as-is", "result": {"activities": before}},
            "tobe": {**side, "line": "to-be", "result": {"activities": after}},
            "rows": rows,
            "sensitivity": None,
        }
    )


def approve(db: Database, process_id: str) -> Proposal:
    """Put up and approve a to-be with every simulated figure."""
    rows = [
        row(key, name, unit, **FIGURES, ci95=[-12.0, -8.0])
        for key, name, unit in (
            ("cycle_time", "처리 기간", "시간/건"),
            ("waiting_time", "대기 시간", "시간/건"),
            ("labour", "일손", "분/건"),
            ("yearly_labour", "연간 일손", "시간/년"),
        )
    ]
    put_up = store.propose(db, process_id, frozen.read(content(rows)), "전결로 줄임", "", by="김")
    return store.decide(db, put_up.id, "approved", "", by="이")
