"""What an import has brought, with the way on; stays until the next file is wanted."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from processes.inventory.model import Process
from processes.spreadsheet.model import Import
from ui import navigation, state
from ui.wording import plain


def remember(added: Sequence[Process], imported: Import) -> None:
    """Keep the result of an import for the runs that follow."""
    departments = Counter(process.department for process in added)
    left = len(imported.rejected)
    st.session_state[state.IMPORT_DONE] = (len(added), dict(departments), left)


def draw() -> bool:
    """Draw the result of the last import; return whether there was one."""
    done = st.session_state.get(state.IMPORT_DONE)
    if done is None:
        return False
    count, departments, rejected = done
    st.success(f"업무 {count:,}개를 등록했습니다.", icon=":material/check_circle:")
    st.markdown("\n".join(f"- {plain(name)} {number:,}개" for name, number in departments.items()))
    if rejected:
        st.warning(f"반려된 행 {rejected}개는 등록하지 않았습니다.", icon=":material/warning:")
    with st.container(horizontal=True, vertical_alignment="center"):
        navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
        st.button("다른 파일 가져오기", key="import-again", on_click=_forget)
    return True


def _forget() -> None:
    st.session_state.pop(state.IMPORT_DONE, None)
