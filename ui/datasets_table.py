"""The data as a table."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from processes.datasets.model import Dataset, doubts
from processes.inventory.model import Process
from ui import navigation, state

_ROW_HEIGHT, _MOST_ROWS = 36, 15


def draw(datasets: Sequence[Dataset], processes: Mapping[str, Process]) -> None:
    """Draw the data; the button of a row opens it."""
    if not datasets:
        st.caption("보여 줄 데이터가 없습니다.")
        return
    rows = [_row(one, processes[one.process_id]) for one in datasets]
    button = st.column_config.ButtonColumn(
        "열기", width=70, type="tertiary", key=state.DATASET_OPEN
    )
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        height=min(len(rows), _MOST_ROWS) * _ROW_HEIGHT + _ROW_HEIGHT + 4,
        row_height=_ROW_HEIGHT,
        placeholder="모름",
        alt="데이터",
        column_config={"열기": button, "데이터": st.column_config.TextColumn(pinned=True)},
    )
    clicked = st.session_state.get(state.DATASET_OPEN)
    if clicked:
        navigation.go("datasets", id=datasets[clicked["row"]].id)


def _row(one: Dataset, process: Process) -> dict[str, object]:
    content = one.content
    return {
        "열기": ":material/open_in_full: 예시" if one.example else ":material/open_in_full:",
        "데이터": content.name,
        "업무": f"{process.code} {process.name}",
        "구분": content.role,
        "형식": content.format,
        "개인정보": content.personal_data,
        "공유": content.sharing,
        "개방": content.opening,
        "이유": ", ".join(content.reasons or ()),
        "상태": content.state,
        "확인할 것": " ".join(doubts(content)),
    }
