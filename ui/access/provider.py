"""What Streamlit's st.login needs to know of an OpenID Connect provider, from the environment."""

import os
from typing import Any

from access.modes import Mode, mode
from ui.access.secret import secret

_PREFIX = "WORKBENCH_OIDC_"


def secrets() -> dict[str, Any] | None:
    """Return the secrets for st.App, or None where people sign in another way."""
    if mode() is not Mode.OIDC:
        return None
    names = ("client_id", "client_secret", "redirect_uri")
    given = {name: os.environ.get(_PREFIX + name.upper(), "") for name in names}
    metadata = os.environ.get(f"{_PREFIX}METADATA_URL", "")
    return {"auth": {**given, "server_metadata_url": metadata, "cookie_secret": secret()}}
