"""The catalogue on the screen: our own common work out as a file, other institutions' in."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from action_plan import overview
from processes.commonwork import catalogue, sharing
from processes.commonwork.catalogue import Catalogue
from processes.commonwork.groups import Group
from processes.commonwork.received import store as received
from processes.commonwork.received.store import Received
from storage.identifiers import now
from ui import data, frame, identity, navigation, state
from ui.clock import when
from ui.wording import plain


def draw(groups: Sequence[Group], known: Sequence[Received], institution: str) -> None:
    """Draw what leaves the house and what has come in."""
    out, come = st.columns(2)
    with out.container(border=True, height="stretch"):
        _outgoing([group for group in groups if group.shared], institution)
    with come.container(border=True, height="stretch"):
        _incoming(known, institution)
    _received(known)


def _outgoing(shared: Sequence[Group], institution: str) -> None:
    st.header("내보내기", anchor=False)
    if not shared:
        st.caption("'공통 업무'에서 '카탈로그에 넣기'를 켜면 여기에서 한 파일로 내보냅니다.")
        return
    listed = (f"- {plain(group.title)} :gray[({plain(group.speaker.code)})]" for group in shared)
    st.markdown("\n".join(listed))
    name = st.text_input("내보내는 기관", value=institution, max_chars=200, key="catalogue-sender")
    with_models = st.toggle("흐름도도 넣기", key="catalogue-models")
    st.caption(
        "작성자와 비고는 빼고 내보냅니다. 흐름도에 적힌 글은 그대로 나가니 사람 이름이 없는지 "
        "확인하세요."
        if with_models
        else "작성자와 비고는 빼고 내보냅니다."
    )
    if not (name or "").strip():
        st.warning("기관 이름을 적으세요.", icon=":material/edit:")
        return
    st.download_button(
        f"카탈로그 받기 ({len(shared)}개)",
        lambda: _file(str(name), with_models),
        file_name=f"공통업무_카탈로그{catalogue.SUFFIX}",
        mime=catalogue.MIME,
        type="primary",
        icon=":material/download:",
        key="catalogue-out",
        on_click="ignore",
    )


def _file(institution: str, with_models: bool) -> bytes:
    with data.reading() as db:
        found = sharing.catalogue(db, institution, exported_at=now(), with_models=with_models)
    return catalogue.write(found)


def _incoming(known: Sequence[Received], institution: str) -> None:
    st.header("가져오기", anchor=False)
    st.caption("다른 기관의 카탈로그는 우리 업무와 따로 둡니다. 하나씩 견주어 보고 등록합니다.")
    file = st.file_uploader(
        "카탈로그 파일 (.json, 50MB까지)", type=["json"], key=state.catalogue_file()
    )
    if file is None:
        return
    with frame.refusals():
        content = file.getvalue()
        found = _read(content)
        _preview(found, received.preview(found, known), institution)
        if st.button(
            "가져오기", type="primary", key="catalogue-take", icon=":material/upload_file:"
        ):
            with data.transaction() as db:
                taken = received.take(db, found, content, by=identity.author())
            fresh = sum(incoming.news != received.SAME for incoming in taken)
            frame.notice(f"{found.institution}의 공통 업무 {fresh}개를 가져왔습니다.")
            st.session_state[state.CATALOGUE_ROUND] = (
                st.session_state.get(state.CATALOGUE_ROUND, 0) + 1
            )
            st.rerun()


def _preview(found: Catalogue, incoming: Sequence[received.Incoming], institution: str) -> None:
    st.markdown(f"**{plain(found.institution)}** :gray[{plain(when(found.exported_at))} 내보냄]")
    if found.institution == institution:
        st.warning("우리 기관이 내보낸 파일입니다.", icon=":material/info:")
    lines = [
        {
            "업무": one.work.title,
            "상태": one.news,
            "부서 수": one.work.departments,
            "흐름도": len(one.work.models),
        }
        for one in incoming
    ]
    st.dataframe(pd.DataFrame(lines), hide_index=True)


def _received(known: Sequence[Received]) -> None:
    st.header("받은 공통 업무", anchor=False)
    if not known:
        st.caption("아직 받은 카탈로그가 없습니다.")
        return
    for one in known:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            navigation.link(
                "received-work", one.work.title, icon=":material/inventory_2:", id=one.id
            )
            st.caption(plain(provenance(one)), width="content")
            if one.process_id:
                st.badge("우리 업무로 등록함", icon=":material/check:", color="green")


def provenance(one: Received) -> str:
    """Say where a received work comes from and who took it in."""
    parts = [f"{one.institution}, {when(one.exported_at)} 내보냄"]
    if one.work.origin:
        origin = one.work.origin
        parts.append(f"처음: {origin.institution}, {when(origin.exported_at)}")
    return " · ".join([*parts, f"{when(one.updated_at)} {one.updated_by} 가져옴"])


def institution() -> str:
    """Return what our institution is called, without the mark of the example."""
    with data.reading() as db:
        return overview.institution(db)


@st.cache_data(max_entries=3, show_spinner="파일을 읽습니다…")
def _read(content: bytes) -> Catalogue:
    return catalogue.read(content)
