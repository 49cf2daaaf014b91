"""Data (⑥): what processes make and need, whether it can be shared or opened, how open we are."""

from collections.abc import Mapping, Sequence

import streamlit as st

from processes.datasets import store
from processes.datasets.model import Dataset, UnknownDataset
from processes.inventory.model import Process
from processes.inventory.store import all_processes
from ui import (
    data,
    datasets_assessment,
    datasets_form,
    datasets_table,
    frame,
    navigation,
    record_clashes,
    state,
)


def page() -> None:
    """Draw the data, or the one set that the address names."""
    with data.reading() as db:
        processes = all_processes(db)
        datasets = store.all_datasets(db)
    wanted = state.parameter("id")
    if wanted is None:
        _all(processes, datasets)
        return
    found = next((one for one in datasets if one.id == wanted), None)
    if found is None:
        frame.heading("데이터")
        with frame.empty("데이터를 찾지 못했습니다", str(UnknownDataset()), key="dataset-unknown"):
            navigation.back("데이터 목록 열기", "id", key="datasets-back")
        return
    _one(found, {one.id: one for one in processes}[found.process_id])


def _all(processes: Sequence[Process], datasets: Sequence[Dataset]) -> None:
    frame.heading(
        "데이터 공유·개방",
        "업무마다 만들거나 쓰는 데이터를 적고, 열 수 있는지와 열지 못하는 이유를 판정합니다(⑥).",
    )
    if not processes:
        with frame.empty("아직 업무가 없습니다", "업무를 먼저 등록하세요.", key="no-processes"):
            navigation.link("inventory", "업무 목록 열기", icon=":material/list:")
        return
    by_id = {one.id: one for one in processes}
    code = state.parameter(state.DATASET_PROCESS)
    with st.expander("데이터 추가", icon=":material/add:", expanded=not datasets or bool(code)):
        datasets_form.new(processes, code)
    if not datasets:
        frame.empty(
            "아직 적은 데이터가 없습니다", "위에서 업무를 고르고 데이터를 적으세요.", key="no-data"
        )
        return
    shown, registered = _filtered(processes, datasets, by_id, code)
    datasets_assessment.draw(shown, by_id, registered)
    datasets_table.draw(shown, by_id)


def _filtered(
    processes: Sequence[Process],
    datasets: Sequence[Dataset],
    by_id: Mapping[str, Process],
    code: str | None,
) -> tuple[list[Dataset], int]:
    """Draw the choice of departments; return the data shown and of how many processes."""
    if code is not None:
        navigation.back("모든 업무의 데이터 보기", state.DATASET_PROCESS, key="all-processes")
        own = [one for one in processes if one.code == code]
    else:
        names = list(dict.fromkeys(one.department for one in processes))
        chosen = st.multiselect(
            "부서", names, key=state.DATASET_DEPARTMENTS, bind="query-params", placeholder="전체"
        )
        own = [one for one in processes if not chosen or one.department in chosen]
    ids = {one.id for one in own}
    return [one for one in datasets if one.process_id in ids], len(own)


def _one(found: Dataset, process: Process) -> None:
    frame.heading(
        found.content.name,
        f"{process.code} {process.name} · {process.department}",
        example=found.example,
    )
    navigation.back("데이터 목록", "id", key="datasets-back")
    record_clashes.draw(store.TABLE, datasets_form.LABELS, datasets_form.save_row)
    datasets_form.edit(found)
    navigation.link("process", "업무 열기", icon=":material/list:", code=process.code)
    datasets_form.deletion(found)
