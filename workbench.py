"""Start here: the app and its routes.

    streamlit run workbench.py

This file only wraps the script ui/shell.py. Were the script beside the folder pages/,
Streamlit would serve each page file by itself at its own address, past the shell.
"""

import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

import pages
import storage
from access import modes
from storage import rotation
from ui import simulation_engine
from ui.access import provider, refused, routes
from ui.access.guarding import Guard
from ui.bpmn_editor.routes import ROUTES


@asynccontextmanager
async def _lifespan(_app: Any) -> AsyncIterator[None]:
    modes.check(st.get_option("server.address") or "")
    simulation_engine.get_ready()  # in a process of its own, while people come in
    # Migrate, or refuse with a sentence, before anyone is served. It stays open while people are
    # served, so that nobody restores another file under them.
    held = storage.open_database()
    backups = rotation.from_settings(dict(os.environ), storage.workbench_url(), _tell)
    for module in pkgutil.iter_modules(pages.__path__):
        importlib.import_module(f"pages.{module.name}")  # now, not under the first visitor
    gc.collect()
    gc.freeze()  # Streamlit collects after each run: 60 x faster at 50 users
    if backups is not None:
        backups.start()
    yield
    if backups is not None:
        backups.stop()
    held.close()


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


app = st.App(
    Path(__file__).parent / "ui" / "shell.py",
    routes=[*ROUTES, *routes.ROUTES],
    middleware=[Middleware(Guard)],
    secrets=provider.secrets(),
    lifespan=_lifespan,
    on_script_error=refused.shown,
)
