"""The form of an article, for a new one and for one that is there."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from processes.inventory import dates
from processes.regulations import grounds, store
from processes.regulations.columns import LABELS, kind_of
from processes.regulations.model import (
    CERTAINTIES,
    DEMANDS,
    KINDS,
    STANDINGS,
    STATES,
    Clause,
    Regulation,
)
from processes.regulations.wording import demands_of
from ui import data, frame, identity, navigation, record_clashes, state
from ui.wording import plain

CLASH_LABELS = {key: label for key, label in LABELS.items() if key != "processes"}
_UNKNOWN = "모름"


def new(departments: Sequence[str]) -> None:
    """Draw the form that registers an article and opens it."""
    clause = _fields("new", 0, Clause("", ""), departments, "등록하고 열기")
    if clause is None:
        return
    made = None
    with frame.refusals(), data.transaction() as db:
        made = store.add_regulation(db, clause, by=identity.author())
    if made is not None:
        frame.notice(f"'{made.clause.title}'을(를) 등록했습니다.")
        navigation.go("regulations", id=made.id)


def edit(regulation: Regulation, departments: Sequence[str]) -> None:
    """Draw the form of an article; a save that came late is kept for a choice."""
    regulation = record_clashes.opened(store.TABLE, regulation, "law")
    clause = _fields(regulation.id, regulation.revision, regulation.clause, departments, "저장")
    if clause is None:
        return
    saved = False
    with frame.refusals(), record_clashes.kept(), data.transaction() as db:
        store.save_regulation(db, regulation.id, regulation.revision, clause, by=identity.author())
        saved = True
    record_clashes.settle(store.TABLE, regulation.id, saved=saved)


def save_row(row: Mapping[str, Any]) -> None:
    """Save the version that somebody chose of two."""
    chosen = store.of_row(row)
    with data.transaction() as db:
        store.save_regulation(db, chosen.id, chosen.revision, chosen.clause, by=identity.author())


def known_grounds(clause: Clause) -> None:
    """Draw what is known to carry an e-document, or to stand against it, and how surely."""
    with st.expander("갈음 근거로 쓸 수 있는 것", icon=":material/gavel:"):
        st.caption(
            "법령의 원문을 읽고 적은 것이 아닙니다. 쓰기 전에 국가법령정보센터에서 현행 조문을 "
            "확인하고 '원문 확인'으로 바꾸세요."
        )
        for one in grounds.about(grounds.load(), clause.demands or ()):
            color = "red" if one.certainty == CERTAINTIES[-1] else "orange"
            st.markdown(
                f"**{plain(one.title)}** :{color}-badge[{one.certainty}]"
                + (" :gray-badge[막는 쪽]" if one.against else "")
            )
            st.caption(f"{plain(one.text)} (출처: {plain(one.source)})")


def _fields(
    row_id: str, revision: int, clause: Clause, departments: Sequence[str], submit: str
) -> Clause | None:
    def key(name: str) -> str:
        return state.record_field(store.TABLE, row_id, name, revision)

    with st.form(key("form"), border=False):
        law, article, kind = st.columns([3, 2, 2])
        values: dict[str, Any] = {
            "law": law.text_input(LABELS["law"], clause.law, key=key("law"), max_chars=200),
            "article": article.text_input(
                LABELS["article"], clause.article, key=key("article"), placeholder="제12조제2항"
            ),
            "kind": _choice(kind, "kind", KINDS, clause.kind, key, "이름을 보고 정함"),
        }
        left, right = st.columns(2)
        wording = left.text_area(
            LABELS["wording"], clause.wording or "", key=key("wording"), height=140,
            placeholder="조문에 적힌 그대로 옮깁니다. 비워 두면 '모름'입니다.",
        )  # fmt: skip
        values["amended"] = right.text_area(
            LABELS["amended"], clause.amended, key=key("amended"), height=140,
            placeholder="종이 대신 전자문서로 할 수 있게 고친 문구",
        )  # fmt: skip
        demands = st.pills(
            "문구가 요구하는 것", DEMANDS, default=list(clause.demands or ()),
            selection_mode="multi", key=key("demands"),
            help="고르지 않으면 문구에서 찾습니다. 찾은 것은 확인하세요.",
        )  # fmt: skip
        values |= _judgement(clause, departments, key)
        if not st.form_submit_button(submit, type="primary"):
            return None
    values["wording"] = wording.strip() or None
    values["kind"] = values["kind"] or kind_of(values["law"])
    values["demands"] = tuple(demands) or demands_of(wording) or None
    return Clause(**values)


def _judgement(clause: Clause, departments: Sequence[str], key: Any) -> dict[str, Any]:
    standing, certainty, department = st.columns([3, 2, 2])
    values: dict[str, Any] = {
        "standing": standing.segmented_control(
            "현행 조문 아래에서 전자문서로 갈음할 수 있습니까?", STANDINGS,
            default=clause.standing, required=True, key=key("standing"),
        ),
        "ground_certainty": _choice(
            certainty, "ground_certainty", CERTAINTIES, clause.ground_certainty, key, "근거가 없음"
        ),
        "department": _choice(
            department, "department", departments, clause.department, key, _UNKNOWN
        ),
    }  # fmt: skip
    values["ground"] = st.text_area(
        "갈음 근거 (법령과 조문, 검토 의견)", clause.ground, key=key("ground"), height=80
    )
    states, day = st.columns([3, 2])
    values["state"] = states.segmented_control(
        LABELS["state"], STATES, default=clause.state, required=True, key=key("state")
    )
    chosen = day.date_input(
        "상태 날짜 (개정 완료는 시행일)", clause.state_date, key=key("state_date"),
        format="YYYY.MM.DD",
    )  # fmt: skip
    values["state_date"] = None if chosen is None else dates.day(str(chosen))
    return values


def _choice(
    column: st.delta_generator.DeltaGenerator,
    name: str,
    options: Sequence[str],
    value: str | None,
    key: Any,
    placeholder: str,
) -> str | None:
    index = list(options).index(value) if value is not None and value in options else None
    return column.selectbox(
        LABELS[name], options, index=index, key=key(name), placeholder=placeholder
    )
