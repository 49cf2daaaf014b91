"""SBOMs seen by system and by supplier."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from evaluations.components import licences, store
from evaluations.components.model import KeptSbom
from evaluations.components.standing import ENDED, ENDING, UNKNOWN, Standing, Supplier
from ui import components_state, data, frame, identity
from ui.clock import when
from ui.wording import plain

SYSTEMS, PARTS, SUPPLIERS = "시스템", "구성요소", "공급자"


def chosen_view() -> str:
    """Draw the choice between the views, which the address holds; return the one shown."""
    return str(
        st.segmented_control(
            "보기",
            [SYSTEMS, PARTS, SUPPLIERS],
            default=SYSTEMS,
            required=True,
            key=components_state.VIEW,
            bind="query-params",
            label_visibility="collapsed",
        )
    )


def summary(
    counting: Sequence[KeptSbom], found: Sequence[Standing], systems: Sequence[str]
) -> None:
    """Draw the few numbers that say where to look first."""
    without = sorted(set(systems) - {one.system for one in counting})
    support = Counter(one.supported for one in found)
    unknown = sum(one.licence == licences.UNKNOWN for one in found)
    figures = [
        ("SBOM 있는 시스템", f"{len(counting):,}개"),
        ("사전에 있으나 SBOM 없음", f"{len(without):,}개"),
        ("구성요소", f"{len(found):,}개"),
        ("사용권 모름", f"{unknown:,}개"),
        ("지원 끝남", f"{support[ENDED]:,}개"),
        ("1년 안에 끝남", f"{support[ENDING]:,}개"),
        ("지원 기간 모름", f"{support[UNKNOWN]:,}개"),
    ]
    with st.container(horizontal=True, gap="medium"):
        for label, figure in figures:
            st.markdown(f"{label}  \n**{figure}**", width="content")
    if without:
        with st.expander(f"SBOM이 없는 시스템 {len(without):,}개"):
            st.markdown("\n".join(f"- {plain(name)}" for name in without))


def draw(kept: Sequence[KeptSbom], counting: Sequence[KeptSbom], found: Sequence[Standing]) -> None:
    """Draw a card for each system with its counts, its file, and the earlier imports."""
    for one in counting:
        own = [part for part in found if part.system == one.system]
        earlier = [old for old in kept if old.system == one.system and old.id != one.id]
        with st.container(border=True):
            _card(one, own)
            if earlier:
                with st.expander(f"이전 SBOM {len(earlier)}개"):
                    for old in earlier:
                        _file(old)


def _card(one: KeptSbom, own: Sequence[Standing]) -> None:
    st.markdown(f"**{plain(one.system)}**")
    if one.example:
        st.badge("예시", icon=":material/science:", color="orange")
    kinds = Counter(part.licence for part in own)
    support = Counter(part.supported for part in own)
    told = [f"{name} {count:,}" for name, count in kinds.most_common()]
    st.markdown(f"구성요소 {len(own):,}개 · 사용권: {plain(', '.join(told))}")
    lines = [f"지원 {name} {count:,}" for name, count in support.items() if count]
    st.markdown(plain(" · ".join(lines)))
    _file(one)


def _file(one: KeptSbom) -> None:
    made = f" · {one.sbom.made_at[:10]}에 만듦" if one.sbom.made_at else ""
    product = f" · {one.sbom.product}" if one.sbom.product else ""
    st.caption(
        plain(
            f"{one.file_name} · {one.sbom.form}{product}{made} · {one.updated_by} · "
            f"{when(one.updated_at)}에 올림 · SHA-256 {one.sha256[:12]}"
        )
    )
    with st.container(horizontal=True):
        st.download_button(
            "원본 받기",
            lambda: _content(one.id),
            file_name=one.file_name,
            icon=":material/download:",
            on_click="ignore",
            key=f"sbom/{one.id}/get",
        )
        with st.popover("지우기", icon=":material/delete:"):
            st.markdown("이 SBOM을 지웁니다. 다시 올리면 돌아옵니다.")
            st.button("지웁니다", key=f"sbom/{one.id}/delete", on_click=_delete, args=(one,))


def _content(sbom_id: str) -> bytes:
    with data.reading() as db:
        return store.content_of(db, sbom_id)


def _delete(one: KeptSbom) -> None:
    with frame.refusals(), data.transaction() as db:
        store.delete_sbom(db, one.id, one.revision, by=identity.author())


def suppliers(listed: Sequence[Supplier]) -> None:
    """Draw the suppliers over all systems."""
    rows = [
        {
            "공급자": one.name or "모름",
            "시스템": ", ".join(one.systems),
            "구성요소": one.components,
            "지원 끝남": one.ended,
            "지원 기간 모름": one.support_unknown,
        }
        for one in listed
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="공급자별 구성요소")
