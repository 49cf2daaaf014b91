"""What a draft's call says while it is written: points at stake, sections that have changed."""

import streamlit as st

from applications.calls import following, scoring
from applications.calls import store as calls
from applications.calls.following import Changes
from applications.course.stages import editable
from applications.drafts.dossier import Draft
from applications.drafts.model import Section
from errors import WorkbenchError
from ui import call_state, data, frame, identity, navigation
from ui.wording import plain


def head(draft: Draft) -> None:
    """Draw the way to the call, and what it asks for otherwise than the draft has it."""
    if draft.call is None:
        return
    navigation.link(
        "call",
        f"공고: {plain(draft.call.title)}",
        icon=":material/campaign:",
        **{call_state.ID: draft.call.id},
    )
    found = following.changes(draft.sections, draft.call)
    if not found.any or not draft.call.sections:
        return
    with st.container(border=True):
        st.warning(
            "공고의 항목이 이 초안을 시작한 뒤 바뀌었습니다. " + _told(found),
            icon=":material/sync_problem:",
        )
        st.button(
            "바뀐 항목 가져오기",
            icon=":material/download:",
            disabled=not editable(draft.application.state),
            key=call_state.draft_widget(draft.application.id, "take-over"),
            help="쓴 글은 지우지 않습니다. 공고에서 빠진 항목도 글이 있으면 맨 뒤에 남깁니다.",
            on_click=_take_over,
            args=(draft.application.id,),
        )


def choose(draft: Draft) -> None:
    """Draw which call the draft answers; another one leaves its sections as they are."""
    application = draft.application
    with data.reading() as db:
        titles = {one.id: one.title for one in calls.all_calls(db)}
    options = [None, *titles]
    key = call_state.draft_widget(application.id, f"call-{application.revision}")
    st.selectbox(
        "공고",
        options,
        index=options.index(application.call_id) if application.call_id in titles else 0,
        format_func=lambda one: plain(titles[one]) if one else "고르지 않음",
        key=key,
        disabled=not editable(application.state),
        help="항목은 그대로 두고, 다르면 '바뀐 항목 가져오기'를 권합니다.",
        on_change=_answer,
        args=(draft, key),
    )
    if not titles:
        navigation.link("calls", "공고 적기", icon=":material/campaign:")


def _answer(draft: Draft, key: str) -> None:
    author, chosen = identity.author(), st.session_state[key]
    try:
        with data.transaction() as db:
            calls.answer(db, draft.application, chosen, by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)


def stakes(draft: Draft, section: Section) -> None:
    """Draw the points that a section answers for."""
    if draft.call is None or not draft.call.heads:
        return
    own = scoring.heads_of(draft.call, section.key)
    total = "모름" if draft.call.points is None else scoring.points(draft.call.points)
    if own:
        names = ", ".join(scoring.in_words(one) for one in own)
        st.markdown(plain(f"이 항목에 걸린 배점: {names} (전체 {total})"))
    else:
        st.caption(f"이 항목에 걸린 배점이 없습니다 (전체 {total}).")


def scores(draft: Draft) -> None:
    """Draw each head of the scoring with the sections that serve it and how long they are."""
    if draft.call is None or not draft.call.heads:
        return
    st.subheader("배점과 맡은 항목", anchor=False)
    own = {one.key: one for one in draft.sections}
    rows = []
    for head in draft.call.heads:
        serving = [own[key] for key in head.section_keys if key in own]
        texts = [f"{one.title} ({len(one.body):,}자)" for one in serving]
        rows.append(
            {
                "평가 항목": plain(head.title),
                "배점": "모름" if head.points is None else scoring.points(head.points),
                "맡은 항목": plain(", ".join(texts)) or "✕ 없음",
                "글": _written(serving),
            }
        )
    st.table(rows, border="horizontal")
    total = "모름" if draft.call.points is None else scoring.points(draft.call.points)
    st.caption(f"배점 합계 {total}. 맡은 항목은 공고의 '배점'에서 고칩니다.")


def _written(serving: list[Section]) -> str:
    if not serving:
        return "–"
    empty = [one for one in serving if one.empty]
    return f"△ {len(empty)}개 비어 있음" if empty else "● 있음"


def _told(found: Changes) -> str:
    parts = []
    if found.added:
        parts.append(f"새 항목: {', '.join(one.title for one in found.added)}")
    if found.altered:
        renamed = [
            f"{old.title} → {new.title}" for old, new in found.altered if old.title != new.title
        ]
        parts += [f"이름: {', '.join(renamed)}"] if renamed else ["필수 여부가 바뀐 항목"]
    if found.left:
        parts.append(f"공고에서 빠졌지만 글이 있는 항목: {', '.join(o.title for o in found.left)}")
    if found.empty:
        parts.append(f"공고에서 빠진 빈 항목: {', '.join(one.title for one in found.empty)}")
    if found.moved:
        parts.append("순서")
    return plain(" · ".join(parts))


def _take_over(application_id: str) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            following.take_over(db, application_id, by=author)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("공고의 항목을 가져왔습니다. 쓴 글은 그대로 있습니다.")
