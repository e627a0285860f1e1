"""Undated articles and dates proposed for them, for the tests of the tray, the evidence card and the dialogs."""

from __future__ import annotations

from timeline_app.dates.edtf import Edtf
from timeline_app.records import Article, Evidence, Proposal, Row, TableReport

NAME = Evidence("published", Edtf.parse("2019-03-14"), "file name", "2019-03-14_ferry.txt", 0.65, stated=False)
WEEKDAY = Evidence("published", Edtf.parse("[2013-03-14,2019-03-14]"), "weekday", "Thursday, 14 March", 0.6, False)
COPY = Evidence("published", Edtf.parse("2020-01-02"), "address of the page", "2020/01/02", 0.4, stated=False)
CHANGED = Evidence("updated", Edtf.parse("2021-05-06"), "article:modified_time", "2021-05-06", 0.9, stated=True)

FERRY = Article("ferry", "2019-03-14_ferry.txt", "", "", "Ferry sinks", "", evidence=(NAME, WEEKDAY, COPY, CHANGED))
BRIDGE = Article("bridge", "bridge.txt", "", "", "Bridge opens", "")
STRIKE = Article("strike", "strike.txt", "", "", "Dockers end their strike", "")
BARE = Article("bare", "bare.txt", "", "", "What is owed", "")
ARTICLES = {article.id: article for article in (BARE, BRIDGE, STRIKE, FERRY)}

OF_FERRY = Proposal("ferry", Edtf.parse("2019-03-14"), 0.9, (NAME, WEEKDAY, COPY))
OF_BRIDGE = Proposal("bridge", Edtf.parse("2019-05-14"), 0.5, (WEEKDAY,))
OF_STRIKE = Proposal("strike", Edtf.parse("2019-05-21"), 0.7, (NAME,))
PROPOSALS = {proposal.article: proposal for proposal in (OF_BRIDGE, OF_STRIKE, OF_FERRY)}

REPORT = TableReport(
    (OF_FERRY, OF_STRIKE),
    (Row(3, "2019-13-01,bridge.txt", "no such month"), Row(7, "2019-04-02,boat.txt", "no article has this name")),
)
