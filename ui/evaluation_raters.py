"""Several raters on the screen: who sits where, what they may see, how far they are."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import streamlit as st

from evaluations.answers.model import Answer
from evaluations.answers.rating import store
from evaluations.answers.rating.model import Rating, Round
from evaluations.answers.rating.seeing import may_see_the_rest, visible
from evaluations.answers.sheet import Sheet
from ui import (
    answer_state,
    assessment_asking,
    data,
    evaluation_raters_round,
    identity,
    navigation,
    state,
)
from ui.clock import today
from ui.wording import plain

ANSWER: Final = "answer"
RATE: Final = "rate"
LEAD: Final = "lead"
READ: Final = "read"
_MODES = {RATE: "내 평가", LEAD: "견주고 종합하기", READ: "종합 답 보기"}


@dataclass(frozen=True)
class Seat:
    """Where the person at the keyboard sits: what they answer, and what they may see."""

    sheet: Sheet
    who: str
    mode: str = ANSWER
    round: Round | None = None
    ratings: Mapping[str, tuple[Rating, ...]] = field(default_factory=dict)

    @property
    def sees_verdict(self) -> bool:
        """Whether the verdict is shown: not to who is rating, whom it could sway."""
        return self.mode != RATE

    @property
    def leads(self) -> bool:
        """Whether this person settles the answers: the questions then come before the verdict."""
        return self.mode == LEAD

    @property
    def locked(self) -> bool:
        """Whether the answers are for a look only."""
        return self.mode == READ

    def shown(self, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
        """Return what stands in the fields: one's own ratings, or the answers."""
        return own_ratings(self.who, self.ratings) if self.mode == RATE else answers

    def seen(self, question_id: str) -> tuple[Rating, ...]:
        """Return the ratings of a question that this person may see."""
        if self.round is None:
            return ()
        return visible(self.who, self.round, self.ratings.get(question_id, ()))

    def sees_what_hangs(self, question_id: str) -> bool:
        """Whether files, comments and history of a question are shown."""
        if self.round is None:
            return True
        own = any(one.rater == self.who for one in self.ratings.get(question_id, ()))
        return may_see_the_rest(self.who, self.round, own)


def own_ratings(who: str, ratings: Mapping[str, Sequence[Rating]]) -> dict[str, Answer]:
    """Return question id -> what this rater gave."""
    return {
        question: one.answer
        for question, given in ratings.items()
        for one in given
        if one.rater == who
    }


def bar(sheet: Sheet, answers: Mapping[str, Answer]) -> Seat:
    """Draw who rates and how far they are, with the choice of what to do; return the seat.

    Without a round of ratings everybody answers, and the way to begin one is offered.
    """
    who = identity.author()
    with data.reading() as db:
        one = store.round_of(db, sheet.subject, sheet.form.id)
        given = store.ratings(db, sheet)
    if one is None:
        with st.popover("여럿이 평가하기", icon=":material/groups:"):
            evaluation_raters_round.form(sheet, None)
        return Seat(sheet, who, ratings=given)
    with st.container(border=True, key=f"raters-{sheet.form.id}"):
        mode = _heading(sheet, one, who, given)
        seat = _seat(sheet, one, who, mode, given)
        _own_progress(seat)
        if mode == LEAD:
            evaluation_raters_round.lead(seat.sheet, one, given, answers)
    return seat


def _seat(
    sheet: Sheet, one: Round, who: str, mode: str, given: Mapping[str, tuple[Rating, ...]]
) -> Seat:
    rater, led = (who if mode == RATE else ""), (one if mode == LEAD else None)
    return Seat(replace(sheet, rater=rater, led=led), who, mode, one, given)


def _heading(sheet: Sheet, one: Round, who: str, given: Mapping[str, tuple[Rating, ...]]) -> str:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("**평가단**", width="content")
        st.badge(f"책임자 {plain(one.lead)}", icon=":material/gavel:", color="blue")
        st.markdown(plain(f"평가자 {', '.join(one.raters)}"), width="content")
        _deadline(one)
        if one.opened:
            st.badge("평가 공개됨", icon=":material/visibility:", color="green")
        else:
            st.badge("서로 보지 않고 평가 중", icon=":material/visibility_off:", color="gray")
        with st.popover("평가단 고치기", icon=":material/manage_accounts:"):
            evaluation_raters_round.form(sheet, one)
        address = {"form": sheet.form.id, "subject": sheet.subject}
        product = {answer_state.CANDIDATE: sheet.candidate} if sheet.candidate else {}
        if one.opened or who == one.lead:
            navigation.link(
                "agreement", "일치도 보기", icon=":material/balance:", **address, **product
            )
    return _chosen_mode(sheet, one, who, given)


def _deadline(one: Round) -> None:
    if one.deadline is None:
        return
    left = (datetime.date.fromisoformat(one.deadline) - today()).days
    told = f"{left}일 남음" if left > 0 else "오늘까지" if left == 0 else f"{-left}일 지남"
    st.badge(
        f"마감 {one.deadline.replace('-', '. ')}. ({told})",
        icon=":material/event:",
        color="gray" if left > 0 else "orange",
    )


def _chosen_mode(
    sheet: Sheet, one: Round, who: str, given: Mapping[str, tuple[Rating, ...]]
) -> str:
    """Return what this person does; a choice is drawn where there is one."""
    choices = modes(sheet, one, who, given)
    if len(choices) == 1:
        _why_only(choices[0], one, who)
        return choices[0]
    key = answer_state.rating_widget(sheet.form.id, sheet.subject, "mode/" + "+".join(choices))
    named = state.parameter(answer_state.MODE)
    chosen = st.segmented_control(
        "하는 일",
        choices,
        default=named if named in choices else choices[0],
        format_func=_MODES.__getitem__,
        required=True,
        key=key,
        on_change=lambda: st.query_params.update({answer_state.MODE: st.session_state[key]}),
    )
    return str(chosen)


def modes(
    sheet: Sheet, one: Round, who: str, given: Mapping[str, Sequence[Rating]]
) -> tuple[str, ...]:
    """Return what a person may do in a round, the first of it first.

    A rater who has yet to rate and is not the lead sees nothing but their own ratings.
    """
    asked, own = _asked(sheet, who, given)
    done = asked <= own.keys()
    rates, leads = who in one.raters, who == one.lead
    if leads:
        return ((RATE, LEAD) if not done else (LEAD, RATE)) if rates else (LEAD,)
    if rates:
        return (RATE, READ) if may_see_the_rest(who, one, done) else (RATE,)
    return (READ,)


def _why_only(mode: str, one: Round, who: str) -> None:
    if mode == RATE:
        st.caption(
            "내 답을 준 문항부터 다른 사람의 평가가 보입니다. 모두 평가하거나 책임자가 공개하면 "
            "종합 답과 판정도 보입니다."
        )
    elif mode == READ:
        name = "" if who == identity.NAMELESS else f"'{plain(who)}' 님은 평가단에 없습니다. "
        st.caption(
            f"{name}종합 답은 책임자 '{plain(one.lead)}'만 고칩니다. 평가자라면 왼쪽 '내 이름'에 "
            "평가단에 적힌 이름을 그대로 적으세요."
        )


def _asked(
    sheet: Sheet, who: str, given: Mapping[str, Sequence[Rating]]
) -> tuple[set[str], dict[str, Answer]]:
    """Return the questions that are asked after what this rater gave, and what they gave."""
    own = own_ratings(who, given)
    return {q.id for q in assessment_asking.asked(sheet.form, sheet.form.questions, own)}, own


def _own_progress(seat: Seat) -> None:
    if seat.mode == RATE:
        asked, own = _asked(seat.sheet, seat.who, seat.ratings)
        done = len(asked & own.keys())
        st.progress(done / max(len(asked), 1), text=f"내 평가 {done}/{len(asked)}")
