"""Attribution: who says which words, and of whom. Unattributed is better than wrong.

Six wings, each knowing only those before it: gazetteer (who is known), mentions (where a text names
somebody), syntax (quotations, noun phrases, subjects), coreference (whom a pronoun or an office means),
speakers (who says it), targets (which side a cue is aimed at). What others use is named in each wing's
`__init__`.
"""
