"""Ids that the editor can't read: said on the flow chart page, mended at a click, listed after."""

from functools import lru_cache

import streamlit as st

from processes.bpmn import repair, store
from processes.bpmn.model import BadModel
from processes.bpmn.repair import Repair
from ui import data, identity, model_saving, state
from ui.model_drawing import Drawing
from ui.wording import plain

_NOTE = "id를 고침"


def offer(drawing: Drawing) -> None:
    """Offer to mend the newest revision where the editor can't read all of it; say what was."""
    newest = drawing.newest
    if newest is None:
        return
    if newest.origin == "repair":
        base = next((one for one in drawing.revisions if one.number == newest.base_number), None)
        _done(_repair(base.sha256) if base else None)
        return
    found = _repair(newest.sha256)
    if found is None or not found.needed:
        return
    with st.container(border=True, key=state.model_key("repair", drawing.process.id, drawing.line)):
        st.markdown(f"**편집기가 읽지 못하는 곳이 {_count(found)}군데 있습니다**")
        st.caption(
            "한글이나 숫자로 시작하는 id, 이름공간이 붙은 참조는 편집기가 버려서 그 요소와 연결이 "
            "그림에 보이지 않습니다. 고치면 새 판이 되고, 지금 판은 기록에 남습니다."
        )
        st.button(
            "id 고치기",
            icon=":material/build:",
            key=state.model_key("repair-ids", drawing.process.id, drawing.line),
            on_click=_mend,
            args=(drawing,),
        )


def _done(found: Repair | None) -> None:
    if found is None or not found.needed:
        return
    with st.expander(f"편집기가 읽도록 고친 곳 {_count(found)}군데", icon=":material/build:"):
        for sentence in found.sentences:
            st.markdown(f"- {plain(sentence)}")


def _count(found: Repair) -> int:
    return len(found.renamed) + len(found.unprefixed)


@lru_cache(maxsize=128)
def _repair(sha256: str) -> Repair | None:
    """Return what a repair would do; the same bytes give the same for ever."""
    with data.reading() as db:
        content = store.content(db, sha256)
    try:
        return repair.repaired(content)
    except BadModel:  # kept by an earlier version that read more
        return None


def _mend(drawing: Drawing) -> None:
    found = _repair(drawing.newest.sha256) if drawing.newest else None
    if found is None:
        return
    by, process_id, line, base = (
        identity.author(),
        drawing.process.id,
        drawing.line,
        drawing.number,
    )
    model_saving.change(
        lambda db: store.save(
            db,
            process_id,
            line,
            found.content,
            base=base,
            origin="repair",
            by=by,
            note=f"{_NOTE}: {_count(found)}군데",
        ),
        f"{_count(found)}군데를 고쳐 {{number}}판으로 저장했습니다.",
    )
