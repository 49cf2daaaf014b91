"""The round of ratings: its raters, lead and deadline, and what the lead does with all ratings."""

import datetime
from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

import storage
from errors import WorkbenchError
from evaluations.answers.model import Answer
from evaluations.answers.rating import consolidating, store
from evaluations.answers.rating.model import Rating, Round
from evaluations.answers.rating.seeing import progress, raters_of
from evaluations.answers.rating.spread import spread
from evaluations.answers.sheet import Sheet
from evaluations.questionnaire.model import Questionnaire
from ui import answer_state, data, frame, identity
from ui.wording import plain

Ratings = Mapping[str, Sequence[Rating]]


def form(sheet: Sheet, one: Round | None) -> None:
    """Draw the form that begins a round or changes it, over the revision it was drawn from."""
    revision = one.revision if one else 0

    def key(name: str) -> str:
        return answer_state.rating_widget(sheet.form.id, sheet.subject, name, revision)

    lead = one.lead if one else identity.author()
    st.caption(
        "평가자는 서로의 답을 보지 않고 평가하고, 책임자가 견주어 종합 답을 정합니다. "
        "판정에는 종합 답만 씁니다."
    )
    with st.form(key("form"), border=False):
        st.text_area(
            "평가자 (한 줄에 한 사람, 필수)",
            "\n".join(one.raters) if one else "",
            key=key("raters"),
            height=110,
            placeholder="이도윤\n박서연",
            help="각자 왼쪽 '내 이름'에 적는 이름과 같아야 합니다.",
        )
        st.text_input(
            "책임자 (필수)",
            "" if lead == identity.NAMELESS else lead,
            key=key("lead"),
            max_chars=40,
        )
        st.date_input(
            "마감일",
            datetime.date.fromisoformat(one.deadline) if one and one.deadline else None,
            key=key("deadline"),
            format="YYYY.MM.DD",
        )
        st.form_submit_button(
            "평가단 저장" if one else "평가 시작",
            type="primary",
            on_click=_save,
            args=(sheet, revision),
        )
    if one:
        _ending(sheet, one, key("end"))


def _ending(sheet: Sheet, one: Round, key: str) -> None:
    with st.form(key, border=False):
        st.caption("그만두면 누구나 답을 고칠 수 있습니다. 준 평가는 남고, 다시 시작하면 보입니다.")
        st.form_submit_button(
            "여럿이 평가하기 그만두기", icon=":material/stop_circle:", on_click=_end, args=(one,)
        )


def _save(sheet: Sheet, revision: int) -> None:
    def given(name: str) -> object:
        key = answer_state.rating_widget(sheet.form.id, sheet.subject, name, revision)
        return st.session_state.get(key)

    day, by = given("deadline"), identity.author()
    try:
        with data.transaction() as db:
            store.save_round(
                db,
                sheet.subject,
                sheet.form.id,
                raters=str(given("raters") or "").replace(",", "\n").splitlines(),
                lead=str(given("lead") or ""),
                deadline=day.isoformat() if isinstance(day, datetime.date) else None,
                revision=revision,
                by=by,
            )
    except storage.Conflict as clash:
        names = ", ".join(store.round_of_row(clash.theirs).raters)
        frame.notice(
            f"{clash.theirs['updated_by']} 님이 먼저 평가단을 정해서 저장하지 않았습니다. "
            f"지금 평가자는 {names}입니다. 내가 적은 것도 이력에 남겼습니다.",
            refused=True,
        )
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice("평가단을 저장했습니다.")


def _end(one: Round) -> None:
    _do(lambda db: store.end_round(db, one, by=identity.author()), "평가를 그만두었습니다.")


def lead(sheet: Sheet, one: Round, ratings: Ratings, answers: Mapping[str, Answer]) -> None:
    """Draw what the lead sees of all ratings, and what can be done with them at once."""
    everybody = raters_of(one, ratings)
    told = [spread(ratings.get(q.id, ())) for q in sheet.form.questions]
    counts = {
        word: sum(s.word == word for s in told) for word in dict.fromkeys(s.word for s in told)
    }
    signs = {s.word: s.sign for s in told}
    st.caption(
        "문항: " + " · ".join(f"{signs[word]} {word} {count}" for word, count in counts.items())
    )
    waiting = consolidating.agreed(ratings, answers)
    with st.container(horizontal=True):
        if waiting:
            st.button(
                f"평가가 같은 {len(waiting)}개 문항을 종합 답으로",
                icon=":material/done_all:",
                key=answer_state.rating_widget(sheet.form.id, sheet.subject, "agreed"),
                on_click=_take_agreed,
                args=(sheet, one, tuple(waiting)),
            )
        if not one.opened:
            st.button(
                "평가 공개하기",
                icon=":material/visibility:",
                key=answer_state.rating_widget(sheet.form.id, sheet.subject, "open"),
                on_click=_open,
                args=(one,),
                help="모든 평가자가 서로의 평가를 봅니다. 되돌릴 수 없습니다.",
            )
    box = st.expander(
        "평가자별 진행",
        icon=":material/group:",
        key=answer_state.rating_widget(sheet.form.id, sheet.subject, "progress"),
        on_change="rerun",
    )
    if box.open:
        box.table(progress_table(sheet.form, everybody, ratings))


def progress_table(form: Questionnaire, raters: Sequence[str], ratings: Ratings) -> pd.DataFrame:
    """Return how far each rater is, section by section: '3/5'."""
    parts = {"전체": [q.id for q in form.questions]}
    for section in form.sections:
        parts[section.id] = [q.id for q in form.questions_of(section.id)]
    columns = {
        title: [f"{one.done}/{one.whole}" for one in progress(raters, asked, ratings)]
        for title, asked in parts.items()
    }
    return pd.DataFrame(columns, index=pd.Index([plain(name) for name in raters], name="평가자"))


def _take_agreed(sheet: Sheet, one: Round, questions: tuple[str, ...]) -> None:
    by = identity.author()
    with frame.refusals():
        with data.transaction() as db:
            taken = consolidating.take_agreed(db, sheet, one, questions, by=by)
        left = len(questions) - len(taken)
        changed = f" 그사이 바뀐 {left}개는 그대로 두었습니다." if left else ""
        frame.notice(f"{len(taken)}개 문항의 종합 답을 정했습니다.{changed}")


def _open(one: Round) -> None:
    by = identity.author()
    _do(lambda db: store.open_ratings(db, one, by=by), "모든 평가를 공개했습니다.")


def _do(change: Callable[[storage.Database], object], said: str) -> None:
    try:
        with data.transaction() as db:
            change(db)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice(said)
