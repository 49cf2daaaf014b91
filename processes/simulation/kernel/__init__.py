"""The event kernel, written once: plain Python over lists, or compiled by numba over arrays.

Every function here takes the World and stays inside what both understand. What differs is in
plain.py and compiled.py: how records are kept, and the heap.
"""
