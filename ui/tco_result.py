"""What the cost comparison gives: two distributions, the ratio, what drives it, and Q5.3."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from errors import WorkbenchError
from evaluations.answers import store as answers
from evaluations.answers.model import Answer
from evaluations.projects.candidates.model import Candidate
from evaluations.projects.model import Project
from evaluations.projects.tco import charts, drivers, suggesting
from evaluations.projects.tco.comparing import Comparison, Side
from evaluations.projects.tco.sampling import COUNT
from evaluations.questionnaire.model import Questionnaire
from storage import Conflict
from ui import data, frame, identity, navigation, project_state, state
from ui.wording import plain

_LEAST = 0.005  # a smaller share would be written as 0 %


def chosen(project: Project, candidates: Sequence[Candidate]) -> str:
    """Draw the choice of the candidate whose costs are compared; return its id or ''."""
    if not candidates:
        return ""
    names = {one.id: one.name for one in candidates}
    named = state.parameter("candidate")
    picked = st.selectbox(
        "어느 후보의 비용",
        list(names),
        index=list(names).index(named) if named in names else 0,
        format_func=names.__getitem__,
        key=project_state.choice(project.id, "candidate"),
        on_change=project_state.choice_follows,
        args=(project.id, "candidate"),
    )
    return str(picked)


def draw(found: Comparison) -> None:
    """Draw the comparison, each figure with its parts below."""
    drawn = charts.distributions(found)
    if drawn is None:
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.altair_chart(drawn, alt=charts.distributions_in_words(found))
        st.caption(
            "실선은 SaaS, 점선은 구축·유지입니다. 세로줄은 가운데 값(P50)입니다. "
            f"최소·보통·최대의 삼각분포에서 {COUNT:,}번 뽑습니다. 같은 입력은 늘 같은 결과입니다."
        )
    with right:
        _figures(found)
    _drivers(found)
    _parts(found)


def suggestion(
    project: Project, form: Questionnaire, found: Comparison, answer: Answer | None
) -> None:
    """Draw the answer that the comparison suggests for Q5.3; a person confirms it."""
    if not form.has_question(suggesting.QUESTION):
        return
    told = suggesting.suggested(found)
    with st.container(border=True):
        st.markdown(f":material/lightbulb: **{suggesting.QUESTION} 제안**")
        if told is None:
            st.caption("양쪽 비용을 적으면 이 문항의 답을 제안합니다.")
            return
        st.markdown(plain(told.reason))
        anchors = form.question(suggesting.QUESTION).anchors
        shares = " · ".join(
            f"{step}점 {anchors[step]} {share:.0%}"
            for step, share in sorted(told.shares.items())
            if share >= _LEAST
        )
        st.caption(plain(f"뽑은 값의 분포: {shares}. 가능한 답 {told.low}~{told.high}점."))
        if told.value is None:
            st.caption("모르는 항목이 있어 답을 정할 수 없습니다. 모름으로 남습니다.")
            return
        _confirm(project, form, told.value, told.reason, answer)
    navigation.link(
        "evaluation",
        "평가 화면에서 보기",
        icon=":material/checklist:",
        project=project.code,
        section="S5",
    )


def _confirm(
    project: Project, form: Questionnaire, value: int, reason: str, answer: Answer | None
) -> None:
    anchors = form.question(suggesting.QUESTION).anchors
    if answer is not None and answer.counted == value:
        st.caption(f":material/check: 지금 답과 같습니다({value}점).")
        return
    now = "아직 답이 없습니다." if answer is None else f"지금 답은 {_written(answer)}입니다."
    st.caption(now)
    st.button(
        f"{value}점 '{anchors[value]}'으로 답하기",
        key=project_state.choice(project.id, "confirm"),
        icon=":material/check:",
        on_click=_save,
        args=(project.id, form, value, answer.revision if answer else 0, reason),
    )


def _written(answer: Answer) -> str:
    return "모름" if answer.counted is None else f"{answer.counted}점"


def _save(project_id: str, form: Questionnaire, value: int, revision: int, reason: str) -> None:
    author = identity.author()
    try:
        with data.transaction() as db:
            answers.save_answer(
                db,
                project_id,
                form,
                suggesting.QUESTION,
                value,
                revision=revision,
                by=author,
                certainty="추정",
                evidence=f"비용 비교: {reason}"[:500],
            )
    except Conflict:
        frame.notice("다른 사람이 먼저 답했습니다. 지금 답을 보고 다시 고르세요.", refused=True)
    except WorkbenchError as refusal:
        frame.notice(refusal.sentence, refused=True)
    else:
        frame.notice(f"{suggesting.QUESTION}에 답했습니다.")


def _figures(found: Comparison) -> None:
    for side in (found.saas, found.keep):
        st.markdown(f"- {plain(charts.side_in_words(side))}")
    if found.ratio is not None:
        bound = "" if found.whole else "적어도 " if not found.saas.whole else "많아야 "
        p10, p50, p90 = (f"{100 * one:.0f}%" for one in _ends(found))
        st.markdown(f"SaaS / 구축·유지 비율  \n### {bound}{p50}\nP10 {p10} · P90 {p90}")
    low, high = found.cheaper
    share = f"{low:.0%}" if low == high else f"{low:.0%}~{high:.0%} (모르는 항목 때문)"
    st.markdown(f"SaaS가 더 쌀 확률  \n**{plain(share)}**")


def _ends(found: Comparison) -> tuple[float, float, float]:
    if found.ratio is None:
        return 0.0, 0.0, 0.0
    return found.ratio.p10, found.ratio.p50, found.ratio.p90


def _drivers(found: Comparison) -> None:
    told = drivers.drivers(found)
    if not told:
        return
    with st.expander("무엇이 비율을 움직이나", icon=":material/tune:", expanded=True):
        st.altair_chart(charts.drivers(told), alt=charts.drivers_in_words(told))
        st.caption("＋는 커질수록 SaaS가 비싸지고, −는 커질수록 SaaS가 싸집니다(순위 상관).")


def _parts(found: Comparison) -> None:
    with st.expander("항목별로 열어 보기", icon=":material/calculate:"):
        for side in (found.saas, found.keep):
            st.markdown(f"**{side.name}**")
            st.table(_table(side))
        st.caption(
            "현재가치입니다. 매년 비용은 해마다 (1+상승률)만큼 오르고 (1+할인율)로 나눕니다. "
            "1명당 비용에는 그해의 이용자 수를, 투입 시간에는 단가를 곱합니다."
        )


def _table(side: Side) -> pd.DataFrame:
    rows = []
    for one in side.lines:
        cost = one.cost
        why = f" ({', '.join(one.missing)} 모름)" if one.missing else ""
        rows.append(
            {
                "항목": one.line.name,
                "시기": one.line.kind,
                "P10": charts.told(cost.p10) if cost else f"모름{why}",
                "P50": charts.told(cost.p50) if cost else "모름",
                "P90": charts.told(cost.p90) if cost else "모름",
            }
        )
    columns = ["항목", "시기", "P10", "P50", "P90"]
    return pd.DataFrame(rows, columns=columns).set_index("항목")
