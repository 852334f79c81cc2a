"""Would a learned model do better than the rules? A logistic regression on the same features, against the decision.

    python -m benchmarks.recover_learned

The pages of the evaluation gate are dealt into five parts; the regression is trained on four of them, with the features
of two blocks before and after, and compared on the fifth. Prints the mean F1 of the body's words over all pages. The
rules were written with these pages at hand, so their figure flatters them.
"""

from itertools import chain

import torch

from summarizer.article import blocks, contexts, decision, features
from summarizer.article.accounting import REASONS
from summarizer.article.normalise import normalise
from tests.article import pages

PARTS, AROUND, RIDGE = 5, 2, 3e-3
Block = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]  # features, is body, rules say so, words


def describe(seen: features.Features, gap: int, context: contexts.Context) -> list[float]:
    """One block as numbers."""
    kind = seen.cue.kind if seen.cue else ""
    numbers: list[float] = [
        min(seen.words, 80) / 20,
        min(seen.sentences, 6),
        seen.function_ratio,
        min(seen.site_words, 4),
    ]
    numbers += [context.price, gap > 0, seen.cue is not None and seen.cue.whole, seen.segments > 2]
    numbers += [seen.terminal, seen.truncated, seen.leads_on, seen.item, seen.bullet, seen.quantity, seen.digits]
    numbers += [
        seen.time_only,
        seen.date_only,
        seen.link,
        seen.upper,
        seen.question,
        seen.credit,
        seen.code,
        seen.prose,
    ]
    return numbers + [kind == reason for reason in REASONS]


def measure(page: pages.Page) -> Block:
    """The blocks of a page with the features of their neighbours, the gold, the decision and their words."""
    found = blocks.split(normalise(page.paste))
    seen, gold = features.observe(found), set(map(pages.words, page.paragraphs))
    rows = [describe(*row) for row in zip(seen, (b.gap for b in found), contexts.contexts(found, seen), strict=True)]
    empty = [[0.0] * len(rows[0])] * AROUND
    padded = empty + rows + empty
    wide = [list(chain.from_iterable(padded[i : i + 2 * AROUND + 1])) for i in range(len(rows))]
    rules = [verdict.state is decision.State.BODY for verdict in decision.decide(found, seen)]
    body = [pages.words(block.text) in gold for block in found]
    return torch.tensor(wide), torch.tensor(body), torch.tensor(rules), torch.tensor([s.words for s in seen])


def train(rows: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    """The weights of a ridge logistic regression, the last one its intercept."""
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)
    balance = (~gold).sum() / gold.sum()

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(rows @ weights, gold.float(), pos_weight=balance)
        loss = loss + RIDGE * weights[:-1].square().sum()
        loss.backward()
        return loss

    optimizer.step(closure)
    return weights.detach()


def f1(gold: torch.Tensor, found: torch.Tensor, words: torch.Tensor) -> float:
    """F1 of the words of the body."""
    return float(2 * words[gold & found].sum() / (words[gold].sum() + words[found].sum()).clamp(min=1))


def main() -> None:
    """Prints one line for the rules and one for the regression."""
    data = [measure(page) for page in pages.load() if page.paragraphs]
    learned, ruled = [], []
    for part in range(PARTS):
        training = [block for i, block in enumerate(data) if i % PARTS != part]
        rows = torch.cat([block[0] for block in training])
        mean, spread = rows.mean(0), rows.std(0) + 1e-6

        def scale(rows: torch.Tensor, mean: torch.Tensor = mean, spread: torch.Tensor = spread) -> torch.Tensor:
            return torch.cat([((rows - mean) / spread).clamp(-6, 6), torch.ones(len(rows), 1)], dim=1)

        weights = train(scale(rows), torch.cat([block[1] for block in training]))
        for rows, gold, rules, words in data[part::PARTS]:
            learned.append(f1(gold, scale(rows) @ weights > 0, words))
            ruled.append(f1(gold, rules, words))
    print(f"rules and Viterbi: {sum(ruled) / len(ruled):.3f} over {len(ruled)} pages")
    print(f"logistic regression, on pages it has not seen: {sum(learned) / len(learned):.3f}")


if __name__ == "__main__":
    main()
