"""One draft: its sections on one side, the document that comes of them on the other."""

import streamlit as st

from applications.drafts import dossier
from applications.drafts.dossier import Draft
from applications.drafts.model import Section
from ui import (
    application_attachments,
    application_call,
    application_course,
    application_files,
    application_form,
    application_parts,
    application_readiness,
    application_settings,
    application_sources,
    document_preview,
    fact_changes,
    fact_cited,
    fact_palette,
    fact_pins,
    fact_warnings,
    following,
    frame,
    navigation,
    section_assignment,
    section_editor,
    section_history,
    section_list,
    section_suggestions,
    section_talk,
    state,
)


def page() -> None:
    """Draw the draft that the address names."""
    application_id = state.parameter("id")
    draft = fact_pins.read(application_id) if application_id else None
    if draft is None:
        application_parts.no_draft()
        return
    application = draft.application
    frame.heading(
        application.title,
        f"{application.programme} · 쓰는 대로 저장됩니다.",
        example=application.example,
    )
    navigation.link("applications", "신청서 목록", icon=":material/arrow_back:")
    application_course.head(application)
    application_call.head(draft)
    application_parts.draw(
        application.id,
        {
            application_parts.WRITING: lambda: _writing(draft),
            application_parts.SOURCES: lambda: _sources(draft),
            application_parts.PAPERS: lambda: _papers(draft),
            application_parts.COURSE: lambda: _course(draft),
        },
    )


def _writing(draft: Draft) -> None:
    fact_warnings.draw(draft)
    fact_warnings.point_to_changes(draft)
    writing, reading = st.columns([5, 6], gap="large")
    with writing:
        section = _section(draft)
    with reading:
        _document(draft, section)


def _sources(draft: Draft) -> None:
    fact_warnings.draw(draft)
    application_sources.draw(draft)
    fact_changes.draw(draft)


def _papers(draft: Draft) -> None:
    application_call.choose(draft)
    application_call.scores(draft)
    papers, form = st.columns([5, 4], gap="large")
    with papers:
        application_attachments.draw(draft)
    with form:
        application_form.draw(draft)


def _course(draft: Draft) -> None:
    application_course.draw(draft)
    application_readiness.draw(draft)
    application_settings.draw(draft.application)


def _section(draft: Draft) -> Section:
    written = sum(not section.empty for section in draft.sections)
    st.caption(f"{len(draft.sections)}개 항목 가운데 {written}개에 글이 있습니다.")
    section = section_list.choose(draft.application.id, draft.sections)
    form = draft.template.section(section.key)
    application_call.stakes(draft, section)
    section_editor.draw(section, form.guidance if form else "", draft.application)
    section_assignment.draw(section)
    section_talk.draw(section)
    section_suggestions.draw(section)
    fact_cited.draw(draft, section)
    fact_palette.draw(section, draft)
    section_history.draw(section)
    return section


def _document(draft: Draft, section: Section) -> None:
    application_files.draw(draft.application)
    with st.container(height=900, border=True), frame.refusals():
        document_preview.draw(dossier.document(draft), section.title)
    following.follow(draft.application.id, section.key)
