"""Choosing what is compared, how often it is run, and whose time counts as labour."""

from collections.abc import Sequence

import streamlit as st

from processes.redesign import gathering
from processes.redesign.comparing import labour, running
from processes.simulation.worlds import Settings
from ui import data, job_watch, navigation, redesign_compare_desk, state
from ui.redesign_compare_desk import Desk, Option
from ui.simulation_jobs import Progress, Stop

_CASES, _TIMES, _SEED = 1_000, 10, 1


def job_key(desk: Desk) -> str:
    """The comparison that runs or was run for a process."""
    return state.model_key("compare-job", desk.process.id, "to-be")


def missing(desk: Desk) -> bool:
    """Say what has to be there first, with the way to it; return whether anything was missing."""
    code = desk.process.code
    for line, name, options in (("as-is", "현행", desk.asis), ("to-be", "개선안", desk.tobe)):
        if options:
            continue
        with st.container(border=True, key=f"redesign-compare/no-{line}"):
            if line in desk.drawn:
                st.markdown(f"**{name}의 시나리오가 없습니다**")
                st.caption("시간과 인력 조건을 시나리오로 적으면 견줄 수 있습니다.")
                navigation.link(
                    "simulation",
                    f"{name} 시나리오 만들기",
                    icon=":material/timelapse:",
                    code=code,
                    state=line,
                )
            else:
                st.markdown(f"**{name} 흐름도가 없습니다**")
                st.caption("재설계에서 현행을 보고 개선안을 그리세요.")
                navigation.link(
                    "redesign", "재설계 열기", icon=":material/auto_fix_high:", code=code
                )
    return not (desk.asis and desk.tobe)


def choice(desk: Desk) -> None:
    """Draw the form; its button starts the comparison beside the page."""
    key = state.model_key("compare-form", desk.process.id, "to-be")
    names = _pools([*desk.asis, *desk.tobe])
    ours = labour.staff(one.stored.scenario for one in (*desk.asis, *desk.tobe))
    with st.form(key, border=True):
        left, right = st.columns(2)
        before = left.selectbox(
            "현행",
            desk.asis,
            format_func=lambda one: one.label,
            key=f"{key}/as-is",
        )
        after = right.multiselect(
            "견줄 개선안",
            desk.tobe,
            default=list(desk.tobe[:1]),
            format_func=lambda one: one.label,
            key=f"{key}/to-be",
            placeholder="하나 이상 고르세요",
        )
        with st.expander("돌리는 조건과 일손으로 셀 인력", icon=":material/tune:"):
            columns = st.columns(3)
            cases = columns[0].number_input("건수", 1, 1_000_000, _CASES, step=100)
            times = columns[1].number_input("되풀이", 1, 1_000, _TIMES)
            seed = columns[2].number_input("난수 씨앗", 0, 2**31, _SEED)
            staff = st.multiselect(
                "일손으로 셀 인력 (제안: 줄을 서지 않는 이용자는 뺌)",
                names,
                default=[name for name in names if name in ours],
                key=f"{key}/staff",
                placeholder="아무도 세지 않음",
            )
        if st.form_submit_button("견주기", type="primary", icon=":material/balance:") and before:
            settings = Settings(int(cases), int(times), int(seed))
            _begin(desk, before, after, settings, frozenset(staff))


def _pools(options: Sequence[Option]) -> list[str]:
    return list(dict.fromkeys(pool.name for one in options for pool in one.stored.scenario.pools))


def _begin(
    desk: Desk, before: Option, after: Sequence[Option], settings: Settings, staff: frozenset[str]
) -> None:
    with data.reading() as db:
        asis, *tobe = (redesign_compare_desk.variant(db, one) for one in (before, *after))
        clauses = gathering.clauses(db, desk.process.id)
    facts = desk.process.facts

    def work(progress: Progress, stop: Stop) -> object:
        return running.comparison(
            asis, tobe, settings, staff, facts, clauses, progress=progress, stop=stop
        )

    st.session_state.pop(state.model_key("compare-sensitivity", desk.process.id, "to-be"), None)
    job_watch.begin(job_key(desk), standing([before, *after]), work)


def standing(options: Sequence[Option]) -> str:
    """Return a word for these revisions and scenarios as they are now."""
    return " ".join(f"{one.revision.state}/{one.key}" for one in options)


def is_current(desk: Desk, mark: str) -> bool:
    """Tell whether what was compared still stands as it was."""
    return set(mark.split()) <= set(standing([*desk.asis, *desk.tobe]).split())
