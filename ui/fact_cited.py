"""The facts that stand in one section: as shown, as of when, how sure, and where from."""

import streamlit as st

from applications.drafts import citing
from applications.drafts.dossier import Draft
from applications.drafts.model import Section
from applications.facts.fact import Fact, by_key
from applications.pinning.model import CHANGE_NAMES, Stale
from ui import fact_pins, fact_source, state
from ui.wording import plain

_MOST = 60  # drawn at once
_LONGEST = 120


def draw(draft: Draft, section: Section) -> None:
    """Draw each fact of the section with its source; a stale one with what it says now."""
    known = by_key(draft.facts)
    names = citing.of_section(draft.sections, draft.template, section)
    facts = [known[name] for name in names if name in known]
    stale = {one.key: one for one in draft.stale}
    count = sum(fact.key in stale for fact in facts)
    told = f", 출처가 바뀐 것 {count}개" if count else ""
    label = f"이 항목의 사실과 출처 ({len(facts)}개{told})"
    with st.expander(label, icon=":material/link:", expanded=bool(count)):
        if not facts:
            st.caption("아래에서 사실을 넣으면 여기에 출처와 기준일이 보입니다.")
        for fact in facts[:_MOST]:
            _row(draft.application.id, fact, stale.get(fact.key))
        if len(facts) > _MOST:
            st.caption(f"{len(facts) - _MOST:,}개가 더 있습니다. 문서의 '사실의 출처'에서 봅니다.")


def _row(application_id: str, fact: Fact, stale: Stale | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(fact.label)}** {plain(_short(fact.text))}")
        st.caption(f"{fact.certainty} · 기준일 {fact.as_of or '모름'}")
        fact_source.link(fact)
    if stale is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(CHANGE_NAMES[stale.change], icon=":material/sync_problem:", color="red")
        if stale.current is None:
            return
        st.markdown(f"지금 {plain(_short(stale.current.text))}")
        st.caption(f"기준일 {stale.current.as_of or '모름'}")
        st.button(
            "지금 값으로",
            icon=":material/check:",
            type="tertiary",
            key=state.application_widget(application_id, f"accept-here-{fact.key}"),
            on_click=fact_pins.accept,
            args=(application_id, [stale.current]),
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
