"""An open benchmark of field accuracy: forms of every family of layouts, each with an answer key, in every file type.

From a seed come *truths* (what a form says, :mod:`.truth`), which *families* lay out as places print them
(:mod:`.families`), *faults* damage as people and programs do (:mod:`.faults`) and *writers* put into files
(:mod:`.writers`). What a reader makes of the files is compared with the key, field by field (:mod:`.measuring`).
``python -m benchmarks.corpus`` makes and measures; :mod:`.splits` says which families and words readers were developed
on and which serve for measuring alone.
"""
