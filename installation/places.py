"""Where the set-up puts things. All of it lies in the project's own folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

BUILD = ROOT / "build"
LOG = BUILD / "setup.log"

RUN_TIME_ENVIRONMENT = ROOT / ".venv"
BUILD_ENVIRONMENT = BUILD / "env"

FRONTEND = ROOT / "ui" / "bpmn_editor" / "frontend"
PACKAGES = BUILD / "editor"
NODE_MODULES = PACKAGES / "node_modules"
BUNDLE = ROOT / "ui" / "bpmn_editor" / "dist"

BROWSER_FONTS = ROOT / "ui" / "static" / "fonts"
DOCUMENT_FONTS = ROOT / "documents" / "fonts"
BPMN_SCHEMA = ROOT / "processes" / "bpmn" / "checks" / "xsd"
