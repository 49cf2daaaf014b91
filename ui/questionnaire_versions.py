"""The versions of a questionnaire: which there are, the choice of one, and publishing the next."""

from collections.abc import Sequence

import streamlit as st

from errors import shortened
from evaluations.questionnaire.format import BadQuestionnaire
from evaluations.questionnaire.versions.model import PUBLISHED, Draft, UnknownVersion, Version
from ui import questionnaire_saving as saving
from ui import questionnaire_state as keys
from ui import state
from ui.clock import when
from ui.wording import plain


def chosen(
    questionnaire_id: str, versions: Sequence[Version], current: Version, draft: Draft | None
) -> str:
    """Draw the choice of a version, which the address follows; return its name, or DRAFT."""
    titles = {one.version: f"{one.version}판" for one in versions}
    titles[current.version] += " (지금)"
    if draft is not None:
        titles[keys.DRAFT] = "초안"
    named = state.parameter(keys.VERSION)
    if named and named not in (*titles, keys.DRAFT):
        known = [one.version for one in versions]
        st.warning(plain(UnknownVersion(questionnaire_id, shortened(named), known).sentence))
    shown = named if named in titles else current.version
    key = keys.widget(questionnaire_id, "version", f"{shown}/{len(titles)}")
    picked = st.selectbox(
        "판",
        list(titles),
        index=list(titles).index(shown),
        format_func=titles.__getitem__,
        key=key,
        on_change=lambda: st.query_params.update({keys.VERSION: st.session_state[key]}),
        width=240,
    )
    return str(picked)


def listed(versions: Sequence[Version], current: Version | None) -> None:
    """Draw all versions with who published them, when and why."""
    st.table(
        [
            {
                "판": one.version + (" (지금)" if one == current else ""),
                "공개": f"{plain(one.created_by)} · {when(one.created_at)}"
                if one.origin == PUBLISHED
                else "워크벤치와 함께 옴",
                "남긴 말": plain(one.note) or "–",
                "내용의 지문 (SHA-256)": one.sha256[:16],
            }
            for one in versions
        ],
        border="horizontal",
    )
    st.caption("공개한 판은 바뀌지 않습니다. 답은 저마다 어느 판에 답했는지 간직합니다.")


def publishing(draft: Draft, problem: BadQuestionnaire | None) -> None:
    """Draw what is to be done with a draft: publish it with a note, or take it back."""
    note = keys.widget(draft.questionnaire_id, "note")
    with st.container(border=True):
        st.caption(
            f"초안 · {plain(draft.updated_by)} · {when(draft.updated_at)} 저장 · "
            f"{plain(draft.base_version or '파일')}에서 시작"
        )
        st.text_input(
            "남길 말 (필수)",
            key=note,
            max_chars=300,
            placeholder="무엇을 왜 바꾸었는지 한 줄로 적으세요.",
        )
        with st.container(horizontal=True):
            st.button(
                "공개하기",
                type="primary",
                icon=":material/public:",
                disabled=problem is not None,
                help="공개하면 이 판은 바뀌지 않습니다. 시행일부터 새 판으로 묻고 판정합니다.",
                key=keys.widget(draft.questionnaire_id, "publish"),
                on_click=saving.publish,
                args=(draft.questionnaire_id, draft.revision, note),
            )
            with st.popover("초안 지우기", icon=":material/delete:"):
                st.markdown("지운 초안은 기록에만 남습니다.")
                st.button(
                    "지우기",
                    key=keys.widget(draft.questionnaire_id, "delete"),
                    on_click=saving.delete,
                    args=(draft.id, draft.revision),
                )
