"""The proposals of redesign as cards: why, how sure, what it tends to bring, what to do with it."""

from collections.abc import Sequence

import streamlit as st

from processes.redesign.applying import MEASURES, applicable
from processes.redesign.catalogue import DIMENSIONS, STAGE_NAMES, STAGES, Heuristic, catalogue
from processes.redesign.model import Finding
from ui import redesign_saving, state
from ui.redesign_review import Review
from ui.wording import plain

_SIGNS = {"+": ("green", "▲ 나아짐"), "-": ("orange", "▼ 나빠짐"), "0": ("gray", "― 그대로")}


def stages(review: Review) -> None:
    """Draw the open proposals, one part for each stage in the order that they should be done."""
    for stage in STAGES:
        found = [one for one in review.open if one.heuristic.stage == stage]
        if found:
            st.subheader(f"{STAGES.index(stage) + 1}. {STAGE_NAMES[stage]}", anchor=False)
            for finding in found:
                _card(review, finding)


def _card(review: Review, finding: Finding) -> None:
    heuristic, hit = finding.heuristic, finding.hit
    with st.container(border=True, key=_key(review, "card", finding)):
        st.markdown(f"**{heuristic.ko}** — {plain(hit.sentence)}")
        st.markdown(_effects(heuristic))
        st.caption(_ground(finding))
        if finding.before:
            st.markdown("먼저 할 것  \n" + "  \n".join(f"- {plain(one)}" for one in finding.before))
        with st.container(horizontal=True, vertical_alignment="center"):
            _look(review, finding)
            _apply(review, finding)
            _refuse(review, finding)


def _effects(heuristic: Heuristic) -> str:
    return " ".join(
        f":{_SIGNS[heuristic.effects[name]][0]}-badge[{label} {_SIGNS[heuristic.effects[name]][1]}]"
        for name, label in DIMENSIONS.items()
    )


def _ground(finding: Finding) -> str:
    heuristic, hit = finding.heuristic, finding.hit
    limit = finding.threshold
    scale = 100 if hit.unit in {"%", "%p"} else 1
    parts = [f"{hit.measure} {hit.value:.3g}{hit.unit}"]
    if limit is not None:
        proposed = " · 제안" if heuristic.proposed else ""
        parts.append(f"기준 {limit * scale:.3g}{hit.unit}{proposed}")
    parts.append(f"{hit.source}에서")
    if not hit.certain:
        parts.append("이름이나 범위로 미루어 본 것")
    parts.append(f"먼저 확인: {plain(heuristic.check_first)}")
    return " · ".join(parts)


def _look(review: Review, finding: Finding) -> None:
    if finding.hit.elements:
        st.button(
            "그림에서 보기",
            icon=":material/visibility:",
            key=_key(review, "look", finding),
            on_click=redesign_saving.focus,
            args=(review, finding),
        )


def _apply(review: Review, finding: Finding) -> None:
    if not applicable(finding):
        return
    st.button(
        "개선안에 적용",
        type="primary",
        icon=":material/auto_fix_high:",
        key=_key(review, "apply", finding),
        disabled=review.line != "to-be",
        help=None if review.line == "to-be" else "개선(to-be)에서 적용할 수 있습니다.",
        on_click=redesign_saving.apply,
        args=(review, finding),
    )


def _refuse(review: Review, finding: Finding) -> None:
    field = _key(review, "reason", finding)
    with st.popover("거절", icon=":material/block:"), st.form(_key(review, "form", finding)):
        st.text_area(
            "까닭",
            key=field,
            max_chars=1000,
            placeholder="예: 감사 지적으로 둔 결재라 없앨 수 없음",
        )
        st.form_submit_button(
            "거절하고 까닭 남기기", on_click=redesign_saving.refuse, args=(review, finding, field)
        )


def refused(review: Review) -> None:
    """Draw the proposals that people did not want, with their reasons."""
    if not review.refused:
        return
    with st.expander(f"거절한 제안 {len(review.refused)}건", icon=":material/block:"):
        for finding, decision in review.refused:
            with st.container(horizontal=True, vertical_alignment="center"):
                text = st.container(width="stretch", gap=None)
                text.markdown(f"**{finding.heuristic.ko}** — {plain(finding.hit.sentence)}")
                text.caption(f"{plain(decision.created_by)}: {plain(decision.reason)}")
                st.button(
                    "다시 보기",
                    key=_key(review, "reopen", finding),
                    on_click=redesign_saving.reopen,
                    args=(review, finding),
                )


def listed(found: Sequence[Finding]) -> None:
    """Draw all 29 heuristics with how often each was found here."""
    with st.expander("재설계 기법 29가지와 출처", icon=":material/menu_book:"):
        known = catalogue()
        st.caption(
            "효과의 방향은 문헌(Reijers·Liman Mansar 2005)을 기억으로 옮긴 경향이며 이 업무의 "
            "효과를 약속하지 않습니다. 출처가 '이 도구의 제안'인 기준값은 우리의 제안입니다."
        )
        st.dataframe(
            [
                {
                    "번호": one.number,
                    "기법": one.ko,
                    "영문": one.en,
                    "차례": STAGE_NAMES[one.stage],
                    "찾는 조건": one.trigger,
                    "기준의 출처": known.sources[one.threshold_source],
                    "찾은 곳": sum(f.heuristic.id == one.id for f in found),
                    "그림에 적용": "됨" if one.id in MEASURES else "사람이",
                }
                for one in known.heuristics.values()
            ],
            hide_index=True,
        )


def _key(review: Review, widget: str, finding: Finding) -> str:
    return state.model_key(f"redesign-{widget}/{finding.key}", review.process.id, review.line)
