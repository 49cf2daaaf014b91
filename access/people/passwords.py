"""Passwords: kept as argon2id alone (RFC 9106), checked in even time, refused when weak."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from errors import WorkbenchError

SHORTEST, LONGEST = 12, 128
_HASHER = PasswordHasher()  # the library's defaults: argon2id, 64 MiB, 3 passes
# Verified where there is no such account, so that the time tells nothing.
_NOBODY = _HASHER.hash("nobody has this password")


class WeakPassword(WorkbenchError):
    """A password that is easily guessed."""

    def __init__(self, fault: str) -> None:
        super().__init__(f"비밀번호를 바꾸세요: {fault}")


def hashed(password: str, login: str) -> str:
    """Return what is kept of a password, or raise WeakPassword.

    Length counts, not kinds of characters (NIST SP 800-63B 3.1.1.2).
    """
    if len(password) < SHORTEST:
        raise WeakPassword(f"{SHORTEST}자보다 짧습니다.")
    if len(password) > LONGEST:
        raise WeakPassword(f"{LONGEST}자보다 깁니다.")
    if len(set(password)) < 5:
        raise WeakPassword("같은 글자가 너무 많이 되풀이됩니다.")
    if login and login.casefold() in password.casefold():
        raise WeakPassword("로그인 이름이 들어 있습니다.")
    return _HASHER.hash(password)


def matches(kept: str, password: str) -> bool:
    """Whether the password is the one that was kept; takes as long where nothing was kept."""
    try:
        return _HASHER.verify(kept or _NOBODY, password[: LONGEST + 1]) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False
