"""The script that Streamlit runs: registers the pages and draws the frame around them."""

import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parent.parent)
# First of all: Streamlit puts this folder there, and ui/access would stand for access.
sys.path[:] = [_ROOT, *(place for place in sys.path if place != _ROOT)]

import streamlit as st  # noqa: E402

from access.model import Person  # noqa: E402
from pages import (  # noqa: E402
    access_record,
    action_plan,
    agreement,
    application,
    applications,
    assessment,
    assessments,
    call,
    calls,
    census,
    census_return,
    commonwork,
    commonwork_group,
    commonwork_pair,
    commonwork_received,
    components,
    datasets,
    diagnosis,
    dictionary,
    document_check,
    dossier,
    evaluation,
    evaluation_report,
    first_round,
    home,
    import_inventory,
    inventory,
    konveyor,
    landscape,
    manual,
    model,
    model_compare,
    model_view,
    people,
    plan_edit,
    plan_item,
    portfolio,
    process,
    project,
    projects,
    questionnaire,
    questionnaires,
    redesign,
    redesign_compare,
    regulations,
    reports,
    savings,
    scorecard,
    scorecards,
    simulation,
    weights,
)
from ui import frame, identity, navigation, scorecard_daily, scorecard_view, state  # noqa: E402
from ui.access import page_areas, visits  # noqa: E402
from ui.guidance import first_round as guided_round  # noqa: E402

# Section of the side bar -> pages: name (which is the address), function, title, icon.
# A page without an icon is a detail page: it opens from a list, not from the side bar.
REGISTRY = {
    "": [
        ("home", home.page, "처음", "home"),
        ("first-round", first_round.page, "첫 둘러보기", "explore"),
    ],
    "조사 (①⑬)": [
        ("inventory", inventory.page, "업무 목록", "list"),
        ("process", process.page, "업무", ""),
        ("dossier", dossier.page, "업무 문서철", ""),
        ("census", census.page, "전수조사", "fact_check"),
        ("census_return", census_return.page, "부서별 조사", ""),
        ("import", import_inventory.page, "가져오기", "upload_file"),
        ("common-work", commonwork.page, "중복·공통 업무", "join_inner"),
        ("compare", commonwork_pair.page, "두 업무 견주기", ""),
        ("common-group", commonwork_group.page, "공통 업무", ""),
        ("received-work", commonwork_received.page, "받은 공통 업무", ""),
        ("dictionary", dictionary.page, "용어 사전", "dictionary"),
    ],
    "진단·설계 (①⑤)": [
        ("landscape", landscape.page, "업무 체계도", "grid_view"),
        ("manual", manual.page, "업무매뉴얼", "menu_book"),
        ("diagnosis", diagnosis.page, "업무 진단", "troubleshoot"),
        ("model", model.page, "흐름도", "account_tree"),
        ("model-view", model_view.page, "공개한 흐름도", ""),
        ("model-compare", model_compare.page, "흐름도 비교", ""),
        ("redesign", redesign.page, "재설계", "auto_fix_high"),
        ("simulation", simulation.page, "시뮬레이션", "timelapse"),
        ("redesign-compare", redesign_compare.page, "현행·개선 견주기", ""),
    ],
    "규정·데이터·시간 (③⑥⑧)": [
        ("regulations", regulations.page, "종이 규정", "gavel"),
        ("datasets", datasets.page, "데이터 공유·개방", "database"),
        ("savings", savings.page, "아낀 시간", "schedule"),
    ],
    "SaaS 평가 (⑦⑮)": [
        ("projects", projects.page, "정보화사업", "fact_check"),
        ("project", project.page, "사업", ""),
        ("portfolio", portfolio.page, "포트폴리오", "scatter_plot"),
        ("evaluation", evaluation.page, "SaaS 평가", ""),
        ("evaluation-report", evaluation_report.page, "평가 보고서", ""),
        ("weights", weights.page, "섹션 가중치", "tune"),
        ("agreement", agreement.page, "평가자 일치도", "balance"),
        ("components", components.page, "구성요소 (SBOM)", "deployed_code"),
    ],
    "자체 진단 (④⑥⑯⑰⑱)": [
        ("assessments", assessments.page, "자체 진단", "checklist_rtl"),
        ("assessment", assessment.page, "자체 진단", ""),
        ("document-check", document_check.page, "문서 점검", "plagiarism"),
        ("questionnaires", questionnaires.page, "질문지", "quiz"),
        ("questionnaire", questionnaire.page, "질문지", ""),
        ("konveyor", konveyor.page, "Konveyor 질문지", ""),
    ],
    "신청서 (②)": [
        ("calls", calls.page, "지원사업 공고", "campaign"),
        ("call", call.page, "공고", ""),
        ("applications", applications.page, "지원사업 신청서", "description"),
        ("application", application.page, "신청서", ""),
    ],
    "실행계획": [
        ("plan", action_plan.page, "18개 과제", "checklist"),
        ("scorecards", scorecards.page, "성과표", "monitoring"),
        ("scorecard", scorecard.page, "성과표", ""),
        ("reports", reports.page, "보고서", "summarize"),
        ("plan-item", plan_item.page, "과제", ""),
        ("plan-edit", plan_edit.page, "실행계획 고치기", ""),
    ],
    "관리": [
        ("people", people.page, "사람과 역할", "group"),
        ("access-record", access_record.page, "접속기록", "policy"),
    ],
}
_DEFAULT = "home"  # answers at / and nowhere else
# A picture of ours: for an icon's name, the browser would ask a host outside.
_ICON = Path(__file__).with_name("favicon.svg")


def _registered(person: Person) -> dict[str, list[st.Page]]:
    """Return section -> pages that the person is shown, and let pages link to them by name."""
    sections: dict[str, list[st.Page]] = {}
    by_name: dict[str, st.Page] = {}
    names = [entry[0] for entries in REGISTRY.values() for entry in entries]
    shown = scorecard_view.offered(page_areas.shown(names, person))
    first = next(name for name in names if name in shown)
    for section, entries in REGISTRY.items():
        for name, function, title, icon in entries:
            if name not in shown:
                continue
            by_name[name] = st.Page(
                function,
                title=title,
                icon=f":material/{icon}:" if icon else None,
                url_path=None if name == _DEFAULT else name,
                default=name == first,
                visibility="visible" if icon else "hidden",
            )
            sections.setdefault(section, []).append(by_name[name])
    navigation.register(by_name)
    return sections


st.set_page_config(page_title="DPG 워크벤치", page_icon=_ICON, layout="wide")
person = identity.signed_in()
if person is None:
    st.navigation([st.Page(lambda: None, title="로그인")], position="hidden")
    st.stop()
position = scorecard_view.position()
current = st.navigation(_registered(person), expanded=True, position=position)
if not scorecard_view.current().screen:
    with st.sidebar:
        identity.ask_name()
st.session_state[state.PAGE] = navigation.name_of(current)
visits.note(st.session_state[state.PAGE], person)
frame.show_notice()
guided_round.bar()
frame.run_page(current.run)
scorecard_daily.remember()
