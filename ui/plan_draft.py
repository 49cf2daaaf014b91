"""The plan's draft: published with a note, taken back, edited as tables that save themselves."""

from typing import Literal

import pandas as pd
import streamlit as st

from action_plan.measures.catalogue import CATALOGUE
from action_plan.plan import Plan, tables
from action_plan.plan.store import Draft
from ui import plan_draft_saving as saving
from ui import plan_state as keys
from ui.clock import when
from ui.wording import plain

_TITLES = {
    tables.ITEMS: "과제",
    tables.LINES: "연계 실행계획",
    tables.STRATEGIES: "전략과 중점과제",
}
_KEYS = ("전략 기호", "중점과제 기호", "실행계획 기호")


def publishing(draft: Draft) -> None:
    """Draw what is to be done with the draft."""
    note = keys.draft_widget(draft.id, "note")
    with st.container(border=True):
        st.caption(
            f"초안 · {plain(draft.updated_by)} · {when(draft.updated_at)} 저장 · "
            f"{plain(draft.base)}에서 시작"
        )
        st.text_input(
            "남길 말 (필수)",
            key=note,
            max_chars=300,
            placeholder="무엇을 왜 바꾸었는지 한 줄로",
        )
        with st.container(horizontal=True):
            st.button(
                "공개하기",
                type="primary",
                icon=":material/public:",
                key=keys.draft_widget(draft.id, "publish"),
                on_click=saving.publish,
                args=(draft, note),
                help="공개한 판은 바뀌지 않고, 그때부터 모든 화면이 이 판을 씁니다.",
            )
            st.button(
                "되돌리기",
                icon=":material/undo:",
                key=keys.draft_widget(draft.id, "undo"),
                on_click=saving.undo,
                args=(draft,),
            )
            with st.popover("초안 지우기", icon=":material/delete:"):
                st.markdown("지운 초안은 기록에만 남습니다.")
                st.button(
                    "지우기",
                    key=keys.draft_widget(draft.id, "delete"),
                    on_click=saving.delete,
                    args=(draft,),
                )


def edit(draft: Draft) -> None:
    """Draw the plan's title, its source and its three tables to be edited."""
    whole = draft.plan
    title, source = (keys.draft_widget(draft.id, f"{x}/{draft.revision}") for x in ("t", "s"))
    for label, value, key in (("제목", whole.title, title), ("출처", whole.source, source)):
        st.text_input(
            label, value, key=key, max_chars=300, on_change=saving.rename,
            args=(draft, title, source),
        )  # fmt: skip
    for sheet, heading in _TITLES.items():
        st.header(heading, anchor=False)
        _table(draft, whole, sheet)
    st.caption(
        "고친 칸은 곧바로 초안에 저장됩니다. 새 줄은 필요한 칸을 다 채우면, 줄 지우기는 왼쪽을 "
        "고르고 지우면 저장됩니다. 기호를 비우면 새로 붙입니다. 부서와 지표는 쉼표로 나눕니다."
    )
    with st.expander("지표의 기호와 셈법 (제안)", icon=":material/calculate:"):
        st.table(
            [
                {"기호": one.key, "지표": plain(one.title), "셈법": plain(one.formula)}
                for one in CATALOGUE.values()
            ],
            border="horizontal",
        )


def _table(draft: Draft, whole: Plan, sheet: str) -> None:
    key = keys.draft_widget(draft.id, f"{sheet}/{draft.revision}")
    columns = {
        name: st.column_config.TextColumn(
            name, required=name not in tables.OPTIONAL, width=_width(name)
        )
        for name in tables.COLUMNS[sheet]
    }
    tasks = [task.name for one in whole.strategies for task in one.tasks]
    links = {
        tables.LINES: ("중점과제", tasks),
        tables.ITEMS: ("실행계획", [one.name for one in whole.execution_plans]),
    }
    if sheet in links:
        name, options = links[sheet]
        columns[name] = st.column_config.SelectboxColumn(
            name, options=list(dict.fromkeys(options)), required=True, width="medium"
        )
    st.data_editor(
        pd.DataFrame(tables.rows(whole, sheet), columns=list(tables.COLUMNS[sheet])),
        column_config=columns,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        key=key,
        on_change=saving.edit,
        args=(draft, sheet, key),
    )


def _width(name: str) -> Literal["small", "medium", "large"]:
    if name in ("과제", "중점과제", "실행계획"):
        return "large"
    return "small" if name == "번호" or name in _KEYS else "medium"
