"""Random numbers: one stream per replication, case and element, and draws by inversion.

A stream is splitmix64 (Steele, Lea & Flood 2014) started from the mixed keys of replication,
case and element, so that a case meets the same chance at the same element in every scenario.
All constants are above 2 ** 63: numba then keeps to unsigned 64 bits.
"""

from math import exp, log, sqrt
from typing import Any

from processes.simulation.kernel.layout import (
    EMPIRICAL,
    EXPONENTIAL,
    FIXED,
    GAMMA,
    LOGNORMAL,
    TRIANGULAR,
    UNIFORM,
    World,
)

MASK = 0xFFFFFFFFFFFFFFFF
GOLDEN = 0x9E3779B97F4A7C15
MULTIPLIER_1 = 0xBF58476D1CE4E5B9
MULTIPLIER_2 = 0x94D049BB133111EB
STEP = 2.0**-52
TRIES = 100_000


def mix(state: int) -> int:
    """Return 64 bits that depend on every bit of the state."""
    state = ((state ^ (state >> 30)) * MULTIPLIER_1) & MASK
    state = ((state ^ (state >> 27)) * MULTIPLIER_2) & MASK
    return state ^ (state >> 31)


def uniform(w: World, case: int, stream: int) -> float:
    """Return the next number of the stream, above 0 and below 1."""
    place = case * w.regs[0].streams + stream
    state = w.streams[place]
    if state == 0:
        state = mix(w.cases[case].key ^ w.keys[stream])
    state = (state + GOLDEN) & MASK
    w.streams[place] = state
    return ((mix(state) >> 12) + 0.5) * STEP


def draw(w: World, case: int, stream: int, number: int) -> float:
    """Return one value of the distribution."""
    dist = w.dists[number]
    if dist.kind == FIXED:
        return dist.a  # type: ignore[no-any-return]
    chance = uniform(w, case, stream)
    if dist.kind == EXPONENTIAL:
        return dist.low - dist.a * log(1.0 - chance * dist.top)  # type: ignore[no-any-return]
    if dist.kind == GAMMA:
        return gamma_within(w, case, stream, number, chance)
    if dist.kind == EMPIRICAL:
        return empirical(w, number, chance)
    return inverse(dist, chance)


def inverse(dist: Any, chance: float) -> float:
    """Return the quantile of a normal, lognormal, uniform or triangular distribution."""
    if dist.kind == UNIFORM:
        return dist.low + (dist.high - dist.low) * chance  # type: ignore[no-any-return]
    if dist.kind == TRIANGULAR:
        width = dist.high - dist.low
        if chance * width < dist.a - dist.low:
            return dist.low + sqrt(chance * width * (dist.a - dist.low))  # type: ignore[no-any-return]
        return dist.high - sqrt((1.0 - chance) * width * (dist.high - dist.a))  # type: ignore[no-any-return]
    score = dist.a + dist.b * normal_quantile(dist.bottom + chance * (dist.top - dist.bottom))
    if dist.kind == LOGNORMAL:
        return exp(score)
    return score  # type: ignore[no-any-return]


def empirical(w: World, number: int, chance: float) -> float:
    """Return the value of a table whose cumulated share is the first to reach the chance."""
    dist = w.dists[number]
    place = dist.first
    while w.shares[place] < chance:
        place += 1
    return w.values[place]  # type: ignore[no-any-return]


def gamma_within(w: World, case: int, stream: int, number: int, chance: float) -> float:
    """Return a gamma value within the bounds (Marsaglia & Tsang 2000); `chance` is the first."""
    dist = w.dists[number]
    shape = dist.a if dist.a >= 1.0 else dist.a + 1.0
    d = shape - 1.0 / 3.0
    c = 1.0 / sqrt(9.0 * d)
    for _ in range(TRIES):
        x = normal_quantile(chance)
        v = 1.0 + c * x
        chance = uniform(w, case, stream)
        if v > 0.0:
            v = v * v * v
            if log(chance) < 0.5 * x * x + d - d * v + d * log(v):
                value = d * v * dist.b
                if dist.a < 1.0:
                    value = value * exp(log(uniform(w, case, stream)) / dist.a)
                if dist.low <= value <= dist.high:
                    return value  # type: ignore[no-any-return]
            chance = uniform(w, case, stream)
    return dist.low  # type: ignore[no-any-return]


def normal_quantile(p: float) -> float:
    """Return the standard normal quantile (Wichura 1988, AS 241, about 16 digits)."""
    q = p - 0.5
    if -0.425 <= q <= 0.425:
        r = 0.180625 - q * q
        return q * _centre(r)
    r = p if q < 0.0 else 1.0 - p
    r = sqrt(-log(r))
    x = _shoulder(r - 1.6) if r <= 5.0 else _tail(r - 5.0)
    return -x if q < 0.0 else x


def _centre(r: float) -> float:
    above = (
        ((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r
        + 6.7265770927008700853e4) * r + 4.5921953931549871457e4) * r
        + 1.3731693765509461125e4) * r + 1.9715909503065514427e3) * r
        + 1.3314166789178437745e2) * r + 3.3871328727963666080e0
    )  # fmt: skip
    below = (
        ((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r
        + 3.9307895800092710610e4) * r + 2.1213794301586595867e4) * r
        + 5.3941960214247511077e3) * r + 6.8718700749205790830e2) * r
        + 4.2313330701600911252e1) * r + 1.0
    )  # fmt: skip
    return above / below


def _shoulder(r: float) -> float:
    above = (
        ((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r
        + 2.41780725177450611770e-1) * r + 1.27045825245236838258e0) * r
        + 3.64784832476320460504e0) * r + 5.76949722146069140550e0) * r
        + 4.63033784615654529590e0) * r + 1.42343711074968357734e0
    )  # fmt: skip
    below = (
        ((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r
        + 1.51986665636164571966e-2) * r + 1.48103976427480074590e-1) * r
        + 6.89767334985100004550e-1) * r + 1.67638483018380384940e0) * r
        + 2.05319162663775882187e0) * r + 1.0
    )  # fmt: skip
    return above / below


def _tail(r: float) -> float:
    above = (
        ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r
        + 1.24266094738807843860e-3) * r + 2.65321895265761230930e-2) * r
        + 2.96560571828504891230e-1) * r + 1.78482653991729133580e0) * r
        + 5.46378491116411436990e0) * r + 6.65790464350110377720e0
    )  # fmt: skip
    below = (
        ((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r
        + 1.84631831751005468180e-5) * r + 7.86869131145613259100e-4) * r
        + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r
        + 5.99832206555887937690e-1) * r + 1.0
    )  # fmt: skip
    return above / below
