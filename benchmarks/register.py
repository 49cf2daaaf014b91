"""The register with 10,000 processes: its import beside the bare reading of the file by
python-calamine, and a rerun of its page beside one of an empty page, in turns in one run.

    python -m benchmarks.register [PROCESSES]

The import is everything from the bytes of a workbook with every field to rows in a database
file, each with its entry in the history, told by the clock and in processor time (which other
work on the machine disturbs less). The pages are asked for over the server's own connection, as
a browser does; what counts is the time that the server computes.
"""

import io
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from typing import Any, NamedTuple
from uuid import uuid4

import python_calamine as calamine
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.util import calc_hash
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

import storage
from processes.inventory import store
from processes.inventory.model import Estimate, Evidence, Facts, FigureSource, exactly
from processes.inventory.store import NewProcess
from processes.spreadsheet import registering, tables, writing

ROOT = Path(__file__).resolve().parents[1]
PROCESSES, ROUNDS, RERUNS = 10_000, 5, 20
IMPORTS = 11
DEPARTMENTS = 30
_WORDS = (
    "채용", "급여", "복무", "출장", "계약", "자산", "감사", "민원", "대관", "주차", "시설", "안전",
    "전산", "홍보", "교육", "회계", "예산", "평가", "접수", "검토", "승인", "정산", "통보", "점검",
    "발급", "환불", "배정", "등록", "변경", "취소",
)  # fmt: skip

_MINUTES = [5, 10, 15, 20, 30, 40, 45, 60, 80, 90, 120, 150, 180, 240, 360, 480]
_VOLUMES = [*range(1, 60), *range(60, 600, 12), *range(600, 6000, 120)]


def generated(count: int) -> list[NewProcess]:
    """Return processes with every field known, as departments fill them in.

    Names, purposes and most notes are each one's own; a department has its systems, rules and
    forms, and figures are round, so that these come back in many rows.
    """
    chance = random.Random(20261123)
    offices = [_office(chance, number) for number in range(DEPARTMENTS)]
    return [_process(chance, number, *chance.choice(offices)) for number in range(count)]


def _office(chance: random.Random, number: int) -> tuple[str, dict[str, list[Any]]]:
    """Return a department with what its processes choose from."""

    def some(suffix: str = "") -> tuple[str, ...]:
        return tuple(word + suffix for word in chance.sample(_WORDS, chance.randint(1, 3)))

    own: dict[str, list[Any]] = {
        "area": chance.sample(_WORDS, 4),
        "group": chance.sample(_WORDS, 8),
        "subgroup": chance.sample(_WORDS, 12),
        "legal_basis": [
            tuple(f"{word}규정 제{chance.randint(1, 80)}조" for word in some()) for _ in range(40)
        ],
        "users_served": ["시민", "직원", "이용자", "협력업체"],
        "roles": [some(" 담당") for _ in range(12)],
        "systems": [some("시스템") for _ in range(12)],
        "channels": [("방문",), ("누리집", "방문"), ("전화", "전자우편"), ("전자결재",)],
        "evidence": [
            tuple(Evidence(name, "행정안전부") for name in some(" 확인서")) for _ in range(20)
        ],
        "surveyed_by": [f"담당자 {number}-{one}" for one in range(5)],
    }
    return f"{chance.choice(_WORDS)}부 {number:02d}", own


def _process(
    chance: random.Random, number: int, department: str, own: dict[str, list[Any]]
) -> NewProcess:
    words = " ".join(chance.sample(_WORDS, 3))
    facts = Facts(
        **{key: chance.choice(choices) for key, choices in own.items()},
        purpose=f"{words} 업무 {number}을(를) 기한 안에 빠짐없이 처리한다.",
        plan_items=tuple(sorted(chance.sample(range(1, 19), 2))),
        yearly_volume=_amount(chance, _VOLUMES),
        minutes_per_case=_amount(chance, _MINUTES),
        waiting_minutes=_amount(chance, [60 * hours for hours in (1, 2, 4, 8, 16, 24, 40, 80)]),
        staff=_amount(chance, [1, 2, 3, 4, 5, 6]),
        approvals=chance.randint(0, 5),
        handovers=chance.randint(0, 9),
        retyping=chance.random() < 0.5,
        exception_rate=chance.randint(0, 30) / 100,
        error_rate=chance.randint(0, 30) / 100,
        input_forms=chance.choice([("종이",), ("전자",), ("종이", "스캔")]),
        output_forms=chance.choice([("종이",), ("전자",), ("정형",)]),
        paper_sheets=_amount(chance, [0, 1, 2, 3, 4, 5, 10, 20, 40]),
        personal_data=chance.choice(["없음", "일반", "고유식별", "민감"]),
        n2sf_grade=chance.choice(["C", "S", "O"]),
        source=chance.choice(["면담", "로그", "추정"]),
        source_date=f"2026-0{chance.randint(1, 9)}-{chance.randint(10, 28)}",
        sources=(FigureSource("yearly_volume", "로그", f"2026-0{chance.randint(1, 9)}-01"),),
        note=f"{words}: {number}번째로 조사한 업무" if chance.random() < 0.6 else None,
    )
    return NewProcess(f"{words} {number}", department, facts)


def _amount(chance: random.Random, usual: Sequence[int]) -> Estimate:
    """Return a figure as it is estimated: half of them exact, the others ranges."""
    low, likely, high = sorted(chance.choice(usual) for _ in range(3))
    kind = chance.random()
    if kind < 0.5:
        return exactly(likely)
    return Estimate(low, likely, high) if kind < 0.8 else Estimate(low, None, high)


# --- import ---------------------------------------------------------------------------------


def workbook(processes: Sequence[NewProcess]) -> bytes:
    """Return the processes as the register itself exports them."""
    db = storage.open_database("sqlite://")
    with storage.transaction(db):
        store.add_processes(db, processes, by="benchmark")
    content = writing.xlsx("업무 목록", *tables.of_register(store.all_processes(db)))
    db.close()
    return content


def read_only(content: bytes) -> None:
    """Read every cell with python-calamine, and do nothing with it."""
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def understand(content: bytes) -> None:
    """Do what the preview of an import does: read, check and understand every cell."""
    db = storage.open_database("sqlite://")
    registering.read_file(db, content)
    db.close()


def import_all(content: bytes, folder: Path) -> None:
    """Import into an empty database file, committed and closed."""
    db = storage.open_database(f"sqlite:///{folder / uuid4().hex}.db")
    with storage.transaction(db):
        registering.import_file(db, content, partly=False, by="benchmark")
    db.close()


class Times(NamedTuple):
    """Seconds of one work, run by run: by the clock, and of the processor."""

    clock: list[float]
    processor: list[float]


def in_turns(folder: Path, *works: Callable[[], object]) -> list[Times]:
    """Return the times of each work; every round runs all of them once, the folder empty."""
    times = [Times([], []) for _ in works]
    for _round in range(IMPORTS):
        for left in folder.iterdir():  # else the disk is still writing the file of the round before
            left.unlink()
        for work, found in zip(works, times, strict=True):
            start, computed = time.perf_counter(), time.process_time()
            work()
            found.clock.append(time.perf_counter() - start)
            found.processor.append(time.process_time() - computed)
    return times


# --- pages ----------------------------------------------------------------------------------


class Server:
    """The workbench served from a database of its own, on a free port."""

    def __init__(self, database: Path) -> None:
        with closing(socket.socket()) as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        words = ["run", "workbench.py", f"--server.port={self.port}", "--server.headless=true"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", *words],
            cwd=ROOT,
            env={**os.environ, "WORKBENCH_DB": f"sqlite:///{database}"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for _attempt in range(100):
            with suppress(OSError), closing(socket.create_connection(("127.0.0.1", self.port))):
                return
            time.sleep(0.3)
        raise SystemExit("the server did not start")

    def browser(self) -> AbstractContextManager[ClientConnection]:
        """Return what opens a browser's connection."""
        return connect(
            f"ws://localhost:{self.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(f"http://localhost:{self.port}"),
            max_size=None,
        )

    def seconds(self) -> float:
        """Return how long the server has computed so far (Linux)."""
        ticks = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(ticks[11]) + int(ticks[12])) / os.sysconf("SC_CLK_TCK")


def rerun(browser: ClientConnection, page: str, patience: float = 60) -> None:
    """Ask for a page and wait for the end of its script, so many seconds between two signs."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.page_script_hash = calc_hash(page)
    browser.send(asked.SerializeToString())
    while True:
        told = ForwardMsg()
        data = browser.recv(timeout=patience)
        told.ParseFromString(data if isinstance(data, bytes) else data.encode())
        if told.WhichOneof("type") == "script_finished":
            return


def pages(processes: Sequence[NewProcess], folder: Path) -> list[list[float]]:
    """Return the server's seconds per rerun of an empty page and of the register's, in turns."""
    database = folder / "pages.db"
    db = storage.open_database(f"sqlite:///{database}")
    with storage.transaction(db):
        store.add_processes(db, processes, by="benchmark")
    db.close()
    server = Server(database)
    names = ("process", "inventory")  # without an address, the page of one process is empty
    times: list[list[float]] = [[] for _ in names]
    try:
        with server.browser() as first, server.browser() as second:
            for name, browser in zip(names, (first, second), strict=True):
                rerun(browser, name)  # the first visit reads the register
            for _round in range(ROUNDS):
                for name, browser, found in zip(names, (first, second), times, strict=True):
                    before = server.seconds()
                    for _rerun in range(RERUNS):
                        rerun(browser, name)
                    found.append((server.seconds() - before) / RERUNS)
    finally:
        server.process.terminate()
        server.process.wait()
    return times


def line(name: str, times: Sequence[float], base: Sequence[float]) -> str:
    """Return one line: the middle and the best time in milliseconds, and the ratios."""
    middle, best = statistics.median(times), min(times)
    return (
        f"{name:34} {middle * 1000:9.0f} {best * 1000:9.0f}"
        f" {middle / statistics.median(base):8.2f} {best / min(base):8.2f}"
    )


def main() -> None:
    """Print the two pairs side by side."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PROCESSES
    processes = generated(count)
    content = workbook(processes)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare, understood, imported = in_turns(
            folder,
            lambda: read_only(content),
            lambda: understand(content),
            lambda: import_all(content, folder),
        )
        empty, shown = pages(processes, folder)
    print(f"{count:,} processes, {len(content) / 1e6:.1f} MB of XLSX with every field")
    print(f"{'':34} {'median ms':>9} {'best ms':>9} {'x median':>8} {'x best':>8}")
    for told, base, *works in zip(("clock", "CPU"), bare, bare, understood, imported, strict=True):
        names = ("python-calamine reads", "the preview understands", "the import registers")
        for name, times in zip(names, works, strict=True):
            print(line(f"{name}, {told}", times, base))
    print(line("rerun of an empty page, CPU", empty, empty))
    print(line("rerun of the register's page, CPU", shown, empty))


if __name__ == "__main__":
    main()
