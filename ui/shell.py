"""The script that Streamlit runs: registers the pages and draws the frame around them."""

import sys
from pathlib import Path

_ROOT = str(Path(__file__).resolve().parent.parent)
if _ROOT not in sys.path:
    sys.path.insert(0, _ROOT)

import streamlit as st  # noqa: E402

from pages import (  # noqa: E402
    action_plan,
    application,
    applications,
    evaluation,
    home,
    import_inventory,
    inventory,
    model,
    process,
    projects,
)
from ui import frame, identity, navigation  # noqa: E402


def _pages() -> dict[str, dict[str, st.Page]]:
    """Return section -> name -> page. Detail pages are hidden: they open from a list."""
    page = st.Page
    return {
        "": {"home": page(home.page, title="처음", icon=":material/home:", default=True)},
        "업무 (①)": {
            "inventory": page(
                inventory.page, title="업무 목록", icon=":material/list:", url_path="inventory"
            ),
            "import": page(
                import_inventory.page,
                title="가져오기",
                icon=":material/upload_file:",
                url_path="import",
            ),
            "process": page(process.page, title="업무", url_path="process", visibility="hidden"),
            "model": page(
                model.page, title="흐름도", icon=":material/account_tree:", url_path="model"
            ),
        },
        "SaaS 평가 (⑦⑮)": {
            "projects": page(
                projects.page, title="정보화사업", icon=":material/fact_check:", url_path="projects"
            ),
            "evaluation": page(
                evaluation.page, title="SaaS 평가", url_path="evaluation", visibility="hidden"
            ),
        },
        "신청서 (②)": {
            "applications": page(
                applications.page,
                title="지원사업 신청서",
                icon=":material/description:",
                url_path="applications",
            ),
            "application": page(
                application.page, title="신청서", url_path="application", visibility="hidden"
            ),
        },
        "실행계획": {
            "plan": page(
                action_plan.page, title="18개 과제", icon=":material/checklist:", url_path="plan"
            ),
        },
    }


sections = _pages()
navigation.register({name: page for section in sections.values() for name, page in section.items()})
# A picture of ours: for an icon's name, the browser would ask a host outside.
_ICON = Path(__file__).with_name("favicon.svg")
st.set_page_config(page_title="DPG 워크벤치", page_icon=_ICON, layout="wide")
current = st.navigation({title: list(pages.values()) for title, pages in sections.items()})
with st.sidebar:
    identity.ask_name()
frame.show_notice()
frame.run_page(current.run)
