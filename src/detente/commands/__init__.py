"""The commands of `detente`, one module each.

`register` enters it in the parser, with the function that runs it.
"""
