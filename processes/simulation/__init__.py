"""Simulation and flow analysis of a business process: values in, values out."""
