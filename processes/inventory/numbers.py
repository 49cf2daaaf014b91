"""Numbers as texts: exact where they must come back equal, rounded where people read them."""

from decimal import Decimal


def exact(number: float) -> str:
    """Write every digit of a number, with thousands commas: 1,850 or 0.333333."""
    if number == int(number):
        return f"{int(number):,}"
    return f"{Decimal(repr(number)):,f}"


def figure(number: float) -> str:
    """Write a number with thousands commas and no idle decimals: 1,850 or 0.5."""
    return f"{round(number, 2):,.2f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """Write a share of 1 with every digit: 12.5%."""
    hundredfold = Decimal(repr(float(share))) * 100
    return f"{hundredfold.normalize():f}%"


def of_percent(digits: str) -> float:
    """Return the share that a percentage stands for, to the last digit."""
    return float(Decimal(digits) / 100)
