"""Running a simulation from the page: settings, progress, stop; the page stays responsive."""

import streamlit as st

from processes.simulation import accelerator, replications
from processes.simulation.overload import overloads
from ui import job_watch, simulation_result, state
from ui.simulation_desk import Desk
from ui.simulation_jobs import Job, Progress, Stop
from ui.wording import plain

_CASES, _TIMES, _SEED = 1_000, 10, 1


def run(desk: Desk) -> None:
    """Draw the settings, the button, and what the last run gave."""
    stored = desk.chosen
    if stored is None or desk.model is None or desk.newest is None:
        return
    for sentence in overloads(desk.model, stored.scenario):
        st.error(plain(sentence), icon=":material/error:")
    with st.form(state.simulation_key("run", stored.id), border=False):
        columns = st.columns(4, vertical_alignment="bottom")
        cases = columns[0].number_input(
            "건수", 1, value=_CASES, step=100, help="한 번에 몇 건을 흘려 볼지 적습니다."
        )
        times = columns[1].number_input(
            "되풀이", 1, value=_TIMES, help="여러 번 되풀이할수록 구간이 좁아집니다."
        )
        seed = columns[2].number_input(
            "난수 씨앗", 0, 2**31, _SEED, help="씨앗이 같으면 결과도 똑같습니다."
        )
        begun = columns[3].form_submit_button(
            "시뮬레이션 돌리기", type="primary", icon=":material/play_arrow:"
        )
    if accelerator.is_installed() and not accelerator.is_ready():
        st.caption("빠른 계산 엔진을 준비하고 있습니다. 그동안은 느리게 돕니다.")
    key = state.simulation_key("job", stored.id)
    mark = f"{desk.newest.sha256}/{stored.revision}"
    if begun:
        model, scenario = desk.model, stored.scenario

        def work(progress: Progress, stop: Stop) -> object:
            return replications.simulate(
                model, scenario, int(cases), int(times), int(seed), progress=progress, stop=stop
            )

        job_watch.begin(key, mark, work)
    made, job = job_watch.kept(key)
    if job is not None:
        job_watch.show(key, job, lambda: _outcome(job, made == mark))


def _outcome(job: Job, current: bool) -> None:
    if not current:
        st.warning("조건이나 그림이 그 사이 바뀌었습니다. 다시 돌리세요.", icon=":material/sync:")
    simulation_result.draw(job.outcome)
