"""Typing the weights: any positive numbers, shown as parts of 100."""

import pandas as pd
import streamlit as st

from errors import WorkbenchError
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict.using import InUse
from evaluations.weights import applying, store
from ui import data, identity, verdict_state, weights_sets


def panel(used: InUse) -> None:
    """Draw a field for each section, what the numbers come to, and how to keep them."""
    form, who = used.own, identity.author()
    if who == identity.NAMELESS:
        st.info("'내 이름'을 적으면 가중치를 적을 수 있습니다.")
        return
    with data.reading() as db:
        draft = store.draft(db, form.id, who)
    own = {section.id: section.weight for section in form.sections}
    start = {**own, **{key: w for key, w in draft.hand.items() if key in own}}
    st.caption(
        "합이 100이 아니어도 됩니다. 비율만 맞으면 100으로 맞춥니다. 적은 값은 바로 저장됩니다."
    )
    columns = st.columns(4)
    for place, section in enumerate(form.sections):
        key = verdict_state.weights_widget("hand", f"{who}/{section.id}")
        st.session_state.setdefault(key, float(start[section.id]))
        columns[place % 4].number_input(
            f"{section.id} {section.title}",
            min_value=0.0,
            step=1.0,
            key=key,
            on_change=_keep_draft,
            args=(form.id, who, section.id),
        )
    typed = {
        s.id: float(st.session_state[verdict_state.weights_widget("hand", f"{who}/{s.id}")] or 0)
        for s in form.sections
    }
    try:
        weights = applying.checked(form, typed)
    except WorkbenchError as refusal:
        st.error(refusal.sentence, icon=":material/error:")
        return
    st.table(_table(form, weights))
    with st.form(verdict_state.weights_widget("hand-form")):
        st.text_input(
            "가중치 이름 (필수)", key=verdict_state.weights_widget("hand-name"), max_chars=60
        )
        st.text_input(
            "정한 이유 (필수)", key=verdict_state.weights_widget("hand-reason"), max_chars=500
        )
        st.form_submit_button("가중치 저장", type="primary", on_click=_save, args=(form, weights))


def _keep_draft(form_id: str, who: str, section_id: str) -> None:
    value = st.session_state[verdict_state.weights_widget("hand", f"{who}/{section_id}")]
    with data.transaction() as db:
        store.save_draft(db, form_id, who, hand={section_id: float(value or 0)})


def _table(form: Questionnaire, weights: dict[str, float]) -> pd.DataFrame:
    own = applying.own(form)
    axes = {
        axis.id: sum(weights[s.id] for s in form.sections if s.axis == axis.id)
        for axis in form.axes
    }
    rows = [
        {
            "섹션": f"{s.axis} · {s.id} {s.title}",
            "질문지의 제안": f"{own[s.id]:.1f}",
            "적은 값": f"{weights[s.id]:.1f}",
            "축 안의 비중": f"{100 * weights[s.id] / axes[s.axis]:.1f}%",
        }
        for s in form.sections
    ]
    return pd.DataFrame(rows).set_index("섹션")


def _save(form: Questionnaire, weights: dict[str, float]) -> None:
    weights_sets.save(
        form,
        st.session_state[verdict_state.weights_widget("hand-name")] or "",
        method="hand",
        weights=weights,
        reason=st.session_state[verdict_state.weights_widget("hand-reason")] or "",
    )
