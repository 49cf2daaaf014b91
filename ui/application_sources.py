"""The sources of a draft: processes and IT projects, added, taken out and put in order."""

from collections.abc import Callable

import streamlit as st

import storage
from applications.drafts import beginning
from applications.drafts.dossier import Draft
from applications.drafts.model import Application, UnknownApplication
from applications.sources import store
from applications.sources.model import KIND_NAMES, Kind
from errors import WorkbenchError
from evaluations.projects.store import all_projects
from processes.inventory.store import known_names
from ui import data, frame, identity, navigation, state
from ui.wording import plain

_PAGES: dict[Kind, tuple[str, str]] = {
    "process": ("process", "code"),
    "project": ("project", "project"),
}
_ICONS: dict[Kind, str] = {"process": ":material/list:", "project": ":material/fact_check:"}
_GONE = "목록에 없음"


def draw(draft: Draft) -> None:
    """Draw both lists; each change is saved at once."""
    application = draft.application
    with data.reading() as db:
        processes = {code: f"{name} ({department})" for code, department, name in known_names(db)}
        projects = {one.code: one.name for one in all_projects(db)}
    left, right = st.columns(2, gap="large")
    with left:
        _list(application, "process", application.process_codes, processes)
    with right:
        _list(application, "project", application.project_codes, projects)
    st.caption(
        "맨 위 업무와 사업의 사실은 짧은 표시({{yearly_hours}})로, 다음 것은 번호를 붙인 표시"
        "({{P-0002:yearly_hours}})로 넣습니다. 순서를 바꿔도 받아들인 값은 그대로 있고, 달라진 "
        "것은 아래에 나란히 보입니다."
    )
    st.button(
        "빈 항목에 첫 글 넣기",
        icon=":material/edit_note:",
        key=state.application_widget(application.id, "fill"),
        on_click=_fill,
        args=(application.id,),
    )


def _list(
    application: Application, kind: Kind, codes: tuple[str, ...], names: dict[str, str]
) -> None:
    st.markdown(f"**{KIND_NAMES[kind]}** {len(codes)}개")
    if not codes:
        st.caption(f"{KIND_NAMES[kind]}을(를) 더하면 그 사실을 글에 넣을 수 있습니다.")
    for place, code in enumerate(codes):
        _row(application, kind, code, names.get(code), place, len(codes))
    key = state.application_widget(application.id, f"add-{kind}-{len(codes)}")
    st.selectbox(
        f"{KIND_NAMES[kind]} 더하기",
        [code for code in names if code not in codes],
        index=None,
        format_func=lambda code: f"{code} {names[code]}",
        placeholder="이름이나 번호로 찾기",
        key=key,
        on_change=_add,
        args=(application.id, kind, key),
    )


def _row(
    application: Application, kind: Kind, code: str, name: str | None, place: int, count: int
) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if name is None:
            st.badge(_GONE, icon=":material/warning:", color="orange")
            st.text(code)
        else:
            page, parameter = _PAGES[kind]
            navigation.link(page, plain(f"{code} {name}"), icon=_ICONS[kind], **{parameter: code})
        for word, icon, places, idle in (
            ("위로", ":material/arrow_upward:", -1, place == 0),
            ("아래로", ":material/arrow_downward:", 1, place == count - 1),
        ):
            st.button(
                word,
                icon=icon,
                type="tertiary",
                disabled=idle,
                key=state.application_widget(application.id, f"{word}-{kind}-{code}"),
                on_click=_move,
                args=(application.id, kind, code, places),
            )
        st.button(
            "빼기",
            icon=":material/close:",
            type="tertiary",
            key=state.application_widget(application.id, f"remove-{kind}-{code}"),
            on_click=_remove,
            args=(application.id, kind, code),
        )


def _add(application_id: str, kind: Kind, key: str) -> None:
    code: str | None = st.session_state[key]
    if code is not None:
        _change(lambda db: store.add(db, application_id, kind, code, by=identity.author()))


def _remove(application_id: str, kind: Kind, code: str) -> None:
    _change(lambda db: store.remove(db, application_id, kind, code, by=identity.author()))


def _move(application_id: str, kind: Kind, code: str, places: int) -> None:
    _change(lambda db: store.move(db, application_id, kind, code, places, by=identity.author()))


def _change(change: Callable[[storage.Database], object]) -> None:
    """Make a change in a transaction of its own; a refusal is kept for the run that follows."""
    try:
        with data.transaction() as db:
            change(db)
    except UnknownApplication:
        return  # deleted meanwhile: the page that follows says so
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)


def _fill(application_id: str) -> None:
    def fill(db: storage.Database) -> None:
        filled = beginning.fill_empty(db, application_id, by=identity.author())
        told = f"{filled}개 항목에 첫 글을 넣었습니다." if filled else "넣을 사실이 없습니다."
        done.append(told)

    done: list[str] = []
    _change(fill)
    for told in done:
        frame.notice(told)
