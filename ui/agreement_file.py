"""Ratings as a file: measured as it is, taken out of a round, or brought into one."""

from collections.abc import Sequence

import streamlit as st

import storage
from errors import WorkbenchError
from evaluations.agreement import ratings_file
from evaluations.agreement.model import Ratings
from evaluations.answers.rating import importing, store
from evaluations.answers.rating.importing import Change
from evaluations.answers.rating.model import Round
from evaluations.answers.sheet import Sheet
from ui import agreement_result, answer_state, data, frame, identity
from ui.wording import plain

_TYPES = ["csv", "xlsx"]
_SHAPE = "첫 줄은 문항, 섹션(없어도 됨), 평가자 이름입니다. 칸에는 점수, 모름, 해당없음을 적습니다."


def measure() -> None:
    """Draw the measuring of a file that belongs to no round; nothing of it is kept."""
    st.header("파일로 재기", anchor=False)
    st.caption(f"{_SHAPE} 파일은 저장하지 않습니다.")
    file = st.file_uploader(
        "평가 파일", type=_TYPES, key=answer_state.RATINGS_FILE, max_upload_size=5
    )
    if file is not None:
        with frame.refusals():
            ratings = ratings_file.read(file.getvalue())
            level = agreement_result.chosen_level()
            agreement_result.draw(ratings, level, {}, lambda _question: None)


def exchange(sheet: Sheet, one: Round, ratings: Ratings, name: str) -> None:
    """Draw the ways out of a round's ratings into a file and back."""
    with st.expander("평가 파일 내보내기·가져오기", icon=":material/swap_vert:"):
        st.caption(_SHAPE)
        st.download_button(
            "평가 내보내기(.csv)",
            lambda: ratings_file.write(ratings),
            file_name=f"평가-{name}.csv",
            mime="text/csv",
            icon=":material/download:",
            key=answer_state.rating_widget(sheet.form.id, sheet.subject, "export"),
            on_click="ignore",
            disabled=not ratings.questions,
        )
        _bring(sheet, one)


def _bring(sheet: Sheet, one: Round) -> None:
    turn = st.session_state.get(answer_state.RATINGS_TURN, 0)
    key = answer_state.rating_widget(sheet.form.id, sheet.subject, "file", turn)
    file = st.file_uploader("평가 가져오기", type=_TYPES, key=key, max_upload_size=5)
    if file is None:
        return
    with frame.refusals():
        ratings = ratings_file.read(file.getvalue())
        with data.reading() as db:
            given = store.ratings(db, sheet)
        found = importing.changes(sheet, ratings, given)
        if not found:
            st.info("파일의 평가가 저장된 것과 같습니다. 바꿀 것이 없습니다.")
            return
        strangers = [name for name in ratings.raters if name not in one.raters]
        if strangers:
            st.warning(plain(f"평가단에 없는 사람의 평가도 들어 있습니다: {', '.join(strangers)}"))
        st.table([_row(change) for change in found], border="horizontal")
        st.button(
            f"평가 {len(found)}개 저장",
            type="primary",
            key=answer_state.rating_widget(sheet.form.id, sheet.subject, "take", turn),
            on_click=_take,
            args=(sheet, found),
        )


def _row(change: Change) -> dict[str, str]:
    return {
        "문항": plain(change.question_id),
        "평가자": plain(change.rater),
        "바뀌는 것": plain(change.told),
    }


def _take(sheet: Sheet, found: Sequence[Change]) -> None:
    by = identity.author()
    try:
        with data.transaction() as db:
            importing.take(db, sheet, found, by=by)
    except storage.Conflict as clash:
        frame.notice(
            f"그사이 {clash.theirs['rater']} 님이 평가를 고쳐서 아무것도 저장하지 않았습니다. "
            "바뀐 것을 다시 보고 누르세요.",
            refused=True,
        )
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        turn = st.session_state.get(answer_state.RATINGS_TURN, 0)
        st.session_state[answer_state.RATINGS_TURN] = turn + 1
        frame.notice(f"평가 {len(found)}개를 저장했습니다.")
