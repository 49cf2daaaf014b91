"""The plan as files: fetched as YAML and XLSX, brought in with a look at it first."""

import streamlit as st

from action_plan.plan import BadPlan, Plan, comparing, workbook
from action_plan.plan.writing import as_yaml
from processes.spreadsheet.writing import XLSX
from ui import plan_draft_saving as saving
from ui import plan_state as keys
from ui import questionnaire_changes as changes
from ui.wording import plain

_MEGABYTES = 10
_TOLD = 20  # faults after the first


def export(whole: Plan) -> None:
    """Draw the ways to fetch a plan."""
    st.markdown(f"**{plain(whole.title)}** {whole.version}판")
    with st.container(horizontal=True):
        st.download_button(
            "YAML 받기",
            as_yaml(whole).encode(),
            f"실행계획-{whole.id}-{whole.version}.yaml",
            "application/yaml",
            icon=":material/download:",
            on_click="ignore",
            key="plan-yaml",
        )
        st.download_button(
            "엑셀 받기",
            lambda: workbook.as_xlsx(whole),
            f"실행계획-{whole.id}-{whole.version}.xlsx",
            XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="plan-xlsx",
        )
    st.caption("받은 파일을 고쳐 다시 가져올 수 있습니다.")


def bring_in(current: Plan, drafted: bool) -> None:
    """Draw the field for a file, what it holds against the plan in force, and the way on."""
    st.markdown("다른 기관이나 우리의 실행계획을 YAML이나 엑셀 파일로 가져옵니다.")
    st.download_button(
        "빈 서식 받기 (엑셀)",
        workbook.template,
        "실행계획-서식.xlsx",
        XLSX,
        icon=":material/download:",
        on_click="ignore",
        key="plan-template",
    )
    file = st.file_uploader(
        "실행계획 파일", type=["yaml", "yml", "xlsx"], max_upload_size=_MEGABYTES, key=keys.upload()
    )
    if file is None:
        return
    try:
        found = workbook.from_file(file.getvalue(), file.name)
    except BadPlan as refusal:
        st.error(plain(refusal.sentence), icon=":material/error:")
        for sentence in refusal.others[:_TOLD]:
            st.error(plain(sentence), icon=":material/error:")
        if len(refusal.others) > _TOLD:
            st.error(f"이 밖에 {len(refusal.others) - _TOLD:,}곳이 더 있습니다.")
        return
    _preview(current, found, file.name, drafted)


def _preview(current: Plan, found: Plan, name: str, drafted: bool) -> None:
    st.success(
        f"읽었습니다: 전략 {len(found.strategies)}개, 중점과제 "
        f"{sum(len(one.tasks) for one in found.strategies)}개, 실행계획 "
        f"{len(found.execution_plans)}개, 과제 {len(found.items)}개. "
        "아직 아무것도 바뀌지 않았습니다.",
        icon=":material/visibility:",
    )
    if found.id != current.id:
        st.warning(
            f"기호가 '{plain(current.id)}'에서 '{plain(found.id)}'(으)로 바뀌는 다른 계획입니다. "
            "공개하면 지금 계획의 이정표·지표·증빙은 보관되고, 새 계획은 빈 상태로 시작합니다.",
            icon=":material/swap_horiz:",
        )
    if drafted:
        st.warning("초안이 이미 있습니다. 먼저 공개하거나 지우세요.", icon=":material/edit_note:")
    st.button(
        "초안으로 가져오기",
        type="primary",
        icon=":material/input:",
        disabled=drafted,
        key="plan-bring-in",
        on_click=saving.begin_with,
        args=(found, name),
    )
    changes.listed(comparing.differences(current, found), f"지금 {current.version}판 → 파일")
