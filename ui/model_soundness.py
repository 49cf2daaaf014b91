"""The verdict of soundness in a page, and the run into a problem, played in a drawing."""

from dataclasses import asdict

import streamlit as st

from processes.bpmn.soundness import Problem, Verdict
from ui import state
from ui.bpmn_editor.viewer import Source, bpmn_viewer
from ui.model_checked import look
from ui.model_drawing import Drawing
from ui.wording import plain

_KINDS = {
    "deadlock": "멈춤(deadlock)",
    "lack-of-synchronisation": "겹쳐 실행(lack of synchronisation)",
    "dead": "실행되지 않음(dead)",
    "improper-end": "덜 끝남(improper end)",
}


def draw(drawing: Drawing, verdict: Verdict) -> None:
    """Draw the verdict with its problems, and the run that was asked for."""
    if verdict.problems:
        st.error(
            f"건전성(soundness): 문제가 {len(verdict.problems)}개 있습니다.",
            icon=":material/error:",
        )
    elif not verdict.decided:
        st.warning(
            "건전성(soundness): 경우의 수가 많아 판정하지 못했습니다. "
            "하위 프로세스로 나누면 판정할 수 있습니다.",
            icon=":material/help:",
        )
    else:
        st.success(
            "건전성(soundness): 어느 길로 가도 막히거나 겹치지 않고 끝납니다.",
            icon=":material/check_circle:",
        )
    for place, problem in enumerate(verdict.problems):
        _problem(drawing, place, problem)
    if verdict.notes:
        with st.popover("이렇게 보고 판정했습니다", type="tertiary", icon=":material/notes:"):
            for note in verdict.notes:
                st.markdown(f"- {plain(note)}")


def _problem(drawing: Drawing, place: int, problem: Problem) -> None:
    box = st.container(border=True)
    box.markdown(f":red-badge[{_KINDS[problem.kind]}] {plain(problem.sentence)}")
    row = box.container(horizontal=True, vertical_alignment="center")
    if problem.elements:
        look(row, drawing, problem.elements[0], f"problem/{place}")
    if problem.run:
        key = state.model_key(f"play/{place}", drawing.process.id, drawing.line)
        label = "여기에 이르는 길 재생"
        if row.toggle(label, key=key, help="가장 짧은 길을 한 단계씩, 토큰마다 보여 줍니다."):
            with box:
                _replay(drawing, place, problem)


def _replay(drawing: Drawing, place: int, problem: Problem) -> None:
    source = Source(drawing.process.code, drawing.line, drawing.number, f"{drawing.number}판")
    bpmn_viewer(
        state.model_key(f"run/{place}", drawing.process.id, drawing.line),
        [source],
        marks=dict.fromkeys(problem.elements, "error"),
        run=[asdict(step) for step in problem.run],
        title=f"{drawing.process.name} · {_KINDS[problem.kind]}",
    )
