"""Watching a job from the page: how far it is, its stop, and what to do once it is done."""

from collections.abc import Callable

import streamlit as st

from ui.simulation_jobs import Job, Work
from ui.wording import plain


def begin(key: str, mark: str, work: Work) -> None:
    """Start the work in place of the one that the key holds, which is asked to stop."""
    _mark, old = st.session_state.get(key, ("", None))
    if old is not None:
        old.stop()
    st.session_state[key] = (mark, Job(work).start())


def kept(key: str) -> tuple[str, Job | None]:
    """Return what the key's job was begun for, and the job."""
    mark, job = st.session_state.get(key, ("", None))
    return mark, job


def show(key: str, job: Job, draw: Callable[[], None]) -> None:
    """Draw the job: its progress while it runs, then its refusal, its error or its outcome."""
    job.wait(0.4)  # a short run needs no progress bar
    if job.running:
        _progress(key, job)
    elif job.error is not None:
        raise job.error
    elif job.refusal:
        st.error(plain(job.refusal), icon=":material/error:")
    elif job.stopped:
        st.info("멈췄습니다. 결과는 남지 않았습니다.", icon=":material/stop_circle:")
    else:
        draw()


@st.fragment(run_every=0.5)
def _progress(key: str, job: Job) -> None:
    """Show how far it is; when it is done, the whole page is drawn once more."""
    if not job.running:
        st.rerun()
    told = "멈추고 있습니다" if job.stopping else f"{job.progress:.1%} 돌렸습니다"
    st.progress(job.progress, text=told)
    st.button(
        "멈추기",
        icon=":material/stop:",
        on_click=job.stop,
        disabled=job.stopping,
        key=f"{key}/stop",
    )
