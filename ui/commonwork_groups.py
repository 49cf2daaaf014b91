"""Common work on the screen: the groups that were linked, one group whole."""

from collections.abc import Sequence

import streamlit as st

from processes.commonwork import store
from processes.commonwork.groups import CENTRALISE_FROM, Group, by_process
from processes.commonwork.model import LINKED, Decision
from processes.inventory.model import Process
from processes.inventory.totals import yearly_hours
from ui import commonwork_pair, data, figures, frame, identity, navigation, state
from ui.wording import plain


def draw(found: Sequence[Group], processes: Sequence[Process]) -> None:
    """Draw the groups as cards, and the way to offer a single process."""
    if not found:
        frame.empty(
            "아직 공통 업무가 없습니다",
            "'찾은 후보'에서 두 업무를 연결하거나, 아래에서 한 업무를 공통 업무로 고르세요.",
            key="no-common-work",
        )
    for start in range(0, len(found), 2):
        for column, group in zip(st.columns(2), found[start : start + 2], strict=False):
            with column.container(border=True, height="stretch"):
                _card(group)
    _single(found, processes)


def detail(group: Group, decisions: Sequence[Decision], all_of: Sequence[Process]) -> None:
    """Draw one group: its name, its processes, its links."""
    _badges(group)
    if len(group.departments) >= CENTRALISE_FROM:
        st.info(
            f"{len(group.departments)}개 부서가 같은 일을 합니다. "
            "한곳에서 처리하거나 한 시스템으로 함께 쓰는 방안(통합 처리)을 검토하세요.",
            icon=":material/lightbulb:",
        )
    _members(group)
    _name_form(group)
    _links(group, decisions)
    _join(group, all_of)


def _card(group: Group) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(group.title)}**", width="content")
        _badges(group)
    st.caption(plain(f"업무 {len(group.processes)}개 · {', '.join(group.departments)}"))
    st.markdown(f"연간 투입 **{plain(figures.sum_of(group.hours, '시간'))}** {_left_out(group)}")
    navigation.link(
        "common-group", "공통 업무 열기", icon=":material/groups:", code=group.speaker.code
    )


def _badges(group: Group) -> None:
    if group.shared:
        st.badge("카탈로그에 넣음", icon=":material/share:", color="blue")
    if group.example:
        st.badge("예시 자료", icon=":material/science:", color="orange")


def _left_out(group: Group) -> str:
    unknown = group.hours.unknown
    return f":gray[(모르는 업무 {unknown}개 제외)]" if unknown else ""


def _members(group: Group) -> None:
    st.header(f"이 일을 하는 업무 {len(group.processes)}개", anchor=False)
    for process in group.processes:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            navigation.link(
                "process",
                f"{process.code} {process.name}",
                icon=":material/description:",
                code=process.code,
            )
            hours = yearly_hours(process.facts)
            volume = figures.spread(process.facts.yearly_volume, "건")
            spent = figures.spread(hours, "시간")
            st.markdown(
                f"{plain(process.department)} · 연간 {plain(volume)} · {plain(spent)}",
                width="content",
            )
    st.markdown(
        f"모두 더해 연간 **{plain(figures.sum_of(group.hours, '시간'))}** {_left_out(group)}"
    )


def _name_form(group: Group) -> None:
    heading, speaker = group.heading, group.speaker
    revision = heading.revision if heading else 0
    read = state.work_widget(speaker.id, "name-read")
    base = st.session_state.setdefault(read, revision)
    if base != revision:
        _reload(group, read)
    with st.form(state.work_widget(speaker.id, f"name-{base}")):
        st.markdown("**이름과 공유**")
        keys = [state.work_widget(speaker.id, f"{n}-{base}") for n in ("title", "note", "shared")]
        title = st.text_input("공통 업무 이름", group.title, max_chars=200, key=keys[0])
        note = st.text_area(
            "다른 기관에 알릴 말", heading.note if heading else "", max_chars=2000, key=keys[1]
        )
        shared = st.toggle(
            "카탈로그에 넣기",
            group.shared,
            key=keys[2],
            help=f"{speaker.code}의 내용을 대표로 내보냅니다. 작성자와 비고는 빼고 내보냅니다.",
        )
        if not st.form_submit_button("저장", type="primary"):
            return
    with frame.refusals():
        with data.transaction() as db:
            store.name_work(
                db,
                speaker,
                title=title,
                note=note,
                shared=shared,
                revision=base,
                by=identity.author(),
            )
        del st.session_state[read]
        frame.notice("공통 업무를 저장했습니다.")
        st.rerun()


def _reload(group: Group, read: str) -> None:
    """Say that somebody else has saved, and offer to let go of what was typed."""
    st.warning(
        f"그 사이 다른 사람이 저장했습니다. 지금 저장된 이름: {plain(group.title)}",
        icon=":material/sync_problem:",
    )
    if st.button("저장된 내용 불러오기", key=state.work_widget(group.speaker.id, "name-reload")):
        del st.session_state[read]
        st.rerun()


def _links(group: Group, decisions: Sequence[Decision]) -> None:
    by_id = {process.id: process for process in group.processes}
    links = [d for d in decisions if d.verdict == LINKED and d.pair <= by_id.keys()]
    if not links:
        return
    st.header("연결한 기록", anchor=False)
    for link in links:
        one, other = by_id[link.first_id], by_id[link.second_id]
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"{plain(one.code)} ↔ {plain(other.code)} · {plain(link.updated_by)} · "
                f"{plain(link.reason) or '이유를 적지 않음'}"
            )
            commonwork_pair.undo_button(link)


def _join(group: Group, all_of: Sequence[Process]) -> None:
    there = by_process([group])
    others = [process for process in all_of if process.id not in there]
    with st.expander("업무 더 연결하기", icon=":material/add_link:"):
        chosen = _choose(others, state.work_widget(group.speaker.id, "join"))
        if chosen is not None:
            navigation.link(
                "compare",
                "견주고 연결하기",
                icon=":material/compare_arrows:",
                one=group.speaker.code,
                other=chosen.code,
            )


def _single(found: Sequence[Group], processes: Sequence[Process]) -> None:
    there = by_process(found)
    with st.expander("한 업무를 공통 업무로 고르기", icon=":material/add:"):
        st.caption(
            "우리 기관에서는 한 부서만 하지만 다른 기관도 하는 일을 카탈로그에 넣을 때 씁니다."
        )
        chosen = _choose([p for p in processes if p.id not in there], "work-single")
        if chosen is None or not st.button("고르기", key="work-single-add"):
            return
        with frame.refusals():
            with data.transaction() as db:
                store.name_work(
                    db,
                    chosen,
                    title=chosen.name,
                    note="",
                    shared=True,
                    revision=0,
                    by=identity.author(),
                )
            frame.notice(f"{chosen.code}을(를) 카탈로그에 넣었습니다.")
            navigation.go("common-group", code=chosen.code)


def _choose(processes: Sequence[Process], key: str) -> Process | None:
    return st.selectbox(
        "업무",
        processes,
        index=None,
        format_func=lambda process: f"{process.code} {process.name} ({process.department})",
        key=key,
        placeholder="업무를 고르세요",
    )
