"""What the parts of a verdict's page share: the project, the weights looked at, what follows."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from evaluations.answers.model import Answer
from evaluations.answers.sheet import Sheet
from evaluations.projects.model import Project
from evaluations.questionnaire.model import Questionnaire
from evaluations.verdict import scoring, using
from evaluations.verdict.following import path, reading, reassessing, store
from evaluations.verdict.following.confirmed import Confirmed
from evaluations.verdict.following.model import FollowUp
from evaluations.verdict.following.tasks import Task
from evaluations.verdict.scores import Values
from evaluations.verdict.scoring import Verdict
from evaluations.verdict.using import InUse
from evaluations.weights import store as weight_store
from evaluations.weights.model import OWN, WeightSet
from ui import data, navigation, state, verdict_state
from ui.clock import today
from ui.wording import plain


@dataclass(frozen=True)
class Desk:
    """One verdict with all that belongs to it. `seen` bears the weights that are looked at."""

    project: Project
    candidate: str  # '': the project has no candidates
    answers: Mapping[str, Answer]
    seen: InUse
    used: InUse
    kept: tuple[Confirmed, ...]
    tasks: Mapping[tuple[str, str], Task]
    today: datetime.date

    @property
    def form(self) -> Questionnaire:
        """The questionnaire under the weights that are looked at."""
        return self.seen.form

    @property
    def owner(self) -> str:
        """What the widgets of this verdict are named for."""
        return self.candidate or self.project.id

    @property
    def looks_elsewhere(self) -> bool:
        """Whether the weights looked at are others than those in use."""
        return self.seen.weights_name != self.used.weights_name

    @cached_property
    def found(self) -> Verdict:
        """The verdict."""
        return scoring.verdict(self.form, self.answers)

    @cached_property
    def values(self) -> Values:
        """What each question counts as."""
        return scoring.counted(self.form, self.answers)

    @cached_property
    def following(self) -> FollowUp:
        """What follows from a verdict of this questionnaire."""
        return reading.follow_up(self.form)

    @cached_property
    def path(self) -> path.Path | None:
        """The dated path, where 발전 연계 is within the range."""
        end = self.project.contract_end
        ends = datetime.date.fromisoformat(end) if end else None
        return path.path(self.form, self.values, self.following, ends, self.today)

    @cached_property
    def grounds(self) -> tuple[reassessing.Ground, ...]:
        """Why the verdict has to be made anew."""
        if not self.kept:
            return reassessing.stale(self.used.form, self.answers, self.following, self.today)
        outcome = scoring.verdict(self.used.form, self.answers).outcome
        due = self.path.assessment if self.path else None
        return reassessing.grounds(
            self.kept[0], self.used.form, self.answers, self.following, outcome, self.today, due
        )


def opened(
    project: Project, sheet: Sheet, used: InUse, answers: Mapping[str, Answer], *, shown: bool
) -> Desk:
    """Return the desk of a verdict; where it is shown, with the choice of weights drawn."""
    candidate = sheet.candidate or ""
    with data.reading() as db:
        sets = weight_store.weight_sets(db, used.form.id)
        kept = tuple(store.confirmed(db, project.id, used.form.id, candidate))
        tasks = store.tasks(db, project.id, used.form.id, candidate)
    return Desk(
        project,
        candidate,
        using.asked(used.form, answers),
        _seen(project, used, sets) if shown else used,
        used,
        kept,
        tasks,
        today(),
    )


def _seen(project: Project, used: InUse, sets: list[WeightSet]) -> InUse:
    """Draw which weights count, and let people look at others; return those looked at."""
    if used.unfit:
        st.warning(plain(f"정한 가중치를 쓰지 못해 질문지의 제안을 씁니다. {used.unfit}"))
    if not sets:
        return used
    by_id = {one.id: one for one in sets}
    mine = used.weight_set.id if used.weight_set else OWN
    names = {OWN: using.OWN_NAME} | {one.id: one.name for one in sets}
    named = state.parameter(verdict_state.WEIGHTS_SEEN)
    named = OWN if named == "own" else named
    key = verdict_state.verdict_widget(project.id, f"weights/{mine}")
    options = sorted(names, key=lambda one: one != mine)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            "가중치",
            options,
            index=options.index(named) if named in names else 0,
            format_func=lambda one: names[one] + (" (사용 중)" if one == mine else ""),
            key=key,
            on_change=lambda: st.query_params.update(
                {verdict_state.WEIGHTS_SEEN: st.session_state[key] or "own"}
            ),
            width=320,
        )
        navigation.link("weights", "가중치 정하기", icon=":material/balance:")
    if chosen == mine:
        return used
    st.info(
        f"'{plain(names[chosen])}' 가중치로 보고 있습니다. 사용 중인 가중치는 "
        f"'{plain(used.weights_name)}'입니다.",
        icon=":material/visibility:",
    )
    return using.with_weights(used.own, by_id.get(chosen))
