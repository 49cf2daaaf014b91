"""How people sign in here: WORKBENCH_SIGN_IN, and what each way needs.

demo (the default)  no sign-in, every right, on this machine's own address alone
local               accounts of the workbench with passwords
proxy               a proxy before us names the person in a header, with a secret both know
oidc                an OpenID Connect provider, through Streamlit's st.login
"""

import ipaddress
import os
from collections.abc import Mapping
from enum import StrEnum

from errors import WorkbenchError

_NEEDED = {
    "proxy": ("WORKBENCH_PROXY_SECRET",),
    "oidc": (
        "WORKBENCH_OIDC_METADATA_URL",
        "WORKBENCH_OIDC_CLIENT_ID",
        "WORKBENCH_OIDC_CLIENT_SECRET",
        "WORKBENCH_OIDC_REDIRECT_URI",
    ),
}
_SHORTEST_SECRET = 32


class Mode(StrEnum):
    """A way of signing in."""

    DEMO = "demo"
    LOCAL = "local"
    PROXY = "proxy"
    OIDC = "oidc"


class BadMode(WorkbenchError):
    """The way of signing in can't be used as it is set."""


def mode() -> Mode:
    """Return the way that is set, or raise BadMode."""
    name = os.environ.get("WORKBENCH_SIGN_IN", Mode.DEMO)
    try:
        return Mode(name)
    except ValueError:
        ways = ", ".join(Mode)
        raise BadMode(f"WORKBENCH_SIGN_IN '{name}'은(는) 없습니다. {ways} 중에 적으세요.") from None


def check(address: str, environment: Mapping[str, str] = os.environ) -> Mode:
    """Return the mode if it may serve at that address; raise BadMode with what to set."""
    found = mode()
    for name in _NEEDED.get(found, ()):
        if not environment.get(name):
            raise BadMode(f"로그인 방식 '{found}'에는 {name}이(가) 있어야 합니다. 값을 정하세요.")
    if found is Mode.PROXY and len(environment["WORKBENCH_PROXY_SECRET"]) < _SHORTEST_SECRET:
        raise BadMode(f"WORKBENCH_PROXY_SECRET이 {_SHORTEST_SECRET}자보다 짧습니다. 늘리세요.")
    if found in (Mode.DEMO, Mode.PROXY) and not loopback(address):
        why = "로그인이 없으므로" if found is Mode.DEMO else "머리글을 꾸며 보낼 수 있으므로"
        raise BadMode(
            f"'{found}' 방식은 {why} 이 컴퓨터의 주소(localhost)에서만 엽니다. "
            "다른 주소에서 열려면 WORKBENCH_SIGN_IN=local로 시작하세요."
        )
    return found


def loopback(address: str) -> bool:
    """Whether an address is this machine's own; an empty one means all of them."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
