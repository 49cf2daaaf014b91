"""What keeps a draft from being handed in: errors first, each leading to its section."""

import streamlit as st

from applications.drafts.dossier import Draft
from applications.readiness import checking
from applications.readiness.finding import LEVEL_NAMES, RULE_NAMES, Finding, counted
from ui import application_parts, section_list, state
from ui.wording import plain

_LOOKS = {
    "error": (":material/error:", "red"),
    "warning": (":material/warning:", "orange"),
    "yourself": (":material/visibility:", "blue"),
}

_MOST = 60  # drawn at once; thousands of cards would stop the browser


def draw(draft: Draft) -> None:
    """Draw the counts, and the findings in a fold that a click opens."""
    found = checking.findings(draft)
    titles = {section.key: section.title for section in draft.sections}
    with st.container(horizontal=True, vertical_alignment="center"):
        for level, count in counted(found).items():
            icon, colour = _LOOKS[level]
            st.badge(f"{LEVEL_NAMES[level]} {count}", icon=icon, color=colour)  # type: ignore[arg-type]
    with st.expander("제출 전 점검", icon=":material/checklist:"):
        st.caption(
            "규칙으로 찾은 것입니다. 규칙으로 알 수 없는 것은 '직접 확인'으로 남깁니다. "
            "규칙과 낱말은 제안입니다."
        )
        for number, one in enumerate(found[:_MOST]):
            finding(draft.application.id, str(number), one, titles)
        if len(found) > _MOST:
            st.caption(f"{len(found) - _MOST:,}건이 더 있습니다. 위의 것을 고치면 보입니다.")


def finding(application_id: str, number: str, one: Finding, titles: dict[str, str]) -> None:
    """Draw one finding with what to do about it and the way to its section."""
    icon, _ = _LOOKS[one.level]
    rule = RULE_NAMES[one.rule]
    with st.container(border=True):
        st.markdown(f"{icon} **{LEVEL_NAMES[one.level]} · {rule}** {plain(one.sentence)}")
        st.caption(plain(one.cure))
        if one.section in titles:
            st.button(
                f"'{plain(titles[one.section])}' 열기",
                key=state.application_widget(application_id, f"finding-{number}"),
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=_open,
                args=(one.section,),
            )


def _open(section: str) -> None:
    application_parts.open_part(application_parts.WRITING)
    section_list.open_section(section)
