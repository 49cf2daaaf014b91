"""Putting a compared to-be up for approval, deciding, and handing it on."""

import streamlit as st

from processes.redesign.approval import feeding, store
from processes.redesign.approval.model import STATES, Entry, Event, Proposal
from processes.redesign.comparing import wording
from processes.redesign.comparing.frozen import Frozen, frozen
from processes.redesign.comparing.model import Compared, Comparison
from processes.redesign.comparing.rows import LABOUR
from processes.savings import store as savings
from ui import (
    data,
    figures,
    identity,
    model_saving,
    navigation,
    redesign_compare_sensitivity,
    state,
)
from ui.clock import today, when
from ui.redesign_compare_desk import Desk
from ui.redesign_compare_table import SIGNS
from ui.wording import plain

_COLOURS = {"proposed": "orange", "approved": "green", "returned": "gray", "withdrawn": "gray"}


def _author() -> str:
    """Return the typed name, nothing where none was: who decides must be named."""
    name = identity.author()
    return "" if name == identity.NAMELESS else name


def offer(desk: Desk, comparison: Comparison, one: Compared) -> None:
    """Draw the form that puts a candidate up with the figures as they are shown."""
    st.subheader("승인 올리기", anchor=False)
    st.caption(
        "지금 보이는 숫자, 판, 시나리오, 씨앗을 그대로 붙여 올립니다. 나중에 바뀌지 않습니다."
    )
    key = state.model_key("compare-propose", desk.process.id, one.run.variant.key)
    found = redesign_compare_sensitivity.found(desk, comparison, one)
    if found is None:
        st.caption("값을 흔들어 본 뒤에 올리면 무엇에 달려 있는지도 함께 남습니다.")
    with st.form(key, border=True, clear_on_submit=True):
        st.text_input(
            "개선안의 이름", key=f"{key}/title", placeholder="예: 전결로 결재 한 단계 줄임"
        )
        st.text_area("검토할 사람에게", key=f"{key}/note", height=80)
        st.form_submit_button(
            "승인 올리기",
            icon=":material/send:",
            on_click=_propose,
            args=(desk, frozen(comparison, one, found), key),
        )


def _propose(desk: Desk, kept: Frozen, key: str) -> None:
    title, note = st.session_state[f"{key}/title"], st.session_state[f"{key}/note"]
    by = _author()
    model_saving.say(
        lambda db: store.propose(db, desk.process.id, kept, title, note, by=by),
        "승인을 올렸습니다.",
    )


def proposals(desk: Desk) -> None:
    """Draw what was put up for this process, newest first."""
    if not desk.proposals:
        return
    st.subheader("승인 기록", anchor=False)
    for one in desk.proposals:
        _card(desk, one)


def _card(desk: Desk, one: Proposal) -> None:
    with st.container(border=True, key=f"approval/{one.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(one.title)}**", width="content")
            st.badge(STATES[one.state], color=_COLOURS[one.state])  # type: ignore[arg-type]
        st.caption(
            f"{plain(one.proposed.created_by)} · {when(one.proposed.created_at)} · "
            f"{plain(one.comparison.basis)}"
        )
        if one.proposed.reason:
            st.markdown(plain(one.proposed.reason))
        _decision(one)
        if one.changed and one.state in ("proposed", "approved"):
            st.warning(
                f"올린 뒤에 바뀌었습니다. {plain(' '.join(one.changed))} "
                "숫자는 올릴 때의 것입니다. 다시 견주어 새로 올리세요.",
                icon=":material/sync:",
            )
        with st.expander("올릴 때의 숫자", icon=":material/table:"):
            _figures(one)
        if one.state == "proposed":
            _decide(one)
        elif one.state == "approved":
            _hand_on(desk, one)
        if one.state in ("proposed", "approved"):
            _withdrawal(one)


def _decision(one: Proposal) -> None:
    if one.decision:
        _decided_by(one, one.decision)
    if one.withdrawn:
        gone = one.withdrawn
        st.markdown(
            f"{STATES['withdrawn']} — {plain(gone.created_by)}, {when(gone.created_at)}: "
            f"{plain(gone.reason)}"
        )


def _decided_by(one: Proposal, made: Entry) -> None:
    same = " · 올린 사람이 스스로 정함" if made.created_by == one.proposed.created_by else ""
    reason = f": {plain(made.reason)}" if made.reason else ""
    st.markdown(
        f"{STATES[made.event]} — {plain(made.created_by)}, {when(made.created_at)}{reason}{same}"
    )


def _figures(one: Proposal) -> None:
    st.dataframe(
        [
            {
                "항목": f"{row.name}({row.unit})",
                "현행": wording.value(row, row.asis),
                "개선": wording.value(row, row.tobe),
                "차이": wording.difference(row),
                "95% 구간·한계": wording.interval(row) or "–",
                "판단": SIGNS[row.verdict],
            }
            for row in one.comparison.rows
        ],
        hide_index=True,
    )
    for sentence in dict.fromkeys(one.comparison.hangs_on.values()):
        st.markdown(f"- {plain(sentence)}")
    st.download_button(
        "모두 내려받기(JSON)",
        one.comparison.content,
        file_name=f"{one.title}.json",
        mime="application/json",
        on_click="ignore",
        key=f"approval/{one.id}/json",
    )


def _decide(one: Proposal) -> None:
    key = f"approval/{one.id}/reason"
    st.text_input("의견", key=key, placeholder="되돌릴 때는 까닭을 꼭 적으세요")
    with st.container(horizontal=True):
        for event, label, icon in (
            ("approved", "승인", ":material/check:"),
            ("returned", "되돌리기", ":material/undo:"),
        ):
            st.button(
                label,
                icon=icon,
                key=f"approval/{one.id}/{event}",
                on_click=_decided,
                args=(one, event, key),
            )


def _decided(one: Proposal, event: Event, key: str) -> None:
    reason, by = st.session_state[key], _author()
    model_saving.say(
        lambda db: store.decide(db, one.id, event, reason, by=by),
        "승인했습니다." if event == "approved" else "까닭과 함께 되돌렸습니다.",
    )


def _withdrawal(one: Proposal) -> None:
    key = f"approval/{one.id}/withdraw"
    with st.popover("거두기", icon=":material/block:"), st.form(f"{key}/form", border=False):
        st.text_area("까닭", key=key, height=80, placeholder="예: 현행이 바뀌어 다시 견줌")
        st.caption("기록은 남습니다. 아낀 시간에 옮긴 계획은 함께 빠집니다.")
        st.form_submit_button("까닭과 함께 거두기", on_click=_withdrawn, args=(one, key))


def _withdrawn(one: Proposal, key: str) -> None:
    reason, by = st.session_state[key], _author()
    model_saving.say(
        lambda db: store.withdraw(db, one.id, reason, by=by), "까닭과 함께 거뒀습니다."
    )


def _hand_on(desk: Desk, one: Proposal) -> None:
    if one.taken is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(f"아낀 시간에 옮김 · {plain(one.taken.created_by)}")
            navigation.link(
                "savings", "아낀 시간 열기", icon=":material/schedule:", process=desk.process.code
            )
    else:
        _ledger(desk, one)
    last = store.last_approved(desk.proposals)
    st.caption(
        "이 숫자는 신청서에서 '승인한 개선안'으로 끌어 쓸 수 있습니다."
        if last and last.id == one.id
        else "신청서는 나중에 승인한 개선안의 숫자를 씁니다."
    )


def _ledger(desk: Desk, one: Proposal) -> None:
    row = one.comparison.row(LABOUR)
    if row.asis is not None and row.ci95 is not None:
        there = figures.spread(desk.process.facts.minutes_per_case, "분")
        st.caption(
            f"장부는 업무 목록의 지금 처리시간({plain(there)})에서 개선 뒤 "
            f"{plain(figures.spread(feeding.minutes(one), '분'))}을 뺍니다. "
            f"시뮬레이션한 현행은 {wording.figure(row.asis)}분입니다. 다르면 먼저 맞추세요."
        )
    with data.reading() as db:
        listed = [each for each in savings.all_savings(db) if each.process_id == desk.process.id]
    if listed:
        titles = ", ".join(f"'{each.plan.title}'" for each in listed)
        st.caption(
            f"장부에 이 업무의 재설계 {plain(titles)}이(가) 이미 있습니다. 같은 재설계면 그것을 "
            "고치거나 지운 뒤에 옮기세요."
        )
    st.button(
        "아낀 시간에 옮기기",
        icon=":material/schedule:",
        key=f"approval/{one.id}/take",
        on_click=_take,
        args=(one,),
    )


def _take(one: Proposal) -> None:
    by, day = _author(), today().isoformat()
    model_saving.say(
        lambda db: store.take_into_savings(db, one.id, day, by=by),
        "아낀 시간에 계획한 재설계로 옮겼습니다.",
    )
