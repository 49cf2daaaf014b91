"""A draft as tables: each cell is saved as it is left, beside what others edit meanwhile."""

from typing import Any

import pandas as pd
import streamlit as st

from evaluations.questionnaire.model import Questionnaire
from evaluations.questionnaire.versions import tables
from evaluations.questionnaire.versions.editing import Clash, Scalar
from evaluations.questionnaire.versions.model import Draft
from evaluations.questionnaire.versions.tables import Table
from ui import questionnaire_saving as saving
from ui import questionnaire_state as keys
from ui.wording import plain

_ID, _NAME = "번호", "이름표"


def draw(draft: Draft, form: Questionnaire) -> None:
    """Draw the tables of a draft that can be read, after saving what was edited in them."""
    found = tables.tables(form)
    refused = {one.key: _take(draft.questionnaire_id, one.key) for one in found}
    if None in refused.values():
        st.rerun()
    _clashes(draft.questionnaire_id)
    for table in found:
        ours = form.proposal and table.key not in ("basics", "gates")
        st.subheader(f"{table.title}{' (제안)' if ours else ''}", anchor=False)
        _refusal(draft.questionnaire_id, table.key, refused[table.key])
        _table(draft.questionnaire_id, table)
    st.caption(
        "문항을 넣거나 빼고, 게이트·조건·미리 채움의 규칙을 바꾸는 일은 'YAML로 고치기'에서 합니다."
    )


def _take(questionnaire_id: str, name: str) -> str | None:
    """Save the edits of a table; None: something was saved, else why not ('' for nothing)."""
    seen: Table | None = st.session_state.get(keys.table_seen(questionnaire_id, name))
    edits = st.session_state.get(keys.table(questionnaire_id, name), {}).get("edited_rows")
    if seen is None or not edits:
        return ""
    refused = saving.edit(questionnaire_id, seen.edits(edits))
    if refused:
        return refused
    keys.forget_edits(questionnaire_id, name)
    return None


def _refusal(questionnaire_id: str, name: str, sentence: str | None) -> None:
    if not sentence:
        return
    st.error(plain(sentence), icon=":material/error:")
    st.button(
        "고친 것 버리기",
        key=keys.widget(questionnaire_id, "forget", name),
        on_click=keys.forget_edits,
        args=(questionnaire_id, name),
    )


def _table(questionnaire_id: str, table: Table) -> None:
    held = keys.table_seen(questionnaire_id, table.key)
    pending = st.session_state.get(keys.table(questionnaire_id, table.key), {})
    if st.session_state.get(held) != table and not pending.get("edited_rows"):
        keys.forget_edits(questionnaire_id, table.key)
        st.session_state[held] = table
    shown: Table = st.session_state[held]
    labels = [one.label for one in shown.columns]
    named = shown.key in ("limits", "anchors")
    rows = [
        {_ID: own_id, **({_NAME: name} if named else {}), **dict(zip(labels, cells, strict=True))}
        for own_id, name, cells in shown.rows
    ]
    columns = [*([_ID] if shown.part else []), *([_NAME] if named else []), *labels]
    st.data_editor(
        pd.DataFrame(rows, columns=columns).astype(object),
        column_config={
            _ID: st.column_config.TextColumn(width="small", pinned=True),
            _NAME: st.column_config.TextColumn("문항", width="medium"),
            **{one.label: _column(one) for one in shown.columns},
        },
        disabled=[_ID, _NAME],
        hide_index=True,
        width="stretch",
        placeholder="",
        key=keys.table(questionnaire_id, table.key),
    )


def _column(one: tables.Column) -> Any:
    if one.kind == tables.DATE:
        return st.column_config.DateColumn(one.label, required=True)
    if one.kind == tables.TEXT:
        return st.column_config.TextColumn(one.label)
    return st.column_config.NumberColumn(
        one.label, step=1 if one.kind == tables.WHOLE else None, width="small"
    )


def _clashes(questionnaire_id: str) -> None:
    waiting: list[Clash] = st.session_state.get(keys.CLASHES, {}).get(questionnaire_id, [])
    for number, clash in enumerate(waiting):
        with st.container(border=True):
            place = " · ".join(str(step) for step in clash.edit.path)
            st.error(
                f"다른 사람이 먼저 고쳤습니다({plain(place)}). 두 값을 모두 보관했으니 고르세요.",
                icon=":material/compare_arrows:",
            )
            st.markdown(f"- 저장된 값: {_word(clash.theirs)}\n- 내 값: {_word(clash.edit.value)}")
            with st.container(horizontal=True):
                for mine, label in ((True, "내 값으로 바꾸기"), (False, "저장된 값 두기")):
                    st.button(
                        label,
                        key=keys.widget(questionnaire_id, f"clash/{number}", str(mine)),
                        on_click=saving.settle,
                        args=(questionnaire_id, clash, mine),
                    )


def _word(value: Scalar) -> str:
    return "비어 있음" if value is None else f"'{plain(str(value))}'"
