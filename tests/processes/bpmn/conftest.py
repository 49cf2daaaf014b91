"""Real files: our own fixtures, and the shared samples where they are at hand."""

from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "bpmn_samples"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `sample` each of the shared files, or skip the test where there are none."""
    if "sample" in metafunc.fixturenames:
        found = sorted(SAMPLES.glob("*.bpmn"))
        none = [pytest.param(None, marks=pytest.mark.skip(reason="no shared samples here"))]
        names = [path.stem for path in found] or ["none"]
        metafunc.parametrize("sample", found or none, ids=names)


@pytest.fixture(scope="session")
def recruitment() -> bytes:
    """A Korean model with pools, lanes, every task type, data, notes and message flows."""
    return (FILES / "recruitment.bpmn").read_bytes()
