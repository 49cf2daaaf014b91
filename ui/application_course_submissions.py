"""What was handed in: each time with its files, their hashes held anew, and what changed since."""

import hashlib
from collections.abc import Callable, Sequence

import streamlit as st

from applications.drafts.model import Application
from applications.submissions import differences, store
from applications.submissions.model import KIND_NAMES, KeptFile, Submission
from ui import clock, data, state, verbatim
from ui.wording import plain


def draw(application: Application) -> None:
    """Draw the submissions of a draft, the newest first, or that there is none yet."""
    with data.reading() as db:
        found = store.submissions(db, application.id)
        intact = {one.id: store.intact(db, one) for one in found}
    st.subheader("제출한 것", anchor=False)
    if not found:
        st.caption("아직 제출하지 않았습니다. 제출하면 모든 형식의 파일이 해시와 함께 남습니다.")
        return
    for one in reversed(found):
        with st.container(border=True):
            _submission(application, one, intact[one.id])
            if one.number > 1:
                _changes(found[one.number - 2], one)
    _held_against(application, found)


def _submission(application: Application, one: Submission, intact: dict[str, bool]) -> None:
    st.markdown(f"**{one.title}** :gray[{clock.when(one.at)} · {plain(one.by)}]")
    for position, file in enumerate(one.files):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                file.name,
                data=_maker(file.sha256),
                file_name=file.name,
                icon=":material/download:",
                type="tertiary",
                on_click="ignore",
                key=state.application_widget(application.id, f"kept-{one.number}-{position}"),
            )
            if intact[file.sha256]:
                st.badge("맞음", icon=":material/check:", color="green")
            else:
                st.badge("다름", icon=":material/close:", color="red")
        st.caption(f"{KIND_NAMES[file.kind]} · {file.size:,}바이트 · SHA-256 `{file.sha256}`")


def _maker(sha256: str) -> Callable[[], bytes]:
    def read() -> bytes:
        with data.reading() as db:
            return store.content(db, sha256)

    return read


def _changes(before: Submission, after: Submission) -> None:
    changed = differences.sections(before, after)
    with st.expander(
        f"'{before.title}'과 다른 항목 {len(changed)}개", icon=":material/difference:"
    ):
        if not changed:
            st.caption("글이 같습니다.")
        for one in changed:
            st.markdown(f"**{plain(one.title)}**")
            verbatim.changed(one.parts)


def _held_against(application: Application, found: Sequence[Submission]) -> None:
    with st.expander("가진 파일이 제출한 것인지 보기", icon=":material/fingerprint:"):
        given = st.file_uploader(
            "파일", key=state.application_widget(application.id, "held-against")
        )
        if given is None:
            return
        digest = hashlib.sha256(given.getvalue()).hexdigest()
        same = [(one, file) for one in found for file in one.files if file.sha256 == digest]
        st.caption(f"SHA-256 `{digest}`")
        if same:
            st.success(_where(same), icon=":material/check:")
        else:
            st.error("제출한 파일 가운데 같은 것이 없습니다.", icon=":material/close:")


def _where(same: Sequence[tuple[Submission, KeptFile]]) -> str:
    places = ", ".join(f"{one.title}의 {plain(file.name)}" for one, file in same)
    return f"맞음: {places}과 한 바이트도 다르지 않습니다."
