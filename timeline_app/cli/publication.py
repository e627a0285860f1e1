"""The command that shows what speaks for each publication date, and takes what is proposed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from timeline_app.cli.project import print_moved
from timeline_app.cli.reporting import DONE, FAILED, UsageError, complain, count, tell
from timeline_app.records import InputError

if TYPE_CHECKING:
    import argparse

    from timeline_app.records import Article, Evidence, Proposal
    from timeline_app.workspace import Workspace

_SURE = 0.5  # what many are accepted from at once, unless another measure is asked for


def published(args: argparse.Namespace) -> int:
    """List articles with the evidence of their publication dates, or accept what is proposed for them."""
    from timeline_app.workspace import Workspace

    if args.table is not None and args.names is not None:
        raise UsageError("--table and --names: choose one of them")
    if args.accept and args.json:
        raise UsageError("--accept prints what moved, for a reader; run it without --json")
    with Workspace(args.project) as workspace:
        proposed, status = _proposals(args, workspace)
        least = args.at_least if args.at_least is not None else _SURE if args.accept else 0.0
        proposals = tuple(proposal for proposal in proposed if proposal.confidence >= least)
        if args.accept:
            named = count(len(proposals), "publication date")
            moved = workspace.do(f"accepted {named}", workspace.accepting(proposals)).moved if proposals else ()
            print_moved(moved)
            left = f"; {len(proposed) - len(proposals)} less sure than {least:g} left" if proposals != proposed else ""
            tell(f"{args.project}: {count(len(proposals), 'date')} accepted{left}")
            return status
        _list(args, workspace.articles(), {proposal.article: proposal for proposal in proposals})
    return status


def _proposals(args: argparse.Namespace, workspace: Workspace) -> tuple[tuple[Proposal, ...], int]:
    """Return the proposals asked for; each row of a table that dates nothing is named."""
    if args.names is not None:
        try:
            return workspace.proposals_from_names(args.names), DONE
        except InputError as error:
            raise UsageError(f"--names {error}") from error
    if args.table is None:
        return workspace.proposals(), DONE
    report = workspace.proposals_from_table(Path(args.table))
    for row in report.unmatched:
        complain(f"{args.table}, line {row.line}: {row.reason}")
    return report.proposals, FAILED if report.unmatched else DONE


def _list(args: argparse.Namespace, articles: tuple[Article, ...], proposals: dict[str, Proposal]) -> None:
    from timeline_app.exchange.jsonlines import line, publication_json

    chosen = args.table is not None or args.names is not None
    for article in articles:
        proposal = proposals.get(article.id)
        if chosen and proposal is None:
            continue
        if args.json:
            print(line(publication_json(article, proposal)))
        else:
            _print(article, proposal)


def _print(article: Article, proposal: Proposal | None) -> None:
    origin = f" ({article.published_from})" if article.published_from else ""
    print(f"{article.id}  {article.published or 'no date'}{origin}: {article.title}  ({article.file})")
    if proposal is not None:
        print(f"    proposed {proposal.date}, {proposal.confidence:.0%} sure")
    for sign in proposal.evidence if proposal else article.evidence:
        print(f"    {_wording(sign)}")


def _wording(sign: Evidence) -> str:
    from timeline_app.dates.wording import wording

    how = "states" if sign.stated else "suggests"
    quote = f": {sign.quote}" if sign.quote not in sign.origin else ""
    return f"{sign.origin} {how} {sign.kind} {wording(sign.date)}{quote}  [{sign.weight:.0%}]"
