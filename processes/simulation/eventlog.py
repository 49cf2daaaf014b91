"""The event log of a replication: CSV as lines come, XES (IEEE 1849) when all are there."""

import csv
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TextIO
from xml.sax.saxutils import quoteattr

from processes.simulation.program import Program
from processes.simulation.running import Line
from processes.simulation.scenario import BadScenario

COLUMNS = (
    "case_id",
    "activity",
    "activity_id",
    "resource",
    "enable_time",
    "start_time",
    "end_time",
)
MOST_XES_LINES = 2_000_000
_EXTENSIONS = (
    ("Concept", "concept"),
    ("Lifecycle", "lifecycle"),
    ("Organizational", "org"),
    ("Time", "time"),
)


class Words:
    """What the numbers of a line stand for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._zero = datetime.fromisoformat(program.start)

    def activity(self, line: Line) -> str:
        """The activity's name, or its id where it has none."""
        place = self._program.places[line.node]
        return place.name or place.element

    def activity_id(self, line: Line) -> str:
        """The id of the element."""
        return self._program.places[line.node].element

    def resource(self, line: Line) -> str:
        """Who did it: the pool and which of its people; empty where nobody did."""
        if line.resource < 0:
            return ""
        hand = self._program.hands[line.resource]
        return hand.name if hand.size == 1 else f"{hand.name} {line.unit + 1}"

    def time(self, seconds: float) -> str:
        """A moment as ISO 8601, local time to the millisecond."""
        return (self._zero + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")


class CsvLog:
    """Writes each line as it comes; a run that begins anew empties the file first."""

    def __init__(self, file: TextIO, program: Program) -> None:
        self._file, self._words = file, Words(program)
        self._writer = csv.writer(file, lineterminator="\n")

    def begin(self) -> None:
        """Empty the file and write the heading."""
        self._file.seek(0)
        self._file.truncate()
        self._writer.writerow(COLUMNS)

    def add(self, line: Line) -> None:
        """Write a line."""
        words = self._words
        self._writer.writerow(
            (
                line.case + 1,
                _harmless(words.activity(line)),
                words.activity_id(line),
                _harmless(words.resource(line)),
                words.time(line.enabled),
                words.time(line.start),
                words.time(line.end),
            )
        )


def _harmless(text: str) -> str:
    """Keep a spreadsheet from taking a name for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text


class XesLog:
    """Keeps the lines, for XES wants each case's together; refuses what is too many to keep."""

    def __init__(self, program: Program) -> None:
        self._words = Words(program)
        self._lines: list[Line] = []

    def begin(self) -> None:
        """Forget what came so far."""
        self._lines.clear()

    def add(self, line: Line) -> None:
        """Keep a line."""
        if len(self._lines) >= MOST_XES_LINES:
            raise BadScenario(
                f"XES 기록은 {MOST_XES_LINES:,}줄까지 쓸 수 있습니다. 건수를 줄이거나 CSV로 쓰세요."
            )
        self._lines.append(line)

    def write(self, file: TextIO) -> None:
        """Write all cases, each with a start and a complete event per line."""
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849.2016">\n')
        for name, prefix in _EXTENSIONS:
            uri = f"http://www.xes-standard.org/{prefix}.xesext"
            file.write(f'  <extension name="{name}" prefix="{prefix}" uri="{uri}"/>\n')
        cases: dict[int, list[Line]] = {}
        for line in self._lines:
            cases.setdefault(line.case, []).append(line)
        for case in sorted(cases):
            self._write_case(file, case, cases[case])
        file.write("</log>\n")

    def _write_case(self, file: TextIO, case: int, lines: Sequence[Line]) -> None:
        events = [(line.start, place, 0, "start", line) for place, line in enumerate(lines)]
        events += [(line.end, place, 1, "complete", line) for place, line in enumerate(lines)]
        file.write(f'  <trace>\n    <string key="concept:name" value="{case + 1}"/>\n')
        for time, _place, _order, transition, line in sorted(events, key=lambda one: one[:3]):
            self._write_event(file, time, transition, line)
        file.write("  </trace>\n")

    def _write_event(self, file: TextIO, time: float, transition: str, line: Line) -> None:
        words = self._words
        texts = {"concept:name": words.activity(line), "lifecycle:transition": transition}
        texts["org:resource"] = words.resource(line)
        file.write("    <event>\n")
        for key, text in texts.items():
            if text:
                file.write(f'      <string key="{key}" value={quoteattr(_visible(text))}/>\n')
        file.write(f'      <date key="time:timestamp" value="{words.time(time)}"/>\n')
        file.write("    </event>\n")


def _visible(text: str) -> str:
    """Leave out what XML can't hold."""
    return "".join(one for one in text if one >= " " or one in "\t\n")
