"""Two processes side by side, and what a person decides about them."""

import streamlit as st

from processes.bpmn import store as models
from processes.commonwork import merging, store
from processes.commonwork.model import DIFFERENT, LINKED, VERDICTS, Decision
from processes.commonwork.similarity import likeness
from processes.inventory.changes import value_of
from processes.inventory.fields import DEPARTMENT, FIELDS, NAME
from processes.inventory.model import Process
from processes.inventory.totals import yearly_hours
from ui import data, figures, frame, identity, navigation, state
from ui.clock import when
from ui.wording import plain, unbroken


def draw(one: Process, other: Process) -> None:
    """Draw the two and what makes them alike."""
    with data.reading() as db:
        drawn = {
            process.id: [
                models.STATE_NAMES[line]
                for line in models.states
                if models.newest(db, process.id, line)
            ]
            for process in (one, other)
        }
    for column, process in zip(st.columns(2), (one, other), strict=True):
        with column.container(border=True, height="stretch"):
            _summary(process, drawn[process.id])
    judged = likeness(one, other)
    reasons = "\n".join(f"- {plain(reason)}" for reason in judged.reasons)
    st.markdown(f"**닮은 정도 {judged.score}점**\n\n{reasons}")


def decide(one: Process, other: Process, standing: Decision | None) -> None:
    """Draw what was decided, with its undoing, or the buttons to link or tell apart."""
    if standing is not None:
        if any(st.session_state.get(_key(one, other, button)) for button in ("link", "apart")):
            st.warning(
                f"그 사이 {plain(standing.updated_by)} 님이 먼저 정했습니다. "
                "방금 누른 것은 기록하지 않았습니다. 달리 정하려면 먼저 되돌리세요.",
                icon=":material/sync_problem:",
            )
        _standing(standing)
        return
    reason = st.text_input(
        "이유",
        key=_key(one, other, "reason"),
        max_chars=500,
        placeholder="예: 같은 규정과 서식으로 처리함",
        help="결정과 함께 기록에 남습니다.",
    )
    link, apart = st.columns(2)
    with link.container(border=True, height="stretch"):
        st.markdown("**공통 업무로 연결**")
        st.caption("두 업무를 그대로 두고, 같은 일을 하는 한 묶음으로 봅니다.")
        if st.button("연결", key=_key(one, other, "link"), icon=":material/link:"):
            _decide(one, other, LINKED, reason)
    with apart.container(border=True, height="stretch"):
        st.markdown("**다른 업무**")
        st.caption("이름만 비슷합니다. 이유를 적으면 다시 묻지 않습니다.")
        if st.button(
            "다른 업무로 두기", key=_key(one, other, "apart"), icon=":material/call_split:"
        ):
            _decide(one, other, DIFFERENT, reason)


def history(one: Process, other: Process) -> None:
    """Draw everything that was ever decided of the two."""
    with data.reading() as db:
        entries = store.history_of(db, one.id, other.id)
    if not entries:
        return
    with st.expander(f"이 두 업무의 결정 기록 {len(entries)}건", icon=":material/history:"):
        for entry in entries:
            told = {**entry.before, **entry.after}
            verdict = VERDICTS.get(str(told.get("verdict")), "")
            done = "되돌림" if entry.action == "delete" else verdict
            st.markdown(
                f"**{done}** · {plain(entry.by)} · {when(entry.at)}"
                f" · {plain(str(told.get('reason') or ''))}"
            )


def undo_button(decision: Decision) -> None:
    """Draw the button that takes a decision back."""
    if st.button("되돌리기", key=state.work_widget(decision.id, "undo"), icon=":material/undo:"):
        with frame.refusals():
            with data.transaction() as db:
                store.undo_decision(db, decision.id, decision.revision, by=identity.author())
            frame.notice("결정을 되돌렸습니다. 기록에는 남습니다.")
            st.rerun()


def _standing(decision: Decision) -> None:
    told = f"{VERDICTS[decision.verdict]} · {decision.updated_by} · {when(decision.updated_at)}"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        icon = ":material/link:" if decision.verdict == LINKED else ":material/call_split:"
        st.markdown(f"{icon} **{plain(told)}**  \n{plain(decision.reason) or '이유를 적지 않음'}")
        undo_button(decision)


def _decide(one: Process, other: Process, verdict: str, reason: str) -> None:
    with frame.refusals():
        with data.transaction() as db:
            store.decide(
                db, one, other, verdict, by=identity.author(), reason=reason or "", revision=0
            )
        frame.notice(f"'{VERDICTS[verdict]}'(으)로 기록했습니다.")
        st.rerun()


def _summary(process: Process, drawn: list[str]) -> None:
    navigation.link(
        "process",
        f"{process.code} {process.name}",
        icon=":material/description:",
        code=process.code,
    )
    hours = yearly_hours(process.facts)
    spent = "연간 투입 모름" if hours is None else f"연간 {figures.spread(hours, '시간')}"
    charts = f"흐름도 {'·'.join(drawn)}" if drawn else "흐름도 없음"
    st.caption(" · ".join(plain(part) for part in (process.department, spent, charts)))


def fields(one: Process, other: Process) -> None:
    """Draw what differs field by field; what is equal on demand."""
    everything = st.toggle("같은 항목도 보기", key=_key(one, other, "all"))
    lines, differing = [], 0
    for field in (NAME, DEPARTMENT, *FIELDS):
        values = [value_of(process, field.key) for process in (one, other)]
        differs = not merging.same(*values)
        differing += differs
        if not differs and (not everything or values == [None, None]):
            continue
        lines.append(
            {
                "항목": unbroken(field.label),
                **{
                    plain(process.code): plain(field.shown(value))
                    for process, value in zip((one, other), values, strict=True)
                },
                "결과": unbroken(_compared(differs, values)),
            }
        )
    st.caption(f"{differing}개 항목이 다릅니다.")
    st.table(lines, border="horizontal", hide_index=True)


def _compared(differs: bool, values: list[object]) -> str:
    if not differs:
        return "같음"
    return "한쪽만 앎" if None in values else "다름"


def _key(one: Process, other: Process, name: str) -> str:
    return state.pair_widget(one.id, other.id, name)
