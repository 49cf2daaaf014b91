"""The dated rules behind a questionnaire, with how sure each is."""

import datetime

import pandas as pd
import streamlit as st

from evaluations.questionnaire.model import DatedRule, Questionnaire
from storage import moments
from ui import state

_SURENESS = {
    "R": "원문 확인",
    "E": "발췌, 원문 확인 필요",
    "M": "기억, 확인 필요",
    "conflict": "출처가 서로 다름",
}


def listed(form: Questionnaire) -> None:
    """Draw the rules on demand, those in force today first."""
    if not form.rules:
        return
    key = state.evaluation_widget(form.id, "rules")
    box = st.expander("적용 규정과 시행일", icon=":material/gavel:", key=key, on_change="rerun")
    if box.open:
        today = moments.today()
        rules = sorted(form.rules, key=lambda rule: not rule.in_force(today))
        rows = [_row(form, rule, today) for rule in rules]
        box.table(pd.DataFrame(rows).set_index("규정"))


def _row(form: Questionnaire, rule: DatedRule, today: datetime.date) -> dict[str, str]:
    return {
        "규정": rule.text,
        "시행": _period(rule),
        "오늘": "시행 중" if rule.in_force(today) else "시행 전이거나 끝남",
        "확실한 정도": _SURENESS[rule.status],
        "출처": ", ".join(form.source(one).title for one in rule.sources),
    }


def _period(rule: DatedRule) -> str:
    if rule.begins is None and rule.ends is None:
        return "계속"
    return f"{_day(rule.begins)} ~ {_day(rule.ends)}"


def _day(day: datetime.date | None) -> str:
    return f"{day.year}. {day.month}. {day.day}." if day else ""
