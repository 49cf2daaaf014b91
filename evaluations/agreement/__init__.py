"""Whether several raters say the same: coefficients, their intervals, what divides them."""
