"""What is copied out of the npm packages, each with its licence beside it.

The fonts for the browser and for documents, and the schema that BPMN files are validated by.
"""

import shutil
from pathlib import Path

from installation import editor, stamps, tools
from installation.places import BPMN_SCHEMA, BROWSER_FONTS, DOCUMENT_FONTS, NODE_MODULES

_PRETENDARD = "pretendard-gov/dist"
_PRETENDARD_TTF = f"{_PRETENDARD}/public/static/alternative"
_NOTO_KR = "@expo-google-fonts/noto-sans-kr"
_NOTO_SYMBOLS = "@expo-google-fonts/noto-sans-symbols-2"
_NOTO_SYMBOLS_TTF = f"{_NOTO_SYMBOLS}/400Regular/NotoSansSymbols2_400Regular.ttf"

# The file in its folder -> the file in node_modules.
_BROWSER = {
    "PretendardGOVVariable.woff2": f"{_PRETENDARD}/web/variable/woff2/PretendardGOVVariable.woff2",
    "PretendardGOV-OFL.txt": f"{_PRETENDARD}/LICENSE.txt",
}
_DOCUMENTS = {
    "PretendardGOV-Regular.ttf": f"{_PRETENDARD_TTF}/PretendardGOV-Regular.ttf",
    "PretendardGOV-Bold.ttf": f"{_PRETENDARD_TTF}/PretendardGOV-Bold.ttf",
    "PretendardGOV-OFL.txt": f"{_PRETENDARD}/LICENSE.txt",
    "NotoSansKR_400Regular.ttf": f"{_NOTO_KR}/400Regular/NotoSansKR_400Regular.ttf",
    "NotoSansKR_700Bold.ttf": f"{_NOTO_KR}/700Bold/NotoSansKR_700Bold.ttf",
    "NotoSansKR-OFL.txt": f"{_NOTO_KR}/LICENSE_FONT",
    "NotoSansSymbols2_400Regular.ttf": _NOTO_SYMBOLS_TTF,
    "NotoSansSymbols2-OFL.txt": f"{_NOTO_SYMBOLS}/LICENSE_FONT",
}
_SCHEMA = {
    name: f"bpmn-moddle/resources/bpmn/xsd/{name}"
    for name in ("BPMN20.xsd", "Semantic.xsd", "BPMNDI.xsd", "DC.xsd", "DI.xsd")
} | {"bpmn-moddle-LICENSE.txt": "bpmn-moddle/LICENSE"}
FOLDERS = {BROWSER_FONTS: _BROWSER, DOCUMENT_FONTS: _DOCUMENTS, BPMN_SCHEMA: _SCHEMA}
_STAMP = ".copied-from"


def are_due() -> bool:
    """Tell whether a file is missing, or of another release than the locked one."""
    return any(not _is_complete(folder, files) for folder, files in FOLDERS.items())


def copy() -> None:
    """Copy the files and their licences to where the workbench looks for them."""
    tools.say("글꼴과 BPMN 스키마를 놓습니다", "placing the fonts and the BPMN schema")
    for folder, files in FOLDERS.items():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, source in files.items():
            shutil.copyfile(NODE_MODULES / source, folder / name)
        stamps.write(folder / _STAMP, editor.packages_content())


def _is_complete(folder: Path, files: dict[str, str]) -> bool:
    present = {file.name for file in folder.glob("*")} - {_STAMP}
    return present == files.keys() and stamps.is_current(folder / _STAMP, editor.packages_content())
