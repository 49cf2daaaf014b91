"""The way of signing in is set before anyone is served, or nothing is served."""

import pytest

from access.modes import BadMode, Mode, check, loopback

_SECRET = {"WORKBENCH_PROXY_SECRET": "s" * 32}


@pytest.mark.parametrize(
    ("address", "own"),
    [
        *((own, True) for own in ("localhost", "127.0.0.1", "::1", "127.9.9.9")),
        *((other, False) for other in ("0.0.0.0", "", "10.0.0.1", "example.org")),
    ],
)
def test_only_this_machines_own_addresses_are_loopback(address, own):
    assert loopback(address) is own


@pytest.mark.parametrize(
    ("mode", "address", "given", "found"),
    [
        ("demo", "localhost", {}, Mode.DEMO),
        ("local", "0.0.0.0", {}, Mode.LOCAL),
        ("proxy", "127.0.0.1", _SECRET, Mode.PROXY),
    ],
)
def test_a_way_that_is_whole_may_serve(monkeypatch, mode, address, given, found):
    monkeypatch.setenv("WORKBENCH_SIGN_IN", mode)
    assert check(address, given) is found


@pytest.mark.parametrize(
    ("mode", "address", "given", "named"),
    [
        ("demo", "0.0.0.0", {}, "localhost"),
        ("demo", "", {}, "localhost"),
        ("proxy", "0.0.0.0", _SECRET, "localhost"),
        ("proxy", "localhost", {}, "WORKBENCH_PROXY_SECRET"),
        ("proxy", "localhost", {"WORKBENCH_PROXY_SECRET": "short"}, "32자"),
        ("oidc", "localhost", {}, "WORKBENCH_OIDC_METADATA_URL"),
        ("magic", "localhost", {}, "magic"),
    ],
)
def test_a_way_that_is_not_whole_refuses_and_names_the_cure(
    monkeypatch, mode, address, given, named
):
    monkeypatch.setenv("WORKBENCH_SIGN_IN", mode)
    with pytest.raises(BadMode, match=named):
        check(address, given)
