"""What two models differ in: drawn on both, listed, and measured."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from processes.bpmn import reading, store
from processes.bpmn.change import Difference, differences
from processes.bpmn.change.wording import type_name
from processes.bpmn.elements import ACTIVITIES, EVENTS
from processes.bpmn.metrics import MEASURES, Value, metrics
from processes.inventory.model import Process
from ui import data, state
from ui.bpmn_editor.viewer import Source, bpmn_viewer
from ui.model_compared import Side
from ui.wording import plain

KINDS = {"added": "더해짐", "removed": "없어짐", "changed": "바뀜", "moved": "옮겨짐"}
_SIGNS = {"added": "＋", "removed": "－", "changed": "≠", "moved": "→"}
_COLOURS = {"added": "green", "removed": "red", "changed": "blue", "moved": "violet"}
_ALL = "모두"
_STEPS = ACTIVITIES | EVENTS | {"participant", "lane"}
# Drawing and list fit a window together: a row that is chosen shows in the drawing above it.
_DRAWING = "clamp(320px, 46vh, 800px)"
_ROWS_SHOWN, _HEIGHT = 8, 318


@dataclass(frozen=True)
class Comparison:
    """What two models differ in, and the measures of each by name."""

    differences: tuple[Difference, ...]
    before: dict[str, Value]
    after: dict[str, Value]


def compared(before: Side, after: Side) -> Comparison:
    """Return what the two differ in."""
    return _compared(before.sha256, after.sha256)


@st.cache_data(max_entries=16, show_spinner="두 흐름도를 견줍니다…")
def _compared(before: str, after: str) -> Comparison:
    """Compare stored bytes: the same bytes differ in the same, whoever looks at them."""
    with data.reading() as db:
        first, second = store.content(db, before), store.content(db, after)
    found = tuple(sorted(differences(first, second), key=_rank))
    return Comparison(found, metrics(reading.read(first)), metrics(reading.read(second)))


def summary(found: Comparison) -> None:
    """Draw how much differs, of each kind."""
    counts: Counter[str] = Counter(one.kind for one in found.differences)
    badges = " ".join(
        f":{_COLOURS[kind]}-badge[{_SIGNS[kind]} {label} {counts[kind]}]"
        for kind, label in KINDS.items()
    )
    st.markdown(badges if found.differences else "두 그림의 내용이 같습니다.")


def drawings(
    process: Process, before: Side, after: Side, found: Comparison, focus: str | None
) -> str | None:
    """Draw the two beside or over each other, marked; return the element that was picked."""
    marks: dict[str, str] = {}
    for kind in KINDS:  # what is added or removed is not also changed or moved
        for one in found.differences:
            if one.kind == kind:
                marks.setdefault(one.id, kind)
    return bpmn_viewer(
        state.viewer_key("compare", process.id, "both"),
        [_source(process, before), _source(process, after)],
        marks=marks,
        focus=focus,
        title=f"{process.name} · {before.label} ↔ {after.label}",
        height=_DRAWING,
    )


def listed(process: Process, found: Sequence[Difference], kept: str) -> str | None:
    """Draw the differences as a table; return the element of the row that is chosen.

    `kept` names the pair, so that a row of one pair is never chosen in another.
    """
    if not found:
        return None
    shown = _of_kind(process, found, kept)
    event = st.dataframe(
        [_row(one) for one in shown],
        hide_index=True,
        width="stretch",
        height=_HEIGHT if len(shown) > _ROWS_SHOWN else "auto",
        on_select="rerun",
        selection_mode="single-row",
        key=state.model_key(f"differences-{kept}-{len(shown)}", process.id, "both"),
    )
    rows: list[int] = event["selection"]["rows"]
    return shown[rows[0]].id if rows and rows[0] < len(shown) else None


def measures(before: Side, after: Side, found: Comparison) -> None:
    """Draw the measures of both that are not the same, the others on request."""
    rows = [(one, found.before[one.name], found.after[one.name]) for one in MEASURES]
    differing = [row for row in rows if row[1] != row[2]]
    st.subheader("수치의 앞뒤", anchor=False)
    every = st.toggle("같은 수치도 보기", key="model-compare/every-measure")
    shown = rows if every else differing
    if not shown:
        st.caption("달라진 수치가 없습니다.")
        return
    st.table(
        [
            {
                "수치": plain(one.title),
                f"앞 · {plain(before.label)}": _number(was),
                f"뒤 · {plain(after.label)}": _number(now),
                "차이": _step(was, now),
            }
            for one, was, now in shown
        ],
        border="horizontal",
    )
    with st.expander("수치의 뜻", icon=":material/help:"):
        for one, _was, _now in shown:
            st.markdown(f"**{plain(one.title)}** {plain(f'{one.meaning} ({one.source})')}")


def _of_kind(process: Process, found: Sequence[Difference], kept: str) -> list[Difference]:
    counts: Counter[str] = Counter(one.kind for one in found)
    choices = [_ALL, *(kind for kind in KINDS if counts[kind])]
    kind = st.segmented_control(
        "무엇이 달라졌나",
        choices,
        default=_ALL,
        required=True,
        format_func=lambda one: f"{KINDS.get(one, one)} {counts.get(one, len(found))}",
        key=state.model_key(f"difference-kind-{kept}", process.id, "both"),
    )
    return [one for one in found if kind in (_ALL, one.kind)]


def _rank(one: Difference) -> tuple[bool, bool, bool]:
    """Return what comes first: steps, lanes and events; what only stands elsewhere and flows last.

    What ranks the same keeps its order: added, removed, changed, moved.
    """
    return one.element_type.endswith("Flow"), one.kind == "moved", one.element_type not in _STEPS


def _row(one: Difference) -> dict[str, str]:
    return {
        "구분": f"{_SIGNS[one.kind]} {KINDS[one.kind]}",
        "요소": type_name(one.element_type),
        "이름": " ".join(one.name.split()) or one.id,
        "달라진 점": one.sentence,
    }


def _source(process: Process, side: Side) -> Source:
    return Source(process.code, side.line, side.number, side.label, side.kept)


def _number(value: Value) -> str:
    return "모름" if value is None else f"{value:,.10g}"


def _step(was: Value, now: Value) -> str:
    return "" if was is None or now is None else f"{now - was:+,.4g}"
