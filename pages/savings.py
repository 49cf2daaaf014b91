"""Time saved (⑧): hours that redesigns free, and the public services that get them."""

import streamlit as st

from processes.inventory.store import all_processes, departments
from processes.savings import store
from ui import data, frame, navigation, record_clashes, savings_forms, savings_view, state

_RULES = """
- 줄어든 시간 = 연간 건수 × (지금 건당 처리시간 − 개선 뒤 건당 처리시간) ÷ 60.
  손으로 일한 시간만 셉니다. 기다리는 시간이 줄어도 일하는 시간은 줄지 않으므로 넣지 않습니다.
- 건수와 지금 처리시간은 업무 목록의 값을 그대로 씁니다. 셋 다 범위이면 모든 조합의 최소와 최대를
  보여 줍니다.
- 시간이 더 드는 재설계는 음수로 셉니다. 한 업무의 절감은 지금 드는 시간을 넘을 수 없고,
  돌려준 시간은 줄어든 시간을 넘을 수 없습니다.
"""


def page() -> None:
    """Draw the balance of freed and given hours, and each redesign."""
    with data.reading() as db:
        processes = {one.id: one for one in all_processes(db)}
        savings, gifts = store.all_savings(db), store.all_given(db)
        names = departments(db)
    frame.heading(
        "아낀 시간",
        "업무를 다시 설계해 줄어든 시간을 재고, 어느 공공서비스에 돌려주었는지 적습니다(⑧).",
    )
    if not processes:
        with frame.empty("아직 업무가 없습니다", "업무를 먼저 등록하세요.", key="no-processes"):
            navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
        return
    code = state.parameter(state.DATASET_PROCESS)
    record_clashes.draw(store.TABLE, savings_forms.LABELS, savings_forms.save_row)
    with st.expander("재설계 추가", icon=":material/add:", expanded=not savings or bool(code)):
        savings_forms.new(list(processes.values()), code)
    if not savings:
        frame.empty(
            "아직 적은 재설계가 없습니다",
            "위에서 업무를 고르고 개선 뒤 처리시간을 적으면 줄어든 시간을 셉니다.",
            key="no-savings",
        )
        return
    savings_view.balance(savings, gifts, processes)
    with st.expander("어떻게 셌나요?", icon=":material/calculate:"):
        st.markdown(_RULES)
    if code is not None:
        navigation.back("모든 업무의 재설계 보기", state.DATASET_PROCESS, key="all-processes")
    for one in savings:
        process = processes[one.process_id]
        if code in (None, process.code):
            own = [given for given in gifts if given.saving_id == one.id]
            savings_view.card(one, process, own, names)
