"""Pages of common work, opened by nobody in particular."""

from functools import partial
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.pages import visiting

visit = partial(visiting.visit, by="")


def texts(elements: Any) -> str:
    return "\n".join(element.value for element in elements)


def compare(one, other) -> AppTest:
    return visit("compare", one=one.code, other=other.code)
