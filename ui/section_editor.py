"""The text of one section: saved as it is written, never over somebody else's."""

import streamlit as st

from applications.course.stages import editable
from applications.drafts.model import Application, Section
from ui import autosave, clock, section_clash, section_saving, state
from ui.section_saving import draw_lost
from ui.wording import plain

__all__ = ["append", "draw", "draw_lost", "replace"]

_HEIGHT = 420


def draw(section: Section, guidance: str, application: Application) -> None:
    """Draw the field with the guidance, the saved state and, after a clash, both texts."""
    draw_lost()
    section_saving.begin(section)
    key = state.section_text(section.id)
    still = not editable(application.state)
    st.caption(guidance)
    st.text_area(
        section.title,
        key=key,
        height=_HEIGHT,
        on_change=section_saving.typed,
        args=(section.id,),
        disabled=still,
        placeholder="빈 줄로 문단을 나눕니다. '- '로 시작하면 글머리, '| 가 | 나 |'는 표입니다.",
    )
    autosave.watch(key, section_saving.watched(section), section_saving.rescue(section.id))
    clash = section_saving.clashes().get(section.id)
    if clash is not None:
        section_clash.draw(section, clash)
    else:
        st.caption(_saved(section, still=still, stage=application.state))


def append(section_id: str, text: str) -> None:
    """Put a text at the end of the section and save it; call it from a callback."""
    key = state.section_text(section_id)
    written = st.session_state.get(key, "")
    joint = "" if not written or written.endswith(("\n", " ")) else " "
    replace(section_id, f"{written}{joint}{text}")


def replace(section_id: str, text: str) -> None:
    """Put a text in place of the section's and save it; call it from a callback."""
    section_saving.put(section_id, text)


def _saved(section: Section, *, still: bool, stage: str) -> str:
    if still:
        return f"'{stage}' 상태에서는 글을 고칠 수 없습니다. '진행'에서 상태를 옮긴 뒤 고치세요."
    if section.revision == 1 and section.empty:
        return "아직 쓰지 않았습니다. 쓰는 대로 저장됩니다."
    moment, name = clock.when(section.updated_at), plain(section.updated_by)
    return f"저장됨 {moment} · {name} · 개정 {section.revision}"
