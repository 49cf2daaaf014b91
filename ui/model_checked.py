"""What the checks said of a model, kept by its content, and what of it lies on the drawing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from processes.bpmn import soundness, store
from processes.bpmn.checks.finding import SEVERITIES, Finding
from processes.bpmn.checks.report import report
from processes.bpmn.metrics import Value
from ui import data, pointing, state
from ui.model_drawing import Drawing

PANEL = "점검"  # the tab's name, also in the address


@dataclass(frozen=True)
class Checked:
    """The part of a report that the page shows: without the model, so that it is light to keep."""

    findings: tuple[Finding, ...]
    schema_note: str
    verdict: soundness.Verdict
    metrics: Mapping[str, Value]

    @property
    def counts(self) -> Counter[str]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)


def checked(drawing: Drawing) -> Checked | None:
    """Return what the checks say of the newest revision, None where there is none."""
    return _checked(drawing.newest.sha256) if drawing.newest else None


@st.cache_data(max_entries=16, show_spinner="흐름도를 점검합니다…")
def _checked(sha256: str) -> Checked:
    """Check stored bytes: the same bytes have the same findings, whoever looks at them."""
    with data.reading() as db:
        content = store.content(db, sha256)
    found = report(content)
    return Checked(found.findings, found.unchecked, found.verdict, found.metrics)


def highlights(drawing: Drawing) -> tuple[dict[str, str], str | None]:
    """Return the marks for the drawing, and the element that was asked for in the panel.

    Without marks while another panel is open: the drawing shows what the open one is about.
    Errors and warnings are marked; of the rest, what was asked for.
    """
    found = checked(drawing) if is_open() else None
    if found is None:
        return {}, None
    marks: dict[str, str] = {}
    for severity in SEVERITIES[:2]:
        for finding in found.findings:
            if finding.severity == severity and finding.element:
                marks.setdefault(finding.element, severity)
    for problem in found.verdict.problems:
        marks.update(dict.fromkeys(problem.elements, "error"))
    focus = pointing.wanted(focus_key(drawing))
    if focus:
        marks.setdefault(focus, "info")
    return marks, focus


def is_open() -> bool:
    """Tell whether the panel is the one that the address names; it is the first one."""
    return (state.parameter(state.PANEL) or PANEL) == PANEL


def look(box: st.delta_generator.DeltaGenerator, drawing: Drawing, element: str, name: str) -> None:
    """Draw the button that shows an element in the drawing."""
    box.button(
        "보기",
        type="tertiary",
        icon=":material/my_location:",
        key=state.model_key(f"look/{name}", drawing.process.id, drawing.line),
        on_click=pointing.ask,
        args=(focus_key(drawing), element),
    )


def focus_key(drawing: Drawing) -> str:
    """Return the key of the element that the panel last asked the drawing to show."""
    return state.model_key("check-focus", drawing.process.id, drawing.line)
