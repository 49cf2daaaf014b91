"""Simulations that run beside the page: how far they are, their stop, what came of them."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from errors import WorkbenchError
from processes.simulation.running import Stopped

Progress = Callable[[float], None]
Stop = Callable[[], bool]
Work = Callable[[Progress, Stop], Any]


@dataclass
class Job:
    """One simulation in a thread of its own. It touches nothing of the page.

    `outcome` is what the work returned; `refusal` the sentence where it was refused; `error`
    whatever else went wrong, to be raised where it is seen.
    """

    work: Work
    progress: float = 0.0
    outcome: Any = None
    refusal: str = ""
    error: BaseException | None = None
    stopped: bool = False
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> "Job":
        """Begin, and return at once."""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        return self

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop and has not heard of it yet."""
        return self._stop.is_set() and self.running

    def stop(self) -> None:
        """Ask it to stop; it does so at its next look."""
        self._stop.set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it is done, at most so long."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self) -> None:
        try:
            self.outcome = self.work(self._note, self._stop.is_set)
        except Stopped:
            self.stopped = True
        except WorkbenchError as refusal:
            self.refusal = refusal.sentence
        except BaseException as error:  # noqa: BLE001 - kept, and raised again in the page's run
            self.error = error

    def _note(self, share: float) -> None:
        self.progress = share
