"""Models to look at in a page: one, or two compared; marked, measured, played."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ui.bpmn_editor import tokens
from ui.bpmn_editor.component import (
    address,
    bearer,
    bundle,
    forget_tokens,
    go_on,
    kept_token,
    mounting,
)

MARKS = (
    *("added", "removed", "changed", "moved", "error", "warning", "info"),
    *(f"heat-{step}" for step in range(10)),
)
HEIGHT = "min(clamp(360px, 60vh, 900px), max(360px, 100vw))"

_component = mounting("workbench.bpmn_viewer", '<div class="dpg-editor-host"></div>')


@dataclass(frozen=True)
class Source:
    """One stored revision of a line, and what to call it on the screen.

    `kept` is the id of a save that was refused: that is shown in place of a revision.
    """

    process_code: str
    state: str
    number: int
    label: str
    kept: str = ""


def bpmn_viewer(
    key: str,
    sources: Sequence[Source],
    *,
    marks: Mapping[str, str] | None = None,
    badges: Mapping[str, str] | None = None,
    run: Sequence[Mapping[str, object]] = (),
    focus: str | None = None,
    asked: int = 0,
    title: str = "",
    height: str = HEIGHT,
) -> str | None:
    """Draw one revision, or two beside or over each other, and return the element picked last.

    marks: element id -> one of MARKS; where two are compared, 'removed' shows on the first and
    'added' on the second. badges: element id -> short text on it. run: steps
    {"element": id that fires, "tokens": ids that hold one afterwards}, played one by one.
    focus: the element to bring into view, again when `asked`, how often it was asked for, is
    another number. height: a CSS length. Picking another element (click, or Enter on the
    keyboard) runs the page again; a click beside all elements gives None.
    Raises assets.NoBundle when the editor was not built.
    """
    if not 1 <= len(sources) <= 2:
        raise ValueError(f"one or two sources, not {len(sources)}")
    result = _component(
        key=key,
        data={
            "kind": "viewer",
            "model": f"view/{key}",
            "title": title or " ↔ ".join(source.label for source in sources),
            "sources": [_given(source) for source in sources],
            "marks": dict(marks or {}),
            "badges": dict(badges or {}),
            "run": [dict(step) for step in run],
            "focus": focus,
            "asked": asked,
            "height": height,
            **bundle(),
        },
        on_selected_change=go_on,
        on_expired_change=forget_tokens,
    )
    selected: str | None = result.selected
    return selected


def _given(source: Source) -> dict[str, object]:
    return {
        "address": address(source.process_code, source.state),
        "number": f"kept/{source.kept}" if source.kept else source.number,
        "label": source.label,
        "token": kept_token(tokens.sign_reading, source.process_code, source.state, "", *bearer()),
    }
