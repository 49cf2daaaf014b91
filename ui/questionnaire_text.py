"""A draft as its YAML, for those who know the format; what is wrong is shown at its line."""

import difflib

import streamlit as st

from evaluations.questionnaire.format import BadQuestionnaire
from evaluations.questionnaire.versions.model import Draft
from ui import questionnaire_saving as saving
from ui import questionnaire_state as keys
from ui.wording import plain

_AROUND = 2


def draw(draft: Draft, problem: BadQuestionnaire | None) -> None:
    """Draw the text, saved when the field is left, with the problem at its line."""
    _clash(draft)
    if problem:
        trouble(draft, problem)
    else:
        st.success("읽을 수 있는 질문지입니다.", icon=":material/check_circle:")
    key, base = keys.text_field(draft.id), keys.text_base(draft.id)
    clashing = keys.text_clash(draft.id) in st.session_state
    if not clashing and (key not in st.session_state or _base(draft) != draft.revision):
        st.session_state[key], st.session_state[base] = draft.content, draft.revision
    st.text_area(
        "질문지의 글 (YAML)",
        key=key,
        height=560,
        on_change=saving.save_text,
        args=(draft.id,),
        disabled=clashing,
        help="칸을 떠나거나 Ctrl+Enter를 누르면 저장됩니다. 틀린 글도 초안으로는 저장됩니다.",
    )
    st.download_button(
        "YAML 파일로 받기",
        draft.content.encode(),
        f"{draft.questionnaire_id}.yaml",
        "application/yaml",
        icon=":material/download:",
        key=keys.widget(draft.questionnaire_id, "download", draft.revision),
    )


def _base(draft: Draft) -> int | None:
    base: int | None = st.session_state.get(keys.text_base(draft.id))
    return base


def trouble(draft: Draft, problem: BadQuestionnaire) -> None:
    """Draw what is wrong with a draft, with the lines around."""
    st.error(plain(problem.sentence), icon=":material/error:")
    lines = draft.content.splitlines()
    first = max(problem.line - 1 - _AROUND, 0)
    shown = [
        f"{'→' if number == problem.line else ' '} {number:>4}  {line}"
        for number, line in enumerate(lines[first : problem.line + _AROUND], first + 1)
    ]
    st.code("\n".join(shown), language=None)


def _clash(draft: Draft) -> None:
    mine = st.session_state.get(keys.text_clash(draft.id))
    if mine is None:
        return
    with st.container(border=True):
        st.error(
            f"{plain(draft.updated_by)} 님이 먼저 저장했습니다. 두 글을 모두 보관했으니 고르세요.",
            icon=":material/compare_arrows:",
        )
        lines = difflib.unified_diff(
            draft.content.splitlines(), mine.splitlines(), "저장된 글", "내 글", lineterm="", n=1
        )
        st.code("\n".join(lines) or "다른 곳이 없습니다.", language="diff")
        with st.container(horizontal=True):
            for revision, label in ((draft.revision, "내 글로 바꾸기"), (None, "저장된 글 두기")):
                st.button(
                    label,
                    key=keys.widget(draft.questionnaire_id, "text-clash", label),
                    on_click=saving.settle_text,
                    args=(draft.id, revision),
                )
