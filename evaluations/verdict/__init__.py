"""From answers to verdicts: points, gates, outcomes, reasons, and what is still to find out."""
