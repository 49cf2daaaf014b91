"""The form of one group of fields: opened on a revision, saved over it, nothing typed is lost."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from processes.inventory.changes import value_of
from processes.inventory.fields import DEPARTMENT, FIELDS, NAME, UNKNOWN, Field
from processes.inventory.model import BadProcess, NotUnderstood, Process
from ui import frame, process_saving, state
from ui.wording import plain

_COLUMNS = 2
_LONG = ("purpose", "note", "legal_basis", "evidence")
_NONE = "없음"


@dataclass(frozen=True)
class Opened:
    """The group that is being edited, and the process as it was read when it was opened."""

    group: str
    process: Process


def opened(process: Process) -> Opened | None:
    """Return the group that is being edited, if any."""
    return st.session_state.get(state.process_opened(process.id))


def open_button(process: Process, group: str) -> None:
    """Draw the button that opens a group for editing."""
    st.button(
        "고치기",
        icon=":material/edit:",
        key=state.process_widget(process.id, f"edit-{group}"),
        on_click=_open,
        args=(process, group),
    )


def draw(form: Opened, departments: list[str]) -> None:
    """Draw the form: 저장 saves what was changed; what can't be read stays, with the reason."""
    process = form.process
    with st.form(state.process_widget(process.id, f"form-{form.group}"), border=False):
        fields = _fields(form.group)
        for start in range(0, len(fields), _COLUMNS):
            pair = zip(st.columns(_COLUMNS), fields[start : start + _COLUMNS], strict=False)
            for column, field in pair:
                with column:
                    _widget(process, field, departments)
        with st.container(horizontal=True):
            wanted = st.form_submit_button("저장", type="primary", icon=":material/save:")
            dropped = st.form_submit_button("그만두기")
    if dropped:
        _close(process)
        st.rerun()
    if wanted:
        _save(process, fields)


def _fields(group: str) -> list[Field]:
    first = [NAME, DEPARTMENT] if group == "기본" else []
    return [*first, *(field for field in FIELDS if field.group == group)]


def _widget(process: Process, field: Field, departments: list[str]) -> None:
    key = state.process_field(process.id, field.key, process.revision)
    value = value_of(process, field.key)
    label = f"{field.title} ★" if field.required else field.title
    if field.key == DEPARTMENT.key:
        st.selectbox(label, departments, index=departments.index(value), key=key)
    elif field.kind.name == "yes-no":
        _choice(label, (field.format(True), field.format(False)), field.format(value), field, key)
    elif field.kind.name == "forms":
        chosen = [] if value is None else list(value) or [_NONE]
        options = [_NONE, *field.choices]
        st.multiselect(
            label, options, chosen, key=key, placeholder=UNKNOWN, help=field.help or None
        )
    elif field.choices:
        _choice(label, field.choices, field.format(value), field, key)
    elif field.key in _LONG:
        st.text_area(
            label, field.format(value), key=key, placeholder=UNKNOWN, help=field.help or None,
            height=100,
        )  # fmt: skip
    else:
        st.text_input(
            label, field.format(value), key=key, placeholder=UNKNOWN, help=field.help or None
        )


def _choice(label: str, choices: tuple[str, ...], value: str, field: Field, key: str) -> None:
    st.selectbox(
        label,
        choices,
        index=choices.index(value) if value in choices else None,
        key=key,
        placeholder=UNKNOWN,
        help=field.help or None,
    )


def _save(process: Process, fields: list[Field]) -> None:
    changed, refused = _read(process, fields)
    if not refused:
        try:
            saved = process_saving.save(process, changed)
        except BadProcess as refusal:
            refused.append(refusal.sentence)
        else:
            _close(process)
            if saved is not None:
                told = (
                    "저장했습니다." if saved.revision > process.revision else "바뀐 것이 없습니다."
                )
                frame.notice(told)
            st.rerun()
    for sentence in refused:
        st.error(plain(sentence), icon=":material/error:")


def _read(process: Process, fields: list[Field]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields that were changed, and a sentence for each that can't be read."""
    changed: dict[str, Any] = {}
    refused = []
    for field in fields:
        typed = st.session_state[state.process_field(process.id, field.key, process.revision)]
        text = ", ".join(typed) if isinstance(typed, list) else typed or ""
        if text == field.format(value_of(process, field.key)):
            continue  # also keeps how the source had written it
        try:
            value = text if field in (NAME, DEPARTMENT) else field.parse(text)
        except NotUnderstood as refusal:
            refused.append(f"{field.label}: {refusal.sentence}")
        else:
            changed[field.key] = value
    return changed, refused


def _open(process: Process, group: str) -> None:
    st.session_state[state.process_opened(process.id)] = Opened(group, process)


def _close(process: Process) -> None:
    st.session_state.pop(state.process_opened(process.id), None)
