"""What is wrong with the facts of a draft: sources gone, markers without a fact, stale ones."""

import streamlit as st

from applications.drafts import dossier
from applications.drafts.dossier import Draft
from ui import application_parts, state
from ui.wording import plain


def draw(draft: Draft) -> None:
    """Draw a sentence for each, nothing where all is well."""
    for sentence in draft.sources.missing:
        st.warning(plain(sentence), icon=":material/warning:")
    unknown = dossier.unknown_markers(draft)
    if unknown:
        names = ", ".join(f"{title}의 {plain(name)}" for title, name in unknown)
        st.warning(
            f"값을 찾지 못한 표시 {len(unknown)}개: {names}. "
            "업무나 사업을 고르거나 표시를 고치세요.",
            icon=":material/warning:",
        )


def point_to_changes(draft: Draft) -> None:
    """Say how many facts are stale, with the way to them; nothing where none is."""
    if not draft.stale:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(
            f"출처가 바뀐 사실 {len(draft.stale)}개", icon=":material/sync_problem:", color="red"
        )
        st.caption("문서에는 받아들인 값이 그대로 있습니다.")
        st.button(
            "견주고 받아들이기",
            type="tertiary",
            icon=":material/compare_arrows:",
            key=state.application_widget(draft.application.id, "to-stale"),
            on_click=application_parts.open_part,
            args=(application_parts.SOURCES,),
        )
