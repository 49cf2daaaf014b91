"""The form of one group of fields: opened on a revision, saved over it, nothing typed is lost."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from processes.inventory.changes import value_of
from processes.inventory.dates import day, shown
from processes.inventory.fields import (
    DEPARTMENT,
    FIGURES,
    NAME,
    SOURCES,
    SOURCES_OF_FIGURES,
    UNKNOWN,
    Field,
)
from processes.inventory.figure_sources import source_of
from processes.inventory.model import BadProcess, FigureSource, NotUnderstood, Process
from ui import frame, process_card, process_saving, state
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
        plainly = [field for field in fields if not field.kind.measures]
        for start in range(0, len(plainly), _COLUMNS):
            pair = zip(st.columns(_COLUMNS), plainly[start : start + _COLUMNS], strict=False)
            for column, field in pair:
                with column:
                    _widget(process, field, departments)
        for field in fields:
            if field.kind.measures:
                _figure(process, field, departments)
        with st.container(horizontal=True):
            wanted = st.form_submit_button("저장", type="primary", icon=":material/save:")
            dropped = st.form_submit_button("그만두기")
    if dropped:
        _close(process)
        st.rerun()
    if wanted:
        _save(process, fields)


def draw_lost(code: str) -> None:
    """Draw what stood in the form of a process that somebody has deleted meanwhile."""
    forms: dict[str, Opened] = {
        form.process.code: form
        for form in map(st.session_state.get, list(st.session_state))
        if isinstance(form, Opened)
    }
    kept: dict[str, list[dict[str, str]]] = st.session_state.setdefault(state.PROCESS_LOST, {})
    if code in forms:
        kept[code] = _typed(forms[code])
        _close(forms[code].process)
    if not kept.get(code):
        return
    st.warning(
        "고치는 동안 다른 사람이 업무를 지웠습니다. 적던 값은 아래에 있으니 필요하면 복사하세요.",
        icon=":material/content_paste:",
    )
    st.table(kept[code], border="horizontal")


def _typed(form: Opened) -> list[dict[str, str]]:
    """Return the fields of the form that hold something else than the process did."""
    lines = []
    for field in _fields(form.group):
        key = state.process_field(form.process.id, field.key, form.process.revision)
        typed = st.session_state.get(key)
        text = ", ".join(typed) if isinstance(typed, list) else typed or ""
        before = field.format(value_of(form.process, field.key))
        if key in st.session_state and text != before:
            lines.append({"항목": field.label, "처음 값": plain(before), "적던 값": plain(text)})
    return lines


def _fields(group: str) -> list[Field]:
    first = [NAME, DEPARTMENT] if group == "기본" else []
    return [*first, *process_card.fields_of(group)]


def _figure(process: Process, field: Field, departments: list[str]) -> None:
    """Draw a figure with its own source and day, which go before those of the whole process."""
    value, source, date = st.columns([4, 2, 2], vertical_alignment="bottom")
    with value:
        _widget(process, field, departments)
    own = source_of(process.facts, field.key) or FigureSource(field.key)
    general = process.facts.source or UNKNOWN
    key = _key(process, field, "source")
    st.session_state.setdefault(key, own.source)
    source.selectbox(
        f"{field.label} 출처",
        tuple(SOURCES),
        index=None,
        key=key,
        placeholder=f"업무와 같음 ({general})",
    )
    date.text_input(
        f"{field.label} 기준일",
        shown(own.date) if own.date else "",
        key=_key(process, field, "date"),
        placeholder="업무와 같음",
    )


def _key(process: Process, field: Field, part: str) -> str:
    return state.process_field(process.id, f"{field.key}-{part}", process.revision)


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
    # The value comes from the state: with an index, nobody could empty the field again.
    st.session_state.setdefault(key, value if value in choices else None)
    st.selectbox(
        label,
        choices,
        index=None,
        key=key,
        placeholder=UNKNOWN,
        help=field.help or None,
    )


def _save(process: Process, fields: list[Field]) -> None:
    changed, refused = _read(process, fields)
    _read_sources(process, fields, changed, refused)
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


def _read_sources(
    process: Process, fields: list[Field], changed: dict[str, Any], refused: list[str]
) -> None:
    """Put the sources of this group's figures with those of the others."""
    found = {one.key: one for one in process.facts.sources or ()}
    for field in fields:
        if not field.kind.measures:
            continue
        source = st.session_state[_key(process, field, "source")]
        try:
            date = day(st.session_state[_key(process, field, "date")])
        except NotUnderstood as refusal:
            refused.append(f"{field.label} 기준일: {refusal.sentence}")
            continue
        found.pop(field.key, None)
        if source or date:
            found[field.key] = FigureSource(field.key, source, date)
    sources = tuple(found[field.key] for field in FIGURES if field.key in found)
    if sources != (process.facts.sources or ()):
        changed[SOURCES_OF_FIGURES.key] = sources or None


def _open(process: Process, group: str) -> None:
    st.session_state[state.process_opened(process.id)] = Opened(group, process)


def _close(process: Process) -> None:
    st.session_state.pop(state.process_opened(process.id), None)
