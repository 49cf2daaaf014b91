"""Shared Streamlit code: the page registry, the frame around each page, keys, the editor."""
