"""The state of a department's return: what it is, who set it, and what can be done now."""

import datetime
from collections.abc import Sequence

import streamlit as st

from errors import WorkbenchError
from processes.census import states, store
from processes.census.model import Passage, Return, Round
from processes.census.standing import Standing, d_day
from processes.census.states import Move
from processes.inventory import dates
from ui import census_table, data, frame, identity, navigation, state
from ui.clock import when
from ui.wording import plain

_ICONS = {
    "submit": ":material/send:",
    "withdraw": ":material/undo:",
    "return": ":material/reply:",
    "confirm": ":material/task_alt:",
    "reopen": ":material/undo:",
}


def show_refusal() -> None:
    """Draw why the last click was refused, once."""
    sentence = st.session_state.pop(state.CENSUS_REFUSAL, None)
    if sentence:
        st.error(plain(sentence), icon=":material/error:")


def headline(one: Standing) -> None:
    """Draw the state, the days left, the coverage, and what was said last."""
    found = one.coverage
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(
            f"{census_table.SIGNS[one.state]} {one.state}",
            color=census_table.COLOURS[one.state],  # type: ignore[arg-type]
        )
        st.markdown(f"기한 **{plain(dates.shown(one.due))}** ({d_day(one.days_left)})")
        if one.part.state != states.OPEN:
            st.caption(plain(f"{when(one.part.moved_at)} {one.part.moved_by}"))
    if one.part.comment:
        said = plain(one.part.comment)
        if one.part.state == states.RETURNED:
            st.warning(f"**보완할 점** {said}", icon=":material/reply:")
        else:
            st.info(said, icon=":material/chat:")
    if found.share is None:
        st.info("아직 등록된 업무가 없습니다. 업무를 추가하거나 엑셀로 올리세요.")
        return
    st.progress(found.share, f"다 채운 업무 {found.complete:,} / {found.registered:,}개")
    unknown = ", ".join(f"{label} {number:,}개" for label, number in found.unknown.items())
    st.caption(
        plain(f"아직 모르는 항목: {unknown}" if unknown else "꼭 채울 항목을 모두 채웠습니다.")
    )
    if one.changed_after:
        st.caption(
            f":material/edit_note: 제출한 뒤에 고친 업무가 {one.changed_after:,}개 있습니다."
        )


def actions(round: Round, one: Standing) -> None:
    """Draw what the department and the task force can do now."""
    if round.closed_at:
        st.info("끝난 조사입니다. 상태를 바꾸려면 조사 설정에서 다시 여세요.")
        return
    with st.container(horizontal=True):
        for move in states.allowed(one.part.state, states.DEPARTMENT):
            _move(one, move)
        with st.popover("TF가 할 일", icon=":material/fact_check:"):
            st.markdown(f"**{plain(one.department)}: TF가 할 일**")
            for move in states.allowed(one.part.state, states.TASK_FORCE):
                _form(one, move)
            _deadline(round, one)


def others(round: Round, parts: Sequence[Return], shown: Return) -> None:
    """Draw the way to the other departments of the round."""
    with st.popover("다른 부서", icon=":material/groups:"):
        for one in parts:
            if one.id != shown.id:
                label = f"{plain(one.department)} ({states.SHOWN.get(one.state, '작성 전·중')})"
                navigation.link("census_return", label, round=round.id, department=one.department)


def history(passages: Sequence[Passage]) -> None:
    """Draw what happened to the return, newest first."""
    for one in passages:
        said = f"  \n{plain(one.comment)}" if one.comment else ""
        st.markdown(f"**{one.what}** :gray[{plain(when(one.at))} {plain(one.by)}]{said}")


def _move(one: Standing, move: Move) -> None:
    kind = "primary" if move.key == "submit" else "secondary"
    with st.popover(move.label, icon=_ICONS[move.key], type=kind):  # type: ignore[arg-type]
        incomplete = one.coverage.registered - one.coverage.complete
        if move.key == "submit" and incomplete:
            st.markdown(
                f"덜 채운 업무가 {incomplete:,}개 있습니다. 알아낼 수 없는 값은 모름으로 두고 "
                "제출해도 됩니다."
            )
        _form(one, move)


def _form(one: Standing, move: Move) -> None:
    part = one.part
    with st.form(state.return_widget(part.id, f"form-{move.key}", part.revision), border=False):
        key = state.return_widget(part.id, f"comment-{move.key}", part.revision)
        st.text_area(
            "고칠 점" if move.needs_comment else "전할 말(없어도 됩니다)", key=key, height=80
        )
        st.form_submit_button(
            move.label,
            icon=_ICONS[move.key],
            type="primary" if move.key in ("submit", "confirm") else "secondary",
            on_click=_take,
            args=(part, move, key),
        )


def _take(part: Return, move: Move, key: str) -> None:
    """Take the step over the state that was on the screen."""
    comment = st.session_state.get(key, "")
    try:
        with data.transaction() as db:
            store.move(db, part.id, part.revision, move.key, comment, by=identity.author())
    except WorkbenchError as refusal:
        st.session_state[state.CENSUS_REFUSAL] = refusal.sentence
    else:
        frame.notice(f"'{move.label}'(으)로 기록했습니다.")


def _deadline(round: Round, one: Standing) -> None:
    key = state.return_widget(one.part.id, "deadline", one.part.revision)
    st.date_input(
        "이 부서의 기한",
        datetime.date.fromisoformat(one.due),
        key=key,
        format="YYYY.MM.DD",
        on_change=_extend,
        args=(round, one.part, key),
    )


def _extend(round: Round, part: Return, key: str) -> None:
    day = st.session_state[key].isoformat()
    try:
        with data.transaction() as db:
            own = None if day == round.deadline else day
            store.extend(db, part.id, part.revision, own, by=identity.author())
    except WorkbenchError as refusal:
        st.session_state[state.CENSUS_REFUSAL] = refusal.sentence
    else:
        frame.notice("기한을 바꿨습니다.")
