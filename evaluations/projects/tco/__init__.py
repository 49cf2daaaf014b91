"""Five-year cost of SaaS against building or keeping, with ranges.

    found = comparing.compared(lines, assumptions)
    found.ratio.p50, found.cheaper

Pure: the same lines and assumptions give the same figures.
"""
