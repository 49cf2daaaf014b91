"""Keys of the session state and of the address for components and files that are looked at."""

import streamlit as st

# All but the table are also names in the address.
VIEW, SEARCH, SYSTEM, LICENCE, SUPPORT = "seen", "pq", "of-system", "licence", "support"
TABLE = "components-table"
SBOM_SYSTEM = "sbom-system"
DOCUMENT_FILES = "document-files"
_ROUND = "_sbom-round"


def sbom_file() -> str:
    """The field for an SBOM file; a new round forgets the file that was taken."""
    return f"sbom-file-{st.session_state.get(_ROUND, 0)}"


def forget_sbom_file() -> None:
    """Begin a new round of the field for an SBOM file."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
