"""What was decided about processes that look alike: who, when, why, and the way back."""

from collections.abc import Mapping, Sequence

import streamlit as st

from processes.commonwork.model import LINKED, STANDING, VERDICTS, Decision, Merge
from processes.inventory.model import Process
from ui import commonwork_merge, commonwork_pair, frame, navigation
from ui.clock import when
from ui.wording import plain

_SHOWN = 50


def draw(
    decisions: Sequence[Decision], merges: Sequence[Merge], processes: Mapping[str, Process]
) -> None:
    """Draw merges and decisions, the newest first."""
    if not decisions and not merges:
        frame.empty(
            "아직 결정한 것이 없습니다",
            "'찾은 후보'에서 두 업무를 견주고 정하면 누가, 언제, 왜 그랬는지 여기에 남습니다.",
            key="work-undecided",
        )
        return
    entries: list[Merge | Decision] = [*merges, *decisions]
    entries.sort(key=lambda entry: entry.updated_at, reverse=True)
    for entry in entries[:_SHOWN]:
        with st.container(border=True):
            told, back = st.columns([8, 2], vertical_alignment="center")
            if isinstance(entry, Merge):
                _merge(entry, told, back)
            else:
                _decision(entry, processes, told, back)
    if len(entries) > _SHOWN:
        st.caption(f"최근 {_SHOWN}건을 보여 줍니다. 전체는 {len(entries):,}건입니다.")


def _merge(
    merge: Merge, told: st.delta_generator.DeltaGenerator, back: st.delta_generator.DeltaGenerator
) -> None:
    standing = merge.state == STANDING
    verb = "같은 업무로 합침" if standing else "합쳤다가 되돌림"
    with told:
        st.markdown(
            f":material/merge: **{verb}**  \n{plain(merge.gone_label)} → {plain(merge.kept_label)}"
        )
        _signed(merge.updated_by, merge.updated_at, merge.reason)
    with back:
        if standing:
            commonwork_merge.undo_button(merge)


def _decision(
    decision: Decision,
    processes: Mapping[str, Process],
    told: st.delta_generator.DeltaGenerator,
    back: st.delta_generator.DeltaGenerator,
) -> None:
    one, other = (processes[id] for id in (decision.first_id, decision.second_id))
    icon = ":material/link:" if decision.verdict == LINKED else ":material/call_split:"
    with told:
        st.markdown(
            f"{icon} **{VERDICTS[decision.verdict]}**  \n"
            f"{plain(f'{one.code} {one.name} ({one.department})')} ↔ "
            f"{plain(f'{other.code} {other.name} ({other.department})')}"
        )
        _signed(decision.updated_by, decision.updated_at, decision.reason)
    with back:
        navigation.link(
            "compare",
            "견주기",
            icon=":material/compare_arrows:",
            one=one.code,
            other=other.code,
        )
        commonwork_pair.undo_button(decision)


def _signed(by: str, at: str, reason: str) -> None:
    parts = [by, when(at), reason or "이유를 적지 않음"]
    st.caption(" · ".join(plain(part) for part in parts))
