"""Stages 3 and 4: the API and a language in, the files of that language out.

``discovery`` finds the languages, ``rendering`` renders one. They are not imported here: who asks which languages there are
shall not wait for the template engine.
"""
