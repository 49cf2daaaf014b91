"""SVG elements as text: every value escaped, every number short, the same input the same bytes."""

from xml.sax.saxutils import escape

from processes.bpmn.model import Bounds, Point

INK = "#1e2124"
SOFT = "#464c53"
HAIR = "#8a949e"
BAND = "#f4f5f6"
PAPER = "#ffffff"
_TINT, _DARK = 0.45, 0.75


def tag(name: str, content: str = "", /, **attributes: float | str | None) -> str:
    """Return one element; an underscore in an attribute's name stands for a hyphen."""
    written = "".join(
        f' {key.replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def number(value: float) -> str:
    """Return a number with at most two decimals."""
    short = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def path(shape: str, **attributes: float | str | None) -> str:
    """Return a path element."""
    return tag("path", d=shape, **attributes)


def line(*points: Point) -> str:
    """Return the commands of a path along the points."""
    return "M" + "L".join(f"{number(point.x)} {number(point.y)}" for point in points)


def rectangle(bounds: Bounds, **attributes: float | str | None) -> str:
    """Return a rectangle."""
    size = {"x": bounds.x, "y": bounds.y, "width": bounds.width, "height": bounds.height}
    return tag("rect", **size, **attributes)


def circle(centre: Point, radius: float, **attributes: float | str | None) -> str:
    """Return a circle."""
    return tag("circle", cx=centre.x, cy=centre.y, r=max(radius, 0), **attributes)


def placed(content: str, at: Point, scale: float = 1) -> str:
    """Return a drawing around the origin, moved and scaled."""
    size = "" if scale == 1 else f" scale({number(scale)})"
    return tag("g", content, transform=f"translate({number(at.x)} {number(at.y)}){size}")


def fill_of(colour: str | None, otherwise: str = PAPER) -> str:
    """Return a fill from the file as a tint: black text stays readable on it, also in print."""
    if colour is None or _luminance(colour) < 0.2:
        return otherwise
    parts = (255 - (255 - part) * _TINT for part in _parts(colour))
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def stroke_of(colour: str | None, otherwise: str = INK) -> str:
    """Return a line colour from the file where it can be seen on white."""
    return colour if colour and _luminance(colour) < _DARK else otherwise


def _luminance(colour: str) -> float:
    red, green, blue = (part / 255 for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _value(value: float | str) -> str:
    return escape(value, {'"': "&quot;"}) if isinstance(value, str) else number(value)
