"""Files are read in processes of their own: each within limits of computing, time and memory, ended when one
is passed.
"""
