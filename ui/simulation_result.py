"""What a simulation gave: per case, per activity, per pool, and the spread of cycle times."""

from collections.abc import Callable

import altair as alt
import pandas as pd
import streamlit as st

from processes.simulation import outsiders
from processes.simulation.result import Average, Figure, Result
from ui.wording import plain

_HOUR = 3600.0


def draw(result: Result) -> None:
    """Draw the key figures with their intervals, the distribution and the tables behind them."""
    st.caption(
        f"{result.cases:,}건 × {result.replications}번 되풀이, 난수 씨앗 {result.seed}"
        + (f", 앞의 {result.warmup:,}건은 세지 않음" if result.warmup else "")
        + f" · 추정한 값 {len(result.guessed)}개를 썼습니다."
    )
    columns = st.columns(4)
    figures = (
        ("처리 기간", result.cycle_time),
        ("기다림", result.waiting_time),
        ("작업 시간", result.processing_time),
    )
    for column, (name, figure) in zip(columns, figures, strict=False):
        with column.container(border=True):
            work = figure is result.processing_time
            _times(name, figure, hands if work else span)
            if work:
                _hands(result)
    with columns[3].container(border=True):
        _cost(result)
    for note in result.notes:
        st.warning(plain(note), icon=":material/warning:")
    st.altair_chart(distribution(result), width="stretch")
    _activities(result)
    _pools(result)


def distribution(result: Result) -> alt.Chart:
    """Return the share of cases by cycle time in hours."""
    total = sum(bar.cases for bar in result.distribution) or 1
    frame = pd.DataFrame(
        [
            {"부터": bar.low / _HOUR, "까지": bar.high / _HOUR, "비율": bar.cases / total}
            for bar in result.distribution
        ],
        columns=["부터", "까지", "비율"],
    )
    chart: alt.Chart = (
        alt.Chart(frame, title="처리 기간의 분포", height=220)
        .mark_bar()
        .encode(
            x=alt.X("부터:Q", title="처리 기간(시간)", bin="binned"),
            x2="까지:Q",
            y=alt.Y("비율:Q", title="건의 비율", axis=alt.Axis(format="%")),
            tooltip=[
                alt.Tooltip("부터:Q", format=".2f"),
                alt.Tooltip("까지:Q", format=".2f"),
                alt.Tooltip("비율:Q", format=".1%"),
            ],
        )
    )
    return chart


def _times(name: str, figure: Figure, said: Callable[[float], str]) -> None:
    st.metric(name, said(figure.mean))
    spread = f"중앙값 {said(figure.p50)} · 95%까지 {said(figure.p95)}"
    st.caption(f"{_interval(figure, _HOUR, '시간')} · {spread}")


def _hands(result: Result) -> None:
    """Say how much of the work is our people's, where customers work, too."""
    outside = sum(one.hours_per_case for one in result.pools if outsiders.is_outside(one))
    if outside:
        ours = sum(one.hours_per_case for one in result.pools) - outside
        st.caption(f"기관 일손 {hands(ours * _HOUR)} · 이용자의 시간 {hands(outside * _HOUR)}")


def _cost(result: Result) -> None:
    """Show the cost per case; what is not known of it is no zero."""
    unknown = sum(path.endswith("/cost_per_hour") for path in result.guessed)
    if unknown and not result.cost.mean:
        st.metric("건당 비용", "모름")
        st.caption("③ 사람과 달력의 표에 시간당 비용을 적으세요.")
        return
    least = " 이상" if unknown else ""
    st.metric("건당 비용", f"{result.cost.mean:,.0f}원{least}")
    missing = f" · 비용을 모르는 인력 {unknown}곳은 빠짐" if unknown else ""
    st.caption(f"{_interval(result.cost, 1.0, '원')}{missing}")


def _interval(figure: Figure | Average, scale: float, unit: str) -> str:
    if figure.ci95 is None:
        return "구간은 두 번 넘게 되풀이해야 나옵니다"
    low, high = figure.ci95
    return f"95% 구간 {low / scale:,.2f}~{high / scale:,.2f}{unit}"


def span(seconds: float) -> str:
    """Return a duration as people read it: '3시간 20분', '2.1일'."""
    if seconds < 90:
        return f"{seconds:.0f}초"
    if seconds < 5400:
        return f"{seconds / 60:.0f}분"
    if seconds < 86_400:
        return f"{seconds / 3600:.1f}시간"
    return f"{seconds / 86_400:.1f}일"


def hands(seconds: float) -> str:
    """Return hours of work as people count them: never in days, which are no working days."""
    return span(seconds) if seconds < 5400 else f"{seconds / 3600:,.1f}시간"


def _activities(result: Result) -> None:
    st.subheader("단계마다", anchor=False)
    st.dataframe(
        [
            {
                "단계": one.name,
                "건당 횟수": round(one.per_case, 2),
                "기다림(분)": round(one.waiting.mean / 60, 1),
                "작업(분)": round(one.processing.mean / 60, 1),
                "건당 비용(원)": round(one.cost_per_case),
            }
            for one in result.activities
        ],
        hide_index=True,
    )


def _pools(result: Result) -> None:
    st.subheader("인력마다", anchor=False)
    st.dataframe(
        [
            {
                "인력": one.name,
                "인원": one.size,
                "가동률": one.utilisation.mean,
                "건당 시간": round(one.hours_per_case, 2),
            }
            for one in result.pools
        ],
        hide_index=True,
        column_config={"가동률": st.column_config.ProgressColumn(format="percent", max_value=1)},
    )
