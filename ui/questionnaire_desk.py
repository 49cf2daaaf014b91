"""What is shown of one version of a questionnaire, or of its draft: the parts and their choice."""

from collections.abc import Sequence

import streamlit as st

from evaluations.questionnaire import BadQuestionnaire, Questionnaire
from evaluations.questionnaire.reading import parse
from evaluations.questionnaire.versions import rescoring, store
from evaluations.questionnaire.versions.model import Draft, Version
from ui import (
    data,
    questionnaire_changes,
    questionnaire_reading,
    questionnaire_subjects,
    questionnaire_tables,
    questionnaire_text,
    questionnaire_versions,
    state,
)
from ui import questionnaire_state as keys
from ui.clock import today

_PARTS = {
    "read": "읽기",
    "changes": "바뀐 점",
    "rescore": "답 다시 매기기",
    "edit": "표로 고치기",
    "yaml": "YAML로 고치기",
    "versions": "판 목록",
}


def draw(
    versions: Sequence[Version], current: Version | None, name: str, draft: Draft | None
) -> None:
    """Draw a version, or the draft where there is one to be edited, part by part."""
    problem, shown = _read(draft, versions, name)
    if draft:
        questionnaire_versions.publishing(draft, problem)
    part = _part(draft.questionnaire_id if draft else versions[0].questionnaire_id, bool(draft))
    if part == "versions":
        questionnaire_versions.listed(versions, current)
    elif part == "yaml" and draft:
        questionnaire_text.draw(draft, problem)
    elif part == "edit" and draft and shown:
        questionnaire_tables.draw(draft, shown)
    elif problem and draft:
        questionnaire_text.trouble(draft, problem)
        st.caption("'YAML로 고치기'에서 고치면 다시 보입니다.")
    elif shown:
        _beside(part, store.parsed(current) if current else None, shown)


def _beside(part: str, form: Questionnaire | None, shown: Questionnaire) -> None:
    """Draw a version by itself, or beside the one in force."""
    if part == "read":
        questionnaire_reading.draw(shown)
    elif form is None:
        st.info("아직 공개한 판이 없어 견줄 것이 없습니다.", icon=":material/info:")
    elif part == "changes":
        questionnaire_changes.differences(form, shown)
    else:
        with data.reading() as db:
            given = questionnaire_subjects.answered(db, form, today())
        found = rescoring.rescored(form, shown, given.answers, on=today(), facts=given.facts)
        questionnaire_changes.rescored(form, shown, found, given.names)


def _read(
    draft: Draft | None, versions: Sequence[Version], name: str
) -> tuple[BadQuestionnaire | None, Questionnaire | None]:
    if draft is None:
        return None, next(store.parsed(one) for one in versions if one.version == name)
    try:
        return None, parse(draft.content, f"{draft.questionnaire_id} 초안")
    except BadQuestionnaire as refusal:
        return refusal, None


def _part(questionnaire_id: str, editing: bool) -> str:
    """Draw the choice of a part, which the address follows; return the one to be shown."""
    parts = [one for one in _PARTS if editing or one not in ("edit", "yaml")]
    named = state.parameter(keys.PART)
    shown = named if named in parts else parts[0]
    key = keys.widget(questionnaire_id, "part", f"{editing}/{shown}")
    chosen = st.pills(
        "볼 것",
        parts,
        default=shown,
        format_func=_PARTS.__getitem__,
        required=True,
        key=key,
        on_change=state.part_follows,
        args=(key,),
    )
    return str(chosen)
