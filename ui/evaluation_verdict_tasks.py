"""Conditions and the dated path: what is to be done, by whom, until when, and whether it is."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

import storage
from errors import WorkbenchError
from evaluations.answers.model import NA
from evaluations.verdict.conditions import Condition
from evaluations.verdict.following import store
from evaluations.verdict.following.path import Opening, Path, StepState
from evaluations.verdict.following.tasks import CONDITION, MET, PATH, STATES, Task
from processes.inventory import store as inventory
from ui import data, frame, identity, verdict_state
from ui.evaluation_verdict_desk import Desk
from ui.wording import plain

_MET, _OPEN = ":material/check_circle:", ":material/radio_button_unchecked:"
_DONE = {True: "됨", False: "아직", None: "모름"}


def panel(desk: Desk) -> None:
    """Draw the conditions and the path, each only where there is something."""
    listed, path = desk.found.conditions, desk.path
    past = [
        task
        for (kind, key), task in desk.tasks.items()
        if kind == CONDITION and key not in {one.question.id for one in listed}
    ]
    if not listed and not past and path is None:
        return
    with data.reading() as db:
        departments = inventory.departments(db)
    if listed or past:
        with st.container(border=True):
            _conditions(desk, listed, past, departments)
    if path is not None:
        with st.container(border=True):
            _path(desk, path, departments)


def _conditions(
    desk: Desk, listed: Sequence[Condition], past: Sequence[Task], departments: Sequence[str]
) -> None:
    if listed:
        met = sum(_task(desk, CONDITION, one.question.id).state == MET for one in listed)
        st.markdown(f"**조건** (조건부 도입일 때) · 충족 {met}/{len(listed)}")
        st.caption("충족으로 표시해도 판정은 그대로입니다. 답을 고치면 판정이 다시 나옵니다.")
    for one in listed:
        mend = one.question.mitigation_of(one.value)
        sentence = f"{one.question.text} {one.sentence}" + (f" 조치: {mend}" if mend else "")
        _row(desk, _task(desk, CONDITION, one.question.id), sentence, departments)
    if past:
        st.markdown("**더는 조건이 아닌 것**")
        for task in past:
            _row(desk, task, f"{task.key}: 지금 답으로는 조건이 아닙니다.", departments)


def _path(desk: Desk, path: Path, departments: Sequence[str]) -> None:
    due = path.assessment
    st.markdown("**발전 연계의 경로**")
    if due.day is None:
        st.markdown(f"재평가 날짜 모름: {plain(due.reason)}")
        st.caption("사업 정보에 계약 종료일을 적으면 날짜를 계산합니다.")
    else:
        late = " · **지남, 지금 재평가하세요**" if due.day <= desk.today else ""
        st.markdown(f"다시 평가할 날: **{_day(due.day)}** ({plain(due.reason)}){late}")
    for change in due.announced:
        st.caption(plain(f"예고된 변경: {change.sentence}. {' '.join(change.after)}"))
    for step in path.steps:
        task = _task(desk, PATH, step.step.id)
        _row(desk, task, _step(step), departments, due=due.day, done=step.done is True)
    if path.openings:
        st.markdown("**어느 게이트가 언제 열리나**")
    for opening in path.openings:
        _row(desk, _task(desk, PATH, opening.gate.id), _opening(opening), departments)
    st.caption("재평가 날짜와 단계는 제안입니다. 게이트가 열리는 날은 담당이 정한 기한입니다.")


def _step(one: StepState) -> str:
    told = ", ".join(f"{q.id} {_answer(value)}" for q, value in one.answers)
    state = _DONE[one.done]
    return f"({one.step.id}) {one.step.text} {state} ({told}, {one.step.at_least}점부터 됨)"


def _opening(one: Opening) -> str:
    needed = ", ".join(f"{q.id} '{q.anchors[least]}' 이상" for q, least in one.needed)
    start = "답을 모름. " if one.unknown else ""
    rules = "".join(f" 관련 예고: {change.sentence}." for change in one.announced)
    return f"{one.gate.id} {one.gate.text}: {start}{needed}이면 열립니다.{rules}"


def _answer(value: int | str | None) -> str:
    return "모름" if value is None else "해당없음" if value == NA else f"{value}점"


def _task(desk: Desk, kind: str, key: str) -> Task:
    return desk.tasks.get((kind, key), Task(kind, key))


def _row(
    desk: Desk,
    task: Task,
    sentence: str,
    departments: Sequence[str],
    due: datetime.date | None = None,
    *,
    done: bool = False,
) -> None:
    """Draw one thing to do with its owner, day and state, and the way to change them.

    done: the answers say so already, whatever has been agreed.
    """
    _clash(desk, task)
    left, right = st.columns([5, 1], vertical_alignment="center")
    with left, st.container(gap=None):
        sign = _MET if done or task.state == MET else _OPEN
        st.markdown(f"{sign} {plain(sentence)}")
        st.caption(plain("답으로 보아 됨" if done else _agreed(desk, task, due)))
    key = verdict_state.task_field(desk.owner, task.kind, task.key, "open", task.revision)
    with right:
        box = st.popover("담당·기한", icon=":material/edit_calendar:", key=key, on_change="rerun")
    if box.open:  # a form for each of twenty rows would be slow to draw
        with box:
            _form(desk, task, departments, due)


def _agreed(desk: Desk, task: Task, due: datetime.date | None) -> str:
    day = datetime.date.fromisoformat(task.due) if task.due else None
    until = f"{_day(day)}까지" if day else _proposed(desk, due)
    late = " · 기한 지남" if task.overdue(desk.today) else ""
    proof = f" · 근거: {task.evidence}" if task.evidence else ""
    return f"{task.owner} · {until}{late} · {STATES[task.state]}{proof}"


def _proposed(desk: Desk, due: datetime.date | None) -> str:
    if due is None:
        return "기한 모름"
    return f"{_day(due)}까지(제안)" if due > desk.today else "기한을 정하세요(재평가일 지남)"


def _form(desk: Desk, task: Task, departments: Sequence[str], due: datetime.date | None) -> None:
    def key(field: str) -> str:
        return verdict_state.task_field(desk.owner, task.kind, task.key, field, task.revision)

    named = task.department
    refusal = verdict_state.task_refusal(desk.owner, task.kind, task.key)
    if refusal in st.session_state:
        st.error(plain(st.session_state.pop(refusal)), icon=":material/error:")
    with st.form(key("form"), border=False):
        st.selectbox(
            "담당 부서",
            departments,
            index=departments.index(named) if named in departments else None,
            placeholder="모름",
            key=key("department"),
        )
        st.text_input("담당자", task.person, key=key("person"), max_chars=40)
        proposed = due if due and due > desk.today else None
        day = datetime.date.fromisoformat(task.due) if task.due else proposed
        st.date_input("기한", day, format="YYYY-MM-DD", key=key("due"))
        st.radio(
            "상태",
            list(STATES),
            index=list(STATES).index(task.state),
            format_func=STATES.__getitem__,
            horizontal=True,
            key=key("state"),
        )
        st.text_area("충족한 근거", task.evidence, key=key("evidence"), max_chars=1000)
        st.form_submit_button("저장", type="primary", on_click=_save_form, args=(desk, task))


def _save_form(desk: Desk, task: Task) -> None:
    def given(field: str) -> object:
        key = verdict_state.task_field(desk.owner, task.kind, task.key, field, task.revision)
        return st.session_state.get(key)

    due = given("due")
    _save(
        desk,
        replace(
            task,
            department=str(given("department")) if given("department") else None,
            person=str(given("person") or ""),
            due=due.isoformat() if isinstance(due, datetime.date) else None,
            state=str(given("state")),
            evidence=str(given("evidence") or ""),
        ),
    )


def _save(desk: Desk, task: Task) -> None:
    by = identity.author()
    try:
        with data.transaction() as db:
            store.save_task(
                db, desk.project.id, desk.form.id, task, by=by, candidate_id=desk.candidate
            )
    except storage.Conflict as clash:
        st.session_state[verdict_state.task_clash(desk.owner, task.kind, task.key)] = task
        frame.notice(clash.sentence, refused=True)
    except WorkbenchError as refusal:
        key = verdict_state.task_refusal(desk.owner, task.kind, task.key)
        st.session_state[key] = refusal.sentence
    else:
        frame.notice("저장했습니다.")


def _clash(desk: Desk, theirs: Task) -> None:
    """Show both versions of a task after a clash, with the choice between them."""
    key = verdict_state.task_clash(desk.owner, theirs.kind, theirs.key)
    mine: Task | None = st.session_state.get(key)
    if mine is None:
        return
    with st.container(border=True):
        st.error(f"{plain(theirs.updated_by)} 님이 먼저 고쳤습니다. 둘 가운데 고르세요.")
        st.markdown(f"- 저장된 내용: {plain(_agreed(desk, theirs, None))}")
        st.markdown(f"- 내 내용: {plain(_agreed(desk, mine, None))}")
        with st.container(horizontal=True):
            args = (desk, key, replace(mine, revision=theirs.revision))
            st.button("내 내용으로 바꾸기", key=f"{key}/mine", on_click=_settle, args=args)
            st.button(
                "저장된 내용 두기", key=f"{key}/theirs", on_click=_settle, args=(desk, key, None)
            )


def _settle(desk: Desk, key: str, mine: Task | None) -> None:
    st.session_state.pop(key, None)
    if mine is not None:
        _save(desk, mine)


def _day(day: datetime.date) -> str:
    return f"{day.year}. {day.month}. {day.day}."
