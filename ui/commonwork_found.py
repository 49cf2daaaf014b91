"""The candidates on the screen: searched, paged, each with its score and its reasons."""

import hashlib
from collections.abc import Collection, Sequence

import streamlit as st

from processes.commonwork import groups
from processes.commonwork.candidates import LEAST, Candidate, Pair, candidates
from processes.commonwork.model import Decision
from processes.inventory.model import Process
from processes.inventory.search import found as is_found
from ui import frame, navigation, state
from ui.wording import plain

FOUND, GROUPS, DECISIONS, CATALOGUE = "찾은 후보", "공통 업무", "결정 기록", "카탈로그"
VIEWS = (FOUND, GROUPS, DECISIONS, CATALOGUE)  # as the address names them
_A_PAGE = 10
Scored = tuple[str, str, int]
"""Two processes' ids and their score."""


def scored(processes: Sequence[Process], decisions: Sequence[Decision]) -> list[Scored]:
    """Return every pair that nobody has decided on, the most alike first."""
    settled = groups.settled(decisions)
    return _scored(_fingerprint(processes, settled), processes, settled)


def next_after(found: Sequence[Scored], one: Process, other: Process) -> Scored | None:
    """Return the first candidate that is not this pair."""
    return next((each for each in found if {each[0], each[1]} != {one.id, other.id}), None)


def back(view: str) -> None:
    """Draw the way back to one of the lists."""
    navigation.link("common-work", f"{view} 보기", icon=":material/arrow_back:", tab=view)


def unknown(title: str, sentence: str) -> None:
    """Draw that the address names nothing that is there, and the way to the lists."""
    frame.heading(title)
    with frame.empty("찾는 것이 없습니다", sentence, key="common-work-unknown"):
        navigation.link("common-work", "중복·공통 업무 열기", icon=":material/list:")


def draw(found: Sequence[Scored], processes: Sequence[Process]) -> None:
    """Draw the candidates, or that there are none."""
    by_id = {process.id: process for process in processes}
    wanted = _wanted(found, by_id)
    if not found:
        box = frame.empty(
            "더 견줄 업무가 없습니다",
            "이름이나 근거가 비슷한 업무가 새로 등록되면 여기에 나타납니다.",
            key="common-work-none",
        )
        with box:
            navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
        return
    if not wanted:
        frame.empty("맞는 후보가 없습니다", "찾는 말이나 조건을 줄여 보세요.", key="work-no-match")
        return
    pages = -(-len(wanted) // _A_PAGE)
    cards = st.container()  # above the pager, which says first what they are
    at = st.pagination(pages, key=state.WORK_PAGE, bind="query-params") if pages > 1 else 1
    with cards:
        for one, other, score in wanted[(at - 1) * _A_PAGE : at * _A_PAGE]:
            _card(Candidate(by_id[one], by_id[other], score))


def _wanted(found: Sequence[Scored], by_id: dict[str, Process]) -> list[Scored]:
    search_box, switch, count = st.columns([4, 3, 3], vertical_alignment="bottom")
    search = search_box.text_input(
        "찾기",
        key=state.WORK_SEARCH,
        bind="query-params",
        placeholder="업무명, 부서, 초성(ㅊㅇ)",
        icon=":material/search:",
    )
    across = switch.toggle("다른 부서끼리만", key=state.WORK_ACROSS, bind="query-params")
    wanted = [
        (one, other, score)
        for one, other, score in found
        if not across or by_id[one].department != by_id[other].department
        if not search or is_found(by_id[one], search) or is_found(by_id[other], search)
    ]
    count.caption(f"{LEAST}점 이상 {len(found):,}쌍 가운데 {len(wanted):,}쌍")
    return wanted


def _card(candidate: Candidate) -> None:
    first, second = candidate.first, candidate.second
    with st.container(border=True):
        points, names, go = st.columns([1, 7, 2], vertical_alignment="center")
        points.metric("점수", f"{candidate.score}점")
        with names:
            st.markdown("  \n".join(map(_named, (first, second))))
            st.caption("  \n".join(plain(reason) for reason in candidate.reasons))
        with go:
            if first.example or second.example:
                st.badge("예시 자료", icon=":material/science:", color="orange")
            navigation.link(
                "compare",
                "견주기",
                icon=":material/compare_arrows:",
                one=first.code,
                other=second.code,
            )


def _named(process: Process) -> str:
    place = plain(f"{process.code} · {process.department}")
    return f"**{plain(process.name)}** :gray[{place}]"


def _fingerprint(processes: Sequence[Process], settled: Collection[Pair]) -> str:
    told = [f"{process.id}/{process.revision}" for process in processes]
    told += sorted("+".join(sorted(pair)) for pair in settled)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


@st.cache_data(max_entries=4, show_spinner="비슷한 업무를 찾습니다…")
def _scored(
    fingerprint: str, _processes: Sequence[Process], _settled: Collection[Pair]
) -> list[Scored]:
    """Search once per state of the register: the fingerprint stands for both arguments."""
    return [(c.first.id, c.second.id, c.score) for c in candidates(_processes, _settled)]
