"""The panel of revisions: what was saved, what came too late, each to take out and bring back."""

import streamlit as st

from processes.bpmn import store
from processes.bpmn.store import ModelRevision, RefusedModel
from storage import Database
from ui import identity, model_saving, state
from ui.clock import when
from ui.model_drawing import Drawing
from ui.model_files import download
from ui.revisions import ORIGINS, Sitting, sittings
from ui.wording import plain

_SHOWN_AT_FIRST = 8
_SHOWN_AT_MOST = 200


def panel(drawing: Drawing, _selected: str | None = None) -> None:
    """Draw the line of revisions and the saves that came too late."""
    if drawing.refused:
        with st.expander(
            f"밀려난 저장 {len(drawing.refused)}개", icon=":material/inventory_2:", expanded=True
        ):
            st.caption("다른 사람이 먼저 저장해서 줄에 들지 못한 그림입니다. 그대로 보관합니다.")
            for one in drawing.refused:
                _refused_entry(drawing, one)
    if not drawing.revisions:
        st.caption("아직 저장한 판이 없습니다. 그리거나 파일을 올리면 여기에 쌓입니다.")
        return
    for entry in _entries(drawing):
        _sitting_entry(drawing, entry)


def _entries(drawing: Drawing) -> list[Sitting]:
    """Return what to list: the latest sittings, or each revision by itself."""
    revisions = drawing.revisions
    folded = sittings(revisions)
    shown = folded[:_SHOWN_AT_FIRST]
    if len(shown) == len(revisions):
        return shown
    if not st.toggle("판마다 모두 보기", key=_key(drawing, "all")):
        return shown
    if len(revisions) > _SHOWN_AT_MOST:
        st.caption(f"가장 최근 {_SHOWN_AT_MOST}판입니다.")
    return [Sitting(one, one.number) for one in revisions[:_SHOWN_AT_MOST]]


def _sitting_entry(drawing: Drawing, entry: Sitting) -> None:
    revision = entry.newest
    title = f"**{entry.title}** · {_described(revision)}"
    with _row(title, f"sha256 {revision.sha256[:12]}"):
        download("받기", drawing.process, drawing.line, revision.sha256, key=revision.id)
        if revision.number != drawing.number:
            st.button(
                "되돌리기",
                key=_key(drawing, f"restore-{revision.id}"),
                help="이 판의 내용을 새 판으로 저장합니다. 그 사이의 판도 남습니다.",
                on_click=_restore,
                args=(drawing, revision.number),
            )


def _refused_entry(drawing: Drawing, one: RefusedModel) -> None:
    title = f"**{one.base_number}판에서 고친 그림** · {_described(one)}"
    with _row(title, f"그때 이미 {one.newest_number}판이 있었습니다 · sha256 {one.sha256[:12]}"):
        download("받기", drawing.process, drawing.line, one.sha256, key=one.id)
        st.button(
            "새 판으로 저장",
            key=_key(drawing, f"readmit-{one.id}"),
            on_click=_readmit,
            args=(drawing, one),
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


def _restore(drawing: Drawing, number: int) -> None:
    by = identity.author()
    process_id, line, base = drawing.process.id, drawing.line, drawing.number
    model_saving.change(
        lambda db: store.restore(db, process_id, line, number, base=base, by=by),
        f"{number}판의 내용을 {{number}}판으로 저장했습니다.",
    )


def _readmit(drawing: Drawing, one: RefusedModel) -> None:
    by, base, note = identity.author(), drawing.number, f"{one.created_by} 님의 밀려난 저장"

    def readmit(db: Database) -> store.ModelRevision | store.Stale:
        content = store.content(db, one.sha256)
        return store.save(
            db, one.process_id, one.state, content, base=base, origin="restore", by=by, note=note
        )

    model_saving.change(readmit, "밀려난 그림을 {number}판으로 저장했습니다.")


def _key(drawing: Drawing, name: str) -> str:
    return state.model_key(name, drawing.process.id, drawing.line)
