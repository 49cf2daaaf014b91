"""A name changed once, everywhere: what would change is seen first, then done as it was seen."""

import streamlit as st

from errors import WorkbenchError
from processes.bpmn.store import STATE_NAMES
from processes.dictionary import applying, renaming
from processes.dictionary.listing import Entry
from processes.dictionary.renaming import Plan
from processes.dictionary.usage import FIELD_OF, Sources
from processes.inventory.fields import BY_KEY
from ui import data, frame, identity, state
from ui.wording import plain

_SHOWN = 50


def take_confirmed() -> None:
    """Do the rename that was confirmed in the last run, over the revisions that it showed."""
    planned: Plan | None = st.session_state.pop(state.DICTIONARY_PLAN, None)
    if planned is None:
        return
    with frame.refusals():
        with data.transaction() as db:
            applying.apply(db, planned, by=identity.author())
        state.choose_term(planned.new)
        done = "합쳤습니다" if planned.merges else "바꿨습니다"
        frame.notice(
            f"'{planned.old}'을(를) '{planned.new}'(으)로 {done}. {renaming.counted(planned)}."
        )
        st.rerun()


def draw(entry: Entry, sources: Sources) -> None:
    """Draw the field for the new name and what it would change."""
    into = state.parameter(state.DICTIONARY_INTO) or ""
    new = st.text_input(
        "새 이름",
        value=into,
        key=state.term_widget(entry.kind, entry.name, f"new/{into}"),
        max_chars=200,
        placeholder="적고 Enter를 누르면 바뀔 곳이 나옵니다",
        help="이미 있는 이름을 적으면 두 표기를 하나로 합칩니다.",
    )
    if not new.strip():
        return
    try:
        planned = renaming.plan(sources, entry.kind, entry.name, new)
    except WorkbenchError as refusal:
        st.warning(refusal.sentence, icon=":material/error:")
        return
    _preview(planned, sources)
    st.button(
        f"'{plain(planned.new)}'(으)로 합치기" if planned.merges else "이름 바꾸기",
        key=state.term_widget(entry.kind, entry.name, "rename"),
        type="primary",
        on_click=_confirm,
        args=(planned,),
    )


def _confirm(planned: Plan) -> None:
    """Keep the plan as it was seen: a save in between then stops it."""
    st.session_state[state.DICTIONARY_PLAN] = planned


def _preview(planned: Plan, sources: Sources) -> None:
    st.markdown(f"바뀌는 곳: **{renaming.counted(planned)}**")
    if planned.merges:
        single = planned.both - planned.holders
        both = f" 둘 다 적힌 업무 {single:,}개에는 하나만 남습니다." if single else ""
        if planned.holders:
            both += (
                f" 보유 기관이 다른 업무 {planned.holders:,}개에는 같은 이름으로 둘 다 남습니다."
            )
        st.info(
            f"'{plain(planned.new)}'은(는) 이미 있는 이름이라 둘을 합칩니다.{both} "
            "합친 뒤에는 한 번에 다시 나눌 수 없습니다. 업무마다 이력은 남습니다.",
            icon=":material/join_inner:",
        )
    lines = _lines(planned, sources)
    with st.expander(f"바뀌는 곳 {len(lines):,}곳 보기"):
        st.markdown("\n".join(f"- {line}" for line in lines[:_SHOWN]))
        if len(lines) > _SHOWN:
            st.caption(f"나머지 {len(lines) - _SHOWN:,}곳도 같은 방식으로 바뀝니다.")


def _lines(planned: Plan, sources: Sources) -> list[str]:
    by_id = {process.id: process for process in sources.processes}
    lines = []
    for process, facts in planned.processes:
        field = BY_KEY[FIELD_OF[planned.kind]]
        lines.append(
            f"{plain(process.code)} {plain(process.name)} · {field.label}: "
            f"{plain(field.shown(getattr(process.facts, field.key)))} → "
            f"**{plain(field.shown(getattr(facts, field.key)))}**"
        )
    for model, elements in planned.models:
        process = by_id[model.process_id]
        named = ", ".join(dict.fromkeys(element.label for element in elements))
        lines.append(
            f"{plain(process.code)} {plain(process.name)} · {STATE_NAMES[model.state]} 흐름도의 "
            f"{named} {len(elements)}개 (새 판으로 저장)"
        )
    for regulation, clause in planned.regulations:
        lines.append(f"조문 {plain(regulation.clause.title)} → **{plain(clause.title)}**")
    for dataset, content in planned.datasets:
        process = by_id[dataset.process_id]
        lines.append(f"{plain(process.code)}의 데이터 → **{plain(content.name)}**")
    return lines
