"""Backups by themselves: one a day, the newest days and weeks kept, never the last of the disk."""

import datetime
import re
import shutil
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from errors import WorkbenchError
from storage import moments
from storage.backup import BackupFailed, back_up
from storage.database import database_file

_NAME = re.compile(r"workbench-(\d{4}-\d\d-\d\d)\.db")
_FIRST_AFTER, _BETWEEN = 60.0, 600.0  # seconds; a server that people restart often backs up too
_SPARE = 256 * 1024**2  # bytes of the disk that no backup takes


class BadKeeping(WorkbenchError):
    """So many days and weeks can't be kept."""


@dataclass(frozen=True)
class Keeping:
    """How many backups stay: of the newest days, and of the newest weeks one each."""

    days: int = 7
    weeks: int = 5


def keeping(text: str) -> Keeping:
    """Read 'days,weeks'; raise BadKeeping for anything but numbers, the first at least 1."""
    found = re.fullmatch(r"([1-9]\d{0,2}),(\d{1,3})", text.replace(" ", ""))
    if found is None:
        raise BadKeeping(
            f"남길 백업 수 '{text}'을(를) 읽지 못했습니다. '7,5'처럼 날 수와 주 수를 적으세요."
        )
    return Keeping(int(found[1]), int(found[2]))


def backups(folder: Path) -> dict[datetime.date, Path]:
    """Return the backups in a folder by their day, the newest first."""
    found = {}
    for file in folder.glob("workbench-*.db"):
        if match := _NAME.fullmatch(file.name):
            try:
                found[datetime.date.fromisoformat(match[1])] = file
            except ValueError:
                continue  # no day: somebody else's file
    return dict(sorted(found.items(), reverse=True))


def kept(days: Iterable[datetime.date], keep: Keeping) -> set[datetime.date]:
    """Return the days whose backups stay: the newest ones, and the newest of each week."""
    newest_first = sorted(set(days), reverse=True)
    of_weeks: dict[tuple[int, int], datetime.date] = {}
    for day in newest_first:
        of_weeks.setdefault(day.isocalendar()[:2], day)
    return {*newest_first[: keep.days], *list(of_weeks.values())[: keep.weeks]}


def back_up_today(
    url: str, folder: Path, keep: Keeping, today: datetime.date | None = None
) -> Path | None:
    """Make the day's backup, then remove what is older than is kept; None: it is there.

    A failed backup removes nothing. Raises BackupFailed, also where the copy would leave less
    than 256 MB of the disk.
    """
    day = today or moments.today()
    target = folder / f"workbench-{day}.db"
    if target.exists():
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _require_room(url, folder)
    except OSError as error:
        raise BackupFailed(f"백업 폴더 '{folder}'을(를) 쓸 수 없습니다({error}).") from error
    back_up(url, target)
    made = backups(folder)
    for old in made.keys() - kept(made, keep) - {day}:
        made[old].unlink(missing_ok=True)
    return target


def _require_room(url: str, folder: Path) -> None:
    source = database_file(url)
    size = source.stat().st_size if source is not None and source.exists() else 0
    free = shutil.disk_usage(folder).free
    if free < size + _SPARE:
        raise BackupFailed(
            f"백업 폴더 '{folder}'에 남은 용량이 {free // 1024**2} MB뿐이라 백업하지 않았습니다. "
            f"자료가 {size // 1024**2} MB이니 공간을 비우거나 WORKBENCH_BACKUPS로 "
            "다른 폴더를 정하세요."
        )


class Schedule:
    """A thread that makes the day's backup while the workbench is served."""

    def __init__(self, url: str, folder: Path, keep: Keeping, tell: Callable[[str], None]) -> None:
        """Say to `tell` what was made and what was not, each once."""
        self._url, self._folder, self._keep, self._tell = url, folder, keep, tell
        self._ended = threading.Event()
        self._said = ""
        self._thread = threading.Thread(target=self._go_on, name="backups", daemon=True)

    def start(self) -> None:
        """Begin, a minute from now."""
        self._thread.start()

    def stop(self) -> None:
        """End; a backup under way is finished first."""
        self._ended.set()
        self._thread.join(timeout=60)

    def once(self) -> None:
        """Make the backup that is due, and say what came of it."""
        try:
            made = back_up_today(self._url, self._folder, self._keep)
        except WorkbenchError as failed:
            self._say_once(failed.sentence)
        else:
            self._said = ""
            if made is not None:
                self._tell(f"백업했습니다: {made}")

    def _say_once(self, sentence: str) -> None:
        if sentence != self._said:
            self._tell(sentence)
        self._said = sentence

    def _go_on(self) -> None:
        wait = _FIRST_AFTER
        while not self._ended.wait(wait):
            self.once()
            wait = _BETWEEN


def from_settings(
    settings: dict[str, str], url: str, tell: Callable[[str], None]
) -> Schedule | None:
    """Return the schedule that WORKBENCH_BACKUPS and WORKBENCH_BACKUP_KEEP ask for.

    Without them, beside the database: 7 days, 5 weeks. None for 'off' and a database in memory.
    """
    named = settings.get("WORKBENCH_BACKUPS", "")
    file = database_file(url)
    if named == "off" or file is None:
        return None
    folder = Path(named) if named else file.parent / "backups"
    return Schedule(url, folder, keeping(settings.get("WORKBENCH_BACKUP_KEEP") or "7,5"), tell)
