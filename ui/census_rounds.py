"""Survey rounds: begin one, change its settings, end it, go to another."""

import datetime
from collections.abc import Sequence

import streamlit as st

from errors import WorkbenchError
from processes.census import store
from processes.census.model import Round, default_required
from processes.inventory.fields import BY_KEY, FIELDS
from ui import clock, data, frame, identity, navigation, state
from ui.wording import plain

_USUAL_DAYS = 21


def begin(departments: Sequence[str], begun: int) -> None:
    """Draw the form that begins a round and opens it; empty again once one more has begun."""
    with st.form(f"census-new-{begun}", border=False):
        day = clock.today() + datetime.timedelta(_USUAL_DAYS)
        values = _fields("new", "", day, None, "", begun)
        chosen = st.multiselect(
            "조사할 부서",
            departments,
            list(departments),
            key=state.round_field("new", "departments", begun),
        )
        if not st.form_submit_button("조사 시작", type="primary", icon=":material/play_arrow:"):
            return
    with frame.refusals():
        title, deadline, required, message = values
        with data.transaction() as db:
            made = store.add_round(
                db,
                title,
                deadline,
                chosen,
                required=required,
                message=message,
                by=identity.author(),
            )
        frame.notice(f"'{made.title}'을(를) 시작했습니다.")
        navigation.go("census", round=made.id)


def settings(round: Round, taking_part: Sequence[str], departments: Sequence[str]) -> None:
    """Draw the form that changes a round, and the button that ends it."""
    with st.form(f"census-{round.id}", border=False):
        day = datetime.date.fromisoformat(round.deadline)
        values = _fields(round.id, round.title, day, round, round.message, round.revision)
        chosen = st.multiselect(
            "조사할 부서",
            departments,
            list(taking_part),
            key=state.round_field(round.id, "departments", round.revision),
            help="빼면 그 부서의 진행 상태도 조사에서 빠집니다. 업무는 그대로입니다.",
        )
        wanted = st.form_submit_button("저장", type="primary", icon=":material/save:")
    if wanted:
        with frame.refusals():
            _save(round, values, chosen)
            frame.notice("조사 설정을 저장했습니다.")
            st.rerun()
    st.button(
        "조사 다시 열기" if round.closed_at else "조사 끝내기",
        key=state.round_field(round.id, "close"),
        on_click=_close,
        args=(round, not round.closed_at),
        help="끝낸 조사는 상태를 바꿀 수 없습니다. 언제든 다시 열 수 있습니다.",
    )


def others(rounds: Sequence[Round], shown: Round) -> None:
    """Draw the way to the other rounds, where there are any."""
    if len(rounds) < 2:
        return
    with st.popover("다른 조사", icon=":material/history:"):
        for one in rounds:
            if one.id != shown.id:
                ended = " (끝남)" if one.closed_at else ""
                navigation.link("census", f"{plain(one.title)}{ended}", round=one.id)


def _fields(
    round_id: str, title: str, day: datetime.date, round: Round | None, message: str, revision: int
) -> tuple[str, str, list[str], str]:
    name, due = st.columns([3, 2])
    typed = name.text_input(
        "조사 이름",
        title,
        key=state.round_field(round_id, "title", revision),
        max_chars=100,
        placeholder="예: 2026년 하반기 업무 전수조사",
    )
    deadline = due.date_input(
        "제출 기한", day, key=state.round_field(round_id, "deadline", revision), format="YYYY.MM.DD"
    )
    keys = list(round.required if round else default_required())
    required = st.multiselect(
        "꼭 채울 항목(★)",
        [field.key for field in FIELDS],
        [key for key in keys if key in BY_KEY],
        format_func=lambda key: BY_KEY[key].label,
        key=state.round_field(round_id, "required", revision),
        help="이 조사에서 완료로 셀 때 보는 항목입니다. 업무 목록의 ★과 달라도 됩니다.",
    )
    said = st.text_input(
        "알릴 말",
        message,
        key=state.round_field(round_id, "message", revision),
        max_chars=300,
        placeholder="예: 문의는 경영개선기획TF로 해 주세요.",
        help="부서 화면과 독촉 메일에 함께 나갑니다.",
    )
    return typed, deadline.isoformat(), required, said


def _save(
    round: Round, values: tuple[str, str, list[str], str], departments: Sequence[str]
) -> None:
    title, deadline, required, message = values
    with data.transaction() as db:
        store.save_round(
            db,
            round.id,
            round.revision,
            title=title,
            deadline=deadline,
            required=required,
            message=message,
            by=identity.author(),
        )
        store.set_departments(db, round.id, departments, by=identity.author())


def _close(round: Round, closed: bool) -> None:
    try:
        with data.transaction() as db:
            store.close_round(db, round.id, round.revision, closed=closed, by=identity.author())
    except WorkbenchError as refusal:
        st.session_state[state.CENSUS_REFUSAL] = refusal.sentence
    else:
        frame.notice("조사를 끝냈습니다." if closed else "조사를 다시 열었습니다.")
