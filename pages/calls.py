"""The calls for applications by their deadlines, and the form that begins a new one."""

from collections.abc import Sequence

import streamlit as st

from applications.calls import scoring, store
from applications.calls.model import ASSUMED, Call
from applications.course import deadlines
from applications.drafts import templates
from applications.drafts.model import FIRST_STATE
from ui import application_course, call_state, clock, data, frame, identity, navigation
from ui.wording import plain

_SHIPPED, _EMPTY = "기본 15개 항목 (추정)", "빈 공고"


def page() -> None:
    """Draw every call, the nearest deadline first."""
    with data.reading() as db:
        calls, drafts = store.all_calls(db), store.draft_counts(db)
    frame.heading(
        "지원사업 공고",
        "공고가 요구하는 항목, 붙임 서류, 배점, 양식을 옮겨 두면 신청서가 그대로 시작합니다.",
    )
    with st.expander("새 공고 적기", icon=":material/add:", expanded=not calls):
        _new(calls)
    if not calls:
        frame.empty(
            "아직 공고가 없습니다",
            "위에서 공고 이름을 적으세요. 공고문이 나오기 전이면 기본 15개 항목으로 시작합니다.",
            key="calls-empty",
        )
    today = clock.today().isoformat()
    open_calls = [one for one in calls if not one.deadline or one.deadline >= today]
    past = [one for one in calls if one.deadline and one.deadline < today]
    for one in open_calls:
        _row(one, drafts.get(one.id, 0))
    if past:
        st.subheader(f"마감이 지난 공고 {len(past)}건", anchor=False)
    for one in reversed(past):
        _row(one, drafts.get(one.id, 0))


def _new(calls: Sequence[Call]) -> None:
    titles = {one.id: f"'{one.title}'와 같은 요구" for one in calls}
    with st.form(call_state.NEW, border=False):
        title = st.text_input(
            "공고 이름", placeholder="예: 2027년 Digital by Design 지원사업 공모", max_chars=200
        )
        base = st.selectbox(
            "무엇에서 시작할까요",
            [_SHIPPED, _EMPTY, *titles],
            format_func=lambda one: plain(titles.get(str(one), str(one))),
            help="공고문의 실제 항목은 다음 화면에서 고칩니다.",
        )
        sent = st.form_submit_button("공고 만들기", type="primary")
    if sent:
        made = _begin(title, base or _SHIPPED)
        if made is not None:
            navigation.go("call", **{call_state.ID: made.id})


def _begin(title: str, base: str) -> Call | None:
    author = identity.author()
    with frame.refusals(), data.transaction() as db:
        if base not in (_SHIPPED, _EMPTY):
            return store.copy_call(db, base, title, by=author)
        template = templates.load() if base == _SHIPPED else None
        return store.add_call(db, title, template=template, by=author)
    return None


def _row(call: Call, drafts: int) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            navigation.link(
                "call", plain(call.title), icon=":material/campaign:", **{call_state.ID: call.id}
            )
            application_course.days_left(deadlines.due(FIRST_STATE, call.deadline, clock.today()))
            if call.basis == ASSUMED:
                st.badge("항목은 추정", icon=":material/help:", color="gray")
            if call.example:
                st.badge("예시", icon=":material/science:", color="orange")
        total = "모름" if call.points is None else scoring.points(call.points)
        form = call.form.name if call.form else "없음"
        required = sum(one.required for one in call.attachments)
        told = [
            call.agency or "공고 기관 모름",
            call.programme or "지원사업 모름",
            f"항목 {len(call.sections)}개",
            f"붙임 {len(call.attachments)}개(필수 {required}개)",
            f"배점 {total}",
            f"양식 {form}",
            f"신청서 {drafts}건",
        ]
        st.caption(plain(" · ".join(told)))
