"""The systems and their assessments: the choice of one, and all as a table."""

from collections.abc import Mapping, Sequence

import streamlit as st

from evaluations.assessments.standing import Standing, in_short
from evaluations.questionnaire.model import Questionnaire
from ui import questionnaire_state as keys
from ui import state
from ui.wording import plain


def system(names: list[str]) -> str:
    """Draw the choice of a system, which the address follows; return the one to be shown."""
    named = state.parameter(keys.ABOUT)
    shown = named if named is not None and named in names else names[0]
    key = keys.assessment_widget("list", "system", str(len(names)))
    chosen = st.selectbox(
        "시스템",
        names,
        index=names.index(shown),
        key=key,
        on_change=lambda: st.query_params.update({keys.ABOUT: st.session_state[key]}),
        width=360,
    )
    return str(chosen)


def table(forms: Sequence[Questionnaire], found: Mapping[str, Mapping[str, Standing]]) -> None:
    """Draw every system with the result and the progress of each assessment."""
    for form in forms:
        st.caption(plain(f"{form.title}: {in_short(found[form.id].values())}"))
    rows: dict[str, dict[str, str]] = {}
    for form in forms:
        for one in found[form.id].values():
            row = rows.setdefault(one.name, {"시스템": one.name})
            row[form.title] = f"{one.words} · {one.answered}/{one.asked}"
    st.dataframe(list(rows.values()), hide_index=True, width="stretch")
