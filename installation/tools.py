"""Runs the tools of the set-up quietly, and says in a sentence why one of them failed."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from installation.places import BUILD, LOG, ROOT
from installation.refusals import SetupRefused

_LAST_LINES = 40

# What a tool's output says -> what the user can do about it. The first that matches counts.
_REASONS = (
    (
        r"No space left on device|ENOSPC|Errno 28",
        "디스크 공간이 모자랍니다. 4GB 이상 비운 뒤 다시 실행하십시오.",
        "The disk is full: free 4 GB or more and start again.",
    ),
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "내려받은 파일이 잠금 파일의 해시와 다릅니다. 사내 저장소나 프록시가 파일을 바꾸는지 "
        "확인한 뒤 다시 실행하십시오.",
        "A downloaded file does not match its locked hash: check the mirror or proxy.",
    ),
    (
        r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Max retries exceeded"
        r"|name resolution|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH"
        r"|CERT_|self.signed certificate|No matching distribution|E404|ERR_SOCKET",
        "꾸러미 저장소에 닿지 못했습니다. 인터넷 연결, 프록시(HTTPS_PROXY), 사내 저장소"
        "(PIP_INDEX_URL, NPM_CONFIG_REGISTRY) 설정을 확인한 뒤 다시 실행하십시오.",
        "The package registry could not be reached: check the connection, HTTPS_PROXY, "
        "PIP_INDEX_URL and NPM_CONFIG_REGISTRY, and start again.",
    ),
    (
        r"Permission denied|EACCES|EROFS|Read-only file system",
        "프로젝트 폴더에 쓸 수 없습니다. 폴더의 소유자와 쓰기 권한을 확인한 뒤 다시 실행하십시오.",
        "The project folder can't be written: check its owner and permissions.",
    ),
)


def run(command: Sequence[str | Path], *, step: str, settings: Mapping[str, str] = {}) -> None:
    """Run a tool in the project's folder; refuse with the reason when it fails.

    Its output goes to build/setup.log; settings are added to the environment.
    """
    BUILD.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"== {step}\n{done.stdout}\n")
    if done.returncode:
        raise _refusal(step, done.stdout)


def _refusal(step: str, output: str) -> SetupRefused:
    for pattern, korean, english in _REASONS:
        if re.search(pattern, output):
            return SetupRefused(f"'{step}' 단계에서 멈췄습니다. {korean}", english)
    print("\n".join(output.splitlines()[-_LAST_LINES:]), file=sys.stderr)
    return SetupRefused(
        f"'{step}' 단계가 실패했습니다. 위에 적힌 까닭과 기록({LOG})을 확인하십시오.",
        f"The step failed; its output is in {LOG}.",
    )


def say(korean: str, english: str) -> None:
    """Print what is being done."""
    print(f"- {korean} ({english})", flush=True)
