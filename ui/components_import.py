"""An SBOM comes in for a system, and the workbench's own goes out."""

import datetime
from collections.abc import Sequence

import streamlit as st

from evaluations.components import store
from ui import components_state, data, frame, identity

_TYPES = ["json", "xml", "spdx", "yaml", "yml"]


def draw(systems: Sequence[str], covered: Sequence[str], *, is_first: bool) -> None:
    """Draw the form of an import; a system that has an SBOM already gets a newer one."""
    with st.expander("SBOM 올리기", icon=":material/upload_file:", expanded=is_first):
        names = list(dict.fromkeys([*systems, *covered]))
        system = st.selectbox(
            "시스템",
            names,
            index=None,
            key=components_state.SBOM_SYSTEM,
            accept_new_options=True,
            placeholder="용어 사전의 시스템에서 고르거나 새로 적으세요",
        )
        uploaded = st.file_uploader(
            "SBOM 파일 (CycloneDX JSON·XML, SPDX JSON·YAML·tag:value, 50MB까지)",
            type=_TYPES,
            key=components_state.sbom_file(),
        )
        if st.button("올리기", icon=":material/upload:", type="primary", disabled=not uploaded):
            with frame.refusals():
                _import(system or "", uploaded)


def own() -> None:
    """Draw the way to the workbench's own SBOM."""
    st.download_button(
        "이 작업대의 SBOM 받기",
        _own,
        file_name="dpg-workbench.cdx.json",
        mime="application/vnd.cyclonedx+json",
        icon=":material/download:",
        on_click="ignore",
        key="own-sbom",
        help="이 작업대가 설치하는 모든 꾸러미를 CycloneDX 1.6으로 적은 파일입니다.",
    )


def _import(system: str, uploaded: st.runtime.uploaded_file_manager.UploadedFile | None) -> None:
    if uploaded is None:
        return
    with st.spinner("SBOM을 읽고 있습니다"):
        content = uploaded.getvalue()
        with data.transaction() as db:
            kept = store.import_sbom(db, system, uploaded.name, content, by=identity.author())
    frame.notice(f"{kept.system}의 구성요소 {len(kept.sbom.components):,}개를 읽었습니다.")
    components_state.forget_sbom_file()
    st.rerun()


def _own() -> bytes:
    from evaluations.components.own import sbom

    return sbom(datetime.datetime.now(datetime.UTC).replace(microsecond=0))
