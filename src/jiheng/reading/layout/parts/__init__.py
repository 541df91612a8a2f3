"""The parts of a form, from header to footer: what each prints, and how places differ."""
