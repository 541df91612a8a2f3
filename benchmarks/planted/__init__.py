"""Forms made from a seed, faults planted in them, and what the library finds: recall, and false alarms on clean forms.

A form is grown (:mod:`growing`) as a :class:`~benchmarks.planted.drafts.Draft`, which is what a clerk has in mind; a
layout writes it as a file (:mod:`layouts`, :mod:`writing`), and the library reads that file as it would any other.
*Clean* means that a careful reviewer would raise nothing beyond advice on wording. A planter (:mod:`faults`) takes a
clean draft and gives one with the fault of one code, and the places where the finding may stand.

Neither was shaped to what the checks accept: the forms follow the notations and frequencies of published forms, the
faults follow the one line that says what each check is for. Everything follows from the seed.
"""
