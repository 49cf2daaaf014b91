"""The facts that a section may cite: what each says now, where it comes from, how to put it in."""

import streamlit as st

from applications.drafts.model import Section
from applications.facts.fact import Fact
from ui import section_editor, state
from ui.wording import plain


def draw(section: Section, facts: list[Fact]) -> None:
    """Draw a chooser of facts that puts one into the section, and the table of all."""
    with st.expander(f"사실 넣기 ({len(facts)}개)", icon=":material/format_quote:"):
        if not facts:
            st.caption("위 '제목·상태·자료'에서 업무나 정보화사업을 고르면 넣을 사실이 생깁니다.")
            return
        chosen = st.selectbox(
            "사실",
            facts,
            format_func=lambda fact: f"{fact.label}: {_short(fact.text)}",
            key=state.application_widget(section.application_id, "fact"),
        )
        _describe(chosen)
        st.button(
            "글 끝에 넣기",
            icon=":material/add:",
            key=state.application_widget(section.application_id, "insert-fact"),
            on_click=section_editor.append,
            args=(section.id, chosen.marker),
        )
        st.dataframe(_rows(facts), hide_index=True, height=320)


def _describe(fact: Fact) -> None:
    st.markdown("이 표시를 글에 적으면 그 자리에 값이 들어갑니다. 값이 바뀌면 문서도 바뀝니다.")
    st.code(fact.marker, language=None)
    st.text(f"지금 값: {fact.text}")
    st.caption(f"{fact.certainty} · 출처 {plain(fact.source)} · 기준일 {fact.as_of or '모름'}")


def _rows(facts: list[Fact]) -> list[dict[str, str]]:
    return [
        {
            "표시": fact.marker,
            "사실": fact.label,
            "지금 값": _short(fact.text),
            "확인": fact.certainty,
            "출처": fact.source,
            "기준일": fact.as_of or "모름",
        }
        for fact in facts
    ]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
