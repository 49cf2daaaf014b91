"""Look for a file that breaks reading, checking, measuring or drawing, guided by coverage.

    python -m benchmarks.fuzzing SECONDS FOLDER [FOLDER …]

Atheris is installed for this run alone, in a temporary folder. The .bpmn files of the folders are
what it starts from: it splices bytes, and in every second file moves, repeats and drops elements
and swaps attributes, so that what it makes is still XML. Refusals are answers; anything else that
is raised, a file that takes more than 20 seconds or 2 GB, ends the run with that file.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
_LONGEST = 60_000
_WORDS = (
    *("<bpmn:", "</", "/>", "sourceRef=", "targetRef=", "attachedToRef=", "bpmnElement="),
    *("id=", "default=", "<![CDATA[", "<!DOCTYPE", "&#x", "xmlns:x=", "encoding=", "1e308", "-1"),
    *("parallelGateway", "inclusiveGateway", "boundaryEvent", "subProcess", "eventDefinitionRef"),
)


def _fuzz(arguments: list[str]) -> None:
    """Run inside the environment that has atheris; ends with the process."""
    import atheris  # type: ignore[import-untyped]

    with atheris.instrument_imports(include=["processes.bpmn"]):
        from processes.bpmn import facts
        from processes.bpmn.checks.report import as_json, report
        from processes.bpmn.model import BadModel
        from processes.bpmn.picture import NoPicture, drawn

    def one(content: bytes) -> None:
        try:
            found = report(content)
            as_json(found)
            facts.facts(found.model)
            drawn(found.model)
        except (BadModel, NoPicture):
            pass

    def mutated(content: bytes, longest: int, seed: int) -> bytes:
        changed = _rearranged(content, random.Random(seed)) if seed % 2 else None
        return (changed or atheris.Mutate(content, longest))[:longest]

    atheris.Setup(["fuzzing", *arguments], one, custom_mutator=mutated)
    atheris.Fuzz()


def _rearranged(content: bytes, chance: random.Random) -> bytes | None:
    """Return the file with a few elements moved and attributes swapped, None if it is no XML."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return None
    for _change in range(chance.randint(1, 4)):
        elements = [one for one in root.iter(etree.Element) if one is not root]
        if not elements:
            return None
        _changed(chance.choice(elements), chance.choice(elements), chance)
    return etree.tostring(root, encoding="utf-8")


def _changed(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    kind = chance.randrange(5)
    parent = one.getparent()
    if kind == 0 and parent is not None:
        parent.remove(one)
    elif kind == 1 and one not in other.iterancestors() and one is not other:
        other.append(one)
    elif kind == 2 and parent is not None:
        parent.insert(0, etree.fromstring(etree.tostring(one, with_tail=False)))
    elif kind == 3:
        one.tag = other.tag
    elif one.attrib and other.attrib:
        name, value = chance.choice(list(one.attrib)), chance.choice(list(other.attrib.values()))
        one.set(name, str(value))


def main() -> None:
    """Install atheris beside the workbench's packages and let it run for the seconds."""
    seconds, folders = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        packages, corpus = work / "packages", work / "corpus"
        corpus.mkdir()
        install: list[str | Path] = [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "--target",
            packages,
            "atheris",
        ]
        subprocess.run(install, check=True)
        for file in (file for one in folders for file in Path(one).rglob("*.bpmn")):
            if file.stat().st_size <= _LONGEST:
                (corpus / file.name).write_bytes(file.read_bytes())
        words = work / "words"
        words.write_text("\n".join(f'"{word}"' for word in _WORDS), encoding="utf-8")
        limits = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048"]
        options: list[str | Path] = [
            *limits,
            f"-max_len={_LONGEST}",
            f"-dict={words}",
            "-print_final_stats=1",
        ]
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "benchmarks.fuzzing",
            "--inside",
            *options,
            corpus,
        ]
        paths = os.pathsep.join([str(packages), str(ROOT)])
        done = subprocess.run(
            command, check=False, cwd=work, env={**os.environ, "PYTHONPATH": paths}
        )
        for left in work.glob("*-*"):
            kept = Path.cwd() / left.name
            kept.write_bytes(left.read_bytes())
            print(f"the file that ended the run: {kept}")
    raise SystemExit(done.returncode)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        _fuzz(sys.argv[2:])
    else:
        main()
