"""The panel of checks under a drawing: soundness, findings by severity and rule, measures."""

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from processes.bpmn.checks.finding import SEVERITIES, SEVERITY_NAMES, Finding
from processes.bpmn.checks.registry import BY_NAME
from processes.bpmn.metrics import MEASURES
from ui import model_soundness, state
from ui.model_checked import Checked, checked, look
from ui.model_drawing import Drawing
from ui.wording import plain

_COLOURS = {"error": "red", "warning": "orange", "info": "blue"}
_ICONS = {
    "error": ":material/error:",
    "warning": ":material/warning:",
    "info": ":material/info:",
}
_SHOWN = 10


def panel(drawing: Drawing, _selected: str | None = None) -> None:
    """Draw what the checks say of the newest revision."""
    found = checked(drawing)
    if found is None:
        st.caption("아직 저장한 판이 없습니다. 그리거나 파일을 올리면 저절로 점검합니다.")
        return
    _summary(drawing, found)
    model_soundness.draw(drawing, found.verdict)
    if found.schema_note:
        st.info(found.schema_note, icon=":material/info:")
    for severity in SEVERITIES:
        _findings(drawing, [one for one in found.findings if one.severity == severity])
    _measures(found)


def _summary(drawing: Drawing, found: Checked) -> None:
    counts = found.counts
    badges = " ".join(
        f":{_COLOURS[one]}-badge[{SEVERITY_NAMES[one]} {counts[one]}]" for one in SEVERITIES
    )
    st.markdown(f"**{drawing.number}판** 점검 {badges}")
    st.caption(
        "점검은 저장을 막지 않습니다. '보기'를 누르면 그림에서 그 요소를 보여 줍니다. "
        "빨강은 오류, 주황은 주의입니다."
    )


def _findings(drawing: Drawing, findings: Sequence[Finding]) -> None:
    """Draw the findings of one severity, a fold for each rule; errors are open at first."""
    grouped: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[finding.rule].append(finding)
    for name, found in grouped.items():
        severity = found[0].severity
        title = (
            f"{_title(name)} :{_COLOURS[severity]}-badge[{SEVERITY_NAMES[severity]} {len(found)}]"
        )
        with st.expander(title, icon=_ICONS[severity], expanded=severity == "error"):
            st.caption(_origin(name))
            for finding in _shown(drawing, name, found):
                _entry(drawing, finding)


def _shown(drawing: Drawing, name: str, found: list[Finding]) -> list[Finding]:
    if len(found) <= _SHOWN:
        return found
    key = state.model_key(f"check-all-{name}", drawing.process.id, drawing.line)
    return found if st.toggle(f"{len(found)}개 모두 보기", key=key) else found[:_SHOWN]


def _entry(drawing: Drawing, finding: Finding) -> None:
    row = st.container(horizontal=True, vertical_alignment="center")
    row.container(width="stretch").markdown(plain(finding.sentence))
    if finding.element:
        look(row, drawing, finding.element, f"{finding.rule}/{finding.element}/{finding.sentence}")


def _title(name: str) -> str:
    return BY_NAME[name].title if name in BY_NAME else "BPMN 2.0 스키마"


def _origin(name: str) -> str:
    rule = BY_NAME.get(name)
    if rule is None:
        return "schema · OMG BPMN 2.0 XSD"
    proposal = "" if rule.source == "제안" or not rule.proposal else " · 기준값은 제안"
    return f"{rule.name} · {rule.source}{proposal}"


def _measures(found: Checked) -> None:
    with st.expander("지표", icon=":material/straighten:"):
        st.caption("흐름도의 크기와 얽힘, 일의 넘김을 잰 값입니다. '-'는 알 수 없음입니다.")
        rows = [
            {
                "지표": measure.title,
                "값": _written(found.metrics[measure.name]),
                "뜻": measure.meaning,
                "근거": measure.source,
            }
            for measure in MEASURES
        ]
        st.dataframe(
            rows,
            hide_index=True,
            height="content",
            column_config={
                "지표": st.column_config.TextColumn(width="small"),
                "값": st.column_config.TextColumn(width="small"),
                "뜻": st.column_config.TextColumn(width="large"),
            },
        )


def _written(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")
