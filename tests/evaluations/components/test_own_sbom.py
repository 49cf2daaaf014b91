"""The workbench's own SBOM says what its locks install."""

import datetime

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from evaluations.components import lock_files, own
from evaluations.components.reading import decode

MOMENT = datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)


def test_the_same_locks_give_the_same_bytes_that_fit_the_schema():
    content = own.sbom(MOMENT)
    assert content == own.sbom(MOMENT)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(content.decode()) is None


def test_every_locked_package_is_there_with_version_and_licence():
    sbom = decode(own.sbom(MOMENT), "own.json")
    locked = lock_files.locked(own.ROOT)
    assert len(sbom.components) == len(locked)
    assert {"streamlit", "pandas"} <= {one.name for one in sbom.components}
    assert all(one.version and one.licences for one in sbom.components)


def test_the_locks_say_which_package_needs_which():
    found = {one.name: one for one in lock_files.locked(own.ROOT)}
    assert found["pandas"].direct
    assert "numpy" in found["pandas"].needs
    assert not found["six"].direct
    assert "diagram-js" in found["bpmn-js"].needs
    assert found["bpmn-js"].direct
