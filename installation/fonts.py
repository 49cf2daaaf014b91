"""The fonts: one for the browser, the others for documents, each with its licence beside it."""

import shutil
from pathlib import Path

from installation import editor, stamps, tools
from installation.places import BROWSER_FONTS, DOCUMENT_FONTS, NODE_MODULES

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
FOLDERS = {BROWSER_FONTS: _BROWSER, DOCUMENT_FONTS: _DOCUMENTS}
_STAMP = ".copied-from"


def are_due() -> bool:
    """Tell whether a font is missing, or of another release than the locked one."""
    return any(not _is_complete(folder, files) for folder, files in FOLDERS.items())


def copy() -> None:
    """Copy the fonts and their licences to where the app and the documents look for them."""
    tools.say("글꼴을 놓습니다", "placing the fonts")
    for folder, files in FOLDERS.items():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, source in files.items():
            shutil.copyfile(NODE_MODULES / source, folder / name)
        stamps.write(folder / _STAMP, editor.packages_content())


def _is_complete(folder: Path, files: dict[str, str]) -> bool:
    present = {file.name for file in folder.glob("*")} - {_STAMP}
    return present == files.keys() and stamps.is_current(folder / _STAMP, editor.packages_content())
