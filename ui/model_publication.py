"""Publishing a line of models: what is published, the history of it, and taking it back."""

import streamlit as st

from processes.bpmn.publication import store
from processes.bpmn.publication.store import Publication
from ui import identity, model_saving, navigation, state
from ui.clock import when
from ui.model_drawing import Drawing
from ui.wording import plain


def draw(drawing: Drawing) -> None:
    """Draw which revision is published, with the ways to see it, to change it, to look back."""
    if not drawing.revisions:
        return
    published = drawing.published
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            if published is None:
                st.badge("공개 전", icon=":material/visibility_off:", color="gray")
                st.markdown("공개하면 고칠 수 없는 보기 전용 주소가 생깁니다.", width="content")
            else:
                st.badge(f"{published.number}판 공개", icon=":material/public:", color="green")
                st.markdown(_told(published), width="content")
                view_link(drawing, "공개본 보기")
            if published is None or published.number != drawing.number:
                with st.popover(f"{drawing.number}판 공개", icon=":material/public:"):
                    publish(drawing, drawing.number)
            if published is not None:
                st.button(
                    "공개 거두기",
                    key=_key(drawing, "withdraw"),
                    type="tertiary",
                    help="보기 전용 주소가 빈 안내로 바뀝니다. 공개한 기록은 남습니다.",
                    on_click=_withdraw,
                    args=(drawing,),
                )
        _history(drawing)


def publish(drawing: Drawing, number: int, *, where: str = "top") -> None:
    """Draw the field and the button that publish one revision; `where` tells two of them apart."""
    note = _key(drawing, f"publish-note-{where}-{number}")
    st.text_input("남길 말", key=note, max_chars=200, placeholder="예: 7월 이사회 보고본")
    st.button(
        f"{number}판 공개하기",
        type="primary",
        key=_key(drawing, f"publish-{where}-{number}"),
        on_click=_publish,
        args=(drawing, number, note),
    )


def view_link(drawing: Drawing, label: str) -> None:
    """Draw a link to the published view of the line."""
    address = {"code": drawing.process.code, "state": drawing.line}
    navigation.link("model-view", label, icon=":material/visibility:", **address)


def _history(drawing: Drawing) -> None:
    if not drawing.publications:
        return
    with st.expander(f"공개 기록 {len(drawing.publications)}건", icon=":material/history:"):
        for one in drawing.publications:
            what = f"**{one.number}판 공개**" if one.number else "**공개 거둠**"
            st.markdown(f"{what} · {_told(one)}")


def _told(one: Publication) -> str:
    words = [plain(one.created_by), when(one.created_at), plain(one.note)]
    return " · ".join(word for word in words if word)


def _publish(drawing: Drawing, number: int, note: str) -> None:
    by, said = identity.author(), st.session_state.get(note, "")
    model_saving.say(
        lambda db: store.publish(
            db, drawing.process.id, drawing.line, number, seen=_seen(drawing), by=by, note=said
        ),
        f"{number}판을 공개했습니다.",
    )


def _withdraw(drawing: Drawing) -> None:
    by = identity.author()
    model_saving.say(
        lambda db: store.withdraw(db, drawing.process.id, drawing.line, seen=_seen(drawing), by=by),
        "공개를 거두었습니다. 공개한 기록은 남아 있습니다.",
    )


def _seen(drawing: Drawing) -> str | None:
    return drawing.publications[0].id if drawing.publications else None


def _key(drawing: Drawing, name: str) -> str:
    return state.model_key(name, drawing.process.id, drawing.line)
