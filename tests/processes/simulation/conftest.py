"""The kernels that simulations run on."""

import pytest

from processes.simulation import accelerator
from processes.simulation.worlds import Engine


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give tests on the compiled kernel time to compile it, which the first of them may have to."""
    for item in items:
        if "fast" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.timeout(600))


@pytest.fixture(scope="session")
def fast() -> Engine:
    """The compiled kernel; compiled once, then found in the cache."""
    if not accelerator.is_installed():
        pytest.skip("numba is not installed")
    if not accelerator.is_ready():
        accelerator.compile_now()
    return accelerator.compiled()
