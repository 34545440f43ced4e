"""The verifier's network: a small BERT read as a cross-encoder, with a sentence head and a word head."""

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

LABELS = ("entailment", "neutral", "contradiction")


class Verifier(nn.Module):
    """Premise and claim in, three logits out (in the order of LABELS), and one logit a token, high where it is wrong.

    The sentence head sees the first token, the mean and the maximum over the claim's tokens: one wrong word is a claim's
    fault, and a maximum keeps it in sight where a mean drowns it.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        self.body = BertModel(config, add_pooling_layer=False)
        width = config.hidden_size
        self.mix = nn.Linear(3 * width, width)
        self.head = nn.Linear(width, len(LABELS))
        self.word_head = nn.Linear(width, 1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits of shape (batch, 3) and (batch, length) for integer tensors of shape (batch, length)."""
        states = self.body(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).last_hidden_state
        inside = (token_type_ids * attention_mask).unsqueeze(-1).to(states.dtype)
        mean = (states * inside).sum(1) / inside.sum(1).clamp(min=1.0)
        highest = (states + (inside - 1.0) * 1e4).amax(1)
        pooled = torch.tanh(self.mix(torch.cat((states[:, 0], mean, highest), dim=-1)))
        return self.head(pooled), self.word_head(states).squeeze(-1)


def build(base: Path, dropout: float) -> Verifier:
    """Return a network of the base's shape. `base` is a Hugging Face folder of a BERT; its weights are not loaded."""
    config = BertConfig.from_pretrained(base)
    config.hidden_dropout_prob = dropout
    config.attention_probs_dropout_prob = 0.0  # dropout inside attention is slow on a CPU
    return Verifier(config)


def load_base(model: Verifier, base: Path) -> None:
    """Put the base's weights into the body."""
    weights = BertModel.from_pretrained(base, add_pooling_layer=False).state_dict()
    model.body.load_state_dict(weights)
