"""Imported once by the process from which readers are forked: all that reading loads is there before the first article.

Importing it reads a sentence, for models and tables are loaded when they are first asked for.
"""

from __future__ import annotations

import gc

from timeline_app.extract.pipeline import read_article
from timeline_app.records import Source

_SENTENCE = "ARDEN, 3 May 2018 - Jan Roe of the Harbour Board said on Tuesday that the ferry had sunk near Elsewick."

gc.disable()  # all that is loaded stays
read_article(Source("first.txt", f"{_SENTENCE}\n\n“It sank,” she said.\n".encode(), "text"))
gc.enable()
gc.collect()
gc.freeze()  # nobody looks through it again, so that forked readers share it
