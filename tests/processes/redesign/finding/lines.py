"""Short drawings of two steps, and what a heuristic finds in them."""

from collections.abc import Callable
from typing import Any

from processes.bpmn.model import Model
from processes.inventory.model import Facts
from processes.redesign.finding import findings
from processes.redesign.model import Case, Finding

Draw = Callable[..., Model]
LINE = "s > a > b > e"
FACTS_WITH_ERRORS = Facts(error_rate=0.12)


def triggered(case: Case, heuristic: str) -> list[Finding]:
    """Return what that heuristic finds."""
    return [one for one in findings(case) if one.heuristic.id == heuristic]


def two_steps(draw: Draw, a: str, b: str, **more: Any) -> Model:
    """Draw two steps in a row."""
    return draw({"s": "시작", "a": a, "b": b, "e": "끝"}, LINE, **more)


def decided(draw: Draw, back: str = "g > a [반려]") -> Model:
    """A step, an approval, a decision that may lead back."""
    nodes = {
        "s": "시작",
        "a": "userTask 담당: 신청서를 작성한다",
        "b": "userTask 팀장: 신청을 승인한다",
        "g": "?",
        "e": "끝",
    }
    return draw(nodes, f"s > a > b > g, g > e [예], {back}")
