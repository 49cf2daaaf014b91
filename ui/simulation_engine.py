"""The fast kernel as pages see it: made ready as the workbench starts, said while it is not."""

import streamlit as st

from processes.simulation import accelerator


def get_ready() -> None:
    """Have the kernel compiled by a process of its own, where it does not lie ready."""
    accelerator.get_ready()


def note() -> None:
    """Say that simulations run more slowly for now, where they do."""
    if accelerator.is_installed() and not accelerator.is_ready():
        st.caption("빠른 계산 엔진을 준비하고 있습니다. 그동안은 느리게 돕니다.")
