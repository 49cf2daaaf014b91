"""Which assumption the result hangs on: run from the page, drawn as a tornado and in words."""

import streamlit as st

from processes.redesign.comparing import charts, sensitivity
from processes.redesign.comparing.model import Compared, Comparison
from processes.redesign.comparing.parameters import VARIATION, Parameter, parameters
from processes.redesign.comparing.sensitivity import FIGURES, MOST_PARAMETERS, Sensitivity
from processes.redesign.comparing.wording import signed
from ui import job_watch, state
from ui.redesign_compare_desk import Desk
from ui.simulation_jobs import Progress, Stop
from ui.wording import plain

_GUESSED, _EVERY = "추정한 값만", "바꿀 수 있는 모든 값"


def _key(desk: Desk) -> str:
    return state.model_key("compare-sensitivity", desk.process.id, "to-be")


def section(desk: Desk, comparison: Comparison, one: Compared) -> None:
    """Draw the choice of values, the button, and what the last run gave for this candidate."""
    st.subheader("무엇에 달려 있나요", anchor=False)
    st.caption(
        f"값을 하나씩 ±{VARIATION:.0%}(제안) 바꾸고, {sensitivity.DRAWS}번은 모두 함께 "
        "무작위로 바꾸어 다시 돌립니다. 현행과 개선이 같이 쓰는 값은 함께 바꿉니다."
    )
    which = st.segmented_control(
        "바꿀 값",
        [_GUESSED, _EVERY],
        default=_GUESSED,
        required=True,
        key=f"{_key(desk)}/which",
        label_visibility="collapsed",
    )
    every = which == _EVERY
    pair = comparison.asis.variant, one.run.variant
    chosen = parameters(*pair, every=every)
    if not chosen:
        st.info("추정한 값이 없습니다. 모든 값을 골라 흔들어 볼 수 있습니다.")
        return
    mark = f"{pair[0].key} {pair[1].key} {every} {comparison.settings}"
    if st.button(
        f"값 {min(len(chosen), MOST_PARAMETERS)}개 흔들어 보기",
        icon=":material/vibration:",
        key=f"{_key(desk)}/run",
    ):
        _begin(desk, comparison, one, chosen, mark)
    made, job = job_watch.kept(_key(desk))
    if job is not None and made == mark:
        job_watch.show(_key(desk), job, lambda: _outcome(desk, job.outcome))


def _begin(
    desk: Desk,
    comparison: Comparison,
    one: Compared,
    chosen: tuple[Parameter, ...],
    mark: str,
) -> None:
    asis, tobe = comparison.asis.variant, one.run.variant
    settings, staff = comparison.settings, comparison.staff

    def work(progress: Progress, stop: Stop) -> object:
        return sensitivity.sensitivity(
            asis, tobe, settings, staff, chosen, progress=progress, stop=stop
        )

    job_watch.begin(_key(desk), mark, work)


def found(desk: Desk, comparison: Comparison, one: Compared) -> Sensitivity | None:
    """Return what was found for this candidate of this comparison, None where it was not run."""
    mark, job = job_watch.kept(_key(desk))
    start = f"{comparison.asis.variant.key} {one.run.variant.key} "
    if job is None or not mark.startswith(start) or not mark.endswith(str(comparison.settings)):
        return None
    return job.outcome if isinstance(job.outcome, Sensitivity) else None


def _outcome(desk: Desk, made: Sensitivity) -> None:
    figure = st.segmented_control(
        "어느 차이",
        list(FIGURES),
        default=next(iter(FIGURES)),
        required=True,
        format_func=FIGURES.__getitem__,
        key=f"{_key(desk)}/figure",
    ) or next(iter(FIGURES))
    st.markdown(f"**{plain(sensitivity.sentence(made, figure))}**")
    st.altair_chart(charts.tornado(made, figure), width="stretch")
    _joint(made, figure)
    refused = [
        trial.refusal for one in made.swings for trial in (one.low, one.high) if trial.refusal
    ]
    for sentence in dict.fromkeys(refused):
        st.warning(plain(f"돌리지 못한 값이 있습니다. {sentence}"), icon=":material/warning:")
    if made.left_out:
        st.caption(f"값이 많아 앞의 {len(made.swings)}개만 바꾸었고 {made.left_out}개는 뺐습니다.")


def _joint(made: Sensitivity, figure: str) -> None:
    drawn = sensitivity.joint(made, figure)
    told = ", ".join(f"'{word}' {times}번" for word, times in drawn.verdicts.items())
    if drawn.refused:
        told += f", 돌릴 수 없음 {drawn.refused}번"
    spread = ""
    if drawn.spread:
        low, high = drawn.spread
        spread = f" 차이의 가운데 90%는 {signed(low)} ~ {signed(high)}입니다."
    st.markdown(f"모두 함께 바꾼 {len(made.joint)}번: {told}.{spread}")
