"""What the flow chart page draws around the editor, and what its buttons do."""

from collections.abc import Callable, Sequence

import streamlit as st

from errors import WorkbenchError
from processes.bpmn import store
from processes.bpmn.store import ModelRevision, RefusedModel
from processes.inventory.model import Process
from storage import Database
from ui import data, frame, identity, navigation, state
from ui.clock import when
from ui.revisions import ORIGINS, Sitting, sittings
from ui.wording import plain

LABELS = {"as-is": "현행 (as-is)", "to-be": "개선 (to-be)"}
_SHOWN_AT_FIRST = 8
_SHOWN_AT_MOST = 200
_BPMN = "application/xml"


def line() -> str:
    """Return the line that the address names; the as-is where it names none."""
    named = state.parameter("state") or ""
    return named if named in store.states else "as-is"


def switch(process: Process, shown: str) -> None:
    """Draw the switch between as-is and to-be; the address follows it."""
    key = state.model_key("line", process.id, shown)
    st.segmented_control(
        "흐름도",
        store.states,
        default=shown,
        format_func=LABELS.__getitem__,
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: st.query_params.update(state=st.session_state[key]),
    )


def ways_out(process: Process) -> None:
    """Draw the ways to the process's own page and to the list."""
    navigation.link("process", "업무 보기", icon=":material/description:", code=process.code)
    st.button(
        "흐름도 목록",
        type="tertiary",
        icon=":material/list:",
        key=f"model/list/{process.id}",
        on_click=st.query_params.clear,
    )


def files(process: Process, shown: str, newest: ModelRevision | None) -> None:
    """Draw the buttons that take the model out as a file and bring one in."""
    if newest is not None:
        _download("내려받기", process, newest.state, newest.sha256, key="newest")
    base = newest.number if newest else 0
    with (
        st.popover("파일 올리기", icon=":material/upload:"),
        st.form(state.model_key("upload", process.id, shown), clear_on_submit=True, border=False),
    ):
        st.markdown("BPMN 2.0 파일(.bpmn)을 올리면 새 판이 됩니다. 지금 그림은 기록에 남습니다.")
        file = state.model_key("file", process.id, shown)
        note = state.model_key("note", process.id, shown)
        st.file_uploader("파일 (10 MB까지)", type=["bpmn", "xml"], key=file)
        st.text_input("남길 말", key=note, max_chars=200, placeholder="예: 비지오에서 옮김")
        st.form_submit_button("올리기", on_click=_upload, args=(process, shown, base, file, note))


def beginning(process: Process, as_is: ModelRevision | None) -> None:
    """Offer to start the to-be from the as-is; drawn while there is no to-be."""
    if as_is is None:
        return
    box = frame.empty(
        "개선 흐름도가 아직 없습니다",
        "현행을 복사해 고치거나, 아래 빈 그림에서 바로 시작하세요.",
        key=state.model_key("beginning", process.id, "to-be"),
    )
    box.button(
        "현행에서 복사해 시작",
        type="primary",
        key=state.model_key("copy", process.id, "to-be"),
        on_click=_copy,
        args=(process, as_is),
    )


def history(
    process: Process, revisions: Sequence[ModelRevision], refused: Sequence[RefusedModel]
) -> None:
    """Draw the line of revisions and the saves that came too late, each to download."""
    newest = revisions[0].number if revisions else 0
    if refused:
        with st.expander(f"밀려난 저장 {len(refused)}개", icon=":material/inventory_2:"):
            st.caption("다른 사람이 먼저 저장해서 줄에 들지 못한 그림입니다. 그대로 보관합니다.")
            for one in refused:
                _refused_entry(process, one, newest)
    if revisions:
        with st.expander(f"저장 기록 {len(revisions)}판", icon=":material/history:"):
            for entry in _entries(process, revisions):
                _sitting_entry(process, entry, newest)


def show_refusal() -> None:
    """Show the refusal that the last click met, once."""
    refusal = st.session_state.pop(state.MODEL_REFUSAL, None)
    if refusal:
        st.error(refusal, icon=":material/error:")


def catalogue_entry(process: Process, newest: dict[str, ModelRevision]) -> None:
    """Draw one process of the list with its lines, each a link to its drawing."""
    with st.container(border=True):
        name, *lines = st.columns([4, 3, 3], vertical_alignment="center")
        name.markdown(f"**{plain(process.name)}**  \n{process.code} · {plain(process.department)}")
        if process.example:
            name.badge("예시", color="orange")
        for column, one in zip(lines, store.states, strict=True):
            with column:
                _line_link(process, one, newest.get(one))


def _line_link(process: Process, shown: str, newest: ModelRevision | None) -> None:
    label = LABELS[shown] if newest else f"{LABELS[shown]} 그리기"
    icon = ":material/account_tree:" if newest else ":material/add:"
    navigation.link("model", label, icon=icon, code=process.code, state=shown)
    if newest:
        st.caption(f"{newest.number}판 · {plain(newest.created_by)} · {when(newest.created_at)}")


def _entries(process: Process, revisions: Sequence[ModelRevision]) -> list[Sitting]:
    """Return what to list: the latest sittings, or each revision by itself."""
    folded = sittings(revisions)
    shown = folded[:_SHOWN_AT_FIRST]
    if len(shown) == len(revisions):
        return shown
    key = state.model_key("all", process.id, revisions[0].state)
    if not st.toggle("판마다 모두 보기", key=key):
        return shown
    if len(revisions) > _SHOWN_AT_MOST:
        st.caption(f"가장 최근 {_SHOWN_AT_MOST}판입니다.")
    return [Sitting(one, one.number) for one in revisions[:_SHOWN_AT_MOST]]


def _sitting_entry(process: Process, entry: Sitting, newest: int) -> None:
    revision = entry.newest
    title = f"**{entry.title}** · {_described(revision)}"
    with _row(title, f"sha256 {revision.sha256[:12]}"):
        _download("받기", process, revision.state, revision.sha256, key=revision.id)
        if revision.number != newest:
            st.button(
                "되돌리기",
                key=state.model_key(f"restore-{revision.id}", process.id, revision.state),
                help="이 판의 내용을 새 판으로 저장합니다. 그 사이의 판도 남습니다.",
                on_click=_restore,
                args=(process, revision.state, revision.number, newest),
            )


def _refused_entry(process: Process, one: RefusedModel, newest: int) -> None:
    title = f"**{one.base_number}판에서 고친 그림** · {_described(one)}"
    with _row(title, f"그때 이미 {one.newest_number}판이 있었습니다 · sha256 {one.sha256[:12]}"):
        _download("받기", process, one.state, one.sha256, key=one.id)
        st.button(
            "새 판으로 저장",
            key=state.model_key(f"readmit-{one.id}", process.id, one.state),
            on_click=_readmit,
            args=(process, one, newest),
        )


def _row(title: str, small: str) -> st.delta_generator.DeltaGenerator:
    row = st.container(horizontal=True, vertical_alignment="center", border=True)
    text = row.container(width="stretch", gap=None)
    text.markdown(title)
    text.caption(small)
    return row


def _described(one: ModelRevision | RefusedModel) -> str:
    origin = ORIGINS.get(one.origin, one.origin)
    words = [plain(one.created_by), when(one.created_at), origin, plain(one.note)]
    return " · ".join(word for word in words if word)


def _download(label: str, process: Process, shown: str, sha256: str, *, key: str) -> None:
    def content() -> bytes:
        with data.reading() as db:
            return store.content(db, sha256)

    st.download_button(
        label,
        content,
        file_name=f"{process.code}.{shown}.bpmn",
        mime=_BPMN,
        icon=":material/download:",
        key=state.model_key(f"download-{key}", process.id, shown),
        on_click="ignore",
    )


def _upload(process: Process, shown: str, base: int, file: str, note: str) -> None:
    uploaded = st.session_state[file]
    if uploaded is None:
        st.session_state[state.MODEL_REFUSAL] = "올릴 파일을 먼저 고르세요."
        return
    content, said, by = uploaded.getvalue(), st.session_state[note], identity.author()
    _store(
        lambda db: store.save(
            db, process.id, shown, content, base=base, origin="upload", by=by, note=said
        ),
        "'{name}'을(를) {number}판으로 저장했습니다.".replace("{name}", uploaded.name),
    )


def _copy(process: Process, as_is: ModelRevision) -> None:
    by, note = identity.author(), f"현행 {as_is.number}판에서 복사"

    def copy(db: Database) -> store.ModelRevision | store.Stale:
        content = store.content(db, as_is.sha256)
        return store.save(db, process.id, "to-be", content, base=0, origin="copy", by=by, note=note)

    _store(copy, "현행을 복사해 개선 {number}판을 만들었습니다.")


def _restore(process: Process, shown: str, number: int, base: int) -> None:
    by = identity.author()
    _store(
        lambda db: store.restore(db, process.id, shown, number, base=base, by=by),
        f"{number}판의 내용을 {{number}}판으로 저장했습니다.",
    )


def _readmit(process: Process, one: RefusedModel, base: int) -> None:
    by = identity.author()

    def readmit(db: Database) -> store.ModelRevision | store.Stale:
        content = store.content(db, one.sha256)
        note = f"{one.created_by} 님의 밀려난 저장"
        return store.save(
            db, process.id, one.state, content, base=base, origin="restore", by=by, note=note
        )

    _store(readmit, "밀려난 그림을 {number}판으로 저장했습니다.")


def _store(action: Callable[[Database], store.ModelRevision | store.Stale], done: str) -> None:
    """Run a click's change of the line, and keep what to say about it for the next run."""
    try:
        with data.transaction() as db:
            outcome = action(db)
        revision = store.accepted(outcome)
    except WorkbenchError as refusal:
        st.session_state[state.MODEL_REFUSAL] = refusal.sentence
    else:
        frame.notice(done.replace("{number}", str(revision.number)))
