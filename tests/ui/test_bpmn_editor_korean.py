"""Every text that the editor's packages can show has its Korean, and no other text has."""

import re
from pathlib import Path

import pytest

from installation.places import FRONTEND, NODE_MODULES

# Where the packages put their texts; each group is the text that they ask to be translated.
_ASKED = [
    r"[tT]ranslate\(\s*'([A-Za-z{][^'\n]*)'",
    r"\b(?:label|title): '([^'\n]+)'",
    r"_GROUP = \{ id: '\w+', name: '([^']+)'",
    r"_ERR_MSG = '([^']+)'",
    r"report\([^,\n]+, '([^'\n]+)'",
    r"'(No Issues)'",
    r"'(\{errors\} Errors, \{warnings\} Warnings)'",
]
# What the packages put together from parts, and the part that the patterns above find of it.
_COMPOSED = {
    "Align elements ": [
        f"Align elements {to}" for to in ("left", "center", "right", "top", "middle", "bottom")
    ],
    "Element type <": [
        f"Element type <bpmn:{kind}Gateway> is discouraged" for kind in ("Complex", "Inclusive")
    ],
}
_OF_BOTH = [
    f"{kind} {finding}"
    for kind in ("Process", "Sub process")
    for finding in (
        "is missing end event",
        "is missing start event",
        "has multiple blank start events",
    )
] + ["Empty pool/participant (removes content)"]
# Rules that the editor does not run, and templates, which it does not have.
_LEFT_OUT = {"Conditional event is missing a condition"}


def _sources() -> list[Path]:
    modules = NODE_MODULES
    found = [
        *modules.glob("bpmn-js/lib/**/*.js"),
        *modules.glob("diagram-js/lib/**/*.js"),
        *modules.glob("diagram-js-direct-editing/lib/**/*.js"),
        *modules.glob("bpmn-js-color-picker/colors/*.js"),
        *modules.glob("bpmnlint/rules/*.js"),
        modules / "diagram-js-minimap" / "dist" / "index.esm.js",
        modules / "bpmn-js-create-append-anything" / "dist" / "index.es.js",
        modules / "bpmn-js-bpmnlint" / "dist" / "index.esm.js",
    ]
    if not all(file.is_file() for file in found) or len(found) < 100:
        pytest.skip("the editor's packages are not installed; this installs them: make setup")
    return found


def _asked_for() -> set[str]:
    asked: set[str] = set()
    for file in _sources():
        text = re.sub(r"/\*.*?\*/|^\s*//[^\n]*$", "", file.read_text("utf-8"), flags=re.S | re.M)
        for pattern in _ASKED:
            asked |= set(re.findall(pattern, text))
    for part, whole in _COMPOSED.items():
        assert part in asked
        asked = asked - {part} | set(whole)
    return asked - _LEFT_OUT | set(_OF_BOTH)


def _dictionary(name: str = "korean.js") -> dict[str, str]:
    source = (FRONTEND / name).read_text("utf-8")
    return dict(re.findall(r'^  "([^"]+)": "([^"]+)",$', source, flags=re.M))


def test_every_text_of_the_packages_has_its_korean() -> None:
    assert sorted(_asked_for() - _dictionary().keys()) == []


def test_the_dictionary_holds_nothing_that_no_package_asks_for() -> None:
    assert sorted(_dictionary().keys() - _asked_for()) == []


def test_the_korean_is_korean_and_keeps_the_places_to_fill() -> None:
    dictionary = _dictionary()
    assert len(dictionary) > 150
    for english, korean in dictionary.items():
        assert re.search("[가-힣]", korean), english
        assert re.findall(r"\{\w+\}", korean) == re.findall(r"\{\w+\}", english)


# The token simulation writes its texts into markup of its own: each group is one of them.
_WRITTEN = [
    r'(?:title|aria-label)="([A-Z][^"$]*)',
    r"\btext: '([A-Z][^']+)'",
    r"\|\| '([A-Z][^']+)'",
    r">([A-Z][A-Za-z ]+)<",
    r"^\s+([A-Z][a-z]+(?: [A-Z][a-z]+)+)(?: <span.*)?$",
    r"innerHTML = `([A-Z][A-Za-z ]+) <",
]
_PUT_TOGETHER = {
    "Set animation speed = ": [
        f"Set animation speed = {speed}" for speed in ("Slow", "Normal", "Fast")
    ],
    "Focus process instance ": ["Focus process instance"],
    "SubProcess": [
        f"{scope} {end}"
        for scope in ("Process", "SubProcess")
        for end in ("started", "finished", "canceled")
    ],
}
_PAUSE = ["Add pause point", "Remove pause point"]  # one title, its first word chosen


def _written() -> set[str]:
    library = NODE_MODULES / "bpmn-js-token-simulation" / "lib"
    sources = sorted([*library.glob("features/**/*.js")])
    if len(sources) < 50:
        pytest.skip("the editor's packages are not installed; this installs them: make setup")
    text = "\n".join(file.read_text("utf-8") for file in sources)
    text = re.sub(r"/\*.*?\*/|//[^\n]*$", "", text, flags=re.S | re.M)
    found = {words for pattern in _WRITTEN for words in re.findall(pattern, text, flags=re.M)}
    for part, whole in _PUT_TOGETHER.items():
        assert part in found
        found = found - {part} | set(whole)
    assert "${ wait ? 'Remove' : 'Add' } pause point" in text
    return found | set(_PAUSE)


def test_every_text_of_the_simulation_has_its_korean_and_no_other_has() -> None:
    dictionary = _dictionary("korean_simulation.js")
    assert sorted(_written() ^ dictionary.keys()) == []
    assert all(re.search("[가-힣]", korean) for korean in dictionary.values())
