"""All components: filtered, and until when they are supported, as people found it."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from evaluations.components import licences, store
from evaluations.components.model import Support
from evaluations.components.standing import (
    ENDED,
    ENDING,
    SUPPORT_STATES,
    SUPPORTED,
    UNKNOWN,
    Standing,
)
from ui import components_state, data, frame, identity, record_clashes
from ui.wording import plain

LABELS = {"ends": "지원 종료일", "source": "출처"}
_MOST = 2_000
_SIGNS = {ENDED: "✕", ENDING: "!", SUPPORTED: "○", UNKNOWN: "?"}


def draw(found: Sequence[Standing], support: Mapping[str, Support]) -> None:
    """Draw filters and table; the row that is chosen opens the form of its support."""
    shown = sorted(_filtered(found), key=lambda one: SUPPORT_STATES.index(one.supported))
    st.caption(f"구성요소 {len(shown):,}개 (전체 {len(found):,}개)")
    if len(shown) > _MOST:
        st.caption(f"처음 {_MOST:,}개만 보입니다. 찾기나 조건으로 좁히세요.")
    shown = shown[:_MOST]
    event: Any = st.dataframe(
        pd.DataFrame([_row(one) for one in shown], columns=list(_COLUMNS)),
        hide_index=True,
        height=520 if len(shown) > 12 else "auto",
        selection_mode="single-row",
        on_select="rerun",
        key=components_state.TABLE,
        placeholder="모름",
        column_config={
            "지원 종료일": st.column_config.DateColumn(format="YYYY-MM-DD", width=110),
            "지원": st.column_config.TextColumn(width=125),
        },
        alt="구성요소와 그 사용권, 지원 기간, 공급자",
    )
    rows = event.selection.rows
    if rows and rows[0] < len(shown):
        chosen = shown[rows[0]]
        _form(chosen, support.get(chosen.component.key))
    else:
        st.caption("행을 고르면 지원 종료일을 적을 수 있습니다.")


_COLUMNS = ("시스템", "구성요소", "판", "사용권", "종류", "지원", "지원 종료일", "출처", "공급자")


def _row(one: Standing) -> dict[str, object]:
    part = one.component
    values = (
        one.system,
        part.name,
        part.version or None,
        ", ".join(part.licences) or None,
        one.licence,
        f"{_SIGNS[one.supported]} {one.supported}",
        one.ends,
        one.source or None,
        part.supplier or None,
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _filtered(found: Sequence[Standing]) -> list[Standing]:
    kinds = [kind.title for kind in licences.kinds()] + [licences.UNKNOWN]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        query = st.text_input(
            "찾기",
            key=components_state.SEARCH,
            bind="query-params",
            placeholder="이름, 사용권, 공급자",
            icon=":material/search:",
            width=250,
        )
        systems = _several("시스템", sorted({one.system for one in found}), components_state.SYSTEM)
        licence = _several("사용권 종류", kinds, components_state.LICENCE)
        supported = _several("지원", list(SUPPORT_STATES), components_state.SUPPORT)
    return [
        one
        for one in found
        if (not systems or one.system in systems)
        and (not licence or one.licence in licence)
        and (not supported or one.supported in supported)
        and (query or "").lower() in _words(one)
    ]


def _several(label: str, options: Sequence[str], key: str) -> list[str]:
    return st.multiselect(
        label, options, key=key, bind="query-params", placeholder="전체", width=200
    )


def _words(one: Standing) -> str:
    part = one.component
    return " ".join([part.name, part.purl, part.supplier, *part.licences]).lower()


def _form(one: Standing, support: Support | None) -> None:
    part = one.component
    revision = support.revision if support else 0
    with st.form(f"support/{part.key}/{revision}", border=True):
        st.markdown(f"**{plain(f'{part.name} {part.version}')}** 지원 종료일")
        st.caption("같은 구성요소를 쓰는 모든 시스템에 적용됩니다.")
        ends = st.date_input(
            LABELS["ends"], value=one.ends, min_value=datetime.date(2000, 1, 1), format="YYYY-MM-DD"
        )
        source = st.text_input(
            LABELS["source"],
            value=support.source if support else "",
            placeholder="예: 공급자 지원 정책 공지, 2026-11-01 확인",
            max_chars=300,
        )
        if st.form_submit_button("저장", icon=":material/save:"):
            with frame.refusals():
                _save(part.key, ends, source, revision)


def _save(key: str, ends: datetime.date | None, source: str, revision: int) -> None:
    if ends is None:
        raise store.BadSupport("지원 종료일이 비었습니다. 날짜를 고르세요.")
    with record_clashes.kept():
        with data.transaction() as db:
            store.save_support(db, key, ends, source, revision=revision, by=identity.author())
        frame.notice("지원 종료일을 저장했습니다.")
    st.rerun()


def save_row(row: Mapping[str, Any]) -> None:
    """Save the version that somebody chose of two."""
    ends = datetime.date.fromisoformat(row["ends"])
    with data.transaction() as db:
        store.save_support(
            db, row["key"], ends, row["source"], revision=row["revision"], by=identity.author()
        )
