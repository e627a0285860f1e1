"""The tags of a page that say when it was published or updated; the weight is how far each is to be trusted.

By themselves, so that the window can name a tag and load nothing that reads pages: while a worker loads that, another
thread that began in its midst would find half of it.
"""

from __future__ import annotations

from typing import Final

DATES: Final = {
    kind: {tag: weight for weight, names in rows for tag in names.split(", ")}
    for kind, rows in {
        "published": (
            (0.95, "article:published_time, JSON-LD datePublished, itemprop datePublished"),
            (0.94, "og:article:published_time, og:published_time, article:published, rnews:datepublished"),
            (0.93, "citation_publication_date, citation_date, citation_online_date"),
            (0.92, "dc.date.issued, dcterms.issued, dc.date.published, dcterms.available"),
            (0.91, "dcterms.created, dc.date.created, dc.created, dc.date, dcterms.date, dc:date"),
            (0.9, "pubdate, publishdate, publish-date, publish_date, publication_date, pub_date, publicationdate"),
            (0.9, "datepublished, date_published, publishtime, publish_time, article-publication_date"),
            (0.89, "parsely-pub-date, sailthru.date, cxenseparse:recs:publishtime, bt:pubdate"),
            (0.88, "originalpublicationdate, article.published, article_date_original, displaydate, dateposted"),
            (0.88, "article:post_date, article.created, dcsext.articlefirstpublished"),
            (0.86, "JSON-LD dateCreated, itemprop dateCreated, created, date"),
            (0.84, "<time pubdate>, <time class published>"),
        ),
        "updated": (
            (0.95, "article:modified_time, JSON-LD dateModified, itemprop dateModified"),
            (0.93, "og:updated_time, og:article:modified_time, dcterms.modified, dc.date.modified"),
            (0.9, "article.updated, article:modified, lastmod, last-modified, modified, updated"),
        ),
    }.items()
}
TAGS: Final = frozenset(tag for weights in DATES.values() for tag in weights) | {"<time>"}
