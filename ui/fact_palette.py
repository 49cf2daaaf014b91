"""The facts that a section may cite: searched by word and source, shown, and put in."""

from collections.abc import Sequence

import streamlit as st

from applications.drafts.dossier import Draft
from applications.drafts.model import Section
from applications.facts.exhibits import stands_alone
from applications.facts.fact import ALL, Fact
from ui import fact_pins, fact_source, section_editor, state
from ui.wording import plain

_MOST = 300  # rows of the table


def draw(section: Section, draft: Draft) -> None:
    """Draw the search, a chooser of facts that puts one into the section, and the table."""
    facts = draft.offered
    with st.expander(f"사실 넣기 ({len(facts)}개)", icon=":material/format_quote:"):
        if not facts:
            st.caption("'자료와 사실'에서 업무나 정보화사업을 더하면 넣을 사실이 생깁니다.")
            return
        found = _found(section.application_id, facts)
        if not found:
            st.caption("찾는 사실이 없습니다. 낱말을 줄이거나 자료를 '모두'로 바꾸세요.")
            return
        chosen = st.selectbox(
            f"사실 {len(found)}개",
            found,
            format_func=lambda fact: f"{fact.label}: {_short(fact.text)} [{fact.group}]",
            key=state.application_widget(section.application_id, "fact"),
        )
        _describe(chosen)
        st.button(
            "글 끝에 넣기",
            icon=":material/add:",
            key=state.application_widget(section.application_id, "insert-fact"),
            on_click=_insert,
            args=(section, chosen, chosen.key in draft.cited_keys),
        )
        st.dataframe(_rows(found[:_MOST]), hide_index=True, height=320)
        if len(found) > _MOST:
            st.caption(f"앞의 {_MOST}개만 보입니다. 낱말이나 자료로 좁히세요.")


def _found(application_id: str, facts: Sequence[Fact]) -> list[Fact]:
    """Ask for words and a source; return the facts that have all of the words."""
    groups = list(dict.fromkeys(fact.group for fact in facts))
    left, right = st.columns(2)
    words = left.text_input(
        "찾기",
        placeholder="예: 연간 처리시간",
        key=state.application_widget(application_id, "fact-words"),
    )
    chosen = right.selectbox(
        "자료",
        [None, *groups],
        format_func=lambda group: "모두" if group is None else group,
        key=state.application_widget(application_id, "fact-group"),
    )
    return matching(facts, words or "", chosen)


def matching(facts: Sequence[Fact], words: str, group: str | None) -> list[Fact]:
    """Return the facts of a group (None: all) that have every word in name, value or source."""
    sought = words.casefold().split()
    return [
        fact
        for fact in facts
        if group in (None, fact.group) and all(word in _searched(fact) for word in sought)
    ]


def _searched(fact: Fact) -> str:
    return f"{fact.key} {fact.label} {fact.text} {fact.source} {fact.group}".casefold()


def _insert(section: Section, fact: Fact, cited: bool) -> None:
    """Put the marker at the end; what is cited nowhere yet is pinned as it was seen here."""
    if not cited and not fact_pins.renew(section.application_id, fact.key):
        return
    marker = f"\n\n{fact.marker}\n" if stands_alone(fact.key) else fact.marker
    section_editor.append(section.id, marker)


def _describe(chosen: Fact) -> None:
    st.markdown(
        "이 표시를 글에 적으면 그 자리에 지금 값이 들어가 머뭅니다. 출처가 바뀌면 알려 줍니다."
    )
    st.code(chosen.marker, language=None)
    st.text(f"지금 값: {chosen.text}")
    st.caption(
        f"{chosen.certainty} · 출처 {plain(chosen.source)} · 기준일 {chosen.as_of or '모름'}"
    )
    fact_source.link(chosen)


def _rows(facts: Sequence[Fact]) -> list[dict[str, str]]:
    return [
        {
            "자료": fact.code or ALL,
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
