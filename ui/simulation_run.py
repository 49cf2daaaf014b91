"""Running a simulation from the page: settings, progress, stop; the page stays responsive."""

import streamlit as st

from processes.simulation import replications
from ui import simulation_result, state
from ui.simulation_desk import Desk
from ui.simulation_jobs import Job, Progress, Stop

_CASES, _TIMES, _SEED = 1_000, 10, 1


def run(desk: Desk) -> None:
    """Draw the settings, the button, and what the last run gave."""
    stored = desk.chosen
    if stored is None or desk.model is None or desk.newest is None:
        return
    with st.form(state.simulation_key("run", stored.id), border=False):
        columns = st.columns(4, vertical_alignment="bottom")
        cases = columns[0].number_input("건수", 1, 1_000_000, _CASES, step=100)
        times = columns[1].number_input("되풀이", 1, 1_000, _TIMES)
        seed = columns[2].number_input("난수 씨앗", 0, 2**31, _SEED)
        begun = columns[3].form_submit_button(
            "시뮬레이션 돌리기", type="primary", icon=":material/play_arrow:"
        )
    key = state.simulation_key("job", stored.id)
    mark = f"{desk.newest.sha256}/{stored.revision}"
    if begun:
        model, scenario = desk.model, stored.scenario

        def work(progress: Progress, stop: Stop) -> object:
            return replications.simulate(
                model, scenario, int(cases), int(times), int(seed), progress=progress, stop=stop
            )

        _end(key)
        st.session_state[key] = (mark, Job(work).start())
    made, job = st.session_state.get(key, ("", None))
    if job is not None:
        _show(job, made == mark)


def _end(key: str) -> None:
    _mark, old = st.session_state.get(key, ("", None))
    if old is not None:
        old.stop()


def _show(job: Job, current: bool) -> None:
    job.wait(0.4)  # a short run needs no progress bar
    if job.running:
        _progress(job)
    elif job.error is not None:
        raise job.error
    elif job.refusal:
        st.error(job.refusal, icon=":material/error:")
    elif job.stopped:
        st.info("멈췄습니다. 결과는 남지 않았습니다.", icon=":material/stop_circle:")
    else:
        if not current:
            st.warning(
                "조건이나 그림이 그 사이 바뀌었습니다. 다시 돌리세요.", icon=":material/sync:"
            )
        simulation_result.draw(job.outcome)


@st.fragment(run_every=0.5)
def _progress(job: Job) -> None:
    """Show how far it is; when it is done, the whole page is drawn once more."""
    if not job.running:
        st.rerun()
    st.progress(job.progress, text=f"{job.progress:.0%} 돌렸습니다")
    st.button("멈추기", icon=":material/stop:", on_click=job.stop, key="simulation/stop")
