"""The panel of revisions: what was saved, what came too late, each to take out and bring back."""

import streamlit as st

from processes.bpmn import store
from processes.bpmn.publication import store as publication
from processes.bpmn.store import ModelRevision, RefusedModel
from storage import Database
from ui import identity, model_compared, model_publication, model_saving, state
from ui.clock import when
from ui.model_drawing import Drawing
from ui.model_files import download
from ui.revisions import ORIGINS, Sitting, sittings
from ui.wording import plain

_SHOWN_AT_FIRST = 8
_SHOWN_AT_MOST = 200


def panel(drawing: Drawing, _selected: str | None = None) -> None:
    """Draw what is published, the line of revisions and the saves that came too late."""
    model_publication.draw(drawing)
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
    told = {*drawing.names, *(one.number for one in drawing.publications)}
    folded = sittings(revisions, apart=told)
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
    name = drawing.names.get(revision.number, "")
    called = f" :blue-badge[{plain(name)}]" if name else ""
    shown = " :green-badge[공개 중]" if _is_published(drawing, revision.number) else ""
    title = f"**{entry.title}**{called}{shown} · {_described(revision)}"
    with _row(title, _hash(revision)):
        download("받기", drawing.process, drawing.line, revision.sha256, key=revision.id)
        _more(drawing, revision, name)
        if revision.number != drawing.number:
            st.button(
                "되돌리기",
                key=_key(drawing, f"restore-{revision.id}"),
                help="이 판의 내용을 새 판으로 저장합니다. 그 사이의 판도 남습니다.",
                on_click=_restore,
                args=(drawing, revision.number),
            )


def _more(drawing: Drawing, revision: ModelRevision, name: str) -> None:
    """Draw what is done with a revision now and then: compare, name, publish."""
    with st.popover("더 보기", icon=":material/more_horiz:"):
        here = f"{drawing.line}:{revision.number}"
        if revision.number > 1:
            before = f"{drawing.line}:{revision.number - 1}"
            model_compared.link(drawing.process, "앞 판과 비교", before, here)
        if revision.number != drawing.number:
            newest = f"{drawing.line}:{drawing.number}"
            model_compared.link(drawing.process, "지금 판과 비교", here, newest)
        key = _key(drawing, f"name-{revision.id}")
        st.text_input(
            "이 판의 이름", name, key=key, max_chars=200, placeholder="예: 부서 협의를 마친 안"
        )
        st.button(
            "이 판에 이름 붙이기",
            key=_key(drawing, f"name-it-{revision.id}"),
            on_click=_name,
            args=(drawing, revision.number, key),
        )
        if not _is_published(drawing, revision.number):
            model_publication.publish(drawing, revision.number, where=revision.id)


def _refused_entry(drawing: Drawing, one: RefusedModel) -> None:
    title = f"**{one.base_number}판에서 고친 그림** · {_described(one)}"
    with _row(title, f"그때 이미 {one.newest_number}판이 있었습니다 · {_hash(one)}"):
        download("받기", drawing.process, drawing.line, one.sha256, key=one.id)
        newest = model_compared.NEWEST
        kept = model_compared.of_refused(one).address
        model_compared.link(drawing.process, "지금 판과 비교", f"{one.state}:{newest}", kept)
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


def _hash(one: ModelRevision | RefusedModel) -> str:
    """Write the SHA-256 of the stored bytes, whole for a file: people hold it against theirs."""
    return f"SHA-256 {one.sha256 if one.origin == 'upload' else one.sha256[:12]}"


def _is_published(drawing: Drawing, number: int) -> bool:
    return drawing.published is not None and drawing.published.number == number


def _name(drawing: Drawing, number: int, key: str) -> None:
    by, name = identity.author(), st.session_state[key]
    done = f"{number}판에 이름을 붙였습니다." if name.strip() else f"{number}판의 이름을 뗐습니다."
    process_id, line = drawing.process.id, drawing.line
    model_saving.say(
        lambda db: publication.name_revision(db, process_id, line, number, name, by=by), done
    )


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
